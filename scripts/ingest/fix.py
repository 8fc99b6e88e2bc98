"""Tables of ours that a spreadsheet has saved its own way in; the same in canonical form out.

Nothing that has two readings is changed: those are Problems, and a person decides. What is right and what a
cell can mean, `canonical` says; other people's packages are left as they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from scripts.ingest import canonical, limits
from scripts.ingest.files import open_descriptor
from scripts.ingest.spreadsheets import SpreadsheetTable, fill_out, open_table, trim
from scripts.model.fix import Fix
from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, problem

FIGURES = ("value", "value_upper", "out_of")  # columns whose figure the row's quote prints
ReadFigures = Callable[[str], Collection[Decimal]]  # a quote → the figures that it prints


@dataclass(frozen=True)
class FixedTable:
    """A table's file after fixing: what was done, what is left for a person to decide."""

    file: str  # as people are told it
    path: Path
    content: bytes  # of no matter where nothing was done
    fixes: tuple[Fix, ...] = ()
    problems: tuple[Problem, ...] = ()


def fix_tables(datasets: Path, read_figures: ReadFigures) -> Iterator[FixedTable]:
    """Every table of our packages, fixed in memory; where a descriptor is unsound, its Problems instead.

    `read_figures` reads a row's quote, to decide between two readings of its figure.
    """
    for name in sorted(TABLES):
        shown, unsound = f"{datasets.name}/{name}", list[Problem]()
        draft = open_descriptor(datasets / name, shown, unsound) if (datasets / name).is_dir() else None
        if unsound:
            yield FixedTable(shown, datasets / name, b"", problems=tuple(unsound))
        for resource in draft.readable() if draft else ():
            path = datasets / name / resource["path"]
            types = {f["name"]: f.get("type", "string") for f in resource["schema"]["fields"]}
            file = f"{shown}/{resource['path']}"
            raw = limits.content(file, path)
            large = [raw] if isinstance(raw, Problem) else list(limits.table_problems(file, raw, ","))
            if large or isinstance(raw, Problem):
                yield FixedTable(file, path, b"", problems=tuple(large))
            else:
                yield fix_table(file, path, raw, types, read_figures)


def fix_table(
    file: str, path: Path, raw: bytes, types: dict[str, str], read_figures: ReadFigures
) -> FixedTable:
    """One table's bytes in canonical form, as far as there is no doubt; `types` is column → type."""
    table = open_table(file, raw, types)
    if isinstance(table, Problem):
        return FixedTable(file, path, raw, problems=(table,))
    trim(table)
    fill_out(table)
    fix_cells(table, read_figures)
    sort(table)
    content = canonical.text_of(table.rows).encode()
    if content != raw and not table.fixes:
        table.fixes.append(Fix("quoting"))
    return FixedTable(file, path, content, tuple(table.fixes), tuple(table.problems))


def sort(table: SpreadsheetTable) -> None:
    """Put rows in the order of their ids; fixes and Problems of a row go with it."""
    head, *rows = table.rows
    order = sorted(range(len(rows)), key=lambda nth: canonical.by_id(rows[nth]))
    if order == list(range(len(rows))):
        return
    table.rows = [head, *(rows[nth] for nth in order)]
    numbers = {nth + 2: place for place, nth in enumerate(order, 2)} | {1: 1}
    table.fixes = [replace(fix, row=fix.row and numbers[fix.row]) for fix in table.fixes]
    table.problems = [
        problem(p.file, p.code, numbers[p.row or 1], p.column, **dict(p.facts)) for p in table.problems
    ]
    table.fixes.append(Fix("order"))


def fix_cells(table: SpreadsheetTable, read_figures: ReadFigures) -> None:
    """Write every cell of every whole row as its column's type is written, where there is one reading."""
    orders = [order_of(table, nth) for nth in range(len(table.types))]
    quoted = list(table.types).index("quote") if "quote" in table.types else None
    for number, cells in enumerate(table.rows, 1):
        if len(cells) != len(table.types):
            continue
        for nth in range(len(cells)):
            for code, change in (("accents", composed), ("letters", vietnamese), ("blanks", canonical.plain)):
                put(table, number, nth, code, change(cells[nth]))
        for nth, (name, kind) in enumerate(table.types.items() if number > 1 else ()):
            quote = cells[quoted] if quoted is not None and name in FIGURES else ""
            figures = read_figures(quote) if quote else ()
            readings = cell_readings(table, kind, cells[nth], orders[nth], figures)
            if len(readings) == 1:
                put(table, number, nth, kind, readings[0])
            elif readings:
                facts = {"cell": cells[nth], "one": readings[0], "other": readings[1]}
                table.problems.append(problem(table.file, "two-readings", number, name, **facts))


def cell_readings(
    table: SpreadsheetTable, kind: str, cell: str, order: str, figures: Collection[Decimal]
) -> tuple[str, ...]:
    """All that a cell can mean, as its type is written; nothing where a person must say, or all is well."""
    if kind == "boolean":
        return (cell.lower(),) if cell.lower() in ("true", "false") else ()
    if kind == "date":
        days = canonical.days(cell)
        return (days[order],) if order in days else tuple(sorted(set(days.values())))
    return number_readings(table, kind, cell, figures) if kind in ("number", "integer") else ()


def number_readings(
    table: SpreadsheetTable, kind: str, cell: str, figures: Collection[Decimal]
) -> tuple[str, ...]:
    """A number's readings: the one that is among the figures of the row's quote, where one alone is."""
    readings = canonical.readings(cell, table.decimal)
    if len(readings) < 2:
        return () if kind == "integer" and "." in "".join(readings) else readings
    proved = tuple(reading for reading in readings if abs(Decimal(reading)) in figures)
    if len(proved) == 1:
        return proved
    doubtful = table.saved or kind == "integer" or not canonical.NUMBER.fullmatch(cell)
    return readings if doubtful else ()


def put(table: SpreadsheetTable, number: int, nth: int, code: str, after: str) -> None:
    """Write another value into a cell, and the fix down."""
    cells, names = table.rows[number - 1], list(table.types)
    if cells[nth] != after:
        table.fixes.append(Fix(code, number, names[nth], cells[nth], after))
        cells[nth] = after


def composed(cell: str) -> str:
    """A text in NFC."""
    return unicodedata.normalize("NFC", cell)


def vietnamese(cell: str) -> str:
    """A text with the Vietnamese letters that its letters look like."""
    return "".join(canonical.LOOK_ALIKES.get(sign, sign) for sign in cell)


def order_of(table: SpreadsheetTable, nth: int) -> str:
    """The order of a day's parts in a column that a spreadsheet has written: days past the 12th show it."""
    if list(table.types.values())[nth] != "date" or not table.saved:
        return ""
    cells = [canonical.plain(cells[nth]) for cells in table.rows[1:] if len(cells) == len(table.types)]
    readings = [canonical.days(cell) for cell in cells if cell]
    certain = {order for days in readings if len(days) == 1 for order in days}
    return certain.pop() if len(certain) == 1 and all(readings) else ""
