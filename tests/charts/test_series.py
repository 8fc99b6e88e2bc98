"""A series says in words what it shows: one frequency, targets at their periods, better and worse, ranges."""

from __future__ import annotations

import pytest

from scripts.charts.chart_spec import ChartSpec
from scripts.charts.series import path_specs, series_specs
from scripts.model.row import Row
from tests.ledgers import area, book, computed_from, document, indicator, ledger, organisation, result, target

GROWTH = indicator()


def spec(*rows: Row, code: str = "en", measured: Row = GROWTH) -> ChartSpec | None:
    """The series of one indicator in a ledger of these rows; None where there is none."""
    small = ledger(area("valley"), measured, *rows)
    found = [
        *series_specs(small, computed_from(small), book(code, small), small.by_id["indicators"][measured.id])
    ]
    assert len(found) <= 1
    return found[0] if found else None


def drawn(*rows: Row, **given: object) -> ChartSpec:
    """The same where there is one."""
    found = spec(*rows, **given)  # type: ignore[arg-type]
    assert found
    return found


def labels(*rows: Row) -> list[str]:
    """The labels of the points of a series; none where there is no chart."""
    found = spec(*rows)
    return [datum.label for datum in found.data] if found else []


def results(*periods: str) -> list[Row]:
    return [result(f"r{n}", str(n), period=period) for n, period in enumerate(periods, 1)]


# One frequency


def test_a_level_is_drawn_in_time_its_computed_point_told_apart() -> None:
    change = indicator("poor-change", unit="percentage-point", change_of="poor")
    fall = result("f", "-3.51", "poor-change", period="2025", base_period="2024")
    found = drawn(
        change,
        result("r", "17.78", "poor", period="2025"),
        fall,
        measured=indicator("poor", direction="down"),
    )
    assert [(m.label, m.text, m.role) for m in found.data] == [
        ("2024", "21.29%", "derived"),
        ("2025", "17.78%", "result"),
    ]
    assert [row[2] for row in found.rows] == ["computed here", "stated in a document"]
    assert "hollow" in found.caption
    assert "fell from 21.29% (computed here) to 17.78% in 2025" in found.title


def test_one_point_is_no_series() -> None:
    assert spec(result("r", "7")) is None
    assert spec(result("r", "7"), target("t", "8"), target("u", "9", period="2025")) is None


def test_a_series_has_one_frequency_and_stands_in_time() -> None:
    assert labels(*results("2026-Q1", "2025", "2026-12", "2024", "2026")) == ["2024", "2025", "2026"]
    assert labels(*results("2026-02", "2026", "2025-12", "2025-Q1")) == ["Dec 2025", "Feb 2026"]


def test_of_two_series_of_one_length_that_of_longer_periods_is_drawn() -> None:
    assert labels(*results("2026-01", "2026-02", "2024", "2025")) == ["2024", "2025"]
    assert labels(*results("2026-Q1", "2026-Q2", "2026-01", "2026-02")) == ["Q1 2026", "Q2 2026"]
    assert labels(*results("2026-01", "2026-02", "2026-03", "2024", "2025"))[0] == "Jan 2026"


def test_periods_of_several_lengths_make_no_series() -> None:
    assert labels(*results("2026", "2026-Q1", "2026-01", "2026-01/2026-09", "2026-03-31")) == []


def test_where_sources_disagree_there_is_no_series() -> None:
    assert labels(*results("2025", "2026"), result("x", "9", source="first")) == []


def test_a_series_is_of_current_results_of_the_own_area() -> None:
    rows = [*results("2024", "2025"), result("r9", "9", period="2025", replaces="r2")]
    others = [result("f", "9", status="F"), result("v", "9", area="valley")]
    found = drawn(*rows, *others)
    assert [(datum.label, datum.text) for datum in found.data] == [("2024", "1%"), ("2025", "9%")]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_stretches_of_months_that_end_alike_have_names_that_differ(code: str) -> None:
    rows = results("2025-01/2025-04", "2025-02/2025-05", "2025-03/2025-06", "2024-12/2025-06")
    names = [datum.label for datum in drawn(*rows, code=code).data]
    assert len({*names}) == 4
    assert (
        names
        == {
            "vi": ["4T/2025", "T2–T5/2025", "T3–T6/2025", "T12/2024–T6/2025"],
            "en": ["4M 2025", "Feb–May 2025", "Mar–Jun 2025", "Dec 2024–Jun 2025"],
        }[code]
    )


# Targets at their periods


