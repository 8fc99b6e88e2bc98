"""Frictionless's errors, and cells beyond our limits, in; Problems in the project's own codes out.

The kinds of error are Frictionless's (https://framework.frictionlessdata.io/docs/errors/cell.html).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.ingest import limits
from scripts.ingest.descriptor import categories, pattern_of
from scripts.ingest.draft import Ids, PackageDraft
from scripts.ingest.tables import Reading
from scripts.model.package import Line
from scripts.model.problem import Problem, problem

HEADING = ("missing-label", "extra-label", "incorrect-label", "duplicate-label", "blank-label")
RAGGED = ("missing-cell", "extra-cell", "blank-row")
OWN_SENTENCE = {"date", "integer"}  # types for which our tables, one form to a type, have their own remedy


@dataclass(frozen=True)
class Place:
    """Where in a table an error is."""

    file: str
    table: str
    row: int
    column: str | None

    def problem(self, code: str, **facts: object) -> Problem:
        """A Problem here."""
        return problem(self.file, code, self.row, self.column, **facts)


def map_errors(draft: PackageDraft, reading: Reading, ids: Ids) -> Iterator[Problem]:
    """What Frictionless found in one resource, as Problems: one a mistake, rows as people count them.

    Where the whole file or its heading is wrong, that alone is told, and the resource is blocked.
    """
    file = draft.file_of(reading.place if reading.place and "<" not in reading.place else reading.name)
    whole = [e for e in reading.errors if getattr(e, "row_number", None) is None and e.type not in HEADING]
    heading = [e for e in reading.errors if e.type in HEADING]
    if whole or heading:
        draft.blocked.add(reading.name)
        for error in whole[:1] or heading:
            yield map_file_error(file, error)
        return
    ragged = {e.row_number: e for e in reversed(reading.errors) if e.type in RAGGED}
    mapped: set[tuple[int, str]] = set()
    for error in reading.errors:
        row, column = error.row_number, column_of(draft, reading.name, error)
        if ragged.get(row, error) is not error or (row, column) in mapped:
            continue
        if (reading.name, row, column) in draft.reported:
            continue
        mapped.add((row, column))
        yield map_row_error(Place(file, reading.name, row, column or None), error, ids, draft)


def limit_problems(
    draft: PackageDraft, resource: dict[str, Any], fields: list[Any], lines: list[Line]
) -> Iterator[Problem]:
    """What cells are beyond their types: too long, too large a number, not of their pattern or categories."""
    path = resource.get("path")
    file = draft.file_of(path if isinstance(path, str) else resource["name"])
    described = {f["name"]: f for f in (resource.get("schema") or {}).get("fields", []) if "name" in f}
    for field in fields:
        if len(field.name) > limits.LONGEST_HEADING:
            size = {"length": len(field.name), "most": limits.LONGEST_HEADING}
            yield problem(file, "cell-too-long", 1, field.name, **size)
    patterns = [pattern_of(described.get(field.name, {})) for field in fields]
    listed = [[value for value, _ in categories(described.get(field.name, {}))] for field in fields]
    for line in lines:
        for nth, (field, cell) in enumerate(zip(fields, line.cells, strict=True)):
            if len(cell) > limits.LONGEST_CELL:
                size = {"length": len(cell), "most": limits.LONGEST_CELL}
                yield problem(file, "cell-too-long", line.number, field.name, **size)
            elif limits.beyond(line.values[nth]):
                yield problem(file, "number-too-large", line.number, field.name, cell=cell)
            elif patterns[nth] and isinstance(line.values[nth], str) and not patterns[nth].fullmatch(cell):
                limit = described[field.name]["constraints"]["pattern"]
                yield problem(file, "constraint-pattern", line.number, field.name, cell=cell, limit=limit)
            elif listed[nth] and line.values[nth] is not None and line.values[nth] not in listed[nth]:
                limit = ", ".join(map(str, listed[nth]))
                yield problem(file, "constraint-enum", line.number, field.name, cell=cell, limit=limit)


def column_of(draft: PackageDraft, table: str, error: Any) -> str:
    """The column that an error is in; of a key the first."""
    if error.type == "primary-key":
        return keys_of(draft, table)[1][0]
    names = getattr(error, "field_names", None) or [""]
    return str(getattr(error, "field_name", None) or names[0])


def map_file_error(file: str, error: Any) -> Problem:
    """What is wrong with a file as a whole, or with its heading row."""
    if error.type in HEADING:
        label, right = error.label, error.field_name
        code = error.type if label or error.type == "missing-label" else "blank-label"
        return problem(file, code, 1, label or right or None, label=label or right, right=right)
    if error.type == "source-error" and "empty" in error.note:
        return problem(file, "empty-file")
    if error.type == "encoding-error":
        return problem(file, "encoding-error")
    if error.type in ("hash-count", "byte-count"):
        return problem(file, "file-changed", property="hash" if error.type == "hash-count" else "bytes")
    if error.type.endswith("-count"):
        return problem(file, "form", note=error.note)
    return problem(file, "unreadable", note=error.note)


def map_row_error(place: Place, error: Any, ids: Ids, draft: PackageDraft) -> Problem:
    """One error in a row as a Problem; a kind of error that nobody has met keeps its note."""
    cell = getattr(error, "cell", None) or ""
    if error.type == "type-error":
        kind = error.note.split('"')[1].removesuffix("/default")
        code = f"not-{kind}" if draft.ours and kind in OWN_SENTENCE else "not-of-type"
        return place.problem(code, cell=cell, kind=kind)
    constraint = re.fullmatch(r'constraint "(\w+)" is "(.*)"', error.note, re.DOTALL)
    if error.type == "constraint-error" and constraint:
        rule, limit = constraint.groups()
        allowed = ", ".join(re.findall(r"'([^']*)'", limit)) if rule == "enum" else limit
        return place.problem(f"constraint-{rule.lower()}", cell=cell, limit=allowed)
    if error.type == "foreign-key":
        return map_dangling_reference(place, error, ids, draft)
    if error.type in ("primary-key", "unique-error"):
        other = re.search(r"position (\d+)", error.note)
        names, keys = keys_of(draft, place.table)
        shown = cell or ", ".join(c for name, c in zip(names, error.cells, strict=False) if name in keys)
        code = "twice" if other else "constraint-required"
        return place.problem(code, cell=shown, other=other.group(1) if other else "")
    if error.type in RAGGED:
        return place.problem(error.type, cell=cell)
    return place.problem("form", note=error.note)


def keys_of(draft: PackageDraft, table: str) -> tuple[list[str], list[str]]:
    """A table's columns, and those that make its primary key."""
    schema = next(r["schema"] for r in draft.descriptor["resources"] if r["name"] == table)
    keys = schema.get("primaryKey") or [""]
    return [f["name"] for f in schema["fields"]], [keys] if isinstance(keys, str) else list(keys)


def map_dangling_reference(place: Place, error: Any, ids: Ids, draft: PackageDraft) -> Problem:
    """A cell that leads to no row of the table it should lead to, with the id that was probably meant."""
    cell = ", ".join(str(c) for c in error.field_cells) or error.note.split('"')[1]
    package, _, other = error.reference_name.rpartition(".")
    known = ids.get((package or draft.name, other or place.table), frozenset())
    near = difflib.get_close_matches(cell, sorted(known)[: limits.MOST_COMPARED], 1)
    code = "no-such-id-near" if near else "no-such-id"
    return place.problem(code, cell=cell, table=other or place.table, near="".join(near))
