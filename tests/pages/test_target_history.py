"""A target's history has every document that set it, then every one that claims it, each with its quote."""

from __future__ import annotations

from scripts.pages.target_history import target_histories
from tests.ledgers import AMENDED, GROWTH, page_context, target


def histories(*rows):
    context = page_context(*rows)
    return target_histories(context, context.ledger.indicator("growth"))


def test_the_first_target_has_no_change_and_the_last_is_in_force():
    (history,) = histories(*AMENDED, target("p", "11", bound="gt", document="press"))
    first, last = history.rows
    assert (first.in_force, first.delta, first.relative) == (False, None, "")
    assert (last.in_force, last.delta.arrow, last.relative) == (True, "▲", "4.76% above the earlier figure")
    assert [claim.id for claim in history.claims] == ["p"]
    assert [(quote.evidence.id, quote.evidence.is_open) for quote in history.quotes] == [
        ("a", False),
        ("b", True),
        ("p", False),
    ]


def test_a_target_that_was_kept_or_rose_from_nothing_has_no_per_cent():
    for before in ("11", "0"):
        (history,) = histories(GROWTH, target("a", before), target("b", "11", replaces="a"))
        assert history.rows[1].relative == ""


def test_the_latest_period_stands_at_the_plain_anchor():
    anchors = [h.anchor for h in histories(GROWTH, target("a", "1"), target("b", "2", period="2027"))]
    assert anchors == ["history-2026", "history"]