def test_a_target_in_force_is_a_mark_at_its_period_and_none_where_the_series_has_none() -> None:
    rows = (
        *results("2024", "2025"),
        target("a", "10", period="2025"),
        target("b", "11", period="2025", replaces="a", document="second"),
        target("later", "12"),
        target("quarter", "3", period="2025-Q4"),
        target("press", "99", period="2024", document="press"),
        target("scenario", "98", period="2024", kind="scenario"),
        target("elsewhere", "97", period="2024", area="valley"),
    )
    found = drawn(*rows)
    assert [(d.label, d.text, d.role) for d in found.data] == [
        ("2024", "1%", "result"),
        ("2025", "11%", "in-force"),
        ("2025", "2%", "result"),
    ]
    assert ("2025", "11%", "target in force") in found.rows
    assert "target in force" in found.caption
    assert len(found.documents) == 2


def test_of_several_bodies_the_leading_ones_target_is_the_mark() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="office"),
        document("second", issuer="council"),
        target("a", "10", period="2025"),
        target("b", "11", period="2025", document="second"),
    )
    marks = [d.text for d in drawn(*results("2024", "2025"), *rows).data if d.role == "in-force"]
    assert marks == ["11%"]


# What is said


@pytest.mark.parametrize(
    ("last", "finding"), [("6", "fell from 7% to 6%"), ("8", "rose from 7% to 8%"), ("7", "was still 7%")]
)
def test_a_series_says_whether_it_fell_rose_or_stayed(last: str, finding: str) -> None:
    found = drawn(result("q", "7", period="2025"), result("r", last))
    assert finding in found.title and "starts at zero" in found.caption and not found.inverted


@pytest.mark.parametrize(
    ("direction", "last", "finding"),
    [
        ("down", "12", "better"),
        ("down", "30", "worse"),
        ("up", "30", "better"),
        ("none", "12", "24 at first, 12 in"),
        ("down", "24", "was still 24"),
    ],
)
def test_a_rank_is_better_or_worse_and_has_1_on_top(direction: str, last: str, finding: str) -> None:
    place = indicator(unit="rank", direction=direction)
    found = drawn(result("q", "24", period="2025"), result("r", last), measured=place)
    assert finding in found.title and "rose" not in found.title and "fell" not in found.title
    assert found.inverted and "1 is on top" in found.caption and "zero" not in found.caption


def test_a_change_is_better_or_worse_too() -> None:
    change = indicator("cut", unit="percentage-point", change_of="growth", direction="down")
    rows = (GROWTH, result("q", "-1", "cut", period="2025"), result("r", "-2", "cut"))
    assert drawn(*rows, measured=change).title.endswith("better")


def test_a_range_keeps_both_ends_and_is_said_to_neither_rise_nor_fall() -> None:
    rows = (result("q", "7", period="2025"), result("r", "8", bound="range", value_upper="9"))
    found = drawn(*rows)
    assert [(d.value, d.upper, d.bound) for d in found.data] == [(7, None, "eq"), (8, 9, "range")]
    assert found.title == "Name growth: 7% at first, 8–9% in 2026"
    assert "range" in found.caption and "range" not in drawn(*results("2024", "2025")).caption


def test_a_unit_in_words_is_said_once_and_not_beside_each_point() -> None:
    visits = indicator(unit="visit")
    found = drawn(*results("2024", "2025"), measured=visits)
    assert [d.text for d in found.data] == ["1", "2"]
    assert "Unit: visits." in found.caption and [row[1] for row in found.rows] == [
        "1\u00a0visits",
        "2\u00a0visits",
    ]
    assert "Unit" not in drawn(*results("2024", "2025")).caption


# The path of a year


def paths(*rows: Row, code: str = "en") -> list[ChartSpec]:
    small = ledger(indicator(), *rows)
    return [*path_specs(small, computed_from(small), book(code, small))]


def test_a_path_shows_what_was_planned_for_the_parts_of_a_year_and_what_was_reached() -> None:
    rows = (
        target("y", "10"),
        target("q1", "8", period="2026-Q1", kind="scenario"),
        target("q2", "9", period="2026-Q2", kind="scenario"),
        result("r", "7.5", period="2026-Q1"),
        result("m", "7", period="2026-01"),
    )
    (found,) = paths(*rows)
    assert found.name == "growth-path-2026"
    assert [(d.label, d.text, d.role) for d in found.data] == [
        ("Q1 2026", "8%", "scenario"),
        ("Q1 2026", "7.5%", "result"),
        ("Q2 2026", "9%", "scenario"),
    ]
    assert [row[1:] for row in found.rows] == [("8%", "7.5%"), ("9%", "–")]


def test_a_path_of_one_planned_part_is_not_drawn_and_each_year_has_its_own() -> None:
    one = target("q1", "8", period="2026-Q1", kind="scenario")
    assert paths(target("y", "10"), one) == []
    other = [target(f"o{n}", "8", period=f"2025-Q{n}", kind="scenario") for n in (1, 2)]
    both = [one, target("q2", "8", period="2026-Q2", kind="scenario"), *other]
    assert [found.name for found in paths(*both)] == ["growth-path-2026", "growth-path-2025"]
