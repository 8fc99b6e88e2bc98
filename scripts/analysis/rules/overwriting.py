"""Rules of what was published: nobody overwrites a figure, no row that has a figure vanishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from scripts.analysis.context import OwnTables, RuleContext, own_tables
from scripts.ingest.load import Loaded
from scripts.ingest.states import FIGURES
from scripts.model.history import Published
from scripts.model.package import Table
from scripts.model.problem import Problem, problem

FIGURE = ("value", "bound", "value_upper")
SOURCE = ("source", "document")  # who tells it; of a target also who sets it
# What a row says; one that says the same under another id was renamed.
CONTENT = ("indicator", "area", "period", "document", "source", "quote", *FIGURE)

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Present:
    """A row as it stands now: its number and its cells by column."""

    number: int
    cells: Cells


def nobody_overwrites(context: RuleContext) -> Iterator[Problem]:
    """A published target or result keeps its id, and its figure unless its source stays the same.

    Another source's figure is a row of its own, which replaces the published one; a slip that is mended with
    the same source is no overwriting. Without a repository nothing is known to be published.
    """
    yield from problems(context.published, context.tables, context.known_ids)


def overwritten(before: Published, loaded: Loaded) -> Iterator[Problem]:
    """The same rule between two versions of the data: the rows of the earlier one, and what was read now."""
    yield from problems(before, own_tables(loaded), loaded.known_ids)


def problems(
    published: Published, tables: OwnTables, known_ids: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """What became of published rows; nothing of a table that could not be read."""
    for name in FIGURES:
        file, table = tables.get(name, ("", None))
        before = published.get(name, {})
        if table is None or (known_ids.get(name) and not table.lines):
            continue
        now = present_rows(table)
        for id, cells in before.items():
            if id in now:
                yield from changed_problems(file, id, cells, now[id])
            elif id not in known_ids.get(name, now.keys()):
                yield vanished_problem(file, id, cells, before, now)


def present_rows(table: Table) -> dict[str, Present]:
    """id → the row as it stands now; of several with one id the first."""
    columns = [field.name for field in table.fields]
    rows: dict[str, Present] = {}
    for line in table.lines:
        cells = dict(zip(columns, line.cells, strict=True))
        rows.setdefault(cells.get("id", ""), Present(line.number, cells))
    return rows


def changed_problems(file: str, id: str, before: Cells, row: Present) -> Iterator[Problem]:
    """The Problem of a row whose figure is another one by another source, or is gone."""
    columns = [name for name in FIGURE if is_other(before.get(name, ""), row.cells.get(name, ""))]
    moved = any(name in before and before[name] != row.cells.get(name, "") for name in SOURCE)
    gone = bool(before.get("value")) and not row.cells.get("value")
    if columns and (moved or gone):
        was = " ".join(filter(None, (before.get(name, "") for name in ("bound", "value", "value_upper"))))
        yield problem(
            file, "overwritten", row.number, columns[0], id=id, was=was, source=before.get("source", "")
        )


def is_other(before: str, now: str) -> bool:
    """True where two cells differ, as numbers where they are numbers: 10.5 is 10.50."""
    try:
        return Decimal(before) != Decimal(now)
    except InvalidOperation:
        return before != now


def vanished_problem(
    file: str, id: str, before: Cells, published: Mapping[str, Cells], now: Mapping[str, Present]
) -> Problem:
    """The Problem of a row that is gone, at the new row that says the same, where there is one."""
    said = [(name, before[name]) for name in CONTENT if name in before]
    for other, row in now.items():
        if other not in published and all(row.cells.get(name, "") == cell for name, cell in said):
            return problem(file, "id-renamed", row.number, "id", id=other, was=id)
    named_by = ", ".join(other for other, row in now.items() if row.cells.get("replaces") == id)
    if named_by:
        return problem(file, "row-vanished-replaced", None, None, id=id, named_by=named_by)
    return problem(file, "row-vanished", None, None, id=id)
