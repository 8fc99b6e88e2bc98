"""Periods: when a source can tell a result, what a base period is, of what there is an average."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import periods
from tests.contexts import problem_codes
from tests.ledgers import document, result, target

EARLY, UNKNOWN = document("early", kind="report", issued=date(2026, 3, 31)), document("unknown", issued=None)


def told(row, today=date(2026, 3, 31)):
    return problem_codes(periods.periods, EARLY, UNKNOWN, row, today=today)


@pytest.mark.parametrize(
    ("period", "status", "codes"),
    [
        ("2025", "", []),
        ("2026-Q1", "", []),  # its last day is the source's
        ("2026-03-31", "A", []),
        ("2026-04", "", ["period-not-begun"]),
        ("2026-04", "E", ["period-not-begun"]),
        ("2026-04", "F", []),
        ("2026-04-01", "A", ["period-not-begun"]),
        ("2026", "", ["period-not-over"]),
        ("2026", "P", ["period-not-over"]),
        ("2026", "E", []),
        ("2026", "F", []),
        ("2026-S1", "A", ["period-not-over"]),
        ("2026-01/2026-04", "", ["period-not-over"]),
        ("2026/2030", "", ["period-not-over"]),
    ],
)
def test_what_goes_on_is_estimated_and_what_is_to_come_is_forecast(period, status, codes):
    assert told(result("r", "1", period=period, status=status, source="early"), date(2030, 1, 1)) == codes
    assert told(result("r", "1", period=period, status=status, source="unknown")) == codes  # by today
    assert told(result("r", "1", period=period, status=status, source="gone")) == codes
    assert told(target("t", "1", period=period)) == []


@pytest.mark.parametrize(
    ("base", "period", "codes"),
    [
        ("2025", "2026", []),
        ("2026", "2026", ["base-not-earlier"]),
        ("2026-Q2", "2026-Q1", ["base-not-earlier"]),
        ("2025-Q4", "2026-Q1", []),
        ("2025", "2025-Q4", ["base-not-earlier"]),
        ("2025", "2026-01/2026-02", []),
        ("2025-12-31", "2026-01", []),
        ("2020", "2021/2025", []),
        ("", "2026", []),
    ],
)
def test_a_figure_is_compared_with_an_earlier_period(base, period, codes):
    assert told(result("r", "1", period=period, base_period=base, status="F")) == codes
    assert told(target("t", "1", period=period, base_period=base)) == codes


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        ("2021/2025", []),
        ("2024-01/2025-06", []),
        ("2025", ["average-of-year"]),
        ("2025-Q1", ["average-of-year"]),
        ("2024-07/2025-06", ["average-of-year"]),
        ("2025-03-31", ["average-of-year"]),
    ],
)
def test_a_yearly_average_is_of_more_than_a_year(period, codes):
    assert told(result("r", "1", period=period, average=True)) == codes
    assert told(target("t", "1", period=period, average=True)) == codes
    assert told(target("t", "1", period=period)) == []
