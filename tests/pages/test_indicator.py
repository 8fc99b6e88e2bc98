"""An indicator's page has what is known of it, and belongs where its figures are."""

from __future__ import annotations

import pytest

from scripts.pages import indicator as indicator_page
from scripts.pages import quality
from scripts.pages.pieces import Link
from scripts.pages.render import page
from tests.ledgers import GROWTH, gap, indicator, page_context, result, target


@pytest.mark.parametrize(
    ("rows", "section"),
    [
        ([], "targets/"),
        ([target("t", "1")], "targets/"),
        ([result("r", "1")], "results/"),
        ([target("t", "1"), result("r", "1")], "targets/"),
    ],
)
def test_an_indicator_with_results_alone_belongs_to_the_results(rows, section):
    context = page_context(GROWTH, *rows)
    assert indicator_page.meta(context, GROWTH).section == section


def test_its_charts_are_its_own_then_its_wholes():
    assert indicator_page.chart_names(GROWTH)[0] == "growth-ledger"
    assert indicator_page.chart_names(indicator("part", whole="all"))[-1] == "all-structure"


def test_a_page_has_the_gaps_of_the_indicator_and_of_its_figures(mini):
    row = mini.ledger.indicator("forest-cover")
    assert indicator_page.view(mini, row).gaps == ()


def test_what_is_unknown_of_a_difference_is_said_where_a_level_is_computed_with_it():
    change = indicator("change", unit="percentage-point", change_of="growth")
    fall = result("f", "-3.51", "change", period="2025", base_period="2024")
    level = result("r", "17.78", period="2025")
    gaps = gap("g", "results/f", text_en="Points or per cent?"), gap("h", "results/f", kind="awaited")
    context = page_context(GROWTH, change, level, fall, *gaps)
    view = indicator_page.view(context, context.ledger.indicator("growth"))
    assert [row.id for row in view.gaps] == ["g"]
    assert [figure.computation.unknown for figure in view.computed] == [("Points or per cent?",)]
    (item,) = quality.view(context).derived
    assert item.unknown == (Link("quality/#gap-g", "Points or per cent?"),)
    assert "Points or per cent?" in page(context, "quality", quality.PATH, quality.view(context)).text


def test_a_result_is_shown_with_its_evidence_open_and_an_estimate_says_so_once():
    rows = [result("a", "1", status="E"), result("b", "1", status="A", period="2027", base_period="2025")]
    context = page_context(GROWTH, *rows, gap("g", "results/a"))
    first, second = (indicator_page.result_figure(context, row) for row in rows)
    assert (first.status, second.status) == ("", "official")
    assert (first.base_period, second.base_period) == ("", "2025")
    assert first.evidence.is_open and second.evidence.is_open


@pytest.mark.parametrize(
    ("direction", "of", "says"),
    [("down", "growth", "nearer to rank 1"), ("down", "", "lower"), ("none", "growth", "no direction given")],
)
def test_of_a_rank_nearer_to_the_first_is_better_and_not_lower(mini, direction, of, says):
    row = indicator("place", direction=direction, rank_of=of)
    said = indicator_page.direction(mini, row)
    assert said == (
        says if of and direction == "down" else mini.book.label("indicators", "direction", direction)
    )
