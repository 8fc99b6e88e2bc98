"""The home page opens with one figure: who sets which target, what it was, what the last result is."""

from __future__ import annotations

import pytest

from scripts.analysis import queries
from scripts.pages import home
from tests.ledgers import AMENDED, GROWTH, indicator, page_context, result, target, withdrawal
from tests.reading import plain

PLACE = indicator("place", unit="rank", rank_of="growth")


def opening(*rows, code="en"):
    context = page_context(*rows, code=code)
    standings = queries.current_standings(context.derivation)
    standing = home.headline_standing(context, standings)
    lead = home.lead(context, standing, standings) if standing else ""
    return plain(home.headline(context, standing)), plain(lead)


@pytest.mark.parametrize(("asked", "opens"), [("b", "b"), ("", "a"), ("no-such", "a")])
def test_the_home_page_opens_with_the_configured_target_else_with_the_first(asked, opens):
    rows = (
        indicator("a", position=1),
        indicator("b", position=2),
        target("x", "1", "a"),
        target("y", "1", "b"),
    )
    context = page_context(*rows, headline=asked)
    standing = home.headline_standing(context, queries.current_standings(context.derivation))
    assert standing.indicator.id == opens


def test_the_home_page_opens_with_the_current_years_target_and_no_scenario_or_claim():
    rows = (
        target("half", "9.7", period="2026-S1", kind="scenario"),
        target("later", "12", period="2027"),
        target("far", "20", period="2030", document="press"),
    )
    assert opening(*AMENDED, *rows)[0] == "For 2026, Testland sets a target of 11% for the growth rate"


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (target("p", "11", document="press"),),
        (target("s", "11", kind="scenario"),),
        (target("a", "11"), withdrawal("w", replaces="a")),
        (result("r", "7"),),
    ],
    ids=["nothing", "a claim", "a scenario", "taken back", "a result"],
)
def test_where_nothing_is_in_force_nobody_sets_anything(rows):
    title, lead = opening(GROWTH, *rows)
    assert "sets" not in title and "11%" not in title and lead == ""
    assert "Testland" in title


def test_the_home_page_says_who_sets_what_for_when():
    assert opening(*AMENDED)[0] == "For 2026, Testland sets a target of 11% for the growth rate"
    assert opening(*AMENDED, code="vi")[0] == "Năm 2026, Testland đặt chỉ tiêu tốc độ tăng 11%"


def test_the_home_page_gives_the_last_result_with_its_hedge_and_its_rank():
    rank = result("k", "24", "place", out_of=34, period="2025")
    rows = (
        PLACE,
        result("r", "7.34", status="E", period="2025"),
        rank,
    )
    lead = opening(*AMENDED, *rows)[1]
    assert "an estimated 7.34%" in lead
    assert "24 of 34" in lead


def test_what_is_of_a_later_period_does_not_stand_among_the_results_of_the_year():
    rows = (GROWTH, result("r", "7.34", period="2025"), result("q", "8", period="2026-Q1"))
    page = home.view(page_context(*rows))
    assert [(card.period, card.figure.text) for card in page.results] == [("2025", "7.34%")]
    assert [(card.period, card.figure.text) for card in page.later] == [("the first quarter of 2026", "8%")]
    assert page.later_title == "Figures for periods after 2025"
    assert home.view(page_context(*rows[:2])).later == ()


def test_a_rank_of_another_year_is_not_given_beside_a_result():
    rank = result("k", "24", "place", out_of=34, period="2024")
    rows = (PLACE, result("r", "7.34", period="2025"), rank)
    assert "34" not in opening(*AMENDED, *rows)[1].replace("7.34", "")
