"""The history of the tables in; how many of their cells were corrected without another source out: own slips.

A cell is a slip where a change gave it another text while its row kept the source that it was read in: the
source said nothing new, so it had been read or typed wrong, or was put better. Filling an empty cell is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from scripts.model.history import History, RowChange
from scripts.model.kinds import RowChangeKind
from scripts.model.ledger import PACKAGE_OF
from scripts.model.package import Package, Table

# table → the column that says where its rows were read; an element of wording is read where its amendment is.
SOURCES = {
    "targets": "source",
    "wording": "amendment",
    "duties": "source",
    "results": "source",
    "statements": "source",
    "fulfilments": "source",
}


class SlipKind(StrEnum):
    """What a corrected cell holds; each has a counted phrase slips_…"""

    FIGURE = "figure"  # a figure, or what it is a figure of and for
    QUOTE = "quote"  # the words of the source, or where they stand in it
    TEXT = "text"  # words of this site's own
    OTHER = "other"


FIGURES = {"indicator", "area", "period", "base_period", "bound", "value", "value_upper", "average", "out_of"}
QUOTES = {"quote", "occurrence"}


@dataclass(frozen=True)
class TableSlips:
    """A table: how many cells were ever corrected with the same source, of how many that hold something."""

    table: str
    corrected: int
    cells: int
    kinds: Mapping[SlipKind, int] = field(default_factory=dict)  # of the corrected ones


def table_slips(history: History, packages: Sequence[Package]) -> tuple[TableSlips, ...]:
    """Each table whose rows name their source, in the packages' order; none where no history is kept."""
    if not history.revisions:
        return ()
    tables = {
        (package.name, table.name): table
        for package in packages
        for table in package.tables
        if PACKAGE_OF.get(table.name) == package.name and table.name in SOURCES and table.lines
    }
    changes: dict[tuple[str, str], list[RowChange]] = {name: [] for name in tables}
    for revision in history.revisions:
        for row in revision.rows:
            if (row.package, row.table) in tables:
                changes[row.package, row.table].append(row)
    return tuple(counted(table, changes[name]) for name, table in tables.items())


def counted(table: Table, changes: Sequence[RowChange]) -> TableSlips:
    """One table's numbers: a cell corrected twice is one; rows and columns that are gone are none."""
    columns = {field.name for field in table.fields} - set(table.keys)
    filled, present = set(), set()
    for line in table.lines:
        key = table.key(line)
        present.add(key)
        cells = zip(table.fields, line.cells, strict=False)
        filled |= {(key, field.name) for field, text in cells if text and field.name in columns}
    corrected = {
        (row.key, column) for row in changes if row.key in present for column in corrected_columns(row, table)
    }
    kinds = Counter(slip_kind(column) for _, column in corrected)
    return TableSlips(table.name, len(corrected), len(filled | corrected), kinds)


def slip_kind(column: str) -> SlipKind:
    """What a cell of a column holds."""
    if column in FIGURES:
        return SlipKind.FIGURE
    if column in QUOTES:
        return SlipKind.QUOTE
    return SlipKind.TEXT if column.endswith(("_vi", "_en")) else SlipKind.OTHER


def corrected_columns(row: RowChange, table: Table) -> set[str]:
    """The columns in which a change gave a row of the table another text while the row kept its source."""
    source = SOURCES.get(table.name)
    if row.kind != RowChangeKind.CHANGED or source is None:
        return set()
    if any(cell.column == source for cell in row.cells):
        return set()
    columns = {field.name for field in table.fields}
    return {cell.column for cell in row.cells if cell.before and cell.column in columns}
