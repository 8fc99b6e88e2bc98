"""What was done names a duty or something awaited, and a period in which it was due."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import fulfilments
from tests.contexts import TODAY, problem_codes
from tests.ledgers import document, duty, fulfilment, gap

DATED = document("dated", issued=date(2026, 1, 15))
AWAITED = gap("plan", "documents/first", kind="awaited", expected="2026-Q2")


def told(*rows):
    return problem_codes(fulfilments.fulfilments, DATED, *rows)


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, ["fulfilment-of-nothing"]),
        ({"duty": "d"}, []),
        ({"gap": "plan", "period": "2026-Q2"}, []),
        ({"duty": "d", "gap": "plan"}, ["fulfilment-of-two"]),
        ({"duty": "gone"}, []),
        ({"gap": "gone"}, []),
    ],
)
def test_a_fulfilment_speaks_of_one_duty_or_one_gap(given, codes):
    assert told(duty("d"), AWAITED, fulfilment("f", **given)) == codes


@pytest.mark.parametrize(
    ("given", "period", "codes"),
    [
        ({"frequency": "monthly"}, "2026-01", []),
        ({"frequency": "monthly"}, "2026-12", []),
        ({"frequency": "monthly"}, "2025-12", ["fulfilment-not-due"]),
        ({"frequency": "monthly"}, "2027-01", ["fulfilment-not-due"]),
        ({"frequency": "monthly", "until": date(2027, 2, 1)}, "2027-01", []),
        ({"frequency": "monthly"}, "2026-Q1", ["fulfilment-not-due"]),
        ({"frequency": "monthly"}, "", ["fulfilment-without-period"]),
        ({"frequency": "quarterly"}, "2026-Q1", []),
        ({"frequency": "monthly", "document": "second"}, "2031-04", []),  # nobody knows since when
        ({"frequency": "monthly", "document": "second"}, "2031", ["fulfilment-not-due"]),
        ({"frequency": "monthly", "document": "gone"}, "2026-04", []),
        ({"frequency": "periodic"}, "2026-Q1", []),
        ({"frequency": "periodic"}, "", []),
        ({"frequency": ""}, "", []),
        ({"frequency": "", "due": date(2026, 3, 31)}, "2026-Q1", ["fulfilment-of-once"]),
    ],
)
def test_a_duty_is_done_for_a_period_in_which_it_was_due(given, period, codes):
    row = duty("d", **{"document": "dated"} | given)
    assert told(row, fulfilment("f", duty="d", period=period)) == codes


@pytest.mark.parametrize(
    ("given", "period", "codes"),
    [
        ({"expected": "2026-Q2"}, "2026-Q2", []),
        ({"expected": "2026-Q2"}, "2026-Q3", ["fulfilment-not-expected"]),
        ({"expected": "2026-Q2"}, "", ["fulfilment-not-expected"]),
        ({}, "2026-Q3", []),
        ({}, "", []),
        ({"kind": "unknown"}, "", ["fulfilment-of-unknown"]),
    ],
)
def test_what_was_awaited_came_in_the_period_in_which_it_was_expected(given, period, codes):
    row = gap("g", "documents/first", **{"kind": "awaited"} | given)
    assert told(row, fulfilment("f", gap="g", period=period)) == codes


def test_what_was_done_was_done_by_today():
    assert told(duty("d"), fulfilment("f", duty="d", done_on=TODAY)) == []
    later = date.fromordinal(TODAY.toordinal() + 1)
    assert told(duty("d"), fulfilment("f", duty="d", done_on=later)) == ["done-in-future"]
