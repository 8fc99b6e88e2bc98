"""What an indicator is the change, the rank or a share of."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import indicators
from tests.contexts import problem_codes
from tests.ledgers import indicator


@pytest.mark.parametrize(
    ("unit", "codes"),
    [
        ("percentage-point", []),
        ("percent", ["change-not-in-points"]),
        ("", ["change-not-in-points"]),
        ("gone", []),
    ],
)
def test_the_change_of_a_percentage_is_in_points(unit, codes):
    row = indicator("faster", unit=unit, change_of="growth")
    assert problem_codes(indicators.relations, row) == codes


def test_the_change_of_a_count_is_counted_as_it_is():
    rows = [indicator("visits", unit="visit"), indicator("more-visits", unit="visit", change_of="visits")]
    assert problem_codes(indicators.relations, *rows) == []


def test_an_id_says_nothing_of_what_an_indicator_measures():
    assert problem_codes(indicators.relations, indicator("growth-change"), indicator("growth-rank")) == []


@pytest.mark.parametrize(
    ("unit", "codes"),
    [("rank", []), ("percent", ["rank-not-in-ranks"]), ("", ["rank-not-in-ranks"]), ("gone", [])],
)
def test_a_rank_is_counted_in_ranks(unit, codes):
    assert problem_codes(indicators.relations, indicator("place", unit=unit, rank_of="growth")) == codes


@pytest.mark.parametrize("column", indicators.RELATIONS)
def test_an_indicator_is_nothing_of_itself(column):
    found = problem_codes(indicators.relations, indicator("place", unit="rank", **{column: "place"}))
    assert found == ["indicator-of-itself"]
    assert problem_codes(indicators.relations, indicator("place", unit="rank", **{column: "gone"})) == []
