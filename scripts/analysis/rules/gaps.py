"""Rules of gaps: what they are about, what closed them, who was asked."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.ledger import PACKAGE_OF
from scripts.model.problem import Problem


def gaps(context: RuleContext) -> Iterator[Problem]:
    """A gap is about a row that exists, named table/id; a document closed it on a day, not before its own."""
    documents = context.ledger.by_id["documents"]
    for gap in context.ledger.gaps:
        table, _, id = gap.about.partition("/")
        unread = table in PACKAGE_OF and table not in context.known_ids
        if not unread and id not in context.known_ids.get(table, frozenset()):
            yield context.problem_in(gap, "about-nothing", "about", about=gap.about)
        if bool(gap.closed_by) != bool(gap.closed_on):
            missing = "closed_on" if gap.closed_by else "closed_by"
            yield context.problem_in(gap, "closed-by-half", missing)
        document = documents.get(gap.closed_by)
        if document and document.issued and gap.closed_on and gap.closed_on < document.issued:
            yield context.problem_in(
                gap, "closed-before-issued", "closed_on", document=document.id, issued=document.issued
            )


def requests(context: RuleContext) -> Iterator[Problem]:
    """A request is answered after it was asked; an answer has its day, and words in both languages."""
    for row in context.ledger.requests:
        if row.asked_on and row.answered_on and row.answered_on < row.asked_on:
            yield context.problem_in(row, "answered-before-asked", "answered_on", asked=row.asked_on)
        if (row.answer_vi or row.answer_en) and row.answered_on is None:
            yield context.problem_in(row, "answer-without-day", "answered_on")
        if bool(row.answer_vi) != bool(row.answer_en):
            missing = "answer_en" if row.answer_vi else "answer_vi"
            yield context.problem_in(row, "answer-in-one-language", missing)
