"""What rows that replace others have in common: one thing measured, none twice, no circle, no earlier day."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import replacing
from tests.contexts import context
from tests.ledgers import document, ledger, result, target

BEFORE = target("a", "1")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, []),
        ({"indicator": "rate"}, ["replaces-other-indicator"]),
        ({"period": "2027"}, ["replaces-other-period"]),
        ({"area": "north"}, ["replaces-other-area"]),
        ({"indicator": "rate", "period": "2027", "area": "north"}, ["replaces-other-indicator"]),
    ],
)
def test_the_first_thing_that_is_measured_otherwise_is_told(given, codes):
    row = target("b", "1", **{"indicator": "growth"} | given)
    assert [p.code for p in replacing.measured_otherwise(context(ledger()), row, BEFORE)] == codes


def test_each_row_after_the_first_that_replaces_the_same_is_told():
    rows = [
        result(id, "1", replaces=before) for id, before in (("b", "a"), ("c", "a"), ("d", ""), ("e", "a"))
    ]
    pairs = [*replacing.replaced_twice(rows)]
    assert [(row.id, first.id) for row, first in pairs] == [("c", "b"), ("e", "b")]
    found = replacing.twice_problem(context(ledger()), *pairs[0])
    assert (found.code, dict(found.facts)) == ("replaced-twice", {"id": "a", "other": "b"})


@pytest.mark.parametrize(
    ("first", "later", "codes"),
    [
        (date(2025, 12, 5), date(2025, 12, 5), []),
        (date(2025, 12, 5), date(2025, 12, 4), ["replaces-later"]),
        (date(2025, 12, 5), None, []),
        (None, date(2025, 12, 4), []),
    ],
)
def test_a_document_replaces_nothing_of_a_later_day(first, later, codes):
    rows = context(ledger(document("first", issued=first), document("second", issued=later)))
    assert [p.code for p in replacing.read_later(rows, BEFORE, ("first", "second"))] == codes
    assert [*replacing.read_later(rows, BEFORE, ("first", "gone"))] == []
