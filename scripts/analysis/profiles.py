"""What the cells of a column are on the whole: how many are filled, how they spread, which there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any

from scripts.model.package import Table
from scripts.model.values import value_text

NUMBERS = ("number", "integer", "year")  # field types of Frictionless that stand on one line
DAYS = ("date", "datetime", "yearmonth", "time")
FEW_VALUES = 6  # different values of which each gets a bar of its own
BINS = 12  # of a histogram, at most
FINE_SPAN = 1_000  # whole numbers in a range in which one more or less in a bin is seen


class ProfileKind(StrEnum):
    """What a profile tells: nothing, bars of bins, bars of values, or only how many cells are filled."""

    EMPTY = "empty"
    HISTOGRAM = "histogram"
    VALUES = "values"
    FILLED = "filled"


@dataclass(frozen=True)
class ColumnProfile:
    """A column on the whole; what its kind does not tell is left at its default."""

    kind: ProfileKind
    filled: int  # cells that hold something
    rows: int
    different: int = 0  # values
    bars: tuple[int, ...] = ()  # cells in each bin of the range, or of each value
    low: Any = None  # values as their field's type reads them, exactly
    middle: Any = None  # the median of numbers; of days the lower of the two in the middle
    high: Any = None
    values: tuple[Any, ...] = ()  # the few that there are, in the order of their bars


def column_profile(table: Table, index: int) -> ColumnProfile:
    """The profile of column number `index` of a table; cells with NaN or an infinity count as not filled."""
    import pandas as pd

    field = table.fields[index]
    cells = [v for v in (line.values[index] for line in table.lines) if v is not None and v != ""]
    cells = [v for v in cells if not isinstance(v, float | Decimal) or isfinite(v)]
    texts = [value_text(v) for v in cells]
    counts = pd.Series(texts, dtype=object).value_counts()
    known = ColumnProfile(ProfileKind.FILLED, len(cells), len(table.lines), len(counts))
    if not cells:
        return replace(known, kind=ProfileKind.EMPTY)
    ordered = field.type in (*NUMBERS, *DAYS)
    if len(counts) <= FEW_VALUES and len(counts) < len(cells):
        by_text = dict(zip(texts, cells, strict=True))
        if ordered:
            counts = counts.loc[sorted(counts.index, key=lambda text: position(by_text[text]))]
        else:
            counts = counts.sort_index().sort_values(ascending=False, kind="stable")
        values = tuple(by_text[text] for text in counts.index)
        return replace(known, kind=ProfileKind.VALUES, bars=tuple(counts.tolist()), values=values)
    keys = {name for reference in table.references for name in reference.fields} | set(table.keys)
    if not ordered or field.name in keys or len(counts) < 2:
        return known
    positions = pd.Series([position(v) for v in cells], dtype=object).sort_values(kind="stable")
    in_order = [cells[n] for n in positions.index]
    numeric = field.type in ("number", "integer")
    return replace(
        known,
        kind=ProfileKind.HISTOGRAM,
        bars=histogram(positions, len(counts)),
        low=in_order[0],
        middle=median(in_order) if numeric else in_order[(len(in_order) - 1) // 2],
        high=in_order[-1],
    )


def position(value: Any) -> Decimal:
    """Where a number, a day or an hour stands on one line with others of its type, exactly."""
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        gone = moment - datetime(1, 1, 1, tzinfo=UTC)
        return Decimal(gone.days * 86_400 + gone.seconds) + Decimal(gone.microseconds) / 10**6
    if isinstance(value, date):
        return Decimal(value.toordinal())
    if isinstance(value, time):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return Decimal(seconds) + Decimal(value.microsecond) / 10**6
    if hasattr(value, "month"):
        return Decimal(value.year * 12 + value.month)
    return Decimal(str(value))


def median(in_order: list[Any]) -> Any:
    """The middle one of ordered numbers, else the mean of the two in the middle, as an exact decimal."""
    half, odd = divmod(len(in_order), 2)
    if odd:
        return in_order[half]
    return (Decimal(str(in_order[half - 1])) + Decimal(str(in_order[half]))) / 2


def histogram(positions: Any, different: int) -> tuple[int, ...]:
    """How many of a Series of ordered decimals fall into each of at most BINS equal bins of their range.

    The bins are counted with decimals, not by pandas.cut, whose edges are floats: a value on an edge would
    fall to its left or right by chance. A bin holds its lower edge; the last one holds the highest value too.
    """
    low, span = positions.iloc[0], positions.iloc[-1] - positions.iloc[0]
    bins = min(BINS, different)
    width = span / bins
    if span < FINE_SPAN and all(place == place.to_integral_value() for place in positions):
        # Bins that hold equally many whole numbers, or as nearly so as can be.
        whole = int(span) + 1
        each = min((-(-whole // n) for n in range(BINS, BINS // 2, -1)), key=lambda n: -whole % n)
        width, bins = Decimal(each), -(-whole // each)
    numbers = ((positions - low) / width).map(int).clip(upper=bins - 1)
    return tuple(numbers.value_counts().reindex(range(bins), fill_value=0).tolist())
