"""The page that lists every task, by position."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.rows import Task
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import ChartFigure, Correction, Link, chart_figure, correction, document_link

PATH = "tasks/"


@dataclass(frozen=True)
class TaskItem:
    """A task and where it is set."""

    path: str
    title: Markup
    document: Link
    provision: str
    correction: Correction


@dataclass(frozen=True)
class TasksPage:
    """Every task."""

    meta: PageMeta
    title: Markup
    lead: Markup
    chart: ChartFigure | None
    tasks: tuple[TaskItem, ...]


def view(context: PageContext) -> TasksPage:
    """The page of tasks."""
    t = context.t
    title, lead = t.html("tasks.title"), t.html("tasks.lead", n=len(context.ledger.tasks))
    return TasksPage(
        meta=page_meta(PATH, title, lead, "amendments/"),
        title=title,
        lead=lead,
        chart=chart_figure(context, "tasks"),
        tasks=tuple(task_item(context, task) for task in queries.tasks(context.ledger)),
    )


def task_item(context: PageContext, task: Task) -> TaskItem:
    """A task and where it is set."""
    return TaskItem(
        path=links.task(task.id),
        title=context.t.prose(task, "title"),
        document=document_link(context, task.document),
        provision=context.t.provision(task.provision),
        correction=correction("tasks", task),
    )
