"""The unit of a change, and shares that make a whole."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import indicators
from tests.contexts import problem_codes
from tests.ledgers import indicator, target


@pytest.mark.parametrize(("unit", "codes"), [("percentage-point", []), ("percent", ["change-not-in-points"])])
def test_the_change_of_a_percentage_is_in_points(unit, codes):
    assert problem_codes(indicators.changes_of, indicator("growth-change", unit=unit)) == codes


def test_the_change_of_a_count_is_counted_as_it_is():
    rows = [indicator("visits", unit="visit"), indicator("visits-change", unit="visit")]
    assert problem_codes(indicators.changes_of, *rows) == []


@pytest.mark.parametrize(("last", "codes"), [("40", []), ("40.01", ["shares-exceed-whole"])])
def test_shares_may_make_a_whole_and_no_more(last, codes):
    parts = [indicator(id, whole="growth", position=n) for n, id in enumerate(("farms", "works", "rest"))]
    rows = [*parts, target("a", "60", "farms"), target("b", last, "works")]
    assert (
        sorted(set(problem_codes(indicators.wholes, *rows))) == codes
    )  # once for the original, once for what is in force
