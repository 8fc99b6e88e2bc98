"""A verdict compares an unrounded result with a target of its own period, and says when it cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.derive import derive
from tests.ledgers import indicator, ledger, result, target


def met(result_value, target_value, direction="up", **bounds):
    """Whether a result reaches a target: `of` is the result's bound, `to` the target's."""
    upper = {"value_upper": bounds["upper"]} if "upper" in bounds else {}
    rows = (
        target("t", target_value, bound=bounds.get("to", "eq"), **upper),
        result("r", result_value, bound=bounds.get("of", "eq")),
    )
    (verdict,) = derive(ledger(indicator(direction=direction), *rows)).verdicts
    return verdict.met


@pytest.mark.parametrize(
    ("direction", "below", "at", "above"),
    [("up", False, True, True), ("down", True, True, False), ("none", *[None] * 3)],
)
def test_an_exact_target_is_reached_from_the_side_that_is_better(direction, below, at, above):
    assert [met(value, "11", direction) for value in ("10.99", "11", "11.01")] == [below, at, above]


@pytest.mark.parametrize("direction", ["up", "down", "none"])
@pytest.mark.parametrize(
    ("bound", "below", "at", "above"),
    [
        ("gt", False, False, True),
        ("ge", False, True, True),
        ("lt", True, False, False),
        ("le", True, True, False),
        ("approx", None, None, None),
    ],
)
def test_a_bounded_target_says_itself_which_side_is_meant(direction, bound, below, at, above):
    assert [met(value, "11", direction, to=bound) for value in ("10.99", "11", "11.01")] == [below, at, above]


@pytest.mark.parametrize(
    ("value", "reached"), [("9.99", False), ("10", True), ("12", True), ("12.01", False)]
)
def test_a_range_is_reached_from_its_lower_end_to_its_upper(value, reached):
    assert met(value, "10", to="range", upper="12") is reached


@pytest.mark.parametrize("of", ["gt", "ge", "lt", "le", "approx"])
def test_a_hedged_result_leaves_a_range_open(of):
    assert met("11", "10", of=of, to="range", upper="12") is None


# Result's bound, target's bound → verdict for a result's figure below, at and above the target's.
HEDGED = {
    ("gt", "ge"): (None, True, True),
    ("gt", "gt"): (None, True, True),
    ("ge", "ge"): (None, True, True),
    ("ge", "gt"): (None, None, True),
    ("lt", "ge"): (False, False, None),
    ("lt", "gt"): (False, False, None),
    ("le", "ge"): (False, None, None),
    ("le", "gt"): (False, False, None),
    ("gt", "le"): (None, False, False),
    ("ge", "le"): (None, None, False),
    ("ge", "lt"): (None, False, False),
    ("lt", "le"): (True, True, None),
    ("lt", "lt"): (True, True, None),
    ("le", "le"): (True, True, None),
    ("le", "lt"): (True, None, None),
    ("approx", "ge"): (None, None, None),
    ("approx", "le"): (None, None, None),
}


@pytest.mark.parametrize(("of", "to"), HEDGED)
def test_a_hedged_result_is_judged_only_where_its_hedge_leaves_no_doubt(of, to):
    assert tuple(met(value, "11", of=of, to=to) for value in ("10", "11", "12")) == HEDGED[of, to]


def test_a_result_that_only_rounding_would_lift_to_the_target_has_not_reached_it():
    assert met("10.9999", "11") is False
    assert met("11.0001", "11", "down") is False


def test_a_result_is_judged_against_the_original_and_the_target_in_force():
    rows = [target("a", "10.5"), target("b", "11", replaces="a"), result("r", "10.7")]
    found = derive(ledger(indicator(), *rows)).verdicts
    assert [(v.target.id, v.met, v.gap) for v in found] == [
        ("a", True, Decimal("0.2")),
        ("b", False, Decimal("-0.3")),
    ]


@pytest.mark.parametrize(
    "row",
    [
        target("t", "5", period="2027"),
        target("t", "5", period="2026-Q1"),
        target("t", "5", "other"),
        target("t", "5", document="press"),
    ],
    ids=["another year", "a part of the year", "another indicator", "a press figure"],
)
def test_a_result_is_never_judged_against(row):
    assert derive(ledger(indicator(), indicator("other"), result("r", "7.34"), row)).verdicts == ()
