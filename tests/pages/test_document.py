"""A document's page lists the rows whose words name it, and nothing that it does not have."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.pages import document as document_page
from scripts.pages.pieces import Link
from tests.ledgers import (
    AMENDED,
    amendment,
    document,
    duty,
    fulfilment,
    gap,
    page_context,
    statement,
    task,
    wording,
)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("theo 4-NQ/TU này", True),
        ("theo “4-NQ/TU”.", True),
        ("theo 04-NQ/TU này", False),
        ("theo 4-NQ/TUV này", False),
        ("theo 14-NQ/TU", False),
    ],
)
def test_a_row_names_a_document_by_its_whole_number(text, is_named):
    context = page_context(document("first", number="4-NQ/TU"), statement("s", text_en=text))
    rows = list(document_page.named_in(context, context.ledger.document("first")))
    assert rows == ([Link("statements/#s", text)] if is_named else [])


def test_every_kind_of_row_that_has_words_may_name_a_document_and_shows_what_holds_now():
    rows = [
        task("t"),
        amendment("m", task="t"),
        wording("w", "reworded", amendment="m", before_en="by 4-NQ/TU", after_en="the new"),
        wording("x", "removed", amendment="m", before_en="the 4-NQ/TU"),
        duty("d", duty_en="as 4-NQ/TU says"),
    ]
    context = page_context(document("first", number="4-NQ/TU"), *rows)
    assert list(document_page.named_in(context, context.ledger.document("first"))) == [
        Link("tasks/t/#w", "the new"),
        Link("tasks/t/#x", "the 4-NQ/TU"),
        Link("duties/#d", "as 4-NQ/TU says"),
    ]


def test_an_amending_document_says_what_is_known_of_the_other_targets_of_the_one_that_it_amends():
    rows = *AMENDED, amendment("m", provision="II.1")
    context = page_context(*rows)
    view = document_page.view(context, context.ledger.document("second"))
    (note,) = view.not_held
    assert "may set other targets" in note
    (made,) = view.amendments
    assert made.correction.row == made.title != "m"
    assert made.correction.path.endswith("/m#row")


def test_a_document_without_a_number_is_named_nowhere():
    context = page_context(document("first", number=""), statement("s"))
    assert list(document_page.named_in(context, context.ledger.document("first"))) == []


def test_a_press_report_has_no_number_and_another_document_says_that_none_is_known():
    context = page_context(document("second", number=""))
    facts = {id: document_page.facts(context, context.ledger.document(id)) for id in ("press", "second")}
    assert (facts["press"].number, facts["second"].number) == ("", "not stated")


def test_the_day_on_which_a_document_takes_effect_is_shown_where_it_is_stated():
    context = page_context(document("second", effective=date(2026, 3, 1)))
    facts = [
        document_page.facts(context, context.ledger.document(id)).effective for id in ("first", "second")
    ]
    assert [text.replace("\u00a0", " ") for text in facts] == ["", "1 March 2026"]


def test_what_a_document_shows_to_have_been_done_stands_on_its_page():
    rows = (
        duty("d", duty_en="report", frequency="quarterly"),
        gap("g", "documents/first", kind="awaited", text_en="the plan"),
        fulfilment("f", duty="d", period="2026-Q1", done_on=date(2026, 4, 2)),
        fulfilment("h", gap="g", document="second", note_en="in part"),
        fulfilment("other", gap="g", source="first"),
    )
    context = page_context(*rows)
    press, second = (document_page.view(context, context.ledger.document(id)) for id in ("press", "second"))
    assert [row.id for row in press.fulfilments] == ["f", "h"] and len(second.fulfilments) == 1
    done, known = press.fulfilments
    assert (done.subject.path, done.period) == ("duties/#d", "the first quarter of 2026")
    assert "2\u00a0April 2026" in done.done_on and done.evidence.id == "f"
    assert known.subject == Link("quality/#gap-g", "the plan")
    assert (known.period, known.done_on, known.note) == ("", "", "in part")
