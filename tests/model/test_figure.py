"""Figures as intervals: their ends, what lies within what, and what meets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.figure import Bound, Interval, interval

numbers = st.decimals(-1000, 1000, places=2)
ends = st.one_of(st.none(), st.integers(-4, 4).map(Decimal))
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans()).filter(
    lambda i: (
        i.low is None
        or i.high is None
        or i.low < i.high
        or (i.low == i.high and not i.low_open | i.high_open)
    )
)
# Every value, and one between each two, that may tell intervals of whole ends apart.
VALUES = [Decimal(n) / 2 for n in range(-12, 13)]


def holds(one: Interval, value: Decimal) -> bool:
    """Whether a value belongs to an interval, by its definition."""
    above = one.low is None or value > one.low or (value == one.low and not one.low_open)
    below = one.high is None or value < one.high or (value == one.high and not one.high_open)
    return above and below


@given(intervals, intervals)
def test_within_and_meets_say_of_intervals_what_their_values_say(one: Interval, other: Interval) -> None:
    mine, theirs = ({v for v in VALUES if holds(i, v)} for i in (one, other))
    assert one.within(other) == (mine <= theirs and unbounded(one) <= unbounded(other))
    assert one.meets(other) == bool(mine & theirs)


def unbounded(one: Interval) -> set[str]:
    """On which sides an interval has no end."""
    return {side for side in ("low", "high") if getattr(one, side) is None}


@pytest.mark.parametrize(
    ("bound", "value", "low", "high", "opened"),
    [
        ("eq", "10", "10", "10", ""),
        ("gt", "10", "10", None, "low"),
        ("ge", "10", "10", None, ""),
        ("lt", "-3", None, "-3", "high"),
        ("le", "-3", None, "-3", ""),
        ("approx", "10", "9.5", "10.5", ""),
        ("approx", "-10", "-10.5", "-9.5", ""),
        ("near", "10", "9.5", "10", "high"),
        ("near", "-10", "-10", "-9.5", "low"),
        ("near", "0", "0", "0", ""),
    ],
)
def test_a_bound_makes_an_interval_of_the_signed_value(
    bound: str, value: str, low: str | None, high: str | None, opened: str
) -> None:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    assert interval(bound, Decimal(value)) == Interval(*ends, opened == "low", opened == "high")


def test_a_range_has_both_its_ends() -> None:
    assert interval("range", Decimal(10), Decimal(12)) == Interval(Decimal(10), Decimal(12))


@given(st.sampled_from([*Bound]), numbers)
def test_every_bound_makes_an_interval_of_every_value(bound: Bound, value: Decimal) -> None:
    made = interval(bound, value, value + 1)
    assert made.within(made) and made.meets(made)
    assert (made.low is not None and made.low == made.high) == (
        bound == Bound.EQ or (value == 0 and bound in (Bound.APPROX, Bound.NEAR))
    )
