"""A target's history has every document that set it, then every one that claims it, each with its quote."""

from __future__ import annotations

from scripts.pages.target_history import target_histories
from tests.ledgers import AMENDED, GROWTH, area, indicator, page_context, target, withdrawal


def histories(*rows):
    context = page_context(*rows)
    return target_histories(context, context.ledger.indicator("growth"))


def test_the_first_target_has_no_change_and_the_last_is_in_force():
    (history,) = histories(*AMENDED, target("p", "11", bound="gt", document="press"))
    first, last = history.rows
    assert (first.in_force, first.delta, first.relative) == (False, None, "")
    assert (last.in_force, last.delta.arrow, last.relative) == (True, "▲", "")
    assert [claim.id for claim in history.claims] == ["p"]
    assert [(quote.evidence.id, quote.evidence.is_open) for quote in history.quotes] == [
        ("a", False),
        ("b", True),
        ("p", False),
    ]


def test_a_change_is_told_in_per_cent_of_a_quantity_and_not_of_a_percentage():
    pair = target("a", "10.5"), target("b", "11", replaces="a")
    told = {
        unit: histories(indicator("growth", unit=unit), *pair)[0].rows[1].relative
        for unit in ("visit", "million-vnd", "percent", "percentage-point", "rank")
    }
    assert {unit for unit, words in told.items() if words == "4.76% above the earlier figure"} == {
        "visit",
        "million-vnd",
    }
    assert {told[unit] for unit in ("percent", "percentage-point", "rank")} == {""}


def test_a_quantity_that_was_kept_or_rose_from_nothing_has_no_per_cent():
    for before in ("11", "0"):
        visits = indicator("growth", unit="visit")
        (history,) = histories(visits, target("a", before), target("b", "11", replaces="a"))
        assert history.rows[1].relative == ""


def test_the_history_that_stands_for_all_has_the_plain_anchor_and_every_other_one_of_its_own():
    rows = [
        target("a", "1"),
        target("b", "2", period="2027"),
        target("c", "3", period="2026/2030"),
        target("d", "3", period="2026-S1", kind="scenario"),
        target("e", "3", document="second"),
        target("f", "3", area="valley"),
        area("valley"),
    ]
    anchors = [h.anchor for h in histories(GROWTH, *rows)]
    assert anchors[0] == "history" and len({*anchors}) == len(anchors) == 6
    assert all("/" not in anchor for anchor in anchors)
    assert "scenario-2026-S1-first" in anchors and "history-2026-first-valley" in anchors


def test_a_target_that_was_taken_back_is_told_with_what_took_it_back():
    (history,) = histories(GROWTH, target("a", "1"), withdrawal("w", replaces="a", provision="I.2"))
    assert history.withdrawal is not None and history.withdrawal.id == "w"
    assert [quote.evidence.id for quote in history.quotes] == ["a", "w"]


def test_a_witness_is_told_with_the_source_that_it_was_read_in():
    (history,) = histories(GROWTH, target("a", "1"), target("b", "1", source="press"))
    assert [witness.id for witness in history.witnesses] == ["b"]
    assert "31" in str(history.witnesses[0])
