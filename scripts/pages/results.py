"""The page of results: the latest periods, each figure with its quote, and their charts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.i18n.phrases import FigurePhrase
from scripts.i18n.translator import capitalised
from scripts.model.rows import Result
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import ESTIMATE, ChartFigure, Correction, Link, chart_figures, correction

PATH = "results/"
RESULTS, CHARTS = 200, 12  # that the page shows at most
SHOWN = ("-series", "-rank")  # how the names of results' charts end


@dataclass(frozen=True)
class ResultItem:
    """A result with what must be known of it, and its evidence."""

    id: str
    indicator: Link
    figure: FigurePhrase
    status: str
    base_period: str  # that it is compared with; empty where it is not
    note: Markup
    correction: Correction
    evidence: Evidence


@dataclass(frozen=True)
class ResultPeriod:
    """The results of one period."""

    period: str
    title: str
    results: tuple[ResultItem, ...]


@dataclass(frozen=True)
class ResultsPage:
    """The results of the latest periods."""

    meta: PageMeta
    title: Markup
    lead: str
    no_target: Markup | None
    charts: tuple[ChartFigure, ...]
    left_out: Markup | None  # how many of how many are shown, where not all are
    periods: tuple[ResultPeriod, ...]


def view(context: PageContext, results: int = RESULTS, charts: int = CHARTS) -> ResultsPage:
    """The page of results, with at most so many results and charts."""
    t, ledger = context.t, context.ledger
    year = queries.result_year(ledger)
    title = t.html("results.title", year=year) if year else t.html("results.title_none")
    lead = summary(context)
    latest = queries.latest_results(ledger, results)
    shown = sum(len(rows) for _, rows in latest)
    of = len(queries.current_results(ledger))
    return ResultsPage(
        meta=page_meta(PATH, title, lead, PATH, wide=True),
        title=title,
        lead=lead,
        no_target=sentences.no_target(context),
        charts=chart_figures(context, [n for n in context.charts if n.endswith(SHOWN)][:charts]),
        left_out=t.html("results.shown", n=t.integer(shown), of=t.integer(of)) if shown < of else None,
        periods=tuple(
            ResultPeriod(
                period=str(period).replace("/", "-"),
                title=capitalised(t.period(period)),
                results=tuple(result_item(context, row) for row in rows),
            )
            for period, rows in latest
        ),
    )


def summary(context: PageContext) -> str:
    """How many results there are, and how many of them are hedged or estimates, as plain text."""
    results = queries.current_results(context.ledger)
    hedged = [row for row in results if row.bound != "eq" or row.status == ESTIMATE]
    return context.t.text(
        "results.lead", n=context.t.count("figures", len(results)), hedged=context.t.integer(len(hedged))
    )


def result_item(context: PageContext, row: Result) -> ResultItem:
    """A result with its evidence."""
    return ResultItem(
        id=row.id,
        indicator=Link(links.indicator(row.indicator), context.book.indicator(row.indicator)),
        figure=context.book.figure(row),
        status=sentences.status(context, row),
        base_period=context.t.period(row.base_period) if row.base_period else "",
        note=context.t.prose(row, "note"),
        correction=correction("results", row),
        evidence=evidence(context, "results", row),
    )
