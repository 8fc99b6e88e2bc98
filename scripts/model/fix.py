"""One thing that was put right in a table's file, without words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fix:
    """A change of a file, of one of its rows or of one cell; the parts that do not apply are empty."""

    code: str  # key of its name in language/*.toml, [fix]
    row: int | None = None  # as the fixed file numbers it; the heading is row 1
    column: str = ""
    before: str = ""
    after: str = ""
