"""What is computed from a ledger: chains, changes, remainders, earlier levels, conflicts, proofs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.derive import chain, derive
from tests.ledgers import document, indicator, ledger, result, target

SHARES = [
    indicator(id, whole="grdp", position=n) for n, id in enumerate(("farms", "works", "services", "rest"), 2)
]


def standing(*rows, of="growth"):
    """The one standing of an indicator in a ledger of these rows."""
    (only,) = derive(ledger(*rows)).standing(of)
    return only


# Chains


def test_a_chain_runs_from_the_original_to_the_one_in_force_however_its_rows_are_sorted():
    rows = [target("c", "12", replaces="b"), target("a", "10.5"), target("b", "11", replaces="a")]
    assert [t.id for t in chain(rows)] == ["a", "b", "c"]


def test_a_chain_that_bites_its_tail_ends():
    assert chain([target("a", "10", replaces="b"), target("b", "11", replaces="a")]) == ()


def test_a_standing_knows_the_original_each_step_and_the_whole_way():
    amended = standing(
        indicator(), target("a", "10.5"), target("b", "12", replaces="a"), target("c", "11", replaces="b")
    )
    assert (amended.original.id, amended.in_force.id) == ("a", "c")
    assert [change.difference for change in amended.changes] == [Decimal("1.5"), Decimal("-1")]
    assert amended.change.difference == Decimal("0.5")


def test_a_target_that_nobody_amended_has_no_change():
    alone = standing(indicator(), target("a", "10.5"))
    assert alone.original is alone.in_force
    assert alone.change is None and alone.changes == ()


def test_a_figure_told_by_the_press_is_a_claim_and_never_in_force():
    told = standing(indicator(), target("a", "11"), target("p", "11", document="press", bound="gt"))
    assert [t.id for t in told.chain] == ["a"]
    assert [t.id for t in told.claims] == ["p"]


def test_a_figure_that_only_the_press_tells_leaves_nothing_in_force():
    told = standing(indicator(), target("p", "11", document="press"))
    assert told.in_force is None and told.original is None


def test_each_period_stands_alone():
    told = derive(ledger(indicator(), target("a", "10"), target("b", "11", period="2027"))).standing("growth")
    assert [(s.period, s.in_force.id) for s in told] == [("2026", "a"), ("2027", "b")]


def test_standings_come_in_the_order_of_their_indicators():
    rows = [
        indicator("z", position=1),
        indicator("a", position=2),
        target("1", "1", "a"),
        target("2", "1", "z"),
    ]
    assert [s.indicator.id for s in derive(ledger(*rows)).standings] == ["z", "a"]


# What no document states


def test_what_the_stated_shares_leave_over_is_computed_as_first_promised_and_as_in_force():
    rows = [
        target("farms-1", "13.8", "farms", bound="approx"),
        target("farms-2", "13.75", "farms", bound="approx", replaces="farms-1"),
        target("works-1", "23.42", "works"),
        target("works-2", "23.04", "works", replaces="works-1"),
        target("services-1", "58.77", "services"),
        target("services-2", "59.3", "services", replaces="services-1"),
    ]
    found = derive(ledger(indicator("grdp"), *SHARES, *rows)).computed("rest")
    assert [(c.version, c.value, c.bound) for c in found] == [
        ("original", Decimal("4.01"), "approx"),
        ("in-force", Decimal("3.91"), "approx"),
    ]
    assert [term.row and term.row.id for term in found[1].terms] == [None, "farms-2", "works-2", "services-2"]


def test_a_remainder_of_exact_shares_is_exact():
    rows = [target("f", "20", "farms"), target("w", "30", "works"), target("s", "49", "services")]
    original, in_force = derive(ledger(indicator("grdp"), *SHARES, *rows)).computed("rest")
    assert original.bound == in_force.bound == "eq"
    assert original.value == in_force.value == 1


def test_a_remainder_is_computed_for_every_period_that_has_its_shares():
    rows = [
        target(f"{share}-{year}", value, share, period=year)
        for year, values in (("2026", "20 30 49"), ("2027", "20 30 45"))
        for share, value in zip(("farms", "works", "services"), values.split(), strict=True)
    ]
    found = derive(ledger(indicator("grdp"), *SHARES, *rows)).computed("rest")
    assert {(c.period, c.value) for c in found} == {("2026", Decimal(1)), ("2027", Decimal(5))}


@pytest.mark.parametrize("stated", ["farms works", "farms works services rest"])
def test_there_is_no_remainder_unless_exactly_one_share_is_not_stated(stated):
    rows = [target(share, "20", share) for share in stated.split()]
    assert derive(ledger(indicator("grdp"), *SHARES, *rows)).derived == ()


POVERTY = [indicator("poor", direction="down"), indicator("poor-change", unit="percentage-point")]


def test_a_level_and_its_change_imply_the_earlier_level():
    rows = [result("now", "17.78", "poor"), result("fall", "-3.51", "poor-change", base_period="2025")]
    (earlier,) = derive(ledger(*POVERTY, *rows)).derived
    assert (earlier.indicator.id, earlier.period, earlier.value) == ("poor", "2025", Decimal("21.29"))
    assert [term.row.id for term in earlier.terms] == ["now", "fall"]


@pytest.mark.parametrize(
    "rows",
    [
        [result("now", "17.78", "poor"), result("fall", "-3.51", "poor-change")],
        [result("fall", "-3.51", "poor-change", base_period="2025")],
        [
            result("now", "17.78", "poor"),
            result("fall", "-3.51", "poor-change", base_period="2025"),
            result("then", "21.3", "poor", period="2025"),
        ],
    ],
    ids=["without a base period", "without a level", "with a stated earlier level"],
)
def test_an_earlier_level_is_computed_only_where_it_follows_and_nobody_states_it(rows):
    assert derive(ledger(*POVERTY, *rows)).derived == ()


# Conflicts


def conflicting(*rows):
    """The ids of the rows of each conflict."""
    return [[row.id for row in conflict.rows] for conflict in derive(ledger(indicator(), *rows)).conflicts]


def test_a_claim_unlike_the_target_in_force_is_a_conflict_even_in_its_bound_alone():
    assert conflicting(target("a", "11"), target("p", "11", document="press", bound="gt")) == [["a", "p"]]


def test_a_claim_like_the_target_in_force_is_none():
    rows = [target("a", "10.5"), target("b", "11", replaces="a"), target("p", "11.0", document="press")]
    assert conflicting(*rows) == []


def test_claims_that_disagree_where_nothing_is_in_force_are_a_conflict():
    other = document("other", kind="press")
    rows = [target("p", "11", document="press"), target("q", "12", document="other"), other]
    assert conflicting(*rows) == [["p", "q"]]


def test_two_results_of_one_period_that_differ_are_a_conflict_and_both_are_kept():
    assert conflicting(result("r", "7.34"), result("s", "7.4")) == [["r", "s"]]
    assert conflicting(result("r", "7.34"), result("s", "7.34")) == []
    assert conflicting(result("r", "7.34"), result("s", "7.4", period="2025")) == []
