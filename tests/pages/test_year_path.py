"""The path of a year as a table: planned and reached by the part, and what the rest must bring."""

from __future__ import annotations

import pytest

from scripts.analysis.paths import year_paths
from scripts.model.period import Period
from scripts.model.row import Row
from scripts.pages.year_path import PathView, path_view
from tests.ledgers import indicator, page_context, result, target

YEAR = Period.of_year(2026)
FLOW = indicator("visits", unit="visit", nature="flow")
AIM = target("aim", "1000", "visits")


def path(*rows: Row, code: str = "en") -> PathView:
    """The one path of 2026 of a ledger of these rows."""
    context = page_context(indicator(), FLOW, *rows, code=code)
    (found,) = year_paths(context.ledger, context.derivation, YEAR)
    return path_view(context, found)


def reached(value: str, period: str = "2026-Q1", unit: str = "visits") -> Row:
    return result("r", value, unit, period=period)


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def test_every_part_has_what_was_planned_and_reached_each_a_link_to_its_row() -> None:
    rows = (
        target("y", "10"),
        target("q1", "8", period="2026-Q1", kind="scenario"),
        result("a", "7.5", period="2026-Q1"),
        result("b", "7.6", period="2026-Q1", source="first"),
    )
    view = path(*rows)
    assert view.anchor == "path-growth-2026" and view.indicator.path == "indicators/growth/"
    assert "2026" in view.title and "Name growth" in view.title
    cells = [
        (r.period, [(f.path, f.text) for f in r.planned], [(f.path, f.text) for f in r.reached])
        for r in view.rows
    ]
    assert cells == [
        (
            "the first quarter of 2026",
            [("indicators/growth/#q1", "8%")],
            [("indicators/growth/#a", "7.5%"), ("indicators/growth/#b", "7.6%")],
        ),
        ("2026", [("indicators/growth/#y", "10%")], []),
    ]
    assert view.progress is None and view.chart is None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "en",
            "By 31 March 2026, <b>250 visits</b> was reached: 25% of the year's target (1,000 visits). "
            "The rest of the year must bring <b>750 visits</b>.",
        ),
        ("vi", "<b>250 lượt khách</b>"),
    ],
)
def test_of_a_flow_it_says_what_is_reached_and_what_the_rest_must_bring(code: str, said: str) -> None:
    told = plain(path(AIM, reached("250"), code=code).progress).replace("&#39;", "'").replace("&#46;", ".")
    assert said in told
    assert "750" in told and "25%" in told


@pytest.mark.parametrize("value", ["1000", "1200"])
def test_where_the_target_is_reached_nothing_is_left_to_bring(value: str) -> None:
    progress = plain(path(AIM, reached(value)).progress)
    assert f"{int(value) // 10}% of" in progress
    assert "must bring" not in progress and "−" not in progress and "-" not in progress


def test_a_share_of_a_target_is_rounded_and_its_amounts_are_not() -> None:
    progress = plain(path(target("aim", "900", "visits"), reached("100.5")).progress)
    assert "11.2% of" in progress and "100.5 visits" in progress and "799.5 visits" in progress
