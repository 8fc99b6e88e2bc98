"""An indicator's page says what lies behind its headline, and how its results stand to its targets."""

from __future__ import annotations

import pytest

from scripts.pages import indicator_words
from tests.ledgers import AMENDED, GROWTH, page_context, result, target, withdrawal
from tests.reading import plain


def lead(*rows, code="en"):
    context = page_context(*rows, code=code)
    return plain(indicator_words.lead(context, context.ledger.indicator("growth")))


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([target("a", "10.5"), target("b", "11", replaces="a")], "2026, originally 10.5%"),
        ([target("a", "11"), target("b", "11", replaces="a")], "2026, kept as it was"),
        ([target("a", "11")], "target for 2026"),
        (
            [target("p", "11", document="press", bound="gt")],
            "2026, as the Press report, 31 January 2026 says",
        ),
        ([result("r", "7.34", status="E", period="2025")], "result of 2025"),
        ([], ""),
    ],
    ids=["raised", "kept", "set", "claimed", "result", "nothing"],
)
def test_a_figure_that_is_shared_brings_its_period_and_what_it_was(rows, text):
    context = page_context(GROWTH, *rows, code="en")
    assert plain(indicator_words.figure_context(context, context.ledger.indicator("growth"))) == text


def test_the_lead_says_from_what_how_far_in_points_and_by_which_document():
    assert lead(*AMENDED) == (
        "It was 10.5% at first; "
        "the Resolution amending Resolution 04-NQ/TU raised it by 0.5 percentage points."
    )
    assert "0,5 điểm phần trăm" in lead(*AMENDED, code="vi")


def test_the_lead_says_a_disagreement_once_however_many_periods_there_are():
    claim = target("p", "11", bound="gt", document="press")
    text = lead(*AMENDED, claim, target("c", "12", period="2027"))
    assert text.count("more than 11%") == 1


def test_two_results_that_differ_are_named_even_where_there_is_no_target():
    text = lead(GROWTH, result("r", "7.34"), result("s", "7.4"))
    assert "7.34%" in text and "7.4%" in text


def test_a_result_without_any_target_says_that_none_is_stated():
    assert lead(GROWTH, result("r", "7.34")) == "The sources state no target figure for this indicator."


# Verdicts


def verdicts(*rows):
    context = page_context(GROWTH, *rows)
    indicator = context.ledger.indicator("growth")
    return [plain(line) for line in indicator_words.verdicts(context, indicator)]


def test_a_result_is_set_against_the_targets_of_its_own_period():
    rows = [target("a", "10.5", period="2025"), target("b", "11", replaces="a", period="2025")]
    assert verdicts(*rows, result("r", "10.7", period="2025")) == [
        "The result of 2025, 10.7%, exceeds the original target of 10.5% for the same period.",
        "The result of 2025, 10.7%, misses the target in force of 11% for the same period.",
    ]


def test_a_result_of_another_year_is_set_against_nothing():
    (line,) = verdicts(target("a", "11"), result("r", "7.34", period="2025"))
    assert "2025" in line and "11%" not in line


def test_a_result_whose_hedge_leaves_it_open_is_called_neither_met_nor_missed():
    rows = (target("a", "11", period="2025"), result("r", "11", bound="approx", period="2025"))
    (line,) = verdicts(*rows)
    assert "meets" not in line and "misses" not in line and "about 11%" in line


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([target("a", "11"), result("r", "7", status="E")], "is not over"),
        (
            [target("a", "11", period="2025", average=True), result("r", "7", period="2025")],
            "measures the same",
        ),
        (
            [
                target("a", "11", period="2025", base_period="2020"),
                result("r", "7", period="2025", base_period="2024"),
            ],
            "measures the same",
        ),
        (
            [
                target("a", "11", period="2025"),
                withdrawal("w", period="2025", replaces="a"),
                result("r", "7", period="2025"),
            ],
            "measures the same",
        ),
        ([target("a", "11"), result("r", "7", period="2025")], "state no target figure for 2025"),
    ],
    ids=["not over", "an average", "another base", "taken back", "another period"],
)
def test_a_result_without_a_verdict_says_why(rows, said):
    (line,) = verdicts(*rows)
    assert said in line
    assert ("is not over" in line) == (said == "is not over")
