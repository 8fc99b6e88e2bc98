"""A ledger asks for the charts that explain it; each says in words what it shows and keeps its table."""

from __future__ import annotations

import pytest

from scripts.charts.specs import chart_specs
from scripts.i18n.translator import LANGUAGES
from tests.ledgers import (
    amendment,
    area,
    book,
    computed_from,
    document,
    indicator,
    ledger,
    result,
    target,
    task,
    withdrawal,
    wording,
)


def specs(*rows, code="en"):
    """name → chart spec, for a ledger of these rows."""
    small = ledger(*rows)
    found = chart_specs(small, computed_from(small), book(code, small))
    assert len({d.name for d in found}) == len(found)
    return {d.name: d for d in found}


def roles(spec):
    return [datum.role for datum in spec.data]


# A target that moved

AMENDED = (indicator(), target("a", "10.5"), target("b", "11", replaces="a", document="second"))


def test_a_target_that_moved_is_drawn_with_the_result_before_it_and_what_the_press_claims():
    claim = target("p", "11", bound="gt", document="press")
    spec = specs(*AMENDED, claim, result("r", "7.34", period="2025"))["growth-ledger"]
    assert roles(spec) == ["result", "former", "in-force", "claim"]
    assert [row[2] for row in spec.rows] == ["7.34%", "10.5%", "11%", "more than 11%"]
    assert "10.5%" in spec.title and "11%" in spec.title
    assert spec.rows[-1][0] == "Reported by the press for 2026"


def test_a_claim_of_another_document_than_a_press_report_is_only_reported():
    told = document("report", kind="report")
    claim = target("p", "12", document="report", source="report")
    spec = specs(*AMENDED, told, claim)["growth-ledger"]
    assert spec.rows[-1][0] == "Reported for 2026"


def test_every_step_of_a_chain_is_drawn():
    assert roles(specs(*AMENDED, target("c", "12", replaces="b"))["growth-ledger"]) == [
        "former",
        "between",
        "in-force",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (target("a", "10.5"),),
        (target("a", "10.5"), target("b", "10.5", replaces="a")),
        (target("a", "10.5"), target("b", "11", replaces="a"), withdrawal("w", replaces="b")),
        (target("a", "10.5", kind="scenario"), target("b", "11", replaces="a", kind="scenario")),
        (target("p", "11", document="press"),),
        (result("r", "7.34"),),
    ],
    ids=["never amended", "restated", "taken back", "on the way", "only claimed", "no target"],
)
def test_a_target_that_did_not_move_is_not_drawn(rows):
    assert "growth-ledger" not in specs(indicator(), *rows)


def test_a_range_is_told_from_end_to_end_and_never_by_its_lower_end():
    rows = (
        result("r", "7", period="2025", bound="range", value_upper="8"),
        target("p", "11", bound="range", value_upper="12", document="press"),
    )
    spec = specs(*AMENDED, *rows)["growth-ledger"]
    assert [(d.role, d.value, d.upper, d.text) for d in spec.data] == [
        ("result", 7, 8, "7–8%"),
        ("former", 10.5, None, "10.5%"),
        ("in-force", 11, None, "11%"),
        ("claim", 11, 12, "11–12%"),
    ]
    assert "range" in spec.caption and "range" not in specs(*AMENDED)["growth-ledger"].caption


def test_a_range_that_became_a_point_is_worded_otherwise_neither_raised_nor_lowered():
    rows = (target("a", "10", bound="range", value_upper="11"), target("b", "12", replaces="a"))
    spec = specs(indicator(), *rows)["growth-ledger"]
    assert spec.title == "Name growth: target worded otherwise, 10–11% became 12%"


@pytest.mark.parametrize("period", ["2025-Q4", "2025-12", "2025-12-31", "2021/2025", "2027"])
def test_a_result_of_another_length_or_of_a_later_time_is_not_what_came_before(period):
    found = specs(*AMENDED, result("r", "7.34", period=period))["growth-ledger"]
    assert roles(found) == ["former", "in-force"]


@pytest.mark.parametrize("given", [{"status": "F"}, {"area": "valley"}], ids=str)
def test_a_forecast_or_a_figure_of_another_area_is_not_what_came_before(given):
    rows = (area("valley"), result("r", "7.34", period="2025", **given))
    assert roles(specs(*AMENDED, *rows)["growth-ledger"]) == ["former", "in-force"]


def test_results_that_disagree_are_both_what_came_before():
    rows = (result("r", "7.34", period="2025"), result("s", "7.4", period="2025", source="first"))
    assert roles(specs(*AMENDED, *rows)["growth-ledger"]) == ["result", "result", "former", "in-force"]


def test_a_result_of_the_targets_own_period_is_not_drawn_as_what_came_before_it():
    assert roles(specs(*AMENDED, result("r", "9"))["growth-ledger"]) == ["former", "in-force"]


# A rank


def test_a_rank_is_drawn_among_all_places_and_keeps_its_estimate_in_the_table():
    spec = specs(indicator("place", unit="rank"), result("r", "24", "place", out_of=34, status="E"))[
        "place-rank"
    ]
    assert spec.extent == 34
    assert spec.rows == (("2026", "an estimated 24 of 34", "34"),)


