"""How a package is cited: its authors, licences and day of change, as a sentence and as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from scripts.i18n.edition import Edition
from scripts.i18n.translator import Translator
from scripts.model.ledger import TABLES
from scripts.model.package import License, Package, Table

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
ModifiedDays = Mapping[tuple[str, str], date]  # (package, table) → the day of its last change, where known
NOT_KNOWN: ModifiedDays = MappingProxyType({})


def authors(package: Package, edition: Edition) -> list[str]:
    """Who made a package: the site one of its ledger; of another's whom its descriptor names, if anybody."""
    named = [contributor.title for contributor in package.contributors if contributor.title]
    return [edition.site.name] if package.name in TABLES else named


def last_changed(package: Package, modified: ModifiedDays) -> date | None:
    """The day of a package's latest change, where it is known of any of its tables."""
    known = (modified.get((package.name, table.name)) for table in package.tables)
    return max(filter(None, known), default=None)


def updated_phrase(t: Translator, day: date | None) -> str:
    """That day as a citation says it; nothing where it is not known."""
    return t.text("cite.updated", date=t.date(day)) if day else ""


def short_licence_name(licence: License) -> str:
    """A licence as its descriptor names it, but the ledger's own by its usual short name."""
    return "CC BY 4.0" if licence.path == CC_BY else licence.label


def table_citation(package: Package, table: Table, edition: Edition, day: date | None = None) -> str:
    """How to cite a table of another's package: by its own makers, version, day of change and licence."""
    t, code = edition.t, edition.t.code
    return t.text(
        "cite.package",
        who="; ".join(authors(package, edition)) or package.title[code],
        title=table.title[code],
        version=package.version or t.text("unknown.text"),
        updated=updated_phrase(t, day),
        licence=", ".join(filter(None, (licence.label for licence in package.licenses)))
        or t.text("unknown.text"),
        site=edition.site.name,
        address=f" {edition.site.url}data/{package.name}/{table.name}/" if edition.site.url else "",
    )


def bibtex(package: Package, edition: Edition, day: date | None = None) -> str:
    """The package as a BibTeX entry, with its version and the day of its last change, else of its making."""
    when = day.isoformat() if day else package.created[:10]
    fields = {
        "title": f"{{{bibtex_text(package.title[edition.t.code])}}}",
        "publisher": "" if package.name in TABLES else edition.site.name,
        "author": " and ".join(f"{{{bibtex_text(who)}}}" for who in authors(package, edition)),
        "year": when[:4],
        "date": when,
        "version": bibtex_text(package.version),
        "url": f"{edition.site.url}data/#{package.name}" if edition.site.url else "",
        "note": bibtex_text(", ".join(map(short_licence_name, package.licenses))),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^\w.-]", "-", package.name)
    return f"@misc{{{key},\n{lines}\n}}\n"


def bibtex_text(text: str) -> str:
    """Text in which no sign means anything to BibTeX or to TeX."""
    return re.sub(r"([%&#_$])", r"\\\1", text.translate(str.maketrans("{}\\~^", "()/  ")))
