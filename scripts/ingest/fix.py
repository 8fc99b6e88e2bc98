"""This room mends: tables that a spreadsheet has saved its own way, back in canonical form.

It changes nothing that has two readings: those are told as Problems, and a person decides. What is right
and what a cell can mean, `form` says; other people's packages are left as they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from scripts.analysis import quotes as evidence
from scripts.ingest import canonical as form
from scripts.ingest import limits as bounds
from scripts.ingest.load import described, readable
from scripts.ingest.spreadsheets import Mending, Sheet, fill_out, open_sheet, trim
from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, problem

FIGURES = ("value", "value_upper", "out_of")  # columns whose figure the row's quote prints


@dataclass(frozen=True)
class Mended:
    """A table's file after mending: what was done, what is left for a person to decide."""

    file: str
    place: Path
    content: bytes
    done: tuple[Mending, ...] = ()
    problems: tuple[Problem, ...] = ()


def mend(datasets: Path) -> Iterator[Mended]:
    """Every table of our packages, mended; where a descriptor is unsound, that is told instead."""
    for name in sorted(TABLES):
        shown, unsound = f"{datasets.name}/{name}", list[Problem]()
        draft = described(datasets / name, shown, unsound) if (datasets / name).is_dir() else None
        if unsound:
            yield Mended(shown, datasets / name, b"", problems=tuple(unsound))
        for resource in readable(draft) if draft else ():
            place = datasets / name / resource["path"]
            types = {f["name"]: f.get("type", "string") for f in resource["schema"]["fields"]}
            file = f"{shown}/{resource['path']}"
            raw = bounds.content(file, place)
            large = [raw] if isinstance(raw, Problem) else list(bounds.table_problems(file, raw, ","))
            if large or isinstance(raw, Problem):
                yield Mended(file, place, b"", problems=tuple(large))
            else:
                yield mended(file, place, raw, types)


def mended(file: str, place: Path, raw: bytes, types: dict[str, str]) -> Mended:
    """One table's bytes in canonical form, as far as there is no doubt."""
    opened = open_sheet(file, raw, types)
    if isinstance(opened, Problem):
        return Mended(file, place, raw, problems=(opened,))
    trim(opened)
    fill_out(opened)
    mend_cells(opened)
    sort(opened)
    content = form.text_of(opened.rows).encode()
    if content != raw and not opened.done:
        opened.done.append(Mending("quoting"))
    return Mended(file, place, content, tuple(opened.done), tuple(opened.problems))


def sort(sheet: Sheet) -> None:
    """Rows in the order of their ids; what is told of a row goes with it."""
    head, *rows = sheet.rows
    order = sorted(range(len(rows)), key=lambda nth: form.by_id(rows[nth]))
    if order == list(range(len(rows))):
        return
    sheet.rows = [head, *(rows[nth] for nth in order)]
    numbers = {nth + 2: place for place, nth in enumerate(order, 2)} | {1: 1}
    sheet.done = [moved(one, numbers) for one in sheet.done]
    sheet.problems = [
        problem(p.file, p.code, numbers[p.row or 1], p.column, **dict(p.facts)) for p in sheet.problems
    ]
    sheet.done.append(Mending("order"))


def moved(one: Mending, numbers: dict[int, int]) -> Mending:
    """The same in the row's new place."""
    return Mending(one.code, one.row and numbers[one.row], one.column, one.before, one.after)


def mend_cells(sheet: Sheet) -> None:
    """Every cell of every whole row as its column's type is written."""
    orders = [order_of(sheet, nth) for nth in range(len(sheet.types))]
    quoted = list(sheet.types).index("quote") if "quote" in sheet.types else None
    for number, cells in enumerate(sheet.rows, 1):
        if len(cells) != len(sheet.types):
            continue
        for nth in range(len(cells)):
            for code, change in (("accents", composed), ("letters", known), ("blanks", form.plain)):
                put(sheet, number, nth, code, change(cells[nth]))
        for nth, (name, kind) in enumerate(sheet.types.items() if number > 1 else ()):
            quote = cells[quoted] if quoted is not None and name in FIGURES else ""
            found = meanings(sheet, kind, cells[nth], orders[nth], quote)
            if len(found) == 1:
                put(sheet, number, nth, kind, found[0])
            elif found:
                told = {"cell": cells[nth], "one": found[0], "other": found[1]}
                sheet.problems.append(problem(sheet.file, "two-readings", number, name, **told))


def meanings(sheet: Sheet, kind: str, cell: str, order: str, quote: str) -> tuple[str, ...]:
    """All that a cell can mean, as its type is written; nothing where a person must say, or all is well."""
    if kind == "boolean":
        return (cell.lower(),) if cell.lower() in ("true", "false") else ()
    if kind == "date":
        found = form.days(cell)
        return (found[order],) if order in found else tuple(sorted(set(found.values())))
    return numbers(sheet, kind, cell, quote) if kind in ("number", "integer") else ()


def numbers(sheet: Sheet, kind: str, cell: str, quote: str) -> tuple[str, ...]:
    """A number's readings: the one that the row's quote prints, where it prints one of them alone."""
    found = form.readings(cell, sheet.decimal)
    if len(found) < 2:
        return () if kind == "integer" and "." in "".join(found) else found
    printed = {n for p in evidence.printed_figures(quote) for n in (p.value, p.scaled, p.upper, p.of)}
    proved = tuple(one for one in found if abs(Decimal(one)) in printed)
    if len(proved) == 1:
        return proved
    doubtful = sheet.saved or kind == "integer" or not form.NUMBER.fullmatch(cell)
    return found if doubtful else ()


def put(sheet: Sheet, number: int, nth: int, code: str, after: str) -> None:
    """Another value in a cell, and a word of it."""
    cells, names = sheet.rows[number - 1], list(sheet.types)
    if cells[nth] != after:
        sheet.done.append(Mending(code, number, names[nth], cells[nth], after))
        cells[nth] = after


def composed(cell: str) -> str:
    return unicodedata.normalize("NFC", cell)


def known(cell: str) -> str:
    """A text with the Vietnamese letters that its letters look like."""
    return "".join(form.LOOK_ALIKES.get(sign, sign) for sign in cell)


def order_of(sheet: Sheet, nth: int) -> str:
    """The order of a day's parts in a column that a spreadsheet has written: days past the 12th tell."""
    if list(sheet.types.values())[nth] != "date" or not sheet.saved:
        return ""
    cells = [form.plain(cells[nth]) for cells in sheet.rows[1:] if len(cells) == len(sheet.types)]
    found = [form.days(cell) for cell in cells if cell]
    certain = {order for told in found if len(told) == 1 for order in told}
    return certain.pop() if len(certain) == 1 and all(found) else ""
