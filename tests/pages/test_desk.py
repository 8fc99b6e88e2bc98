"""The desk answers what a page asks: what the home page opens with, where a link leads, what is marked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scripts.pages.corrections import CorrectionLinks
from tests.ledgers import (
    amendment,
    book,
    document,
    duty,
    gap,
    indicator,
    result,
    statement,
    story,
    target,
    task,
    wording,
)

# What the home page opens with


@pytest.mark.parametrize(("asked", "opens"), [("b", "b"), ("", "a"), ("no-such", "a")])
def test_the_home_page_opens_with_the_configured_target_else_with_the_first(asked, opens):
    rows = (
        indicator("a", position=1),
        indicator("b", position=2),
        target("x", "1", "a"),
        target("y", "1", "b"),
    )
    assert story(*rows, headline=asked).headline.indicator.id == opens


# What names a document


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("theo 4-NQ/TU này", True),
        ("theo “4-NQ/TU”.", True),
        ("theo 04-NQ/TU này", False),
        ("theo 4-NQ/TUV này", False),
        ("theo 14-NQ/TU", False),
    ],
)
def test_a_row_names_a_document_by_its_whole_number(text, named):
    told = story(document("first", number="4-NQ/TU"), statement("s", text_en=text))
    assert told.rows_naming(told.ledger.document("first")) == ([("statements/#s", text)] if named else [])


# Gaps


@pytest.mark.parametrize(
    ("about", "page"),
    [
        ("indicators/growth", "indicators/growth/"),
        ("documents/second", "documents/second/"),
        ("targets/a", "indicators/growth/#a"),
        ("results/r", "indicators/growth/#r"),
        ("statements/s", "statements/#s"),
        ("duties/d", "duties/#d"),
        ("amendments/m", "tasks/t/"),
        ("amendments/n", "amendments/#n"),
        ("themes/all", "data/reference/themes/#all"),
    ],
)
def test_every_kind_of_row_has_a_page_that_a_gap_can_lead_to(about, page):
    rows = [indicator(), target("a", "1"), result("r", "1"), statement("s"), duty("d"), task("t")]
    told = story(*rows, amendment("m", task="t"), amendment("n", kind="target"), gap("g", about))
    assert told.about(told.ledger.gaps[0]) == page


# Correcting a row


@pytest.mark.parametrize("here", ["", "targets/", "indicators/growth/"])
def test_a_correction_leads_to_the_page_of_doors_and_names_the_row(real, here):
    doors = CorrectionLinks("https://git.example.org/x", "forgejo")
    desk = replace(story(), doors=doors, packages=real.packages)
    row = real.ledger.targets[0]
    assert desk.correct(here, "targets", row) == (
        "../" * here.count("/") + f"contribute/?row=targets/targets/{row.id}#row"
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
    assert story(indicator(), row).marked(row) == marked


def test_the_mark_of_a_real_figure_holds_its_number(real):
    desk = replace(story(), ledger=real.ledger, book=book("vi", real.ledger))
    for row in (*real.ledger.targets, *real.ledger.results):
        assert str(desk.marked(row)).count("<mark>") == 1


def test_a_statements_quote_has_no_figure_to_mark():
    row = statement("s", quote="đạt 10% <b>")
    assert str(story(row).marked(row)) == "đạt 10% &#60;b&#62;"


# Where a quote stands


def test_the_provision_of_a_quote_is_told_only_where_its_document_is_the_one_that_was_read():
    rows = [
        target("a", "1", provision="I.2", document="first", source="second"),
        target("b", "1", provision="I.2", document="first", source="first"),
        duty("d", provision="II.4"),
        wording("w", "kept", amendment="m"),
    ]
    told = story(indicator(), amendment("m", provision="II.1"), *rows)
    assert [told.provision(row) for row in rows] == ["", "I.2", "II.4", "II.1"]
