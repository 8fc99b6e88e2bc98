"""What belongs to a year is found for it: its targets, plans of several years, parts, scenarios, results."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.analysis import years
from scripts.analysis.derived import TargetHistory
from scripts.model.period import Period
from tests.ledgers import (
    area,
    computed_from,
    document,
    indicator,
    ledger,
    organisation,
    result,
    target,
    withdrawal,
)

YEAR = Period.of_year(2026)
OTHER_YEARS = (
    target("before", "1", period="2025-Q4"),
    target("after", "1", period="2027"),
    target("long", "1", period="2026/2030"),
    target("past", "1", period="2021/2025"),
)
PARTS = (
    target("q1", "1", period="2026-Q1"),
    target("s1", "1", period="2026-S1", kind="scenario"),
    target("whole", "1", kind="scenario"),
    target("m", "1", period="2027-01", kind="scenario"),
)


def ids(histories: Iterable[TargetHistory]) -> list[str]:
    return [history.leading.id for history in histories]


# Which years there are


def test_each_year_in_which_a_target_or_a_scenario_ends_has_a_page_the_latest_first() -> None:
    derived = computed_from(ledger(indicator(), *OTHER_YEARS, *PARTS))
    assert [str(year) for year in years.target_years(derived)] == ["2030", "2027", "2026", "2025"]


def test_a_claim_or_a_target_of_another_area_opens_no_year_and_a_withdrawn_one_does() -> None:
    rows = (
        area("valley"),
        target("p", "1", period="2024", document="press"),
        target("v", "1", period="2025", area="valley"),
        target("w", "1", period="2028"),
        withdrawal("x", period="2028", replaces="w"),
    )
    derived = computed_from(ledger(indicator(), *rows))
    assert [str(year) for year in years.target_years(derived)] == ["2028"]
    assert years.target_years(computed_from(ledger())) == []


def test_each_year_in_which_a_results_period_ends_has_a_page_whatever_the_result() -> None:
    rows = (
        area("valley"),
        result("a", "1", period="2025-12"),
        result("f", "1", period="2027", status="F"),
        result("v", "1", period="2023/2024", area="valley"),
        result("old", "1", period="2020"),
        result("new", "2", period="2020", replaces="old"),
    )
    found = years.result_years(ledger(indicator(), *rows))
    assert [str(year) for year in found] == ["2027", "2025", "2024", "2020"]
    assert years.result_years(ledger()) == []


# What belongs to one


def test_a_years_targets_are_those_of_the_whole_year_each_indicators_leading_bodys() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        indicator("a", position=2),
        indicator("z", position=1),
        target("a1", "1", "a", document="other"),
        target("a2", "2", "a"),
        target("z1", "3", "z", document="other"),
        *OTHER_YEARS,
        *PARTS,
    )
    derived = computed_from(ledger(indicator(position=3), *rows))
    assert ids(years.standings_of(derived, YEAR)) == ["z1", "a2"]


def test_plans_cover_a_year_and_parts_lie_within_it_and_no_scenario_is_either() -> None:
    derived = computed_from(ledger(indicator(), target("t", "1"), *OTHER_YEARS, *PARTS))
    assert ids(years.plans_of(derived, YEAR)) == ["long"]
    assert ids(years.parts_of(derived, YEAR)) == ["q1"]
    assert ids(years.plans_of(derived, Period.of_year(2025))) == ["past"]
    assert ids(years.parts_of(derived, Period.of_year(2025))) == ["before"]


def test_scenarios_are_those_of_the_year_and_its_parts_in_the_own_area() -> None:
    rows = (area("valley"), target("v", "1", kind="scenario", area="valley"))
    derived = computed_from(ledger(indicator(), target("t", "1"), *OTHER_YEARS, *PARTS, *rows))
    assert ids(years.scenarios_of(derived, YEAR)) == ["s1", "whole"]
    assert ids(years.scenarios_of(derived, Period.of_year(2027))) == ["m"]


RESULTS = (
    area("valley"),
    result("y", "1"),
    result("q", "1", period="2026-Q1"),
    result("old", "1", period="2026-04"),
    result("new", "2", period="2026-04", replaces="old"),
    result("across", "1", period="2025-10/2026-03"),
    result("f", "1", status="F"),
    result("v", "1", area="valley"),
    result("v-old", "1", area="valley", period="2026-03"),
    result("v-new", "2", area="valley", period="2026-03", replaces="v-old"),
    result("past", "1", period="2025"),
)


def test_a_years_results_are_the_current_ones_whose_period_ends_in_it() -> None:
    found = years.results_of(ledger(indicator(), *RESULTS), YEAR)
    assert [(str(period), [row.id for row in rows]) for period, rows in found] == [
        ("2026-Q1", ["q"]),
        ("2025-10/2026-03", ["across"]),
        ("2026-04", ["new"]),
        ("2026", ["y"]),
    ]


def test_what_else_is_known_of_a_year_is_forecast_or_of_another_area_and_not_revised() -> None:
    found = years.other_results_of(ledger(indicator(), *RESULTS), YEAR)
    assert [row.id for row in found] == ["v-new", "f", "v"]


def test_of_several_bodies_the_first_leads_each_period_and_each_indicator() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        target("o25", "1", period="2025", document="other"),
        target("o26", "2", document="other"),
        target("c26", "3"),
    )
    standing = computed_from(ledger(indicator(), *rows)).standing("growth")
    assert ids(years.leading_of_periods(standing)) == ["o25", "c26"]
    assert ids(years.leading(standing)) == ["o25"]
