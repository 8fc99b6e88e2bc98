"""This room packs: every file that people take away, byte for byte the same between builds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from scripts.exports import bundle, metadata
from scripts.exports import encoders as formats
from scripts.i18n.edition import Edition
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.ledger import TABLES
from scripts.model.package import License, Package, Table

UNKNOWN: Mapping[tuple[str, str], date] = MappingProxyType({})  # when tables were last changed
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Download:
    """A file to be: its path from the site's root, which never moves, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Kept:
    """A file to be whose bytes wait in the cache: read one at a time, so that memory does not grow."""

    path: str
    file: Path

    @property
    def content(self) -> bytes:
        return self.file.read_bytes()


def downloads(
    packages: Iterable[Package],
    editions: Iterable[Edition],
    modified: Mapping[tuple[str, str], date] = UNKNOWN,
) -> list[Download]:
    """Every file of every package, the whole in one, the catalogue, and the list of their hashes.

    `modified` says when a table was last changed, by its package's name and its own, where that is known.
    """
    packages, editions = sorted(packages, key=lambda p: p.name), list(editions)
    files = sorted(package_files(packages, editions, modified), key=lambda f: f.path)
    whole = formats.archive((f.path.removeprefix("data/"), f.content) for f in files if in_whole(f.path))
    files.append(Download("data/all.zip", whole))
    stored = {f.path: metadata.Stored.of(f.content) for f in files}
    names = {e.t.code: e.site.name for e in editions}
    home = editions[0].site.url
    described = metadata.catalogue(packages, names, home, stored, modified)
    files.append(Download("data/catalog.jsonld", described))
    stored["data/catalog.jsonld"] = metadata.Stored.of(described)
    files.sort(key=lambda f: f.path)
    sums = "".join(f"{stored[f.path].sha256}  {f.path.removeprefix('data/')}\n" for f in files)
    return [*files, Download("data/SHA256SUMS", sums.encode())]


def in_whole(path: str) -> bool:
    """What the one ZIP of everything holds: tables and descriptors, not the archives of the same."""
    return not path.endswith((".zip", ".xlsx"))


def package_files(
    packages: list[Package], editions: list[Edition], modified: Mapping[tuple[str, str], date]
) -> Iterator[Download]:
    for package in packages:
        place = f"data/{package.name}"
        described = bundle.as_text(bundle.descriptor(package, packages))
        members = bundle.members(package, packages)
        yield Download(f"{place}/datapackage.json", described)
        for member in members:
            yield Download(f"{place}/{member.file}", member.table.raw)
        for attachment in package.attachments:
            yield Download(f"{place}/{attachment.file}", attachment.raw)
        for table in package.tables:
            # One file serves Excel as it is set up in Vietnam; a second one as it is in English.
            yield Download(f"{place}/{table.name}.excel.csv", formats.for_excel(table, ";", ","))
            yield Download(f"{place}/{table.name}.excel.en.csv", formats.for_excel(table, ",", "."))
            yield Download(f"{place}/{table.name}.json", formats.as_json(table))
            yield Download(f"{place}/{table.name}.parquet", formats.as_parquet(table))
        inside = [("datapackage.json", described), *((m.file, m.table.raw) for m in members)]
        inside += [(a.file, a.raw) for a in package.attachments]
        inside += [(f"README.{e.t.code}.md", readme(package, packages, e)) for e in editions]
        inside += [("CITATION.bib", citation(package, editions[0], changed(package, modified)).encode())]
        inside += [("LICENSE.txt", licence(package, editions))]
        yield Download(f"{place}.zip", formats.archive((f"{package.name}/{n}", c) for n, c in inside))
        yield Download(f"{place}.xlsx", formats.as_xlsx(package, notes(package)))


def readme(package: Package, packages: Iterable[Package], edition: Edition) -> bytes:
    """What the archive holds, where it comes from, how it may be used, in one language."""
    t, code = edition.t, edition.t.code
    tables = "\n".join(
        f"- `{m.file}`: {m.table.title[code]}. {m.table.description.get(code, '')}".rstrip()
        for m in bundle.members(package, packages)
    )
    tables += "".join(f"\n- `{a.file}`" for a in package.attachments)
    return (
        t.text(
            "archive.readme",
            title=package.title[code],
            description=package.description.get(code, ""),
            version=package.version or t.text("unknown.text"),
            tables=tables,
            site=edition.site.name,
            address=f" {edition.site.url}data/#{package.name}" if edition.site.url else "",
        ).strip()
        + "\n"
    ).encode()


