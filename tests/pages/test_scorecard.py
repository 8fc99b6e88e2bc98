"""A scorecard counts what its lists hold, says against which target, and leads to each list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.analysis.derive import derive
from scripts.analysis.scorecards import scorecard
from scripts.model.period import Period
from scripts.model.row import Row
from scripts.pages.scorecard import ScorecardView, scorecard_view
from tests.ledgers import document, indicator, organisation, page_context, result, target, withdrawal

YEAR = Period.of_year(2026)
OVER = date(2027, 1, 1)
GROWTH = indicator()
AMENDED = (target("a", "10"), target("b", "11", replaces="a", document="second"))
OTHERS = (
    indicator("visits", unit="visit", position=2),
    indicator("poor", direction="down", position=3),
    target("v", "100", "visits"),
    target("p", "5", "poor"),
)


def card(*rows: Row, code: str = "en", today: date = OVER, in_full: bool = True) -> ScorecardView | None:
    """The scorecard of 2026 as a page of a ledger of these rows shows it."""
    context = page_context(GROWTH, *rows, code=code)
    context = replace(context, derivation=derive(context.ledger, today))
    found = scorecard(context.ledger, context.derivation, YEAR)
    return scorecard_view(context, found, in_full=in_full)


def counts(view: ScorecardView | None) -> dict[str, dict[str, tuple[str, str]]]:
    """What it is counted against → the way to stand → (number, path)."""
    assert view
    return {line.label: {c.label: (c.number, c.path) for c in line.counts} for line in view.lines}


def test_without_a_target_of_the_year_there_is_none() -> None:
    assert card(result("r", "10")) is None
    assert card(target("a", "10"), withdrawal("w", replaces="a"), result("r", "10")) is None


def test_an_amended_target_counts_against_the_original_and_the_one_in_force_each_said() -> None:
    view = card(*AMENDED, *OTHERS, result("r", "10.5"), result("s", "4", "poor"))
    assert counts(view) == {
        "the original target": {
            "exceeded": ("2", "results/2026/#score-exceeded-original"),
            "no result yet": ("1", "results/2026/#score-not-yet-original"),
        },
        "the target in force": {
            "exceeded": ("1", "results/2026/#score-exceeded"),
            "missed": ("1", "results/2026/#score-missed"),
            "no result yet": ("1", "results/2026/#score-not-yet"),
        },
    }


def test_where_nothing_was_amended_it_counts_once() -> None:
    assert [*counts(card(target("a", "10"), result("r", "10")))] == ["the target in force"]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_count_leads_to_the_list_of_as_many_targets(code: str) -> None:
    view = card(*AMENDED, *OTHERS, result("r", "10.5"), result("s", "5", "poor", bound="approx"), code=code)
    assert view
    lists = {group.anchor: len(group.items) for group in view.groups}
    linked = {c.path.partition("#")[2]: int(c.number) for line in view.lines for c in line.counts}
    assert lists == linked and sum(lists.values()) == 6
    assert all(c.path.startswith("results/2026/#") for line in view.lines for c in line.counts)


def test_each_target_in_a_list_has_its_figure_and_each_verdict_that_speaks_of_it() -> None:
    view = card(*AMENDED, result("r", "10.5", status="E"))
    assert view
    missed, exceeded = view.groups
    assert (missed.anchor, missed.title) == ("score-missed", "missed, against the target in force")
    assert (exceeded.anchor, exceeded.title) == (
        "score-exceeded-original",
        "exceeded, against the original target",
    )
    (item,) = missed.items
    assert (item.indicator.path, item.target.text, item.issuer) == ("indicators/growth/", "11%", "")
    (verdict,) = item.verdicts
    assert "misses the target in force of" in verdict and "The result is an estimate." in verdict


def test_sources_that_disagree_are_both_told() -> None:
    view = card(target("a", "10"), result("r", "10"), result("s", "9", source="first"))
    assert view
    (group,) = view.groups
    assert group.title == "sources disagree, against the target in force"
    assert len(group.items[0].verdicts) == 2


def test_of_several_bodies_each_item_says_whose_target_it_is() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        target("a", "10"),
        target("b", "12", document="other"),
    )
    view = card(*rows, result("r", "11"))
    assert view
    issuers = {group.anchor: [item.issuer for item in group.items] for group in view.groups}
    assert issuers == {"score-exceeded": ["Body council"], "score-missed": ["Body office"]}


def test_only_the_page_of_the_years_results_lists_them_and_the_others_lead_there() -> None:
    view = card(target("a", "10"), result("r", "10"), in_full=False)
    assert view and view.groups == () and view.lines
    assert view.more.path == "results/2026/"


@pytest.mark.parametrize(("today", "said"), [(OVER, "is compared with"), (date(2026, 12, 31), "is not over")])
def test_it_says_whether_the_year_is_over(today: date, said: str) -> None:
    view = card(target("a", "10"), result("r", "10"), today=today)
    assert view and said in view.lead and "2026" in view.title
    assert [*counts(view)["the target in force"]] == ["met" if today == OVER else "no result yet"]
