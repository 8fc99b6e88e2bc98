"""What is computed: what is not as it was, as a reviewer reads it."""

from __future__ import annotations

import pytest

from scripts.analysis.check import check
from scripts.ingest.load import Loaded
from scripts.review.computed import computed_lines
from scripts.review.context import report_context
from scripts.review.diff import difference
from scripts.review.version import version_of
from tests.contexts import TODAY
from tests.ledgers import area, indicator, ledger, result, target, withdrawal


def lines(before: list, after: list) -> list[str]:
    """What is told, in English, where these rows become those."""
    old, new = (
        version_of(check(Loaded((), ledger(indicator(), *rows), {}, ()), TODAY, {}), [])
        for rows in (before, after)
    )
    context = report_context(difference(old, new, {}), "en")
    return ["".join(text for _, text in line.runs) for line in computed_lines(context)]


FIRST = target("a", "10")
NEXT = target("b", "12", replaces="a")


def test_another_target_in_force_is_told_with_both_figures():
    _, line = lines([FIRST], [FIRST, NEXT])
    assert "Name growth" in line and "10%" in line and "12%" in line


@pytest.mark.parametrize("bound", ["eq", "ge", "approx"])
def test_a_verdict_is_told_when_it_comes_and_when_it_goes(bound):
    aim = target("a", "10", period="2025", bound=bound)
    reached = result("r", "9.8", period="2025")
    come, gone = lines([aim], [aim, reached]), lines([aim, reached], [aim])
    assert len(come) == len(gone) == 2
    assert come[1] != gone[1]
    assert all("9.8%" in line and "10%" in line for line in (come[1], gone[1]))


def test_a_revised_result_takes_the_verdict_of_the_earlier_one():
    aim, first = target("a", "10", period="2025"), result("r", "9.8", period="2025")
    revised = result("s", "10.2", period="2025", replaces="r")
    told = lines([aim, first], [aim, first, revised])
    assert [("9.8%" in line, "10.2%" in line) for line in told[1:]] == [(False, True), (True, False)]


def test_a_target_that_was_taken_back_is_told_as_no_more_in_force():
    _, line = lines([FIRST], [FIRST, withdrawal("w", replaces="a")])
    assert line == "In force: Name growth, 2026: 10% → none now"


def test_a_figure_of_another_area_or_on_the_way_is_told_as_such():
    rows = [
        area("valley"),
        target("v", "5", area="valley"),
        target("s", "4", period="2026-S1", kind="scenario"),
    ]
    _, scenario, elsewhere = lines([], rows)
    assert scenario.startswith("In force: Name growth (") and "first half of 2026" in scenario
    assert elsewhere == "In force: Name growth, 2026, Area valley: none before → 5%"


def test_remainders_of_two_areas_are_two():
    shares = [indicator(id, whole="land", position=n) for n, id in enumerate(("land", "farms", "rest"), 2)]
    shares[0] = indicator("land", position=1)
    rows = [target("f", "40", "farms"), target("g", "30", "farms", area="valley")]
    told = lines([area("valley"), *shares], [area("valley"), *shares, *rows])
    computed = [line for line in told if "Name rest" in line]
    assert len(computed) == 4
    assert sum("Area valley" in line for line in computed) == 2


def test_two_results_that_disagree_are_told():
    first, other = result("r", "9", period="2025"), result("s", "9.5", period="2025", source="first")
    _, line = lines([first], [first, other])
    assert "9%" in line and "9.5%" in line


def test_nothing_is_told_of_what_stays():
    assert lines([FIRST, NEXT], [FIRST, NEXT]) == []
