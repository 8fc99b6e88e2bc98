"""Mistakes in the data: a Problem is what a person can put right, as facts without words.

`i18n.translator` says it in a language; everything that is not a Problem is a bug and shows a trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A mistake in the data or its form, told to the person who can put it right."""

    file: str  # path from the project's root, with forward slashes
    code: str  # key of the sentence in language/*.toml, [problems]
    row: int | None = None  # as a spreadsheet numbers it; the heading is row 1
    column: str | None = None
    facts: tuple[tuple[str, str], ...] = ()  # what the sentence fills in

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Order in which people work through a list: file, row, column."""
        return (self.file, self.row or 0, self.column or "", self.code)


def problem(
    file: str, code: str, row: int | None = None, column: str | None = None, **facts: object
) -> Problem:
    """A Problem, with its facts named: `problem(file, "not-a-number", 5, "value", cell="10,5")`."""
    shown = tuple((key, visible(value)) for key, value in facts.items())
    return Problem(visible(file, 240), code, row, visible(column) if column else column, shown)


def visible(value: object, longest: int = 80) -> str:
    """Text as a person can see it: cut to a length, control and invisible characters spelt out."""
    text = str(value)
    shown = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text[:longest])
    return shown + "…" if len(text) > longest else shown


class Unpublishable(Exception):
    """Raised where work cannot go on: carries every Problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.place, p.facts)))
        super().__init__(f"{len(self.problems)} problems")
