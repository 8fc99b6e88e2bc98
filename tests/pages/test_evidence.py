"""A row's evidence shows its quote with the figure marked, where it stands, and whether it was checked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scripts.analysis.derived import Proof
from scripts.pages import evidence
from tests.ledgers import (
    amendment,
    document,
    duty,
    edition,
    indicator,
    page_context,
    result,
    statement,
    target,
    wording,
)

# Marking a figure in its quote


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("10.5", "Tăng trưởng đạt <mark>10,5%</mark> năm nay"),
        ("13.8", "chiếm <mark>khoảng 13,8%</mark> tổng số"),
        ("1450000", "<mark>hơn 1,45 triệu</mark> lượt"),
        ("24", "từ năm 2024 có <mark>24</mark> người"),
        ("24", "124 người, trong đó <mark>24</mark> người"),
        ("24", "tăng trưởng rất cao"),
    ],
)
def test_the_words_that_hold_the_figure_are_marked_in_its_quote(value, marked):
    row = result("r", value, quote=re.sub("</?mark>", "", marked))
    assert evidence.marked(page_context(indicator(), row), row) == marked


def test_the_mark_of_a_real_figure_holds_its_number(real):
    context = replace(page_context(), ledger=real.ledger, edition=edition("vi", "Ledger", rows=real.ledger))
    for row in (*real.ledger.targets, *real.ledger.results):
        assert evidence.marked(context, row).count("<mark>") == 1


def test_a_statements_quote_has_no_figure_to_mark():
    row = statement("s", quote="đạt 10% <b>")
    assert str(evidence.marked(page_context(row), row)) == "đạt 10% &#60;b&#62;"


# Where a quote stands


def test_the_provision_of_a_quote_is_given_only_where_its_document_is_the_one_that_was_read():
    rows = [
        target("a", "1", provision="I.2", document="first", source="second"),
        target("b", "1", provision="I.2", document="first", source="first"),
        duty("d", provision="II.4"),
        wording("w", "kept", amendment="m"),
    ]
    context = page_context(indicator(), amendment("m", provision="II.1"), *rows)
    assert [evidence.provision(context, row) for row in rows] == ["", "I.2", "II.4", "II.1"]


# What is known of it


def test_what_is_copied_says_what_the_row_says_with_its_quote_and_its_document():
    row = target("a", "10.5", quote="đạt 10,5%")
    context = page_context(indicator(name_en="Growth rate"), row)
    tools = evidence.evidence(context, "targets", row).tools
    assert f"{tools.before}{row.quote}{tools.after}".replace("\u00a0", " ") == (
        "Growth rate, 2026: 10.5%. “đạt 10,5%”, Resolution 04-NQ/TU, 5 December 2025. Ledger."
    )
    beside = evidence.evidence(context, "targets", row, is_said=True).tools
    assert (beside.before, beside.after) == (". “", tools.after)  # the page says the rest


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (statement("s", text_en="they said"), "they said"),
        (duty("d", duty_en="do it"), "do it"),
        (wording("w", "removed", before_en="the old"), "removed: the old"),
        (wording("w", "reworded", after_en="the new"), "reworded: the new"),
    ],
)
def test_a_row_of_words_says_them_in_one_line(row, line):
    assert evidence.statement(page_context(row), row) == line


def test_a_quote_that_nobody_could_check_says_why_instead_of_where():
    row = target("a", "10.5", quote="đạt 10,5% năm")
    view = evidence.evidence(page_context(indicator(), row), "targets", row)
    assert not view.is_checked and view.remarks == ("no text to check against",)
    assert view.tools.row_path == "data/targets/targets/#a"


@pytest.mark.parametrize(("language", "stated"), [("en", "en"), ("", "vi")])
def test_a_quote_is_in_the_language_of_its_source(language, stated):
    row = target("a", "10.5", quote="reached 10.5%")
    context = page_context(indicator(), document("first", language=language), row)
    assert evidence.evidence(context, "targets", row).language == stated
    assert f'<q lang="{stated}">' in evidence.inline_quote(context, row)


@pytest.mark.parametrize(
    ("places", "remark"), [(1, "occurs once"), (2, "place 2 of 2")], ids=["once", "twice"]
)
def test_a_checked_quote_says_where_it_stands_and_which_place_is_meant(places, remark):
    row = target("a", "10.5", quote="đạt 10,5% năm", occurrence=2 if places == 2 else None)
    context = page_context(indicator(), row)
    proof = Proof("first", held=True, place=7, count=places)
    derivation = replace(context.derivation, proofs={("targets", "a"): proof})
    view = evidence.evidence(replace(context, derivation=derivation), "targets", row)
    assert view.is_checked and view.remarks == ("from word 7 of the text", remark)
