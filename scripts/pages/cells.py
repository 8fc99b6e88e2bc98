"""A table's cells and columns as HTML, whatever they mean: links, languages, widths, what may be written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from markupsafe import Markup

from scripts.i18n.escape import escaped, unbroken
from scripts.model.package import Field, Package, Reference, Table
from scripts.model.site import relative

LONG = 60  # characters from which a cell is given room to wrap
WIDTHS = (4, 7, 10, 13, 16, 20, 26)  # that a column may have, in em; look.css knows each
WIDE, CODE = 0.56, 0.62  # of a character in em, in text and in code
NUMBERS = ("number", "integer")  # types whose cells are lined up
SIGNS = {"minimum": "≥", "exclusive_minimum": ">", "maximum": "≤", "exclusive_maximum": "<"}
LONGEST_ANCHOR = 120  # characters
# The ids that a table's page has beside those of its rows and columns.
TAKEN = {"ban-petal", "nav", "finder-title", "finder-input", "content"}
TAKEN |= {"table", "rows", "dictionary", "take", "load", "cite"}


def anchor(key: str) -> str:
    """A key as an id of a page: no blank in it, none that the page itself has."""
    id = "_".join(re.split(r"\s", key[:LONGEST_ANCHOR]))
    return f"{id}_" if not id or id in TAKEN or id.startswith("column-") else id


class Anchors:
    """The anchors of the rows that pages show, each once on its page; `most` is how many a page shows."""

    def __init__(self, packages: Iterable[Package], most: int) -> None:
        self.tables = {(p.name, t.name): t for p in packages for t in p.tables}
        self.most = most
        self._by_cell: dict[tuple[str, str, tuple[str, ...]], dict[str, str]] = {}
        self._by_key: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, table: Table) -> list[str]:
        """Each shown row's anchor: its key's, with a number behind it where another row came first."""
        taken: dict[str, None] = {}
        for line in table.lines[: self.most]:
            first = unique = anchor(table.key(line))
            number = 2
            while unique in taken:
                unique, number = f"{first}_{number}", number + 1
            taken[unique] = None
        return list(taken)

    def place(self, package: str, name: str, key: str) -> str:
        """Where a row is shown: its table's page, at its anchor if it stands there; else empty."""
        table = self.tables.get((package, name))
        if not table:
            return ""
        if (package, name) not in self._by_key:
            rows = zip(table.lines[: self.most], self.of(table), strict=True)
            self._by_key[package, name] = {table.key(line): id for line, id in rows}
        id = self._by_key[package, name].get(key, "")
        return f"data/{package}/{name}/" + (id and "#" + quote(id))

    def referenced(self, reference: Reference, text: str) -> str:
        """The anchor of the row that a cell names; empty where its table's page does not show it."""
        columns = (reference.package, reference.table, reference.columns)
        if columns not in self._by_cell:
            table = self.tables[columns[:2]]
            nth = [f.name for f in table.fields].index(reference.columns[0])
            rows = zip(table.lines[: self.most], self.of(table), strict=True)
            known = self._by_cell[columns] = {}
            for line, id in rows:
                known.setdefault(line.cells[nth], id)
        return self._by_cell[columns].get(text, "")


def cell(
    here: str, language: str, table: Table, index: int, text: str, anchors: Anchors | None = None
) -> Markup:
    """One cell of a preview: a reference leads to its row, a text in another language says which."""
    column = table.fields[index]
    attributes = Markup()
    if column.type in NUMBERS:
        attributes = Markup(' class="num"')
    elif len(text) > LONG:
        attributes = Markup(' class="long"')
    attributes += marks(language, column)
    target = reference_of(table, column)
    shown = unbroken(text) if " " in text else escaped(text)
    if target and text:
        id = anchors.referenced(target, text) if anchors else anchor(text)
        url = relative(here, f"data/{target.package}/{target.table}/") + (id and "#" + quote(id))
        shown = Markup('<a href="{}">{}</a>').format(url, shown)
    return Markup("<td{}>{}</td>").format(attributes, shown)


def widths(table: Table, most: int, beside: str) -> list[int]:
    """The width in em of each column where its first `most` rows are shown, `beside` near every key.

    A browser that is told the widths does not move what it has shown when further rows arrive.
    """
    needs = [len(column.name) * CODE for column in table.fields]
    needs[:1] = [max(need, len(beside) * WIDE) for need in needs[:1]]
    for line in table.lines[:most]:
        for nth, text in enumerate(line.cells):
            needs[nth] = max(needs[nth], len(text) * (WIDE if nth else CODE))
    return [next((width for width in WIDTHS if width >= need), WIDTHS[-1]) for need in needs]


def column_id(column: Field) -> str:
    """Where a column stands in its table's dictionary."""
    return "column-" + "_".join(re.split(r"\s", column.name))


def language_of(column: Field) -> str:
    """The language that a column's texts are in, where its name says so; quotes are Vietnamese."""
    if column.name == "quote":
        return "vi"
    return column.name[-2:] if column.name[-3:] in ("_vi", "_en") else ""


def example(language: str, column: Field) -> Markup:
    """A column's example, marked where it is in another language than its page."""
    return Markup("<code{}>{}</code>").format(marks(language, column), escaped(column.example))


def sampled(table: Table, index: int) -> Field:
    """A column with an example: its descriptor's own, else its first cell that holds anything."""
    column = table.fields[index]
    cells = (line.cells[index] for line in table.lines if line.values[index] not in (None, ""))
    return column if column.example else replace(column, example=next(cells, "")[:LONG])


def marks(language: str, column: Field) -> Markup:
    """What marks a column's texts where they are in another language than their page."""
    other = language_of(column)
    return Markup(' lang="{}"').format(other) if other and other != language else Markup()


def reference_of(table: Table, column: Field) -> Reference | None:
    """The table whose ids a column takes, where it takes any."""
    return next((r for r in table.references if r.fields == (column.name,)), None)


def allowed(here: str, language: str, table: Table, column: Field) -> Markup:
    """What a column may hold: its list of values, the table whose ids it takes, its pattern, its limits."""
    target = reference_of(table, column)
    if target:
        url = relative(here, f"data/{target.package}/{target.table}/")
        return Markup('<a href="{}">{}</a>').format(url, escaped(f"{target.package}/{target.table}"))
    limits = column.constraints
    values = limits.enum or column.categories
    if values:
        labels = (column.labels.get(str(value), {}).get(language, "") for value in values)
        lines = [
            Markup("<code>{}</code> {}").format(escaped(value), escaped(label))
            for value, label in zip(values, labels, strict=True)
        ]
        return Markup("<br>").join(lines)
    bounds = {name: getattr(limits, name) for name in SIGNS}
    texts = [f"{SIGNS[name]} {bound}" for name, bound in bounds.items() if bound is not None]
    texts = [limits.pattern] if limits.pattern else texts
    return Markup("<br>").join(Markup("<code>{}</code>").format(escaped(text)) for text in texts)


def missing(column: Field) -> Markup:
    """What stands for nothing in a column, where it is more than an empty cell."""
    if column.missing in ((), (("", ""),)):
        return Markup()
    values = [
        Markup("<code>{}</code>{}").format(escaped(value or "∅"), escaped(label and f" {label}"))
        for value, label in column.missing
    ]
    return Markup(", ").join(values)


def filled(table: Table, index: int) -> str:
    """The share of a column's cells that hold something, in whole per cent, rounded down."""
    if not table.lines:
        return "–"
    return f"{sum(line.values[index] not in (None, '') for line in table.lines) * 100 // len(table.lines)}%"
