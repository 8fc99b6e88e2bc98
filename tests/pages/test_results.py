"""The page of results shows the latest of them and says what it leaves out."""

from __future__ import annotations

import re

import pytest

from scripts.pages import results
from scripts.pages.render import page
from tests.ledgers import indicator, page_context, result, target


@pytest.mark.parametrize(("code", "shown"), [("vi", "2 trong 3 kết quả"), ("en", "2 of 3 results")])
def test_a_page_of_many_results_stays_light_and_says_what_it_leaves_out(code, shown):
    rows = [result(f"r{n}", "1", period=f"2026-0{n}") for n in (1, 2, 3)]
    contexts = (page_context(indicator(), target("t", "1"), *given, code=code) for given in (rows, rows[1:]))
    part, whole = (
        page(context, "results", results.PATH, results.view(context, results=2, charts=0))
        for context in contexts
    )
    assert re.findall('class="result" id="(.+?)"', part.text) == ["r3", "r2"]
    assert shown in part.text and "results.csv" in part.text
    assert re.findall('class="result" id="(.+?)"', whole.text) == ["r3", "r2"]
    assert shown.split()[0] + " " + shown.split()[1] not in whole.text


def test_a_status_that_no_source_states_is_said_once_for_a_period():
    rows = [result("a", "1"), result("b", "1", "share", status="E", base_period="2025", note_en="as printed")]
    context = page_context(indicator(), indicator("share"), *rows)
    (period,) = results.view(context).periods
    assert [row.remarks for row in period.results] == [(), ("estimate", "against 2025", "as printed")]
    assert period.note == context.t.text("results.status_note")
    alone = results.result_item(context, rows[0], is_alone=True)
    assert alone.remarks == (context.t.text("results.status_unknown"),)
    (stated,) = results.view(page_context(indicator(), result("a", "1", status="A"))).periods
    assert stated.note == ""


def test_the_summary_counts_estimates_and_hedged_figures():
    rows = [result("a", "1"), result("b", "1", status="E"), result("c", "1", bound="gt")]
    assert results.summary(page_context(indicator(), *rows), rows).startswith(
        "3 figures from the sources, 2 of"
    )


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (("eq", "eq"), "2 figures from the sources, neither estimated nor hedged."),
        (("gt",), "1 figure from the sources, an estimate or hedged with words such as"),
        (("gt", "eq"), "2 figures from the sources, 1 of them an estimate or hedged with words such as"),
        (("gt", "gt", "eq"), "3 figures from the sources, 2 of them estimates or hedged with words such as"),
    ],
)
def test_the_summary_is_grammatical_of_any_number_of_hedged_figures(bounds, said):
    rows = [result(str(n), "1", bound=bound) for n, bound in enumerate(bounds)]
    assert results.summary(page_context(indicator(), *rows), rows).startswith(said)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2026", "Results of 2026 and 2025"),
        ("2026-01", "Results of 2025 and figures for part of 2026"),
        ("2025-01", "Results of 2025"),
    ],
)
def test_the_title_names_a_year_as_far_as_there_are_results_of_it(period, title):
    rows = target("t", "1"), result("a", "1", period="2025"), result("b", "1", period=period)
    context = page_context(indicator(), *rows)
    assert results.view(context).title == title
