"""Periods: when a result may come from one, how one is written, and what a base period is."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import periods
from tests.contexts import problem_codes
from tests.ledgers import result, target


@pytest.mark.parametrize(
    ("period", "begins"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-S1", date(2026, 1, 1)),
        ("2026-S2", date(2026, 7, 1)),
        ("2026-Q1", date(2026, 1, 1)),
        ("2026-Q2", date(2026, 4, 1)),
        ("2026-Q4", date(2026, 10, 1)),
        ("2026-01", date(2026, 1, 1)),
        ("2026-12", date(2026, 12, 1)),
    ],
)
def test_a_period_may_have_a_result_from_its_first_day(period, begins):
    row = result("r", "1", period=period)
    assert problem_codes(periods.periods, row, today=begins) == []
    assert problem_codes(periods.periods, row, today=date.fromordinal(begins.toordinal() - 1)) == [
        "period-not-begun"
    ]


@pytest.mark.parametrize(
    "period", ["", "26", "0026", "2026-13", "2026-00", "2026-S3", "2026-Q5", "2026-1", "năm 2026"]
)
def test_what_is_not_an_sdmx_period_is_told_and_not_compared(period):
    assert problem_codes(periods.periods, result("r", "1", period=period)) == ["not-a-period"]
    assert problem_codes(periods.periods, target("t", "1", period=period)) == ["not-a-period"]


@pytest.mark.parametrize(
    ("base", "period", "codes"),
    [
        ("2025", "2026", []),
        ("2026", "2026", ["base-not-earlier"]),
        ("2026-Q2", "2026-Q1", ["base-not-earlier"]),
        ("2025-Q4", "2026-Q1", []),
        ("", "2026", []),
        ("2025-13", "2026", ["not-a-period"]),
    ],
)
def test_a_base_period_begins_before_its_own(base, period, codes):
    row = result("r", "1", period=period, base_period=base)
    assert problem_codes(periods.periods, row) == codes
