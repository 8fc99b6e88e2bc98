"""What people take away and where it is published: every file below `data/`, the same in every build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.exports import dcat
from scripts.exports.citations import NOT_KNOWN, ModifiedDays
from scripts.exports.encoders import archive
from scripts.exports.files import FileInfo, PublishedFile
from scripts.exports.formats import PACKAGE_FORMATS, TABLE_FORMATS, package_path, table_path
from scripts.exports.package_archive import PackageSource
from scripts.i18n.edition import Edition
from scripts.model.package import Package

NO_FINGERPRINTS: Mapping[str, Sequence[str]] = {}
VERIFIER = Path(__file__).with_name("verify.py")  # runs by itself wherever somebody has put it


def downloads(
    packages: Iterable[Package],
    editions: Iterable[Edition],
    modified: ModifiedDays = NOT_KNOWN,
    fingerprints: Mapping[str, Sequence[str]] = NO_FINGERPRINTS,
) -> list[PublishedFile]:
    """Every file of every package, all in one ZIP, its verifier, the catalogue, the list of all checksums.

    `fingerprints` are the ordered hashes of each document that was read, by its id.
    """
    packages, editions = tuple(sorted(packages, key=lambda p: p.name)), tuple(editions)
    sources = [PackageSource(package, packages, editions, modified) for package in packages]
    files = [file for source in sources for file in package_files(source)]
    files += [fingerprint_file(document, hashes) for document, hashes in fingerprints.items()]
    files.sort(key=lambda f: f.path)
    everything = archive((f.path.removeprefix("data/"), f.content) for f in files if in_archive(f.path))
    files.append(PublishedFile("data/all.zip", everything))
    files.append(PublishedFile("data/verify.py", VERIFIER.read_bytes()))
    infos = {f.path: FileInfo.of(f.content) for f in files}
    catalogue = PublishedFile("data/catalog.jsonld", dcat.catalogue(packages, editions, infos, modified))
    infos[catalogue.path] = FileInfo.of(catalogue.content)
    files = sorted([*files, catalogue], key=lambda f: f.path)
    sums = "".join(f"{infos[f.path].sha256}  {f.path.removeprefix('data/')}\n" for f in files)
    return [*files, PublishedFile("data/SHA256SUMS", sums.encode())]


def fingerprint_file(document: str, hashes: Sequence[str]) -> PublishedFile:
    """A document's fingerprint as it stands in the repository, a hash a line: with it a text is proven."""
    lines = "".join(f"{line}\n" for line in hashes)
    return PublishedFile(f"data/reference/fingerprints/{document}.txt", lines.encode())


def in_archive(path: str) -> bool:
    """True for what the ZIP of everything holds: tables and descriptors, not the archives of the same."""
    return not path.endswith((".zip", ".xlsx"))


def package_files(source: PackageSource) -> Iterator[PublishedFile]:
    """One package's files: descriptor, tables in each format, borrowed tables, attachments, the whole."""
    package = source.package
    folder = f"data/{package.name}"
    yield PublishedFile(f"{folder}/datapackage.json", source.descriptor)
    for table in package.tables:
        for table_format in TABLE_FORMATS:
            path = table_path(package, table, table_format.ending)
            yield PublishedFile(path, table_format.encode(table))
    for member in source.members:
        if member.package is not package:
            yield PublishedFile(f"{folder}/{member.file}", member.table.raw)
    for attachment in package.attachments:
        yield PublishedFile(f"{folder}/{attachment.file}", attachment.raw)
    for package_format in PACKAGE_FORMATS:
        yield PublishedFile(package_path(package, package_format.ending), package_format.encode(source))
