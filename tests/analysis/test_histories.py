"""Whose targets they are, in which order they replaced each other, and who only tells of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from scripts.analysis.derived import TargetHistory
from scripts.analysis.histories import precedence, target_histories
from scripts.model.row import Row
from tests.ledgers import area, document, indicator, ledger, organisation, target, withdrawal

COUNCIL, OFFICE = organisation("council", 1), organisation("office", 2)
BODIES = (
    COUNCIL,
    OFFICE,
    document("first", issuer="council"),
    document("second", issuer="council"),
    document("other", issuer="office"),
)


def histories(*rows: Row, issuers: tuple[str, ...] = (), **given: Any) -> list[TargetHistory]:
    """The histories of a ledger of these rows and one indicator, growth."""
    return [*target_histories(ledger(indicator(), *rows, **given), issuers)]


def told(*rows: Row, **given: Any) -> list[tuple[str, list[str]]]:
    """(body, ids of its chain) of each history."""
    return [(h.issuer, ids(h.chain)) for h in histories(*rows, **given)]


def ids(rows: Iterable[Row]) -> list[str]:
    return [row.id for row in rows]


# Chains


def test_a_chain_runs_from_the_original_to_the_last_one_however_its_ids_are_sorted() -> None:
    rows = [target("c", "12", replaces="b"), target("z", "10.5"), target("b", "11", replaces="z")]
    (only,) = histories(*rows)
    assert ids(only.chain) == ["z", "b", "c"]
    assert (only.original, only.in_force, only.leading) == (rows[1], rows[0], rows[0])


def test_targets_that_replace_each_other_in_a_circle_have_no_chain() -> None:
    assert histories(target("a", "10", replaces="b"), target("b", "11", replaces="a")) == []


def test_a_circle_beside_a_chain_leaves_the_chain() -> None:
    circle = (target("a", "10", replaces="b"), target("b", "11", replaces="a"))
    assert told(*circle, target("c", "12")) == [("first", ["c"])]


def test_a_target_that_replaces_itself_is_none() -> None:
    assert histories(target("a", "10", replaces="a")) == []


def test_a_target_that_replaces_one_of_another_period_begins_a_chain_of_its_own() -> None:
    rows = (target("a", "10"), target("b", "11", period="2027", replaces="a"))
    assert [(str(h.period), ids(h.chain)) for h in histories(*rows)] == [("2026", ["a"]), ("2027", ["b"])]


# What lies apart


@pytest.mark.parametrize(
    "apart",
    [{"period": "2027"}, {"area": "valley"}, {"kind": "scenario"}],
    ids=str,
)
def test_another_period_area_or_kind_is_another_history(apart: dict[str, str]) -> None:
    found = histories(area("valley"), target("a", "10"), target("b", "11", **apart))
    assert [ids(h.chain) for h in found] == [["a"], ["b"]]


def test_another_indicator_is_another_history_and_histories_keep_the_order_of_indicators() -> None:
    rows = (indicator("z", position=1), indicator("a", position=2), target("1", "1", "a"))
    found = target_histories(ledger(*rows, target("2", "1", "z")))
    assert [(h.indicator.id, ids(h.chain)) for h in found] == [("z", ["2"]), ("a", ["1"])]


def test_the_own_area_comes_first_then_time_and_a_target_before_the_scenario_of_its_period() -> None:
    rows = (
        area("a-valley"),
        area("home"),
        target("1", "1", period="2027", area="home"),
        target("2", "1", period="2026-S1", area="home", kind="scenario"),
        target("3", "1", period="2026", area="home", kind="scenario"),
        target("4", "1", period="2026", area="home"),
        target("5", "1", period="2025", area="a-valley"),
    )
    assert [h.chain[0].id for h in histories(*rows, home="home")] == ["2", "4", "3", "1", "5"]


def test_one_day_does_not_take_the_place_of_the_year_that_it_ends() -> None:
    rows = (target("y", "10"), target("d", "11", period="2026-12-31"), target("m", "12", period="2026-12"))
    assert [str(h.period) for h in histories(*rows)] == ["2026-12-31", "2026-12", "2026"]


# Bodies


def test_each_body_has_its_own_chain_and_the_first_by_precedence_leads() -> None:
    rows = (
        target("a", "10", document="other"),
        target("b", "12"),
        target("c", "13", document="second", replaces="b"),
    )
    assert told(*BODIES, *rows) == [("council", ["b", "c"]), ("office", ["a"])]


def test_the_configuration_may_let_another_body_lead() -> None:
    rows = (target("a", "10", document="other"), target("b", "12"))
    assert told(*BODIES, *rows, issuers=("office",)) == [("office", ["a"]), ("council", ["b"])]


def test_the_order_of_bodies_is_the_configurations_then_the_tables() -> None:
    rows = ledger(organisation("c", 3), organisation("a", 2), organisation("b", 1))
    assert [*precedence(rows, ("c",))] == ["c", "b", "a"]
    assert [*precedence(rows, ())] == ["b", "a", "c"]
    assert precedence(rows, ("stranger",))["b"] == 1


def test_a_document_without_an_issuer_is_a_body_of_its_own_and_comes_after_those_that_are_known() -> None:
    rows = (target("a", "10", document="aaa"), target("b", "12"))
    assert told(*BODIES, document("aaa"), *rows) == [("council", ["b"]), ("aaa", ["a"])]


def test_two_documents_without_an_issuer_are_two_bodies() -> None:
    assert told(target("a", "10"), target("b", "12", document="second")) == [
        ("first", ["a"]),
        ("second", ["b"]),
    ]


def test_a_body_whose_target_another_one_replaces_keeps_the_chain() -> None:
    rows = (target("a", "10"), target("b", "12", document="other", replaces="a"))
    assert told(*BODIES, *rows) == [("council", ["a", "b"])]


# Witnesses


def test_the_same_figure_of_the_same_document_read_elsewhere_is_a_witness() -> None:
    rows = (target("a", "10.5", source="press"), target("z", "10.5"))
    (only,) = histories(*rows)
    assert ids(only.chain) == ["z"]  # read in its own document
    assert ids(only.witnesses) == ["a"]
    assert ids(only.rows) == ["z", "a"]
    assert not only.is_amended


def test_the_target_that_was_replaced_begins_the_chain_and_its_like_is_a_witness() -> None:
    rows = (
        target("a", "10.5"),
        target("z", "10.5", source="press"),
        target("n", "11", document="second", replaces="z"),
    )
    (only,) = histories(*BODIES, *rows)
    assert (ids(only.chain), ids(only.witnesses)) == (["z", "n"], ["a"])


def test_a_witness_of_a_later_target_is_one_too() -> None:
    rows = (
        target("a", "10.5"),
        target("n", "11", document="second", replaces="a"),
        target("w", "11", document="second", source="press"),
    )
    (only,) = histories(*BODIES, *rows)
    assert (ids(only.chain), ids(only.witnesses)) == (["a", "n"], ["w"])


def test_another_figure_of_the_same_document_is_no_witness() -> None:
    (only,) = histories(target("a", "10.5"), target("b", "11"))
    assert (ids(only.chain), only.witnesses) == (["a"], ())


# Withdrawals


def test_a_target_that_was_taken_back_is_not_in_force_and_stays_told() -> None:
    (only,) = histories(target("a", "17"), target("b", "18", replaces="a"), withdrawal("w", replaces="b"))
    assert only.withdrawal is not None and only.withdrawal.id == "w"
    assert (only.in_force, only.leading.id) == (None, "b")
    assert only.original is not None


def test_taking_back_a_target_that_was_replaced_ends_nothing() -> None:
    (only,) = histories(target("a", "17"), target("b", "18", replaces="a"), withdrawal("w", replaces="a"))
    assert only.withdrawal is None
    assert only.in_force is not None and only.in_force.id == "b"


def test_a_withdrawal_that_takes_back_nothing_makes_no_history() -> None:
    assert histories(withdrawal("w")) == []


# Claims


def test_a_figure_told_by_the_press_is_a_claim_beside_the_leading_bodys_chain_alone() -> None:
    rows = (
        target("a", "10", document="other"),
        target("b", "12"),
        target("p", "13", document="press", source="press"),
    )
    found = histories(*BODIES, *rows)
    assert [(h.issuer, ids(h.claims)) for h in found] == [("council", ["p"]), ("office", [])]
    assert [h.in_force and h.in_force.id for h in found] == ["b", "a"]


@pytest.mark.parametrize("kind", ["press", "report", "statistics", "proposal"])
def test_a_document_that_tells_without_setting_leaves_nothing_in_force(kind: str) -> None:
    (only,) = histories(document("d", kind=kind), target("p", "11", document="d"))
    assert (only.original, only.in_force, only.issuer) == (None, None, "")
    assert (ids(only.claims), only.leading.id) == (["p"], "p")


@pytest.mark.parametrize(
    "kind", ["law", "decree", "decision", "directive", "plan", "conclusion", "regulation"]
)
def test_every_other_document_sets(kind: str) -> None:
    (only,) = histories(document("d", kind=kind), target("p", "11", document="d"))
    assert only.in_force is not None and only.claims == ()


def test_what_an_instrument_sets_and_the_press_tells_of_is_no_claim() -> None:
    (only,) = histories(target("a", "10.5", document="first", source="press"))
    assert only.in_force is not None and only.claims == ()


# Rows that could not be read


def test_a_row_whose_document_or_indicator_is_missing_is_left_out() -> None:
    rows = (target("a", "10"), target("b", "11", document="lost"), target("c", "12", "lost"))
    assert told(*rows) == [("first", ["a"])]


def test_a_target_whose_predecessor_could_not_be_read_begins_the_chain() -> None:
    assert told(target("b", "11", replaces="lost")) == [("first", ["b"])]


def test_without_targets_there_is_no_history() -> None:
    assert histories() == []
