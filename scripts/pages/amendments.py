"""The page of what was amended: by which instruments, which targets, which tasks."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.reference import Document
from scripts.model.rows import Amendment
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import ChartFigure, Correction, Link, chart_figure, correction, table_title
from scripts.pages.redline import tally
from scripts.pages.targets_table import TargetsTable, targets_table

PATH = "amendments/"


@dataclass(frozen=True)
class AmendingDocument:
    """An instrument that amends another; what is not known of it is said."""

    path: str
    title: Markup
    number: str
    issued: str


@dataclass(frozen=True)
class TargetAmendment:
    """What an instrument says of targets, and where."""

    id: str
    summary: Markup
    provision: str
    correction: Correction


@dataclass(frozen=True)
class TaskAmendment:
    """What an instrument made of a task, and how many of its elements are as they were."""

    id: str
    task: Link
    tally: tuple[str, ...]
    summary: Markup
    correction: Correction


@dataclass(frozen=True)
class AmendmentsPage:
    """Everything that was amended."""

    meta: PageMeta
    title: Markup
    lead: str
    documents: tuple[AmendingDocument, ...]
    table: TargetsTable
    targets: tuple[TargetAmendment, ...]
    chart: ChartFigure | None
    tasks: tuple[TaskAmendment, ...]
    has_reasons: bool  # whether any amendment gives one
    wording_title: str


def view(context: PageContext) -> AmendmentsPage:
    """The page of amendments."""
    t, ledger = context.t, context.ledger
    title, lead = t.html("amendments.title"), summary(context)
    standings = queries.current_standings(context.derivation)
    return AmendmentsPage(
        meta=page_meta(PATH, title, lead, PATH, wide=True),
        title=title,
        lead=lead,
        documents=tuple(amending_document(context, document) for document in queries.amending(ledger)),
        table=targets_table(context, standings, t.html("targets.caption")),
        targets=tuple(target_amendment(context, row) for row in ledger.amendments if not row.task),
        chart=chart_figure(context, "tasks"),
        tasks=tuple(task_amendment(context, row) for row in queries.task_amendments(ledger)),
        has_reasons=any(row.reason_vi for row in ledger.amendments),
        wording_title=table_title(context, "wording"),
    )


def summary(context: PageContext) -> str:
    """How many targets changed and how many tasks were reworded, as plain text."""
    amended = [s for s in queries.current_standings(context.derivation) if queries.is_amended(s)]
    documents = queries.amending(context.ledger)
    return context.t.text(
        "amendments.lead_many" if len(documents) > 1 else "amendments.lead",
        documents=context.t.integer(len(documents)),
        targets=context.t.count("targets_changed", len(amended)),
        tasks=context.t.count("tasks", len(queries.task_amendments(context.ledger))),
    )


def amending_document(context: PageContext, document: Document) -> AmendingDocument:
    """An instrument that amends another."""
    t = context.t
    return AmendingDocument(
        path=links.document(document.id),
        title=t.prose(document, "title"),
        number=document.number or t.html("unknown.number"),
        issued=t.date(document.issued) if document.issued else t.html("unknown.text"),
    )


def target_amendment(context: PageContext, row: Amendment) -> TargetAmendment:
    """What an instrument says of targets."""
    provision = context.t.provision(row.provision)
    return TargetAmendment(row.id, context.t.prose(row, "summary"), provision, correction("amendments", row))


def task_amendment(context: PageContext, row: Amendment) -> TaskAmendment:
    """What an instrument made of a task."""
    return TaskAmendment(
        id=row.id,
        task=Link(links.task(row.task), context.book.task(row.task)),
        tally=tally(context, row),
        summary=context.t.prose(row, "summary"),
        correction=correction("amendments", row),
    )
