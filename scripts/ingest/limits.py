"""How large a file, a table, a name may be, so that none exhausts who reads it; Problems for larger ones."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.model.problem import Problem, problem

LARGEST_DESCRIPTOR = 4_000_000  # bytes: a hundred times ours
LARGEST_FILE = 50_000_000  # bytes: from here on GitHub warns of every push
MOST_TABLES = 300  # in a package: each has its pages in every language
MOST_COLUMNS = 1_000  # in a table: the work of judging grows with their square
MOST_ROWS = 500_000  # in a table: half of what a spreadsheet opens
MOST_CELLS = 3_000_000  # in a table: what a check holds in less than 1.5 GB of memory
LONGEST_CELL = 32_767  # characters: what a cell of a spreadsheet can hold
LONGEST_NAME = 100  # characters: a file's name may have 255 bytes, and endings come behind
LONGEST_HEADING = 255  # characters: what a spreadsheet allows a column of a table
LARGEST_POWER = 308  # of ten: beyond it no spreadsheet, browser or column of doubles has the number
LONGEST_NUMBER = 15  # digits of ours: a spreadsheet keeps no more of them
MOST_COMPARED = 5_000  # ids among which the one that was meant is looked for


def content(file: str, place: Path, most: int = LARGEST_FILE) -> bytes | Problem:
    """A plain file's bytes; never waits at a pipe or device, never reads more than anybody can use."""
    try:
        status = place.stat()
        if not stat.S_ISREG(status.st_mode):
            return problem(file, "not-a-file")
        if status.st_size > most:
            return problem(file, "file-too-large", size=megabytes(status.st_size), most=megabytes(most))
        return place.read_bytes()
    except PermissionError:
        return problem(file, "not-a-file")
    except (OSError, ValueError):
        return problem(file, "no-file")


def megabytes(size: int) -> str:
    """A size in bytes, as people are told it."""
    return f"{size / 1_000_000:.0f} MB"


def table_problems(file: str, raw: bytes, separator: str) -> Iterator[Problem]:
    """A table has no more rows and columns than can be judged and shown."""
    rows = max(raw.count(b"\n"), raw.count(b"\r"))
    if rows > MOST_ROWS:
        yield problem(file, "too-many-rows", count=rows, most=MOST_ROWS)
        return
    lines = raw.replace(b"\r", b"\n").split(b"\n")
    widest = max(range(len(lines)), key=lambda nth: lines[nth].count(separator.encode() or b","))
    columns = lines[widest].count(separator.encode() or b",") + 1
    if columns > MOST_COLUMNS:
        yield problem(file, "too-many-columns", widest + 1, count=columns, most=MOST_COLUMNS)
    elif rows * columns > MOST_CELLS:
        yield problem(file, "too-many-cells", count=rows * columns, most=MOST_CELLS)


def package_problems(file: str, resources: list[Any]) -> Iterator[Problem]:
    """A package has no more tables, and a table no more fields, than can be judged and shown."""
    if len(resources) > MOST_TABLES:
        yield problem(file, "too-many-tables", count=len(resources), most=MOST_TABLES)
        return
    for resource in resources:
        schema = resource.get("schema") if isinstance(resource, dict) else None
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and len(fields) > MOST_COLUMNS:
            name = str(resource.get("name"))
            yield problem(file, "too-many-columns", column=name, count=len(fields), most=MOST_COLUMNS)


def beyond(value: Any) -> bool:
    """True for a number so large, or so near to nothing, that it would fill a page."""
    if isinstance(value, int):
        return bool(abs(value) >= 10**LARGEST_POWER)
    finite = getattr(value, "is_finite", None)
    return bool(finite and finite() and abs(value.adjusted()) > LARGEST_POWER)
