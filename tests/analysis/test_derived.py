"""What is computed, as values: changes, histories, sums with their bounds, and what is looked up in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.analysis.derived import Change, Derivation, Derived, Proof, TargetHistory, Term
from scripts.model.kinds import ComputedKind, TargetVersion
from scripts.model.period import Period
from scripts.model.rows import Target
from tests.ledgers import area, computed_from, indicator, ledger, result, target, withdrawal

YEAR = Period.parse("2026")


def history(*chain: Target, claims: tuple[Target, ...] = (), **given: Any) -> TargetHistory:
    """A history of these targets as one body sets them."""
    nothing = TargetHistory(indicator(), "", YEAR, "target", "first", chain, None, (), claims)
    return replace(nothing, **given)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (target("a", "10.5"), target("b", "11"), "raised"),
        (target("a", "13.8"), target("b", "13.75"), "lowered"),
        (target("a", "10.50"), target("b", "10.5"), "unchanged"),
        (target("a", "11"), target("b", "11", bound="gt"), "reworded"),
        (target("a", "11", bound="ge"), target("b", "12", bound="gt"), "raised"),
        (target("a", "11", bound="ge"), target("b", "12", bound="le"), "reworded"),
        (
            target("a", "10", bound="range", value_upper="11"),
            target("b", "10", bound="range", value_upper="12"),
            "reworded",
        ),
        (target("a", "10", bound="range", value_upper="11"), target("b", "12"), "reworded"),
        (target("a", "-3"), target("b", "-3.5"), "lowered"),
    ],
)
def test_a_change_is_raised_lowered_reworded_or_none_at_all(before: Target, after: Target, kind: str) -> None:
    assert Change(before, after).kind == kind


@pytest.mark.parametrize(
    ("before", "after", "relative"),
    [("50", "60", Decimal(20)), ("0", "60", None), ("-50", "-60", Decimal(-20)), ("-50", "50", Decimal(200))],
)
def test_a_relative_change_is_in_per_cent_of_the_size_of_the_earlier_value(
    before: str, after: str, relative: Decimal | None
) -> None:
    assert Change(target("a", before), target("b", after)).relative == relative


# Histories


def test_a_history_without_an_instrument_is_led_by_its_first_claim() -> None:
    claims = (target("p", "11", document="press"), target("q", "12", document="press"))
    only_told = history(claims=claims)
    assert (only_told.original, only_told.in_force, only_told.change, only_told.changes) == (
        None,
        None,
        None,
        (),
    )
    assert only_told.whole_change is None and not only_told.is_amended
    assert only_told.leading is claims[0]


def test_the_target_in_force_leads_whatever_others_claim() -> None:
    chain = (target("a", "10"), target("b", "11", replaces="a"))
    assert history(*chain, claims=(target("p", "12"),)).leading is chain[1]


def test_a_target_that_was_taken_back_leads_and_is_not_in_force() -> None:
    chain = (target("a", "10"), target("b", "11", replaces="a"))
    over = history(*chain, withdrawal=withdrawal("w", replaces="b"))
    assert (over.in_force, over.leading, over.original) == (None, chain[1], chain[0])


def test_every_row_with_a_figure_is_of_the_history() -> None:
    rows = [target(id, "10") for id in "abcd"]
    whole = history(*rows[:2], witnesses=(rows[2],), claims=(rows[3],))
    assert whole.rows == tuple(rows)


@pytest.mark.parametrize(
    ("values", "last", "way", "amended"),
    [
        (["10.5"], None, None, False),
        (["10.5", "10.5"], ("10.5", "10.5"), ("10.5", "10.5"), False),
        (["10.5", "11"], ("10.5", "11"), ("10.5", "11"), True),
        (["10.5", "12", "11"], ("12", "11"), ("10.5", "11"), True),
        (["10.5", "11", "11"], ("10.5", "11"), ("10.5", "11"), True),
        (["10.5", "11", "10.5"], ("11", "10.5"), ("10.5", "10.5"), True),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_a_history_tells_the_last_step_that_changed_something_and_the_whole_way(
    values: list[str], last: tuple[str, str] | None, way: tuple[str, str] | None, amended: bool
) -> None:
    told = history(*(target(f"t{n}", value) for n, value in enumerate(values)))
    ends = [
        change and (str(change.before.value), str(change.after.value))
        for change in (told.change, told.whole_change)
    ]
    assert ends == [last, way]
    assert told.is_amended == amended
    assert len(told.changes) == len(values) - 1


# What is computed


@pytest.mark.parametrize(("bound", "of_sum"), [("eq", "eq"), ("approx", "approx"), ("near", "approx")])
def test_a_sum_is_exact_and_no_surer_than_its_terms(bound: str, of_sum: str) -> None:
    terms = (Term(Decimal(100), None), Term(Decimal("-96.05"), target("t", "96.05", bound=bound)))
    kind, version = ComputedKind.REMAINDER, TargetVersion.IN_FORCE
    computed = Derived(kind, indicator("rest"), "", YEAR, version, terms)
    assert (computed.value, computed.bound) == (Decimal("3.95"), of_sum)
    assert computed.id == "rest-2026-in-force"


def test_a_computed_figure_of_several_years_has_a_name_that_may_stand_in_an_address() -> None:
    prior = Derived(ComputedKind.PRIOR, indicator("poor"), "", Period.parse("2021/2025"), "", ())
    assert prior.id == "poor-2021-2025-prior"


@pytest.mark.parametrize(("place", "checked"), [(1, True), (None, False)])
def test_a_quote_is_checked_where_its_place_is_known(place: int | None, checked: bool) -> None:
    assert Proof("first", held=True, place=place, count=0).checked == checked


def test_what_is_computed_is_looked_up_by_indicator() -> None:
    rows = (
        target("t", "10"),
        target("s", "9", kind="scenario"),
        target("p", "12", document="press"),
        result("r", "11", period="2025"),
        result("q", "11.5", period="2025"),
        target("u", "10", period="2025"),
    )
    derivation = computed_from(ledger(indicator(), indicator("other"), *rows))
    assert [h.leading.id for h in derivation.standing("growth")] == ["u", "t"]
    assert [h.leading.id for h in derivation.histories_of["growth"]] == ["u", "t", "s"]
    assert [v.result.id for v in derivation.verdicts_of["growth"]] == ["q", "r"]
    assert len(derivation.conflicts_of["growth"]) == 2
    assert derivation.standing("other") == derivation.computed("other") == []


def test_other_areas_stand_beside_the_sites_own_and_never_in_its_place() -> None:
    rows = (
        area("home"),
        area("valley"),
        target("t", "10", area="home"),
        target("v", "99", area="valley"),
        target("w", "99", area="valley", period="2025"),
    )
    derivation: Derivation = computed_from(ledger(indicator(), *rows, home="home"))
    assert [h.leading.id for h in derivation.standings] == ["t"]
    assert {h.leading.id for h in derivation.histories} == {"t", "v", "w"}