def test_the_latest_rank_is_the_one_drawn():
    old = result("q", "30", "place", period="2025", out_of=63)
    assert (
        specs(indicator("place", unit="rank"), old, result("r", "24", "place", out_of=34))[
            "place-rank"
        ].extent
        == 34
    )


# The structure of a whole

WHOLE = (
    indicator("grdp", position=1),
    *(
        indicator(id, whole="grdp", position=n, **{"name_en": id})
        for n, id in enumerate(("farms", "works", "rest"), 2)
    ),
)


def structure(*rows):
    return specs(*WHOLE, *rows)["grdp-structure"]


def test_a_structure_shows_shares_as_first_promised_and_as_in_force_and_computes_what_is_left():
    rows = (
        target("f", "40", "farms", bound="approx"),
        target("g", "42", "farms", bound="approx", replaces="f"),
    )
    spec = structure(*rows, target("w", "50", "works"))
    assert [(m.group, m.label, m.text, m.role) for m in spec.data] == [
        ("Original", "farms", "40", "part"),
        ("In force", "farms", "42", "part"),
        ("Original", "works", "50", "part"),
        ("In force", "works", "50", "part"),
        ("Original", "rest", "10", "derived"),
        ("In force", "rest", "8", "derived"),
    ]
    assert spec.rows == (
        ("farms", "about 40%", "about 42%"),
        ("works", "50%", "50%"),
        ("rest", "about 10%", "about 8%"),
    )


def test_a_structure_that_nobody_amended_is_drawn_once():
    spec = structure(target("f", "40", "farms"), target("w", "50", "works"))
    assert {m.group for m in spec.data} == {"In force"}


def test_a_structure_is_that_of_the_latest_period():
    rows = (
        target(f"{i}-{y}", v, i, period=y) for i, y, v in (("farms", "2026", "40"), ("works", "2026", "50"))
    )
    later = (target("f", "41", "farms", period="2027"), target("w", "51", "works", period="2027"))
    spec = structure(*rows, *later)
    assert "2027" in spec.heading
    assert [m.text for m in spec.data] == ["41", "51", "8"]


def test_a_share_that_was_taken_back_leaves_no_structure():
    rows = (target("f", "40", "farms"), target("w", "50", "works"), target("x", "9", "rest"))
    assert "grdp-structure" not in specs(*WHOLE, *rows, withdrawal("g", "rest", replaces="x"))
    assert "grdp-structure" not in specs(*WHOLE, *rows[:2], withdrawal("g", "works", replaces="w"))


def test_the_one_share_that_rises_while_all_others_fall_is_the_finding():
    rows = (target("f", "40", "farms"), target("g", "38", "farms", replaces="f"))
    title = structure(*rows, target("w", "50", "works"), target("x", "53", "works", replaces="w")).title
    assert title.startswith("works") and "3 percentage points" in title.replace("\u00a0", " ")


def test_shares_without_exactly_one_left_over_have_no_structure():
    assert "grdp-structure" not in specs(*WHOLE, target("f", "40", "farms"))


# Tasks


def test_a_tally_counts_what_each_amended_task_kept_reworded_gained_and_lost():
    changes = ("kept", "kept", "reworded", "added", "removed")
    elements = (wording(f"e{n}", change, amendment="m", position=n) for n, change in enumerate(changes, 1))
    spec = specs(task("t"), amendment("m", task="t"), *elements)["tasks"]
    assert spec.rows == (("Task t", "2", "1", "1", "1"),)
    assert [(m.role, m.text) for m in spec.data] == [
        ("kept", "2"),
        ("reworded", "1"),
        ("added", "1"),
        ("removed", "1"),
    ]


# The real data

FIGURES = {
    "dots": (2,),
    "series": (1,),
    "rank": (1,),
    "structure": (1, 2),
    "tally": (),
}  # kind → its columns of figures


@pytest.fixture(params=LANGUAGES)
def real_specs(real, request):
    words = book(request.param, real.ledger)
    return words, chart_specs(real.ledger, computed_from(real.ledger), words)


def test_both_languages_draw_the_same_charts(real):
    told = computed_from(real.ledger)
    vi, en = ([d.name for d in chart_specs(real.ledger, told, book(code, real.ledger))] for code in LANGUAGES)
    assert vi == en and len(set(vi)) == len(vi)


def test_every_figure_in_a_charts_table_is_phrased_as_on_the_pages(real, real_specs):
    words, found = real_specs
    told = {words.figure(row).text for row in (*real.ledger.targets, *real.ledger.results)}
    told |= {words.computed(one).text for one in computed_from(real.ledger).derived}
    figures = [row[place] for d in found for row in d.rows for place in FIGURES[d.kind] if place < len(row)]
    assert len(figures) > 10
    assert set(figures) <= told


def test_every_chart_has_a_finding_a_way_to_read_it_and_a_row_for_all_that_it_marks(real_specs):
    for spec in real_specs[1]:
        assert spec.title and spec.caption and spec.heading and spec.rows
        assert all(len(row) == len(spec.head) for row in spec.rows)
        assert all(datum.label and datum.text for datum in spec.data)