def licence(package: Package, editions: Iterable[Edition]) -> bytes:
    """The licences that a package's descriptor names, or, in each language, that it names none."""
    lines = [" ".join(filter(None, (x.title, x.name, x.path))) for x in package.licenses]
    lines = lines or [e.t.text("archive.no_licence") for e in editions]
    return ("\n".join(lines) + "\n").encode()


def authors(package: Package, edition: Edition) -> list[str]:
    """Who made a package: we ours; of another's whom its descriptor names, if anybody."""
    named = [c.title for c in package.contributors if c.title]
    return [edition.site.name] if package.name in TABLES else named


def changed(package: Package, modified: Mapping[tuple[str, str], date]) -> date | None:
    """The day of a package's latest change, where it is known of any of its tables."""
    known = (modified.get((package.name, table.name)) for table in package.tables)
    return max(filter(None, known), default=None)


def updated(t: Translator, day: date | None) -> str:
    """That day as a citation says it; nothing where it is not known."""
    return t.text("cite.updated", date=t.date(day)) if day else ""


def cited(package: Package, table: Table, edition: Edition, day: date | None = None) -> str:
    """How to cite a table of another's package: by its own makers, version, day of change and licence."""
    t, code = edition.t, edition.t.code
    licences = [x.label for x in package.licenses]
    return t.text(
        "cite.package",
        who="; ".join(authors(package, edition)) or package.title[code],
        title=table.title[code],
        version=package.version or t.text("unknown.text"),
        updated=updated(t, day),
        licence=", ".join(filter(None, licences)) or t.text("unknown.text"),
        site=edition.site.name,
        address=f" {edition.site.url}data/{package.name}/{table.name}/" if edition.site.url else "",
    )


def short(licence: License) -> str:
    """A licence as a citation names it."""
    return "CC BY 4.0" if licence.path == LICENCE else licence.label


def citation(package: Package, edition: Edition, day: date | None = None) -> str:
    """The package as BibTeX, with its version and the day of its latest change, else of its making."""
    when = day.isoformat() if day else package.created[:10]
    fields = {
        "title": f"{{{bare(package.title[edition.t.code])}}}",
        "publisher": "" if package.name in TABLES else edition.site.name,
        "author": " and ".join(f"{{{bare(who)}}}" for who in authors(package, edition)),
        "year": when[:4],
        "date": when,
        "version": bare(package.version),
        "url": f"{edition.site.url}data/#{package.name}" if edition.site.url else "",
        "note": bare(", ".join(map(short, package.licenses))),
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^\w.-]", "-", package.name)
    return f"@misc{{{key},\n{told}\n}}\n"


def bare(text: str) -> str:
    """Text in which no sign means anything to BibTeX or to TeX."""
    return re.sub(r"([%&#_$])", r"\\\1", text.translate(str.maketrans("{}\\~^", "()/  ")))


def notes(package: Package) -> dict[str, list[list[str]]]:
    """The sheets behind a workbook's tables: what each column means, and where the package comes from."""
    head = [
        "table",
        "column",
        "type",
        "unit",
        "allowed",
        "missing",
        *(f"{part}_{c}" for c in LANGUAGES for part in ("title", "description")),
    ]
    dictionary = [head]
    for table in package.tables:
        for field in table.fields:
            told = [x.get(c, "") for c in LANGUAGES for x in (field.title, field.description)]
            listed = field.constraints.enum or field.categories
            words = [", ".join(map(str, listed)), ", ".join(value or '""' for value, _ in field.missing)]
            dictionary.append([table.name, field.name, field.type, field.unit, *words, *told])
    sources = [["title", "path"], *([s.title, s.path] for s in package.sources)]
    sources += [["version", package.version]]
    sources += [["licence", x.path or x.name] for x in package.licenses]
    return {"dictionary": dictionary, "sources": sources}
