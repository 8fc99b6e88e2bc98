"""The page of statements by kind: what was credited, criticised, asked for, directed, each with its quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.rows import Statement
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Correction, correction

PATH = "statements/"
AGREEMENT = "agreement"  # a kind of statement: two sides make it, neither sends it to the other


@dataclass(frozen=True)
class StatementItem:
    """A statement, who made it and to whom, with its evidence."""

    id: str
    text: Markup
    by: str
    to: str  # empty where it is addressed to nobody, and of an agreement, which `by` tells with both
    theme: str  # empty where it has none
    correction: Correction
    evidence: Evidence


@dataclass(frozen=True)
class StatementKindSection:
    """The statements of one kind."""

    kind: str
    title: str
    count: int
    statements: tuple[StatementItem, ...]


@dataclass(frozen=True)
class StatementsPage:
    """Every statement, by kind."""

    meta: PageMeta
    title: Markup
    lead: Markup
    kinds: tuple[StatementKindSection, ...]


def view(context: PageContext) -> StatementsPage:
    """The page of statements."""
    t = context.t
    title, lead = t.html("statements.title"), t.html("statements.lead", n=len(context.ledger.statements))
    return StatementsPage(
        meta=page_meta(PATH, title, lead, "results/"),
        title=title,
        lead=lead,
        kinds=tuple(
            StatementKindSection(
                kind=kind,
                title=context.book.label("statements", "kind", kind),
                count=len(rows),
                statements=tuple(statement_item(context, row) for row in rows),
            )
            for kind, rows in queries.statements_by_kind(context.ledger)
        ),
    )


def statement_item(context: PageContext, row: Statement) -> StatementItem:
    """A statement with its evidence."""
    book = context.book
    by, to = book.organisation(row.by), book.organisation(row.to) if row.to else ""
    if row.kind == AGREEMENT and to:
        by, to = context.t.template("formats.and").join((by, to)), ""
    return StatementItem(
        id=row.id,
        text=context.t.prose(row, "text"),
        by=by,
        to=to,
        theme=book.theme(row.theme) if row.theme else "",
        correction=correction("statements", row),
        evidence=evidence(context, "statements", row),
    )
