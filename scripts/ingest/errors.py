"""This room translates: what Frictionless says of a package's form, as Problems that people understand."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.ingest import limits as bounds
from scripts.ingest.descriptor import categories, pattern_of
from scripts.model.ledger import TABLES
from scripts.model.package import Line
from scripts.model.problem import Problem, problem

Ids = dict[tuple[str, str], frozenset[str]]  # (package, table) → every id seen; nothing of an unread table
HEADING = ("missing-label", "extra-label", "incorrect-label", "duplicate-label", "blank-label")
RAGGED = ("missing-cell", "extra-cell", "blank-row")
OWN_SENTENCE = {"date", "integer"}  # types for which our tables, one form to a type, have their own remedy


@dataclasses.dataclass
class Draft:
    """A package on its way in: its descriptor is sound, its tables are being read."""

    folder: Path
    file: str  # the descriptor's path, as told to people
    descriptor: dict[str, Any]
    parts: dict[str, list[bytes]] = dataclasses.field(default_factory=dict)  # resource → its files
    raw: dict[str, bytes] = dataclasses.field(default_factory=dict)  # table → the one file to publish
    blocked: set[str] = dataclasses.field(default_factory=set)  # resources not worth parsing
    spoken_for: set[tuple[str, int, str]] = dataclasses.field(default_factory=set)

    @property
    def name(self) -> str:
        return str(self.descriptor["name"])

    @property
    def ours(self) -> bool:
        return self.name in TABLES


def form_problems(draft: Draft, judge: Any, ids: Ids) -> Iterator[Problem]:
    """Frictionless's report in our words: one Problem a mistake, the row and column as people count them."""
    own = {resource["name"] for resource in draft.descriptor["resources"]}
    try:
        report = judge.validate()
    except Exception as trip:  # over descriptors that its own profile lets pass
        draft.blocked |= own
        yield problem(draft.file, "descriptor-invalid", note=trip)
        return
    for error in report.errors:
        yield problem(draft.file, "descriptor-invalid", note=error.note)
    for task in report.tasks:
        if task.name in own - draft.blocked:
            yield from table_problems(draft, task, ids)


def table_problems(draft: Draft, task: Any, ids: Ids) -> Iterator[Problem]:
    """One table's mistakes: those of the whole file or of its heading alone, where there are any."""
    place = task.place if task.place and "<" not in task.place else task.name
    file = f"{Path(draft.file).parent.as_posix()}/{place}"
    whole = [e for e in task.errors if getattr(e, "row_number", None) is None and e.type not in HEADING]
    heading = [e for e in task.errors if e.type in HEADING]
    if whole or heading:
        draft.blocked.add(task.name)
        for error in whole[:1] or heading:
            yield file_problem(file, error)
        return
    ragged = {e.row_number: e for e in reversed(task.errors) if e.type in RAGGED}
    told: set[tuple[int, str]] = set()
    for error in task.errors:
        row, column = error.row_number, column_of(draft, task.name, error)
        if ragged.get(row, error) is not error or (row, column) in told:
            continue
        if (task.name, row, column) in draft.spoken_for:
            continue
        told.add((row, column))
        yield sentence(file, row, column or None, error, ids, draft, task.name)


