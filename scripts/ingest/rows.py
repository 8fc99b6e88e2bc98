"""Typed cells of our tables in; model rows out, and a Problem for each row that says what no row can say."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from scripts.ingest.draft import PackageDraft
from scripts.ingest.tables import Reading
from scripts.model.ledger import TABLES
from scripts.model.period import Period, suggested_form
from scripts.model.problem import Problem, problem
from scripts.model.row import Row
from scripts.model.rows import Figure, Target, Withdrawal

WITHDRAWN = "withdrawn"  # the kind of a row of the targets that has no figure
FIGURE = ("bound", "value", "value_upper", "base_period", "average")  # what a withdrawal leaves empty
NEEDED = ("bound", "value")  # what every other row of the targets has


def model_rows(draft: PackageDraft, reading: Reading, area: str, problems: list[Problem]) -> list[Row]:
    """A table of ours as model rows in the order of their ids, without rows that hold a Problem.

    `area` is the site's own: a figure's row that names none speaks of it.
    """
    spoilt = {row for table, row, column in draft.reported if column and table == reading.name}
    kind = TABLES[draft.name][reading.name]
    rows = []
    for number, cells in reading.valid:
        if number in spoilt:
            continue
        found = [*cell_problems(draft.file_of(reading.place or reading.name), kind, cells, number)]
        problems.extend(found)
        if not found:
            rows.append(model_row(row_kind(kind, cells), cells, number, area))
    return sorted(rows, key=lambda row: row.id)


def row_kind(kind: type[Row], cells: dict[str, Any]) -> type[Row]:
    """The class of a row: among the targets, one that takes a target back is a Withdrawal."""
    return Withdrawal if kind is Target and cells["kind"] == WITHDRAWN else kind


def cell_problems(file: str, kind: type[Row], cells: dict[str, Any], number: int) -> Iterator[Problem]:
    """Cells that are no period, and figures that are missing or must not be there."""
    for column in (f.name for f in dataclasses.fields(kind) if str(f.type).startswith("Period")):
        text = cells[column]
        try:
            Period.parse(text) if text else None
        except ValueError:
            right = suggested_form(text)
            code = "period-has-own-form" if right else "not-a-period"
            yield problem(file, code, number, column, period=text, right=right)
    if kind is not Target:
        return
    if cells["kind"] == WITHDRAWN:
        for column in FIGURE:
            if cells[column] not in (None, "", False):
                yield problem(file, "withdrawn-with-figure", number, column)
        return
    for column in NEEDED:
        if cells[column] in (None, ""):
            yield problem(file, "target-without-figure", number, column)


def model_row(kind: type[Row], cells: dict[str, Any], number: int, area: str) -> Row:
    """A typed row: text that is missing is empty; a number, a day or a period that is missing is None."""
    values: dict[str, Any] = {"row": number}
    for field in dataclasses.fields(kind):
        if field.name == "row":
            continue
        value = cells[field.name]
        if str(field.type).startswith("Period"):
            value = Period.parse(value) if value else None
        elif value is None and field.type in ("str", "bool"):
            value = "" if field.type == "str" else False
        values[field.name] = value
    if issubclass(kind, Figure | Withdrawal):
        values["area"] = values["area"] or area
    return kind(**values)
