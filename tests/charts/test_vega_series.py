"""A drawn series is readable whatever it holds: no text overlaps another or is cut; ranks have 1 on top."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.charts import vega_series
from scripts.charts.chart_spec import ChartSpec, Datum, Role
from scripts.charts.look import INNER
from scripts.charts.series import series_specs
from scripts.charts.svg import draw
from scripts.i18n.translator import LANGUAGES
from scripts.model.row import Row
from tests.drawn import assert_readable, boxes
from tests.ledgers import book, computed_from, indicator, ledger, result, target

PERIODS = {
    "two months": [f"2025-{n:02}" for n in (2, 3)],
    "12 months": [f"2025-{n:02}" for n in range(1, 13)],
    "5 quarters": ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"],
    "4 half-years": ["2024-S1", "2024-S2", "2025-S1", "2025-S2"],
    "25 years": [str(year) for year in range(2001, 2026)],
    "3 days": ["2025-01-31", "2025-09-30", "2025-12-31"],
    "months together": ["2025-03/2025-05", "2025-05/2025-07", "2025-11/2026-02"],
    "years together": ["2011/2015", "2016/2020", "2021/2025"],
}
FIGURES = {  # what is given of each figure: its value by its number, and more
    "per cent": ({}, lambda n: f"{10 + n % 7}.{n:02}"),
    "alike": ({}, lambda n: "12.34"),
    "estimates above": ({"bound": "gt", "status": "E"}, lambda n: f"{10 + n % 7}.{n:02}"),
    "ranges": ({"bound": "range", "value_upper": "25.5"}, lambda n: f"{10 + n % 7}.25"),
    "falls": ({}, lambda n: f"-{10 + n % 7}.5"),
}
UNITS = ("percent", "million-vnd", "rank")


def spec(code: str, *rows: Row, unit: str = "percent", direction: str = "up") -> ChartSpec:
    """The series of growth in a ledger of these rows."""
    small = ledger(indicator(unit=unit, direction=direction), *rows)
    (growth,) = small.indicators
    (found,) = series_specs(small, computed_from(small), book(code, small), growth)
    return found


def lengths(svg: str, colour: str) -> list[float]:
    """How high each mark of a colour stands, in px from the top."""
    marks = [n for n in ET.fromstring(svg).iter() if n.get("fill") == colour and n.get("transform")]
    return [float(re.findall(r"[-\d.]+", mark.get("transform", ""))[1]) for mark in marks]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("figures", FIGURES)
@pytest.mark.parametrize("periods", PERIODS)
def test_no_text_overlaps_another_or_is_cut(periods: str, figures: str, code: str) -> None:
    given, value = FIGURES[figures]
    rows = [result(f"r{n:02}", value(n), period=period, **given) for n, period in enumerate(PERIODS[periods])]
    marks = [target(f"t{n}", "20", period=period) for n, period in enumerate(PERIODS[periods][-2:])]
    for unit in UNITS:
        shown = spec(code, *rows, *marks, unit=unit)
        found = {box.text for box in assert_readable(draw(shown)[1])}
        labels = list(dict.fromkeys(datum.label for datum in shown.data))
        assert len(labels) == len(PERIODS[periods])
        assert {labels[0], labels[-1]} <= found or len(labels) == 2


def datum(n: int, text: str, value: float = 1.0) -> Datum:
    return Datum(f"{2000 + n}", value, text, Role.RESULT)


def drawn(*texts: str) -> ChartSpec:
    """A series of figures with these texts, all of one value."""
    data = tuple(datum(n, text) for n, text in enumerate(texts))
    return ChartSpec("name", "series", "Heading", "Title", "Caption", data, ("What",), (("a",),))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("0123456789 ,.%–", min_size=1, max_size=44).map(str.strip).filter(bool), min_size=2),
    st.lists(st.integers(-5, 5), min_size=30, max_size=30),
)
def test_figures_of_any_length_and_height_stand_clear_of_each_other(
    texts: list[str], values: list[int]
) -> None:
    data = tuple(datum(n, t, v) for n, (t, v) in enumerate(zip(texts[:30], values, strict=False)))
    assert_readable(draw(replace(drawn(), data=data))[1])


def words(*texts: str) -> list[str]:
    """What stands beside the points of a series, from left to right, a line's end as /."""
    data = drawn(*texts).data
    labels = [each.label for each in data]
    placed = vega_series.placed_words(
        data, dict(zip(range(len(data)), vega_series.positions(labels), strict=True))
    )
    return ["/".join(placed[n].lines) for n in sorted(placed)]


