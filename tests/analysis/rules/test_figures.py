"""Ranges have two ends in order; ranks lie within their field, where it is known."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import figures
from tests.contexts import problem_codes
from tests.ledgers import indicator, result, target


@pytest.mark.parametrize(
    ("bound", "value", "upper", "codes"),
    [
        ("range", "10", "11", []),
        ("range", "10", "10", ["range-backwards"]),
        ("range", "10", None, ["range-without-end"]),
        ("eq", "10", None, []),
        ("eq", "10", "11", ["end-without-range"]),
    ],
)
def test_a_range_and_only_a_range_has_two_ends_in_order(bound, value, upper, codes):
    ends = {"value_upper": upper} if upper else {}
    assert problem_codes(figures.figures, target("t", value, bound=bound, **ends)) == codes


@pytest.mark.parametrize(
    ("rank", "field", "codes"),
    [
        ("1", 34, []),
        ("34", 34, []),
        ("35", 34, ["rank-beyond"]),
        ("0", 34, ["rank-beyond"]),
        ("3", None, []),  # the source does not say of how many
    ],
)
def test_a_rank_lies_within_its_field(rank, field, codes):
    rows = [indicator("place", unit="rank"), result("r", rank, "place", out_of=field)]
    assert problem_codes(figures.figures, *rows) == codes


def test_both_ends_of_a_range_of_ranks_lie_within_the_field():
    rows = [indicator("place", unit="rank"), result("r", "30", "place", bound="range", value_upper="35")]
    assert problem_codes(figures.figures, *rows) == []
    rows[1] = result("r", "30", "place", bound="range", value_upper="35", out_of=34)
    assert problem_codes(figures.figures, *rows) == ["rank-beyond"]


def test_only_a_rank_has_a_field():
    assert problem_codes(figures.figures, result("r", "7", out_of=34)) == ["not-a-rank"]
    assert problem_codes(figures.figures, result("r", "7", "gone", out_of=34)) == []
