"""Periods: their first and last day, their order, and what is none."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.period import Frequency, Period, suggested_form
from tests.conftest import ROOT

with (ROOT / "tests" / "input" / "cases" / "periods.csv").open(encoding="utf-8", newline="") as cases:
    CASES = sorted(csv.DictReader(cases), key=lambda case: int(case["order"]))
PERIODS = [Period.parse(case["period"]) for case in CASES]

years = st.integers(1000, 9999)
months = st.integers(1, 12)
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
forms = st.one_of(
    years.map(str),
    st.builds("{}-S{}".format, years, st.integers(1, 2)),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-{:02}".format, years, months),
    days.map(str),
    st.builds("{}-{:02}/{}-{:02}".format, years, months, years, months),
    st.builds("{}/{}".format, years, years),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["period"])
def test_a_period_has_a_first_day_a_last_day_and_a_frequency(case: dict[str, str]) -> None:
    period = Period.parse(case["period"])
    assert (str(period.first), str(period.last)) == (case["first_day"], case["last_day"])
    assert period.frequency == case["frequency"]
    assert str(period) == case["period"]


def test_periods_are_ordered_by_their_last_day_then_the_shorter_first() -> None:
    shuffled = PERIODS[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled) == PERIODS


@pytest.mark.parametrize("parts", [("S1", "S2"), ("Q1", "Q2", "Q3", "Q4"), [f"{n:02}" for n in range(1, 13)]])
def test_the_parts_of_a_year_follow_upon_each_other_and_lie_within_it(parts: tuple[str, ...]) -> None:
    year = Period.of_year(2026)
    periods = [Period.parse(f"2026-{part}") for part in parts]
    assert periods[0].first == year.first and periods[-1].last == year.last
    for before, after in pairwise(periods):
        assert before.last + timedelta(days=1) == after.first
    assert all(year.covers(part) and not part.covers(year) for part in periods)
    assert sum(part.months for part in periods) == year.months == 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "0999",
        "10000",
        "2026-S3",
        "2026-Q0",
        "2026-13",
        "2026-1",
        "2026-02-30",
        "2026-03-1",
        "2026Q1",
        "2026/2026",
        "2030/2026",
        "2026-09/2026-01",
        "2026-01/2026",
        "2026-Q1/2026-Q2",
        "2026/",
        "/2026",
        "2026-01-01/2026-01-31",
        "2026\n",
        " 2026",
        "２０２６",
        "năm 2026",
    ],
)
def test_what_is_no_period_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)
    assert suggested_form(text) == ""


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("2026-01/2026-03", "2026-Q1"),
        ("2026-10/2026-12", "2026-Q4"),
        ("2026-07/2026-12", "2026-S2"),
        ("2026-01/2026-12", "2026"),
    ],
)
def test_months_together_that_have_a_form_of_their_own_use_it(text: str, own: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)
    assert suggested_form(text) == own
    assert Period.parse(own).first == Period.parse(text.partition("/")[0]).first


@pytest.mark.parametrize("text", ["2026-02/2026-04", "2025-07/2026-06", "2026-02/2027-01", "2026-01/2026-02"])
def test_other_months_together_keep_theirs(text: str) -> None:
    period = Period.parse(text)
    assert period.frequency == Frequency.MONTHS and suggested_form(text) == ""


@given(forms)
def test_a_written_form_is_one_period_or_none(text: str) -> None:
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert period.first <= period.last
    assert str(period) == text
    assert period.months >= (0 if period.frequency == Frequency.DAY else 1)


@given(st.lists(forms, max_size=8))
def test_the_order_is_that_of_the_last_days_however_periods_are_written(texts: list[str]) -> None:
    periods = []
    for text in texts:
        try:
            periods.append(Period.parse(text))
        except ValueError:
            continue
    for before, after in pairwise(sorted(periods)):
        assert (before.last, -before.first.toordinal()) <= (after.last, -after.first.toordinal())


def test_a_period_has_begun_on_its_first_day_and_is_over_after_its_last() -> None:
    period = Period.parse("2026-Q1")
    assert not period.has_begun(date(2025, 12, 31)) and period.has_begun(date(2026, 1, 1))
    assert not period.is_over(date(2026, 3, 31)) and period.is_over(date(2026, 4, 1))


def test_a_period_ends_in_its_year() -> None:
    assert Period.parse("2026/2030").year == 2030
    assert Period.of_year(2026).is_year and not Period.parse("2026-S1").is_year


def test_the_last_day_that_there_is_ends_a_period() -> None:
    assert Period.parse("9999").last == date.max
    assert Period.parse("9999-12").months == 1
