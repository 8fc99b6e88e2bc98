"""A figure as an interval: the set of values that a bounded, perhaps hedged, figure may have.

Exact decimals; an end of None is open to infinity. How far “about” and “nearly” reach is this
project's own reading, published with the rubric of verdicts: five per cent of the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How tight a figure is, by the signed value: the values of targets.bound and results.bound."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    NEAR = "near"  # just short of the value, in its absolute size; never a ceiling
    RANGE = "range"


TOLERANCE = Decimal("0.05")  # how far “about” and “nearly” reach, as a part of the figure's absolute size


@dataclass(frozen=True)
class Interval:
    """Values from `low` to `high`; None is without end; an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def within(self, other: Interval) -> bool:
        """True where every value of this one is a value of the other."""
        return not self._reaches_below(other) and not self._mirrored()._reaches_below(other._mirrored())

    def meets(self, other: Interval) -> bool:
        """True where some value belongs to both."""
        return not self._ends_before(other) and not other._ends_before(self)

    def _reaches_below(self, other: Interval) -> bool:
        if other.low is None:
            return False
        if self.low is None or self.low < other.low:
            return True
        return self.low == other.low and other.low_open and not self.low_open

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def _mirrored(self) -> Interval:
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return Interval(low, high, self.high_open, self.low_open)


def interval(bound: str, value: Decimal, upper: Decimal | None = None) -> Interval:
    """The values that a figure of this bound may have; `upper` is the end of a range."""
    slack = abs(value) * TOLERANCE
    match Bound(bound):
        case Bound.GT | Bound.GE:
            return Interval(value, None, low_open=bound == Bound.GT)
        case Bound.LT | Bound.LE:
            return Interval(None, value, high_open=bound == Bound.LT)
        case Bound.APPROX:
            return Interval(value - slack, value + slack)
        case Bound.NEAR if value > 0:
            return Interval(value - slack, value, high_open=True)
        case Bound.NEAR if value < 0:
            return Interval(value, value + slack, low_open=True)
        case Bound.RANGE if upper is not None:
            return Interval(value, upper)
    return Interval(value, value)
