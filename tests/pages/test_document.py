"""A document's page lists the rows whose words name it, and nothing that it does not have."""

from __future__ import annotations

import pytest

from scripts.pages import document as document_page
from scripts.pages.pieces import Link
from tests.ledgers import amendment, document, duty, page_context, statement, task, wording


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


def test_a_document_without_a_number_is_named_nowhere():
    context = page_context(document("first", number=""), statement("s"))
    assert list(document_page.named_in(context, context.ledger.document("first"))) == []


def test_a_press_report_has_no_number_and_another_document_says_that_none_is_known():
    context = page_context(document("second", number=""))
    facts = {id: document_page.facts(context, context.ledger.document(id)) for id in ("press", "second")}
    assert (facts["press"].number, facts["second"].number) == ("", "not stated")
