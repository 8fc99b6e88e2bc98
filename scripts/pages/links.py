"""Paths of pages and rows from a language's home: ids in, paths out; templates make them relative."""

from __future__ import annotations

from markupsafe import Markup

from scripts.i18n.escape import escaped
from scripts.model.ledger import PACKAGE_OF, TABLES, Ledger
from scripts.model.package import Package
from scripts.model.reference import Gap
from scripts.pages.corrections import row_query

OWN_PAGES = ("indicators", "tasks", "documents")  # tables whose rows have a page each


def indicator(id: str) -> str:
    """An indicator's page."""
    return f"indicators/{id}/"


def figure(indicator: str, row: str) -> Markup:
    """Where a target, a result or a computed figure stands on its indicator's page."""
    return anchored(f"indicators/{indicator}/", row)


def anchored(page: str, anchor: str) -> Markup:
    """A path with an anchor, escaped but for the sign between them."""
    return Markup("{}#{}").format(escaped(page), escaped(anchor))


def task(id: str) -> str:
    """A task's page."""
    return f"tasks/{id}/"


def document(id: str) -> str:
    """A document's page."""
    return f"documents/{id}/"


def table(package: str, name: str) -> str:
    """The page of a table of any package."""
    return f"data/{package}/{name}/"


def our_table(name: str) -> str:
    """The page of a table of the ledger."""
    return table(PACKAGE_OF[name], name)


def row(name: str, id: str) -> str:
    """Where a row of the ledger stands in its table's page."""
    return f"{our_table(name)}#{id}"


def correction(package: str, table: str, key: str) -> str:
    """The page of corrections with a row row_query by its key."""
    return "contribute/" + row_query(package, table, key)


def subject(ledger: Ledger, gap: Gap) -> str:
    """The page of the row that a gap is about."""
    name, _, id = gap.about.partition("/")
    about = ledger.by_id[name][id]
    if name in OWN_PAGES:
        return f"{name}/{id}/"
    if name in ("targets", "results"):
        return f"{indicator(about.indicator)}#{id}"
    if name in ("statements", "duties"):
        return f"{name}/#{id}"
    if name == "amendments":
        return task(about.task) if about.task else f"amendments/#{id}"
    return row(name, id)


def is_ours(package: Package) -> bool:
    """True for a package of the ledger, which carries the site's own licence; others name theirs."""
    return package.name in TABLES