def test_every_figure_stands_beside_its_point_where_there_are_few_else_those_of_the_ends() -> None:
    six = [f"{n}%" for n in range(1, 7)]
    assert words(*six) == six
    assert words(*six, "7%") == ["1%", "7%"]


def test_figures_that_are_too_long_take_a_second_line_before_any_is_left_out() -> None:
    assert words(*["an estimated 12.34%"] * 3) == ["an estimated/12.34%"] * 3
    assert words(*["1234567890123456"] * 5) == ["1234567890123456"] * 2
    assert words(*["123456789012345678901234"] * 5) == ["123456789012345678901234"]
    assert words("1" * 50, "2" * 50) == []


def test_where_few_periods_have_room_on_the_axis_the_ends_keep_their_names() -> None:
    years = [str(year) for year in range(2001, 2026)]
    kept = vega_series.shown(years)
    assert kept[0] == "2001" and kept[-1] == "2025" and 5 < len(kept) < 25
    assert vega_series.shown(["2024", "2025"]) == ["2024", "2025"]


def test_each_period_stands_inside_the_chart_in_its_order() -> None:
    for count in (1, 2, 12, 40):
        places = vega_series.positions(["T12/2025"] * count)
        assert len(places) == count and sorted(places) == places
        assert places[0] >= 36 and places[-1] <= INNER - 36


# What is drawn


def test_the_first_place_is_on_top_and_a_quantitys_more_is_higher() -> None:
    rows = [result("a", "24", period="2024"), result("b", "12", period="2025")]
    worse, better = lengths(draw(spec("en", *rows, unit="rank"))[1], "var(--result)")
    assert better < worse
    more, less = lengths(draw(spec("en", *rows))[1], "var(--result)")
    assert more < less


def test_a_quantity_has_a_stem_from_zero_and_a_rank_has_none() -> None:
    rows = [result("a", "24", period="2024"), result("b", "12", period="2025")]
    stems = {
        unit: [
            (n.get("transform"), n.get("y2"))
            for n in ET.fromstring(draw(spec("en", *rows, unit=unit))[1]).iter()
            if n.get("stroke") == "var(--grid)" and n.get("x2") == "0"
        ]
        for unit in ("percent", "rank")
    }
    assert stems["rank"] == []
    ends = [float(re.findall(r"[-\d.]+", at or "")[1]) + float(y or 0) for at, y in stems["percent"]]
    assert ends == pytest.approx([vega_series.HEIGHT] * 2, abs=0.1)


def test_a_target_is_a_stroke_across_at_its_period_and_a_range_a_bar_from_end_to_end() -> None:
    rows = [
        result("a", "8", period="2024"),
        result("b", "7", period="2025", bound="range", value_upper="9"),
        target("t", "10", period="2025"),
    ]
    tree = ET.fromstring(draw(spec("en", *rows))[1])
    (stroke,) = [n for n in tree.iter() if n.get("fill") == "var(--inforce)"]
    (bar,) = [n for n in tree.iter() if n.get("stroke-width") == "9"]
    place = float(re.findall(r"[-\d.]+", bar.get("transform", ""))[0])
    left, top, width = map(float, re.match(r"M([\d.]+),([\d.]+)h([\d.]+)", stroke.get("d", "")).groups())  # type: ignore[union-attr]
    assert left + width / 2 == pytest.approx(place, abs=0.1)
    assert abs(float(bar.get("y2", "0"))) > 20 and top < vega_series.HEIGHT


@pytest.mark.parametrize(
    ("bound", "is_open"),
    [("gt", True), ("ge", True), ("lt", True), ("le", True), ("eq", False), ("approx", False)],
)
def test_a_figure_that_is_open_has_an_arrow(bound: str, is_open: bool) -> None:
    rows = [result("a", "8", period="2024"), result("b", "9", period="2025", bound=bound)]
    svg = draw(spec("en", *rows))[1]
    up, down = svg.count('d="M0,5L0,-5M'), svg.count('d="M0,-5L0,5M')
    assert (up + down == 1) == is_open
    assert not is_open or bool(up) == (bound in ("gt", "ge"))


def test_only_levels_are_joined_and_have_their_figure_beside_them() -> None:
    rows = [
        result("a", "8", period="2024"),
        result("b", "9", period="2025"),
        target("t", "10", period="2025"),
    ]
    texts = [box.text for box in boxes(draw(spec("en", *rows))[1])]
    assert sorted(texts) == ["2024", "2025", "8%", "9%"]
