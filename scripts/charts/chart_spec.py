"""What a chart shows, in words and numbers, before anything is drawn: ChartSpec, its data and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Kind = Literal["dots", "series", "rank", "structure", "tally"]


class Role(StrEnum):
    """What a figure is in its chart; decides its colour and its shape."""

    RESULT = "result"
    FORMER = "former"  # the target as it was first set, since replaced
    BETWEEN = "between"  # a later target, since replaced too
    IN_FORCE = "in-force"
    CLAIM = "claim"  # a target that a document tells without setting it
    SCENARIO = "scenario"  # planned on the way to a year's target
    DERIVED = "derived"  # computed here
    PART = "part"  # a stated share of a whole


# Each with a sentence chart.role_…
HISTORY_ROLES = (Role.RESULT, Role.FORMER, Role.BETWEEN, Role.IN_FORCE, Role.CLAIM)
SERIES_ROLES = (Role.RESULT, Role.DERIVED, Role.IN_FORCE)  # each with a sentence chart.how_…


class ElementChange(StrEnum):
    """What an amendment did to an element of a task: the values of the column `change` in `wording`."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


class Trend(StrEnum):
    """How a series' last value compares with its first; each has a sentence chart.series_…"""

    FELL = "fell"
    ROSE = "rose"
    SAME = "same"
    BETTER = "better"  # of ranks and changes, which neither fall nor rise
    WORSE = "worse"
    SPANS = "spans"  # of ranges, of which neither is said


@dataclass(frozen=True)
class Datum:
    """One figure of a chart: its value, and what is written beside it.

    The fields' names are those of the columns in the published Vega-Lite specification.
    """

    label: str
    value: float  # in the unit of the indicator; a rank's place; a number of elements
    text: str  # the value as it is written
    role: Role | ElementChange
    group: str = ""  # the column that a share belongs to
    upper: float | None = None  # the end of a range that begins at `value`
    bound: str = "eq"  # how tight the figure is: a Bound


@dataclass(frozen=True)
class ChartSpec:
    """What a chart shows; `head` and `rows` are the table behind it."""

    name: str  # its file's name, unique in a language and the same in all of them
    kind: Kind
    heading: str
    title: str  # the finding, as a sentence
    caption: str  # how to read it
    data: tuple[Datum, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    extent: int = 0  # of a rank: of how many
    inverted: bool = False  # of a series of ranks: 1 stands on top
    documents: tuple[str, ...] = ()  # where its figures were read or set, by name
