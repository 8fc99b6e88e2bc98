"""What one amending instrument did, as pages show it: targets changed or taken back, tasks amended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import TargetHistory
from scripts.model.reference import Document
from scripts.model.rows import Amendment
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.pieces import Correction, Link, correction
from scripts.pages.redline import tally
from scripts.pages.targets_table import Delta, TargetRow, TargetsTable, delta, target_cell


@dataclass(frozen=True)
class TargetAmendment:
    """What an instrument says of targets, and where."""

    id: str
    kind: str
    summary: Markup
    provision: str
    correction: Correction


@dataclass(frozen=True)
class TaskAmendment:
    """What an instrument made of a task: what became of its elements, or that it came or went."""

    id: str
    kind: str  # empty where the task was changed
    task: Link
    tally: tuple[str, ...]
    summary: Markup
    correction: Correction


@dataclass(frozen=True)
class AmendingDocument:
    """An instrument that amends another, and all that it did; what is not known of it is said."""

    id: str
    name: str
    path: str
    title: Markup
    number: str
    issued: str
    table: TargetsTable  # each target that it changed or took back: before and after
    targets: tuple[TargetAmendment, ...]
    tasks: tuple[TaskAmendment, ...]
    has_reasons: bool  # whether it gives any


def amending_document(context: PageContext, document: Document) -> AmendingDocument:
    """An instrument with all that it amended."""
    t = context.t
    rows = queries.amendments_by(context.ledger, document)
    return AmendingDocument(
        id=document.id,
        name=context.book.document(document),
        path=links.document(document.id),
        title=t.prose(document, "title"),
        number=document.number or t.html("unknown.number"),
        issued=t.date(document.issued) if document.issued else t.html("unknown.text"),
        table=steps_table(context, document),
        targets=tuple(target_amendment(context, row) for row in rows if not row.task),
        tasks=tuple(task_amendment(context, row) for row in rows if row.task),
        has_reasons=any(row.reason_vi for row in rows),
    )


def steps_table(context: PageContext, document: Document) -> TargetsTable:
    """The steps that an instrument made: what each target was before it, and what it made of it."""
    t = context.t
    rows = tuple(row for h in context.derivation.histories for row in step_rows(context, h, document))
    return TargetsTable(t.text("amendments.steps"), rows, (t.text("ledger.before"), t.text("ledger.after")))


def step_rows(context: PageContext, history: TargetHistory, document: Document) -> Iterator[TargetRow]:
    """The steps of one target's history that an instrument made."""
    for change in history.changes:
        if change.after.document == document.id:
            yield TargetRow(
                indicator=step_link(context, history),
                original=target_cell(context, change.before),
                in_force=target_cell(context, change.after),
                is_amended=change.kind != "unchanged",
                delta=delta(context, change),
            )
    if history.withdrawal and history.withdrawal.document == document.id:
        last = target_cell(context, history.chain[-1])
        gone = Delta("", context.t.html("ledger.withdrawn"))
        yield TargetRow(step_link(context, history), last, None, is_amended=True, delta=gone)


def step_link(context: PageContext, history: TargetHistory) -> Link:
    """An indicator's page; of another period than the year that opens the site with that period."""
    id, year = history.indicator.id, queries.target_year(context.derivation)
    name = context.book.indicator(id)
    told = name if history.period == year else f"{name}, {context.book.when(history.leading)}"
    return Link(links.indicator(id), told)


def target_amendment(context: PageContext, row: Amendment) -> TargetAmendment:
    """What an instrument says of targets."""
    provision = context.t.provision(row.provision)
    kind = "" if row.kind == "target" else context.book.label("amendments", "kind", row.kind)
    summary = context.t.prose(row, "summary")
    return TargetAmendment(row.id, kind, summary, provision, correction("amendments", row))


def task_amendment(context: PageContext, row: Amendment) -> TaskAmendment:
    """What an instrument made of a task."""
    return TaskAmendment(
        id=row.id,
        kind="" if row.kind == "task" else context.book.label("amendments", "kind", row.kind),
        task=Link(links.task(row.task), context.book.task(row.task)),
        tally=tally(context, row) if queries.wording(context.ledger, row) else (),
        summary=context.t.prose(row, "summary"),
        correction=correction("amendments", row),
    )
