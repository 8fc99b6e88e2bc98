"""Sentences that pages share say what was computed, each figure as its source words it."""

from __future__ import annotations

import pytest

from scripts.pages import home, indicator_words, sentences
from tests.ledgers import AMENDED, GROWTH, document, indicator, page_context, result, target, withdrawal
from tests.reading import plain


def headline(*rows, code="en", id="growth"):
    context = page_context(*rows, code=code)
    return plain(sentences.headline(context, context.ledger.indicator(id)))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([target("a", "10.5"), target("b", "11", replaces="a")], "Growth rate: raised to 11% for 2026"),
        ([target("a", "11"), target("b", "10.5", replaces="a")], "Growth rate: lowered to 10.5% for 2026"),
        ([target("a", "11"), target("b", "11", replaces="a")], "Growth rate: kept at 11% for 2026"),
        (
            [target("a", "11"), target("b", "11", replaces="a", bound="gt")],
            "Growth rate: now more than 11% for 2026",
        ),
        ([target("a", "11")], "Growth rate: 11% for 2026"),
        (
            [target("p", "11", document="press", bound="gt")],
            "Growth rate: more than 11% for 2026, as the Press report, 31 January 2026 says",
        ),
        (
            [target("p", "11", document="press"), result("r", "7", period="2025")],
            "Growth rate: 7% in 2025",
        ),
        ([result("r", "7.34", status="E", period="2025")], "Growth rate: an estimated 7.34% in 2025"),
        ([], "Growth rate: no figure in the sources"),
    ],
    ids=[
        "raised",
        "lowered",
        "kept",
        "reworded",
        "set",
        "claimed",
        "claimed and achieved",
        "result",
        "nothing",
    ],
)
def test_the_headline_says_what_happened_to_the_target_else_the_result(rows, sentence):
    assert headline(GROWTH, *rows) == sentence


def test_a_name_in_a_headline_can_lead_to_its_page():
    context = page_context(GROWTH, target("a", "11"), code="en")
    sentence = sentences.headline(context, context.ledger.indicator("growth"), "growth/")
    assert sentence.startswith('<a href="growth/"><b>Growth rate</b></a>: ')


def test_the_headline_is_about_the_current_year():
    rows = [target("a", "11"), target("b", "12", period="2027"), target("c", "9.7", period="2026-S1")]
    assert headline(GROWTH, *rows) == "Growth rate: 11% for 2026"


def test_a_headline_says_of_a_target_that_it_was_taken_back():
    said = headline(GROWTH, target("a", "11"), withdrawal("w", replaces="a"))
    assert "11%" in said and said != headline(GROWTH, target("a", "11"))


def test_the_headline_of_a_whole_is_what_it_is_made_of():
    assert headline(GROWTH, indicator("part", whole="growth")) == "Growth rate: what it is made of"


def test_a_headline_speaks_vietnamese_too():
    assert headline(*AMENDED, code="vi") == "Tốc độ tăng: nâng lên 11% cho năm 2026"


def test_a_name_keeps_the_capitals_of_an_abbreviation_inside_a_sentence():
    context = page_context(indicator("a", name_en="GRDP growth"), indicator("b", name_en="Growth rate"))
    names = [sentences.name_within(context, row) for row in context.ledger.indicators]
    assert names == ["GRDP growth", "growth rate"]


def test_a_disagreement_says_who_says_what():
    context = page_context(*AMENDED, target("p", "11", bound="gt", document="press"))
    (conflict,) = context.derivation.conflicts
    assert plain(sentences.disagreement(context, conflict)) == (
        "Growth rate, 2026: Resolution amending Resolution 04-NQ/TU says 11%; "
        "Press report, 31 January 2026 says more than 11%."
    )


def test_the_summary_of_an_evidence_says_document_figure_and_whether_it_was_checked():
    row = target("a", "10.5")
    assert sentences.evidence(page_context(GROWTH, row), row) == (
        "Resolution 04-NQ/TU: 10.5%. Quote could not be checked"
    )


def test_a_name_from_a_stranger_never_becomes_a_tag_in_a_sentence():
    strange = indicator(name_en="<b>*Growth*</b>")
    context = page_context(strange, target("a", "1"), document("first", number="<i>"))
    for html in (
        sentences.headline(context, strange),
        home.headline(context, context.derivation.standings[0]),
        indicator_words.lead(context, strange),
    ):
        assert "<b>*" not in html and "*Growth" not in html and "<i>" not in html
