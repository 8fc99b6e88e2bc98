"""A resource of a package in; its lines, values and Frictionless's errors out, from one pass over it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.model.package import Line

MOST_ERRORS = 1_000  # of one resource: nobody works through more before checking again


@dataclass
class Reading:
    """One resource as Frictionless has read it."""

    name: str
    place: str  # the resource's path, or in angle brackets what stands for one
    is_table: bool
    fields: list[Any] = field(default_factory=list)  # Frictionless's
    lines: list[Line] = field(default_factory=list)  # none where the heading is not the described one
    valid: list[tuple[int, dict[str, Any]]] = field(default_factory=list)  # (row, column → value)
    errors: list[Any] = field(default_factory=list)  # Frictionless's, those of the file and its heading first


def read(resource: Any, typed: bool) -> Reading:
    """One pass over a Frictionless resource: its lines, and the errors that its `validate` would report.

    `typed` keeps the values of valid rows by column too.
    """
    from frictionless import Checklist, FrictionlessException
    from frictionless.resources import TableResource

    reading = Reading(resource.name, resource.place, isinstance(resource, TableResource))
    checklist = Checklist()
    checks = checklist.connect(resource)
    try:
        resource.to_descriptor(validate=True)
        resource.open()
    except FrictionlessException as exception:
        resource.close()
        reading.errors = exception.to_errors()
        return reading
    with resource:
        reading.errors = [e for check in checks for e in check.validate_start() if checklist.match(e)]
        if reading.is_table:
            read_rows(resource, reading, typed)
        elif resource.hash is not None or resource.bytes is not None:
            for _ in resource.byte_stream:
                pass  # what it weighs is known once it has been read
        if len(reading.errors) < MOST_ERRORS:
            reading.errors += [e for check in checks for e in check.validate_end() if checklist.match(e)]
    return reading


def read_rows(resource: Any, reading: Reading, typed: bool) -> None:
    """Put every row of an open table into a reading, with its errors up to a bound."""
    reading.fields = resource.schema.fields
    described = not reading.errors
    for row in rows_of(resource, reading):
        if len(reading.errors) < MOST_ERRORS:
            reading.errors += row.errors[: MOST_ERRORS - len(reading.errors)]
        if described:
            values = row.to_dict()
            reading.lines.append(line(row, values, reading.fields))
            if typed and row.valid:
                reading.valid.append((row.row_number, values))


def rows_of(resource: Any, reading: Reading) -> Iterator[Any]:
    """The rows of an open table, as far as it can be read; where it cannot, that is the last error."""
    from frictionless import FrictionlessException

    try:
        yield from resource.row_stream
    except FrictionlessException as exception:
        reading.errors.append(exception.error)


def line(row: Any, values: dict[str, Any], fields: list[Any]) -> Line:
    """A line as printed and as read, a cell a field: missing cells are empty, those too many are gone."""
    cells = [*row.cells, *[None] * (len(values) - len(row.cells))][: len(values)]
    read = tuple(values.values())
    if not all(isinstance(cell, str) for cell in cells):
        cells = [printed(*item) for item in zip(cells, read, fields, strict=True)]
    return Line(row.row_number, tuple(cells), read)


def printed(cell: Any, value: Any, field: Any) -> str:
    """A cell of a descriptor's own rows as a file of that schema would hold it."""
    if isinstance(cell, str):
        return cell
    if value is None:
        missing = field.missing_values if field.has_defined("missing_values") else field.schema.missing_values
        return "" if cell is None and "" in missing else missing[0] if cell is None and missing else str(cell)
    if isinstance(cell, list | dict) and field.type in ("any", "array", "object", "geojson"):
        return json.dumps(cell, ensure_ascii=False)
    if field.type in ("any", "string"):
        return str(cell)
    return str(field.write_cell(value)[0])
