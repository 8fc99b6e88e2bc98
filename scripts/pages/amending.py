"""What one amending instrument did, as pages show it: targets changed or taken back, tasks amended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import TargetHistory
from scripts.model.reference import Document
from scripts.model.rows import Amendment
from scripts.pages import links, year_words
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
    table: TargetsTable  # the target figures that stand in the task
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
    table: TargetsTable  # each target figure that it stated again, apart from tasks: before and after
    not_held: tuple[Markup, ...]  # of which documents whose figures it amends the ledger may lack targets
    targets: tuple[TargetAmendment, ...]
    tasks: tuple[TaskAmendment, ...]
    has_reasons: bool  # whether it gives any


def amending_document(context: PageContext, document: Document) -> AmendingDocument:
    """An instrument with all that it amended."""
    t = context.t
    rows = queries.amendments_by(context.ledger, document)
    steps = placed_steps(context, document)
    in_tasks = {row.id for row in rows if row.task}
    of_targets = [step for id, of in steps.items() if id not in in_tasks for step in of]
    return AmendingDocument(
        id=document.id,
        name=context.book.document(document),
        path=links.document(document.id),
        title=t.prose(document, "title"),
        number=document.number or t.html("unknown.number"),
        issued=t.date(document.issued) if document.issued else t.html("unknown.text"),
        table=steps_table(context, of_targets),
        not_held=year_words.not_held(context, changed_by(context, document)),
        targets=tuple(target_amendment(context, row) for row in rows if not row.task),
        tasks=tuple(task_amendment(context, row, steps.get(row.id, ())) for row in rows if row.task),
        has_reasons=any(row.reason_vi for row in rows),
    )


def changed_by(context: PageContext, document: Document) -> list[TargetHistory]:
    """The histories of the targets that an instrument stated again."""
    histories = context.derivation.histories
    return [one for one in histories if any(change.after.document == document.id for change in one.changes)]


def steps_table(context: PageContext, rows: Sequence[TargetRow], caption: str = "") -> TargetsTable:
    """The steps that an instrument made: what each figure was before it, and what it made of it."""
    t = context.t
    head = t.text("ledger.before"), t.text("ledger.after")
    return TargetsTable(caption or t.text("amendments.steps"), tuple(rows), head)


def placed_steps(context: PageContext, document: Document) -> dict[str, list[TargetRow]]:
    """Id of an amendment → the steps of targets in its provision: of several the nearest one has it.

    A step whose provision none of them names is the first amendment's of targets, and nobody's (the empty id)
    where there is no such.
    """
    rows = queries.amendments_by(context.ledger, document)
    first = next((row.id for row in rows if not row.task), "")
    placed: dict[str, list[TargetRow]] = defaultdict(list)
    for history in context.derivation.histories:
        for provision, step in step_rows(context, history, document):
            around = [row for row in rows if row.provision and is_within(provision, row.provision)]
            nearest = max(around, key=lambda row: len(row.provision), default=None)
            placed[nearest.id if nearest else first].append(step)
    return placed


def is_within(provision: str, other: str) -> bool:
    """True of a provision and of every part of it: II.5.a stands in II.5, II.51 does not."""
    return f"{provision}.".startswith(f"{other}.")


def step_rows(
    context: PageContext, history: TargetHistory, document: Document
) -> Iterator[tuple[str, TargetRow]]:
    """(provision, step) of each step of one target's history that an instrument made."""
    for change in history.changes:
        if change.after.document == document.id:
            yield (
                change.after.provision,
                TargetRow(
                    indicator=step_link(context, history),
                    original=target_cell(context, change.before),
                    in_force=target_cell(context, change.after),
                    is_amended=change.kind != "unchanged",
                    delta=delta(context, change),
                ),
            )
    if history.withdrawal and history.withdrawal.document == document.id:
        last = target_cell(context, history.chain[-1])
        gone = Delta("", context.t.html("ledger.withdrawn"))
        row = TargetRow(step_link(context, history), last, None, is_amended=True, delta=gone)
        yield history.withdrawal.provision, row


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


def task_amendment(context: PageContext, row: Amendment, steps: Sequence[TargetRow]) -> TaskAmendment:
    """What an instrument made of a task, with the steps of the targets that stand in it."""
    return TaskAmendment(
        id=row.id,
        kind="" if row.kind == "task" else context.book.label("amendments", "kind", row.kind),
        task=Link(links.task(row.task), context.book.task(row.task)),
        tally=tally(context, row) if queries.wording(context.ledger, row) else (),
        summary=context.t.prose(row, "summary"),
        table=steps_table(context, steps, context.t.text("amendments.steps_in_task")),
        correction=correction("amendments", row),
    )
