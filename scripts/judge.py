"""This room translates: what Frictionless says of a package's form, as Problems that people understand."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.model import TABLES
from scripts.problem import Problem, problem

Ids = dict[tuple[str, str], frozenset[str]]  # (package, table) → every id seen
PLAIN = {
    "missing-label", "extra-label", "incorrect-label", "duplicate-label", "blank-label",
    "blank-row", "missing-cell", "extra-cell", "encoding-error",
}  # fmt: skip


@dataclasses.dataclass
class Draft:
    """A package on its way in: its descriptor is sound, its tables are being read."""

    folder: Path
    file: str  # the descriptor's path, as told to people
    descriptor: dict[str, Any]
    raw: dict[str, bytes] = dataclasses.field(default_factory=dict)
    blocked: set[str] = dataclasses.field(default_factory=set)  # resources not worth parsing
    spoken_for: set[tuple[str, int, str]] = dataclasses.field(default_factory=set)


def form_problems(draft: Draft, judge: Any, ids: Ids) -> Iterator[Problem]:
    """Frictionless's report in our words: one Problem a cell, the row and column as people count them."""
    told: set[tuple[str, int | None, str | None]] = set()
    report = judge.validate()
    for error in report.errors:
        yield problem(draft.file, "descriptor-invalid", note=error.note)
    for task in report.tasks:
        if task.name in draft.blocked or ("." in task.name and task.name.split(".")[0] in TABLES):
            continue
        place = task.place if task.place and "<" not in task.place else task.name
        file = f"{Path(draft.file).parent.as_posix()}/{place}"
        for error in task.errors:
            row = getattr(error, "row_number", None)
            names = getattr(error, "field_names", None) or []
            column = getattr(error, "field_name", None) or (
                names[0] if names else getattr(error, "label", None)
            )
            if (task.name, row, column) in told or (task.name, row or 0, column or "") in draft.spoken_for:
                continue
            told.add((task.name, row, column))
            yield sentence(file, row, column or None, error, ids, draft)


def sentence(
    file: str,
    row: int | None,
    column: str | None,
    error: Any,
    ids: Ids,
    draft: Draft,
) -> Problem:
    """One Frictionless error as a Problem; a kind nobody has met keeps its note."""
    cell = getattr(error, "cell", None) or ""
    if error.type == "type-error":
        kind = error.note.split('"')[1].split("/")[0]
        return problem(file, f"not-{kind}", row, column, cell=cell, kind=kind, likely="10.5")
    if error.type == "constraint-error":
        rule, limit = re.fullmatch(r'constraint "(\w+)" is "(.*)"', error.note, re.DOTALL).groups()  # type: ignore[union-attr]
        allowed = ", ".join(re.findall(r"'([^']*)'", limit)) if rule == "enum" else limit
        return problem(file, f"constraint-{rule.lower()}", row, column, cell=cell, limit=allowed)
    if error.type == "foreign-key":
        cells = error.field_cells or [re.search(r'values "(.*?)" not found', error.note).group(1)]  # type: ignore[union-attr]
        package, _, table = error.reference_name.rpartition(".")
        known = ids.get((package or draft.descriptor["name"], table), frozenset())
        near = difflib.get_close_matches(str(cells[0]), sorted(known), 1)
        code = "no-such-id-near" if near else "no-such-id"
        return problem(
            file, code, row, column, cell=cells[0], table=table or error.reference_name, near="".join(near)
        )
    if error.type in ("primary-key", "unique-error"):
        other = re.search(r"position (\d+)", error.note)
        cells = getattr(error, "cells", None) or [cell]
        return problem(
            file, "twice", row, column or "id", cell=cell or cells[0], other=other.group(1) if other else ""
        )
    if error.type in PLAIN:
        return problem(file, error.type, row, column, cell=cell, label=getattr(error, "label", ""))
    return problem(file, "form", row, column, kind=error.type, note=error.note)
