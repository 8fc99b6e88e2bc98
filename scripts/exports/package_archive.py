"""One package as a ZIP: descriptor, tables, attachments, and files that say what it is and how to use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scripts.exports import bundle
from scripts.exports.citations import ModifiedDays, bibtex, last_changed
from scripts.exports.encoders import archive
from scripts.i18n.edition import Edition
from scripts.model.package import Package
from scripts.model.values import json_bytes


@dataclass(frozen=True)
class PackageSource:
    """A package with all that its files are made of: the packages it refers to, the editions, its changes."""

    package: Package
    packages: tuple[Package, ...]
    editions: tuple[Edition, ...]
    modified: ModifiedDays

    @cached_property
    def members(self) -> tuple[bundle.Member, ...]:
        """Its tables and those that they refer to."""
        return bundle.members(self.package, self.packages)

    @cached_property
    def descriptor(self) -> bytes:
        """Its `datapackage.json` as published."""
        return json_bytes(bundle.descriptor(self.package, self.packages), indent=2)


def package_zip(source: PackageSource) -> bytes:
    """The archive's bytes; everything in it stands in a folder of the package's name."""
    package = source.package
    files = [("datapackage.json", source.descriptor), *((m.file, m.table.raw) for m in source.members)]
    files += [(a.file, a.raw) for a in package.attachments]
    files += [(f"README.{e.t.code}.md", readme(source, e)) for e in source.editions]
    citation = bibtex(package, source.editions[0], last_changed(package, source.modified))
    files += [("CITATION.bib", citation.encode())]
    files += [("LICENSE.txt", licence_text(package, source.editions))]
    return archive((f"{package.name}/{name}", content) for name, content in files)


def readme(source: PackageSource, edition: Edition) -> bytes:
    """What the archive holds, where it comes from, how it may be used, in one language."""
    t, code, package = edition.t, edition.t.code, source.package
    tables = "\n".join(
        f"- `{m.file}`: {m.table.title[code]}. {m.table.description.get(code, '')}".rstrip()
        for m in source.members
    )
    tables += "".join(f"\n- `{a.file}`" for a in package.attachments)
    text = t.text(
        "archive.readme",
        title=package.title[code],
        description=package.description.get(code, ""),
        version=package.version or t.text("unknown.text"),
        tables=tables,
        site=edition.site.name,
        address=f" {edition.site.url}data/#{package.name}" if edition.site.url else "",
    )
    return f"{text.strip()}\n".encode()


def licence_text(package: Package, editions: Iterable[Edition]) -> bytes:
    """The licences that a package's descriptor names, or, in each language, that it names none."""
    lines = [" ".join(filter(None, (x.title, x.name, x.path))) for x in package.licenses]
    lines = lines or [e.t.text("archive.no_licence") for e in editions]
    return ("\n".join(lines) + "\n").encode()
