"""What every row of the four packages has, whatever it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table: a fact with an id that never changes."""

    id: str
    row: int  # as a spreadsheet numbers it; the heading is row 1


@dataclass(frozen=True, kw_only=True)
class Quoted(Row):
    """A row that was read somewhere, with the words it was read from."""

    quote: str  # 3 to 20 words, exactly as printed
    occurrence: int | None  # which of the places, where the words stand more than once
