"""The pieces that recur on pages hold what they show and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup

from scripts.analysis.derived import Proof
from scripts.charts.svg import Chart
from scripts.pages import pieces
from tests.ledgers import GROWTH, fulfilment, gap, indicator, page_context, result, target


@pytest.mark.parametrize(
    ("status", "is_checked", "style", "text"),
    [
        ("E", True, "est", "estimate · quote checked"),
        ("E", False, "est", "estimate"),
        ("A", True, "checked", "quote checked"),
        ("", False, "unchecked", "could not be checked"),
    ],
)
def test_a_figure_says_whether_it_was_checked_and_whether_it_is_an_estimate(status, is_checked, style, text):
    row = result("r", "7", status=status)
    context = page_context(GROWTH, row)
    proof = Proof("press", held=is_checked, place=1 if is_checked else None, count=1)
    derivation = replace(context.derivation, proofs={("results", "r"): proof})
    certainty = pieces.certainty(replace(context, derivation=derivation), "results", row)
    assert certainty == pieces.Certainty(style, Markup(text))


@pytest.mark.parametrize("code", ["vi", "en"])
def test_what_is_our_reading_is_marked_beside_the_figure(code):
    notes = {
        "note_vi": "Số tròn. Cách hiểu của trang này: năm 2025.",
        "note_en": "Rounded. Our reading: 2025.",
    }
    plain = {"note_vi": "Năm 2025.", "note_en": "Of 2025."}
    marked, said = result("r", "7", **notes), result("s", "8", **plain)
    context = page_context(GROWTH, marked, said, target("a", "11"), code=code)
    sign = context.t.html("sure.reading")
    assert pieces.figure_card(context, "results", marked).certainty.text.endswith(f" · {sign}")
    assert sign not in pieces.figure_card(context, "results", said).certainty.text
    assert not pieces.tells_our_reading(context, gap("g", "results/r"), "text")


def test_a_card_leads_to_its_row():
    row = target("a", "11")
    card = pieces.figure_card(page_context(GROWTH, row), "targets", row)
    assert (card.path, card.name, card.period) == ("indicators/growth/#a", "Growth rate", "2026")
    assert card.correction == pieces.Correction("contribute/?row=targets/targets/a#row", "a")


def test_a_gap_names_its_row_and_says_when_it_is_expected():
    rows = [GROWTH, target("a", "11"), gap("g", "targets/a", expected="2027-Q1"), gap("h", "targets/a")]
    context = page_context(*rows)
    expected, unknown = pieces.gap_items(context, list(context.ledger.gaps))
    assert expected.about == pieces.Link("indicators/growth/#a", "Growth rate, 2026")
    assert (expected.expected, unknown.expected) == ("the first quarter of 2027", "")


def test_of_something_awaited_it_is_said_what_was_read_or_as_of_when_nothing():
    rows = [GROWTH, *(gap(id, "indicators/growth", kind="awaited") for id in ("a", "b"))]
    closed = gap("c", "indicators/growth", kind="awaited", closed_by="press", closed_on=date(2026, 2, 1))
    rows += [closed, gap("d", "indicators/growth"), fulfilment("f", gap="b"), fulfilment("g", gap="b")]
    context = page_context(*rows)
    read = [item.read.replace("\u00a0", " ") for item in pieces.gap_items(context, list(context.ledger.gaps))]
    assert read == [
        "nothing read as of 22 November 2026",
        "read in: Press report, 31 January 2026",
        "",
        "",
    ]


def test_a_chart_that_the_data_do_not_give_is_left_out():
    drawn = Chart("there", "H", "T", "C", ("a",), (("1",),), (), Markup("<svg/>"), Path("there.json"))
    context = replace(page_context(), charts={"there": drawn})
    assert pieces.chart_figure(context, "gone") is None
    (chart,) = pieces.chart_figures(context, ["gone", "there"])
    assert [file.path for file in chart.files] == [
        "charts/there.svg",
        "charts/there.csv",
    ]
    assert [file.text for file in chart.files] == ["SVG", "CSV"]
    assert chart.png_of == "charts/there.svg"
    site = replace(context.edition.site, chart_png=True)
    pictured = replace(context, edition=replace(context.edition, site=site))
    (chart,) = pieces.chart_figures(pictured, ["there"])
    assert [file.text for file in chart.files] == ["SVG", "PNG", "CSV"] and not chart.png_of


def test_a_computation_shows_its_terms_each_with_its_row_but_for_constants():
    shares = [indicator("land"), indicator("farms", whole="land"), indicator("rest", whole="land")]
    context = page_context(*shares, target("t", "96.05", "farms"))
    computed = pieces.computation(context, context.derivation.derived[0])
    assert (computed.terms, computed.value) == ("100 − 96.05", "3.95")
    (term,) = computed.rows
    assert (term.value, term.row.path) == ("96.05", "indicators/farms/#t")
    assert context.derivation.derived[0].terms[0].value == Decimal(100)


def test_a_files_name_may_break_between_its_parts_and_holds_no_tag():
    assert pieces.file_name("data/all.zip") == "<code>data/<wbr>all<wbr>.zip</code>"
    assert "<b>" not in pieces.file_name("<b>")


def test_a_table_of_ours_has_the_title_of_the_pages_language(mini):
    assert pieces.table_title(mini, "wording") == "Wording"
