"""The path of a year: planned and reached part by part, and of a flow what the rest must bring."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scripts.analysis.derive import derive
from scripts.analysis.paths import YearPath, year_paths
from scripts.model.period import Period
from scripts.model.row import Row
from tests.ledgers import TODAY, area, document, indicator, ledger, organisation, result, target, withdrawal

YEAR = Period.of_year(2026)
FLOW = indicator("visits", unit="visit", nature="flow")
AIM = target("aim", "1000", "visits")


def paths(*rows: Row, today: date = TODAY) -> list[YearPath]:
    """The paths of 2026 of a ledger of these rows."""
    small = ledger(indicator(), FLOW, *rows)
    return [*year_paths(small, derive(small, today), YEAR)]


def steps(path: YearPath) -> list[tuple[str, list[str], list[str]]]:
    """(period, ids planned, ids reached) of each step."""
    return [
        (str(step.period), [row.id for row in step.planned], [row.id for row in step.reached])
        for step in path.steps
    ]


def reached(id: str, value: str, period: str, **given: object) -> Row:
    return result(id, value, "visits", period=period, **given)


# Planned and reached


def test_scenarios_stand_between_the_parts_and_the_year_with_the_results_beside_them() -> None:
    rows = (
        target("y", "10"),
        target("s1", "8", period="2026-Q1", kind="scenario"),
        target("s2", "9", period="2026-S1", kind="scenario"),
        result("r1", "7", period="2026-Q1"),
        result("r4", "7.5", period="2026-04"),
        result("past", "7", period="2025"),
    )
    (path,) = paths(*rows)
    assert steps(path) == [
        ("2026-Q1", ["s1"], ["r1"]),
        ("2026-04", [], ["r4"]),
        ("2026-S1", ["s2"], []),
        ("2026", ["y"], []),
    ]
    assert path.progress is None  # growth adds up to nothing


def test_a_target_of_a_part_of_the_year_is_a_plan_too_and_what_was_taken_back_is_none() -> None:
    rows = (
        target("q", "8", period="2026-Q1"),
        target("gone", "9", period="2026-Q2"),
        withdrawal("w", period="2026-Q2", replaces="gone"),
    )
    (path,) = paths(*rows)
    assert steps(path) == [("2026-Q1", ["q"], [])]


def test_only_what_is_in_force_is_planned_and_every_body_is_told() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("second", issuer="council"),
        document("other", issuer="office"),
        target("a", "8", period="2026-Q1", kind="scenario"),
        target("b", "9", period="2026-Q1", kind="scenario", replaces="a", document="second"),
        target("c", "7", period="2026-Q1", kind="scenario", document="other"),
    )
    (path,) = paths(*rows)
    assert steps(path) == [("2026-Q1", ["b", "c"], [])]


@pytest.mark.parametrize(
    "rows",
    [
        (target("y", "10"),),
        (target("y", "10"), result("r", "9")),
        (result("q", "9", period="2026-Q1"),),
        (target("y", "10"), area("valley"), result("q", "9", period="2026-Q1", area="valley")),
        (target("y", "10"), result("q", "9", period="2026-Q1", status="F")),
    ],
    ids=["only the year", "only its result", "no target", "elsewhere", "forecast"],
)
def test_without_a_plan_or_a_result_of_a_part_there_is_no_path(rows: tuple[Row, ...]) -> None:
    assert paths(*rows) == []


def test_sources_that_disagree_are_both_reached() -> None:
    rows = (result("a", "7", period="2026-Q1"), result("b", "8", period="2026-Q1", source="first"))
    (path,) = paths(target("y", "10"), *rows)
    assert steps(path)[0] == ("2026-Q1", [], ["a", "b"])


# What the rest of the year must bring


def test_months_together_say_how_much_of_the_years_target_is_reached_by_when() -> None:
    (path,) = paths(AIM, reached("r", "250", "2026-Q1"))
    told = path.progress
    assert told and (told.reached, told.percent, told.remaining) == (Decimal(250), Decimal(25), Decimal(750))
    assert str(told.until) == "2026-Q1" and told.target.id == "aim"


def test_each_part_counts_once_the_longest_from_each_day_on() -> None:
    rows = (
        reached("jan", "80", "2026-01"),
        reached("q1", "250", "2026-Q1"),
        reached("s1", "500", "2026-S1"),
        reached("q2", "250", "2026-Q2"),
        reached("jul", "70", "2026-07"),
        reached("sep", "90", "2026-09"),  # August is not known, so September follows upon nothing
        reached("day", "3", "2026-08-01"),
    )
    (path,) = paths(AIM, *rows)
    assert path.progress and [row.id for row in path.progress.rows] == ["s1", "jul"]
    assert path.progress.reached == 570


def test_more_than_the_target_leaves_less_than_nothing() -> None:
    (path,) = paths(AIM, reached("r", "1200", "2026-01/2026-09"))
    assert path.progress and path.progress.remaining == -200


@pytest.mark.parametrize(
    "given",
    [
        (AIM, reached("r", "250", "2026-Q2")),
        (AIM, reached("r", "250", "2026-Q1", bound="approx")),
        (AIM, reached("r", "250", "2026-Q1", average=True)),
        (AIM, reached("r", "250", "2026-Q1"), reached("s", "260", "2026-Q1", source="first")),
        (AIM, reached("r", "250", "2026-Q1"), reached("y", "1000", "2026")),
        (target("aim", "1000", "visits", bound="lt"), reached("r", "250", "2026-Q1")),
        (target("aim", "1000", "visits", bound="range", value_upper="1100"), reached("r", "1", "2026-Q1")),
        (target("aim", "0", "visits"), reached("r", "250", "2026-Q1")),
        (target("aim", "10"), result("r", "7", period="2026-Q1")),
    ],
    ids=[
        "not from the first day on",
        "hedged",
        "average",
        "disputed",
        "the year is told",
        "at most",
        "range",
        "zero",
        "no flow",
    ],
)
def test_where_it_cannot_be_told_exactly_there_is_no_progress(given: tuple[Row, ...]) -> None:
    (path,) = paths(*given)
    assert path.progress is None


def test_a_year_that_is_over_has_nothing_left_to_bring() -> None:
    rows = (AIM, reached("r", "250", "2026-Q1"))
    assert paths(*rows, today=date(2026, 12, 31))[0].progress
    assert paths(*rows, today=date(2027, 1, 1))[0].progress is None


def test_progress_is_against_the_leading_bodys_target_in_force() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("second", issuer="council"),
        document("other", issuer="office"),
        AIM,
        target("more", "2000", "visits", replaces="aim", document="second"),
        target("less", "500", "visits", document="other"),
    )
    (path,) = paths(*rows, reached("r", "250", "2026-Q1"))
    assert path.progress and path.progress.target.id == "more"
