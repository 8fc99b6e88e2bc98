"""A verdict compares unrounded intervals of one indicator, area and period, and says why it cannot."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.analysis.derive import derive
from scripts.analysis.derived import Verdict
from scripts.model.figure import Bound
from scripts.model.kinds import VerdictKind
from tests.conftest import ROOT
from tests.intervals import told
from tests.ledgers import area, document, indicator, ledger, organisation, result, target, withdrawal

OVER = date(2027, 1, 1)
with (ROOT / "tests" / "input" / "cases" / "verdicts.csv").open(encoding="utf-8", newline="") as cases:
    CASES = list(csv.DictReader(cases))


def verdicts(*rows: Any, direction: str = "up", today: date = OVER) -> tuple[Verdict, ...]:
    """What a ledger of these rows and of one indicator gives."""
    return derive(ledger(indicator(direction=direction), *rows), today).verdicts


def upper(value: str) -> dict[str, str]:
    return {"value_upper": value} if value else {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_verdicts_of_the_cases(case: dict[str, str]) -> None:
    found = verdicts(
        target("t", case["target_value"], bound=case["target_bound"], **upper(case["target_upper"])),
        result(
            "r",
            case["result_value"],
            bound=case["result_bound"],
            status=case["result_status"],
            **upper(case["result_upper"]),
        ),
        direction=case["direction"],
    )
    assert [verdict.kind for verdict in found] == ([case["verdict"]] if case["verdict"] else [])
    for verdict in found:
        assert (verdict.reason is not None) == (verdict.kind == VerdictKind.OPEN)
        assert (verdict.gap is None) == (case["result_bound"] != "eq")


values = st.integers(-40, 40)
bounds = st.sampled_from([*Bound])


@given(
    st.sampled_from(["up", "down", "none"]),
    bounds,
    values,
    st.integers(1, 5),
    bounds,
    values,
    st.integers(1, 5),
)
def test_no_verdict_contradicts_the_values_that_the_figures_allow(
    direction: str, to: str, aim: int, wide: int, of: str, reached: int, broad: int
) -> None:
    (verdict,) = verdicts(
        target("t", str(aim), bound=to, **upper(str(aim + wide) if to == "range" else "")),
        result("r", str(reached), bound=of, **upper(str(reached + broad) if of == "range" else "")),
        direction=direction,
    )
    expected = told(direction, (to, aim, aim + wide), (of, reached, reached + broad))
    assert (verdict.kind, verdict.reason) == expected


# What is compared with what


def test_a_result_is_compared_with_the_target_in_force_and_with_the_original_where_they_differ() -> None:
    amended = (target("a", "10.5"), target("b", "11", replaces="a", document="second"))
    found = verdicts(*amended, result("r", "10.8"))
    assert [(v.baseline, v.target.id, v.kind) for v in found] == [
        ("original", "a", "exceeded"),
        ("in_force", "b", "missed"),
    ]
    assert [v.gap for v in found] == [Decimal("0.3"), Decimal("-0.2")]


def test_a_target_that_was_only_restated_is_one_target() -> None:
    restated = (target("a", "60"), target("b", "60", replaces="a", document="second"))
    assert [(v.baseline, v.target.id) for v in verdicts(*restated, result("r", "61"))] == [("in_force", "b")]


def test_a_target_that_was_taken_back_has_no_verdict() -> None:
    rows = (target("a", "17"), withdrawal("w", replaces="a"), result("r", "18"))
    assert verdicts(*rows) == ()


def test_a_claim_is_compared_with_only_where_no_instrument_sets_a_target() -> None:
    claim = target("p", "11", document="press", source="press", bound="gt")
    assert [v.baseline for v in verdicts(claim, result("r", "12"))] == ["claim"]
    assert [v.target.id for v in verdicts(claim, target("a", "10"), result("r", "12"))] == ["a"]


def test_a_scenario_is_the_yardstick_of_its_own_period_alone() -> None:
    rows = (
        target("year", "11"),
        target("half", "9.7", period="2026-S1", kind="scenario"),
        result("r", "9.8", period="2026-S1"),
    )
    assert [(v.baseline, v.target.id) for v in verdicts(*rows)] == [("scenario", "half")]


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2025"},
        {"period": "2026-S1"},
        {"area": "lai-chau"},
        {"average": True},
    ],
    ids=str,
)
def test_a_target_of_another_period_area_or_measure_judges_nothing(other: dict[str, Any]) -> None:
    assert verdicts(area("lai-chau"), target("t", "10", **other), result("r", "11")) == ()


def test_two_bases_that_differ_are_two_measures_and_one_that_is_not_stated_is_none() -> None:
    base = target("t", "-3", base_period="2024", bound="le")
    assert verdicts(base, result("r", "-4", base_period="2025")) == ()
    assert len(verdicts(base, result("r", "-4", base_period="2024"))) == 1
    assert len(verdicts(base, result("r", "-4"))) == 1


@pytest.mark.parametrize(("today", "count"), [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1)])
def test_a_period_is_judged_once_it_is_over(today: date, count: int) -> None:
    assert len(verdicts(target("t", "10"), result("r", "11", status="E"), today=today)) == count


def test_only_the_figure_that_is_current_is_scored() -> None:
    rows = (target("t", "10"), result("r", "11", status="E"), result("s", "9.8", status="P", replaces="r"))
    assert [(v.result.id, v.kind) for v in verdicts(*rows)] == [("s", "missed")]


def test_each_of_two_results_that_disagree_is_told_with_its_own_verdict() -> None:
    rows = (target("t", "10"), result("r", "11"), result("s", "9", source="first"))
    assert [(v.result.id, v.kind) for v in verdicts(*rows)] == [("r", "exceeded"), ("s", "missed")]


def test_each_body_that_sets_a_target_has_its_own_verdict() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        target("a", "10"),
        target("b", "12", document="other", source="other"),
        result("r", "11"),
    )
    assert [(v.target.id, v.kind) for v in verdicts(*rows)] == [("a", "exceeded"), ("b", "missed")]


def test_the_gap_is_measured_to_the_nearest_end() -> None:
    rows = (target("t", "10", bound="range", value_upper="12"), result("r", "12.5"))
    assert [v.gap for v in verdicts(*rows)] == [Decimal("0.5")]