def line_problems(
    draft: Draft, resource: dict[str, Any], fields: list[Any], lines: list[Line]
) -> Iterator[Problem]:
    """What a row's cells are beyond their types: too long, too large a number, not of their pattern."""
    path = resource.get("path")
    file = f"{Path(draft.file).parent.as_posix()}/{path if isinstance(path, str) else resource['name']}"
    described = {f["name"]: f for f in (resource.get("schema") or {}).get("fields", []) if "name" in f}
    for field in fields:
        if len(field.name) > bounds.LONGEST_HEADING:
            told = {"length": len(field.name), "most": bounds.LONGEST_HEADING}
            yield problem(file, "cell-too-long", 1, field.name, **told)
    patterns = [pattern_of(described.get(field.name, {})) for field in fields]
    listed = [[value for value, _ in categories(described.get(field.name, {}))] for field in fields]
    for line in lines:
        for nth, (field, cell) in enumerate(zip(fields, line.cells, strict=True)):
            if len(cell) > bounds.LONGEST_CELL:
                told = {"length": len(cell), "most": bounds.LONGEST_CELL}
                yield problem(file, "cell-too-long", line.number, field.name, **told)
            elif bounds.beyond(line.values[nth]):
                yield problem(file, "number-too-large", line.number, field.name, cell=cell)
            elif patterns[nth] and isinstance(line.values[nth], str) and not patterns[nth].fullmatch(cell):
                limit = described[field.name]["constraints"]["pattern"]
                yield problem(file, "constraint-pattern", line.number, field.name, cell=cell, limit=limit)
            elif listed[nth] and line.values[nth] is not None and line.values[nth] not in listed[nth]:
                limit = ", ".join(map(str, listed[nth]))
                yield problem(file, "constraint-enum", line.number, field.name, cell=cell, limit=limit)


def column_of(draft: Draft, table: str, error: Any) -> str:
    """The column that an error is in; of a key the first."""
    if error.type == "primary-key":
        return keys_of(draft, table)[1][0]
    names = getattr(error, "field_names", None) or [""]
    return str(getattr(error, "field_name", None) or names[0])


def file_problem(file: str, error: Any) -> Problem:
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


def sentence(
    file: str,
    row: int,
    column: str | None,
    error: Any,
    ids: Ids,
    draft: Draft,
    table: str,
) -> Problem:
    """One Frictionless error in a row; a kind nobody has met keeps its note."""
    cell = getattr(error, "cell", None) or ""
    if error.type == "type-error":
        kind = error.note.split('"')[1].removesuffix("/default")
        code = f"not-{kind}" if draft.ours and kind in OWN_SENTENCE else "not-of-type"
        return problem(file, code, row, column, cell=cell, kind=kind)
    constraint = re.fullmatch(r'constraint "(\w+)" is "(.*)"', error.note, re.DOTALL)
    if error.type == "constraint-error" and constraint:
        rule, limit = constraint.groups()
        allowed = ", ".join(re.findall(r"'([^']*)'", limit)) if rule == "enum" else limit
        return problem(file, f"constraint-{rule.lower()}", row, column, cell=cell, limit=allowed)
    if error.type == "foreign-key":
        return dangling(file, row, column, error, ids, draft, table)
    if error.type in ("primary-key", "unique-error"):
        other = re.search(r"position (\d+)", error.note)
        names, keys = keys_of(draft, table)
        shown = cell or ", ".join(c for name, c in zip(names, error.cells, strict=False) if name in keys)
        code = "twice" if other else "constraint-required"
        return problem(file, code, row, column, cell=shown, other=other.group(1) if other else "")
    if error.type in RAGGED:
        return problem(file, error.type, row, column, cell=cell)
    return problem(file, "form", row, column, note=error.note)


def keys_of(draft: Draft, table: str) -> tuple[list[str], list[str]]:
    """A table's columns, and those that make its primary key."""
    schema = next(r["schema"] for r in draft.descriptor["resources"] if r["name"] == table)
    keys = schema.get("primaryKey") or [""]
    return [f["name"] for f in schema["fields"]], [keys] if isinstance(keys, str) else list(keys)


def dangling(
    file: str, row: int, column: str | None, error: Any, ids: Ids, draft: Draft, table: str
) -> Problem:
    """A cell that leads to no row of the table it should lead to, with the id that was probably meant."""
    cell = ", ".join(str(c) for c in error.field_cells) or error.note.split('"')[1]
    package, _, other = error.reference_name.rpartition(".")
    known = ids.get((package or draft.name, other or table), frozenset())
    near = difflib.get_close_matches(cell, sorted(known)[: bounds.MOST_COMPARED], 1)
    code = "no-such-id-near" if near else "no-such-id"
    return problem(file, code, row, column, cell=cell, table=other or table, near="".join(near))
