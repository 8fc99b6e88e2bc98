"""What is computed, as values: changes and their units, histories, sums with their bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.derived import Change, Derived, TargetHistory, Term, difference_unit
from tests.ledgers import indicator, target


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (target("a", "10.5"), target("b", "11"), "raised"),
        (target("a", "13.8"), target("b", "13.75"), "lowered"),
        (target("a", "10.50"), target("b", "10.5"), "unchanged"),
        (target("a", "11"), target("b", "11", bound="gt"), "reworded"),
        (
            target("a", "10", bound="range", value_upper="11"),
            target("b", "10", bound="range", value_upper="12"),
            "reworded",
        ),
        (target("a", "-3"), target("b", "-3.5"), "lowered"),
    ],
)
def test_a_change_is_raised_lowered_reworded_or_none_at_all(before, after, kind):
    assert Change(before, after).kind == kind


def test_a_relative_change_is_in_per_cent_of_the_earlier_value_and_there_is_none_from_zero():
    assert Change(target("a", "50"), target("b", "60")).relative == 20
    assert Change(target("a", "0"), target("b", "60")).relative is None


@pytest.mark.parametrize(
    ("unit", "of_change"),
    [("percent", "percentage-point"), ("percentage-point", "percentage-point"), ("visit", "visit")],
)
def test_the_change_of_a_percentage_is_in_points(unit, of_change):
    assert difference_unit(unit) == of_change


def test_a_history_without_an_instrument_is_led_by_its_first_claim():
    claims = (target("p", "11", document="press"), target("q", "12", document="press"))
    history = TargetHistory(indicator(), "2026", (), claims)
    assert (history.original, history.in_force, history.change, history.changes) == (None, None, None, ())
    assert history.told is claims[0]


def test_the_target_in_force_leads_whatever_others_claim():
    chain = (target("a", "10"), target("b", "11", replaces="a"))
    assert TargetHistory(indicator(), "2026", chain, (target("p", "12"),)).told is chain[1]


@pytest.mark.parametrize(("bound", "of_sum"), [("eq", "eq"), ("approx", "approx"), ("gt", "approx")])
def test_a_sum_is_exact_and_no_surer_than_its_terms(bound, of_sum):
    terms = (Term(Decimal(100), None), Term(Decimal("-96.05"), target("t", "96.05", bound=bound)))
    computed = Derived("remainder", indicator("rest"), "2026", "in-force", terms)
    assert (computed.value, computed.bound) == (Decimal("3.95"), of_sum)
    assert computed.id == "rest-2026-in-force"
