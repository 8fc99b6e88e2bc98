"""The page of what was amended: a section an instrument, its targets and its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from scripts.analysis import queries
from scripts.pages.amending import AmendingDocument, amending_document
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import ChartFigure, chart_figure, table_title

PATH = "amendments/"


@dataclass(frozen=True)
class AmendmentsPage:
    """Everything that was amended, a section an amending instrument."""

    meta: PageMeta
    title: Markup
    lead: str
    documents: tuple[AmendingDocument, ...]
    chart: ChartFigure | None
    wording_title: str


def view(context: PageContext) -> AmendmentsPage:
    """The page of amendments; the latest instrument comes first, one without a date before all."""
    t, ledger = context.t, context.ledger
    title, lead = t.html("amendments.title"), summary(context)
    latest = sorted(queries.amending(ledger), key=lambda d: (d.issued or date.max, d.id), reverse=True)
    return AmendmentsPage(
        meta=page_meta(PATH, title, lead, PATH, wide=True),
        title=title,
        lead=lead,
        documents=tuple(amending_document(context, document) for document in latest),
        chart=chart_figure(context, "tasks"),
        wording_title=table_title(context, "wording"),
    )


def summary(context: PageContext) -> str:
    """How many instruments changed how many target figures and tasks, as plain text; that none did."""
    t, ledger, derivation = context.t, context.ledger, context.derivation
    documents = queries.amending(ledger)
    if not documents:
        return t.text("amendments.none")
    own = [h for h in derivation.standings if h.is_amended or h.withdrawal]
    tasks = {row.task for row in queries.task_amendments(ledger)}
    counts = [t.count("target_figures", len(own))] if own else []
    counts += [t.count("tasks", len(tasks))] if tasks else []
    what = t.template("formats.and").join(counts)
    key = "amendments.lead" if what else "amendments.lead_none"
    return t.text(key, documents=t.count("documents", len(documents)), what=what)
