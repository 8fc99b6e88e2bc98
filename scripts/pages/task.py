"""The page of one task: what amended it, element by element, what duties it brings, where it is set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.rows import Amendment, Task
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.duty_items import DutyItem, duty_item
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Correction, Link, correction, document_link
from scripts.pages.redline import Element, completeness, redline, tally


@dataclass(frozen=True)
class AmendedTask:
    """One amendment of a task."""

    id: str
    kind: str  # that it added or took back the task; empty where it changed it
    summary: Markup
    tally: tuple[str, ...]
    elements: tuple[Element, ...]
    completeness: Markup  # how many words of each passage they cover; empty where nothing is proven
    document: Link
    provision: str
    reason: Markup
    correction: Correction


@dataclass(frozen=True)
class TaskPage:
    """Everything that is known of a task."""

    meta: PageMeta
    crumbs: tuple[Link, ...]
    id: str
    title: str
    amendments: tuple[AmendedTask, ...]
    duties: tuple[DutyItem, ...]
    document: Link
    provision: str
    theme: str
    correction: Correction


def view(context: PageContext, task: Task) -> TaskPage:
    """The page of a task."""
    t, ledger = context.t, context.ledger
    title, path = t.column(task, "title"), links.task(task.id)
    return TaskPage(
        meta=page_meta(path, title, summary(context, task), "amendments/", kind="task"),
        crumbs=(
            Link("amendments/", t.html("amendments.title")),
            Link("tasks/", t.html("tasks.title")),
        ),
        id=task.id,
        title=title,
        amendments=tuple(amended_task(context, row) for row in queries.amendments_of(ledger, task)),
        duties=tuple(duty_item(context, row) for row in queries.duties_of_task(ledger, task)),
        document=document_link(context, task.document, dated=True),
        provision=t.provision(task.provision),
        theme=context.book.theme(task.theme),
        correction=correction("tasks", task),
    )


def summary(context: PageContext, task: Task) -> str:
    """What was made of a task, as plain text; its title where nothing was."""
    amendments = queries.amendments_of(context.ledger, task)
    summaries = " ".join(context.t.column(row, "summary") for row in amendments)
    return summaries or context.t.column(task, "title")


def amended_task(context: PageContext, amendment: Amendment) -> AmendedTask:
    """One amendment of a task."""
    t = context.t
    return AmendedTask(
        id=amendment.id,
        kind="" if amendment.kind == "task" else context.book.label("amendments", "kind", amendment.kind),
        summary=t.prose(amendment, "summary"),
        tally=tally(context, amendment) if queries.wording(context.ledger, amendment) else (),
        elements=redline(context, amendment),
        completeness=completeness(context, amendment),
        document=document_link(context, amendment.document, dated=True),
        provision=t.provision(amendment.provision),
        reason=t.prose(amendment, "reason") or t.html("unknown.text"),
        correction=correction("amendments", amendment),
    )
