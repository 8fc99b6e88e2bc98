"""Revisions: of the same figure, from a source that is not earlier, never less final."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import revisions
from tests.contexts import problem_codes
from tests.ledgers import document, result


def revised(*rows):
    return problem_codes(revisions.revisions, document("late", kind="report", issued=date(2026, 3, 1)), *rows)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("F", "E", []),
        ("E", "P", []),
        ("E", "A", []),
        ("A", "A", []),  # an official figure corrected by an official one
        ("P", "E", ["status-falls"]),
        ("A", "P", ["status-falls"]),
        ("E", "F", ["status-falls"]),
        ("", "E", []),
        ("A", "", []),
    ],
)
def test_the_status_of_a_figure_never_falls(before, after, codes):
    rows = [result("a", "7.3", status=before), result("b", "7.4", status=after, source="late", replaces="a")]
    assert revised(*rows) == codes


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, []),
        ({"indicator": "rate"}, ["replaces-other-indicator"]),
        ({"period": "2025-Q4"}, ["replaces-other-period"]),
        ({"area": "north"}, ["replaces-other-area"]),
        ({"source": "first"}, ["replaces-later"]),
        ({"source": "gone"}, []),
        ({"replaces": "gone"}, []),
        ({"replaces": "b"}, ["replaces-circle"]),
    ],
)
def test_a_revision_is_of_the_same_figure_and_not_from_an_earlier_source(given, codes):
    row = {"indicator": "growth", "period": "2025", "source": "late", "replaces": "a"} | given
    assert revised(result("a", "7.3", period="2025"), result("b", "7.4", **row)) == codes


def test_a_figure_is_revised_once_and_the_revision_revised_in_turn():
    first, second = result("a", "1"), result("b", "2", replaces="a")
    assert revised(first, second, result("c", "3", replaces="b")) == []
    assert revised(first, second, result("c", "3", replaces="a")) == ["replaced-twice"]
    assert revised(result("a", "1", replaces="b"), second) == ["replaces-circle"] * 2
