"""Periods: their first and their last day, and what is none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from scripts.model.period import PERIOD, begins, ends


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-S2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: date, last: date) -> None:
    assert PERIOD.fullmatch(period)
    assert (begins(period), ends(period)) == (first, last)


@pytest.mark.parametrize("parts", [("S1", "S2"), ("Q1", "Q2", "Q3", "Q4"), [f"{n:02}" for n in range(1, 13)]])
def test_the_parts_of_a_year_follow_upon_each_other(parts: tuple[str, ...]) -> None:
    periods = [f"2026-{part}" for part in parts]
    assert begins(periods[0]) == begins("2026") and ends(periods[-1]) == ends("2026")
    for before, after in pairwise(periods):
        assert ends(before) + timedelta(days=1) == begins(after)


@pytest.mark.parametrize("text", ["", "26", "2026-S3", "2026-Q0", "2026-13", "2026-1", "2026-01-01", "0999"])
def test_what_is_no_period_is_not_taken_for_one(text: str) -> None:
    assert PERIOD.fullmatch(text) is None
