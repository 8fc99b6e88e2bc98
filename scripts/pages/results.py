"""The page of a year's results: the scorecard, the path, each figure with its quote, the charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries, years
from scripts.analysis.paths import year_paths
from scripts.analysis.scorecards import scorecard
from scripts.i18n.phrases import FigurePhrase
from scripts.i18n.translator import capitalised
from scripts.model.period import Period
from scripts.model.rows import Result
from scripts.pages import links, sentences, year_words
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta
from scripts.pages.pieces import ESTIMATE, ChartFigure, Correction, Link, chart_figures, correction
from scripts.pages.scorecard import ScorecardView, scorecard_view
from scripts.pages.year_links import YearLink, year_links, year_meta
from scripts.pages.year_path import PathView, path_view

PATH = "results/"
RESULTS, CHARTS = 200, 12  # that the page shows at most
SHOWN = ("-series", "-rank")  # how the names of results' charts end


@dataclass(frozen=True)
class ResultItem:
    """A result with what must be known of it, and its evidence."""

    id: str
    indicator: Link
    period: str
    figure: FigurePhrase
    remarks: tuple[str, ...]  # how final it is, if its source says, what it is compared with, its note
    correction: Correction
    evidence: Evidence


@dataclass(frozen=True)
class ResultPeriod:
    """The results of one period."""

    period: str
    title: str
    results: tuple[ResultItem, ...]
    note: str  # what it means where a result shows no status; empty where all show one


@dataclass(frozen=True)
class ResultsPage:
    """The results of a year; on the page that opens the section, of the year before too."""

    meta: PageMeta
    title: Markup
    lead: str
    years: tuple[YearLink, ...]
    scores: tuple[ScorecardView, ...]
    paths: tuple[PathView, ...]
    no_target: Markup | None
    charts: tuple[ChartFigure, ...]
    left_out: Markup | None  # how many of how many are shown, where not all are
    periods: tuple[ResultPeriod, ...]
    others: tuple[ResultItem, ...]  # forecasts, and figures of other areas


def view(context: PageContext, results: int = RESULTS, charts: int = CHARTS) -> ResultsPage:
    """The page that opens the section: the current year, and the latest one before it that has results."""
    known, current = years.result_years(context.ledger), queries.target_year(context.derivation)
    earlier = [year for year in known if current is None or year < current]
    shown = [*([current] if current else []), *earlier[:1]] or known[:1]
    return years_view(context, shown, PATH, results, charts)


def year_view(context: PageContext, year: Period, path: str) -> ResultsPage:
    """The page of one year's results."""
    return years_view(context, [year], path, RESULTS, CHARTS)


def years_view(
    context: PageContext, shown: Sequence[Period], path: str, most: int, charts: int
) -> ResultsPage:
    """The results of some years on the page at `path`, with at most so many results and charts."""
    t, ledger, derivation = context.t, context.ledger, context.derivation
    title = title_of(context, shown, path)
    of = [(period, rows) for year in shown for period, rows in reversed(years.results_of(ledger, year))]
    periods, count = limited(of, most), sum(len(rows) for _, rows in of)
    cards = (scorecard(ledger, derivation, year) for year in shown)
    begun = (card for card in cards if card and card.is_begun)
    paths = (each for year in shown for each in year_paths(ledger, derivation, year))
    rows = [row for _, rows in of for row in rows]
    lead = summary(context, rows)
    others = (row for year in shown for row in years.other_results_of(ledger, year))
    return ResultsPage(
        meta=year_meta(path, title, lead, PATH),
        title=title,
        lead=lead,
        years=year_links(PATH, years.result_years(ledger), shown[0] if len(shown) == 1 else None),
        scores=tuple(filter(None, (scorecard_view(context, card, in_full=True) for card in begun))),
        paths=tuple(path_view(context, each) for each in paths),
        no_target=year_words.no_target(context, shown[-1]) if shown else None,
        charts=chart_figures(context, chart_names(context, rows)[:charts]),
        left_out=t.html("results.shown", n=t.integer(most), of=t.integer(count)) if count > most else None,
        periods=tuple(
            ResultPeriod(
                period=str(period).replace("/", "-"),
                title=capitalised(t.period(period)),
                results=tuple(result_item(context, row) for row in rows),
                note="" if all(row.status for row in rows) else t.text("results.status_note"),
            )
            for period, rows in periods
        ),
        others=tuple(result_item(context, row, is_alone=True) for row in others),
    )


def title_of(context: PageContext, shown: Sequence[Period], path: str) -> Markup:
    """The title of the page at `path` of these years' results, the latest first.

    Of a year without a result of the whole of it, that its figures are for parts of it.
    """
    t = context.t
    if not shown:
        return t.html("results.title_none")
    if len(shown) == 1:
        return t.html("results.title" if path == PATH else "results.title_year", year=shown[0])
    latest, before = shown[0], shown[1]
    periods = [period for period, _ in years.results_of(context.ledger, latest)]
    if not periods:
        return t.html("results.title", year=before)
    return t.html(
        "results.title_both" if latest in periods else "results.title_part", year=latest, before=before
    )


def limited(of: Sequence[tuple[Period, list[Result]]], most: int) -> list[tuple[Period, list[Result]]]:
    """The first `most` results of periods, in their order."""
    shown, left = [], most
    for period, rows in of:
        if left > 0:
            shown.append((period, rows[:left]))
        left -= len(rows)
    return shown


def chart_names(context: PageContext, rows: Sequence[Result]) -> list[str]:
    """The charts of the indicators that these results are of."""
    ids = {row.indicator for row in rows}
    return [f"{i.id}{kind}" for i in context.ledger.in_order if i.id in ids for kind in SHOWN]


def summary(context: PageContext, rows: Sequence[Result]) -> str:
    """How many results there are, and how many of them are hedged or estimates, as plain text."""
    if not rows:
        return context.t.text("results.none")
    hedged = [row for row in rows if row.bound != "eq" or row.status == ESTIMATE]
    figures = context.t.count("figures", len(rows))
    if not hedged:
        return context.t.text("results.lead_exact", n=figures)
    if len(rows) == 1:
        return context.t.text("results.lead_all", n=figures)
    return context.t.text("results.lead", n=figures, hedged=context.t.count("figures_hedged", len(hedged)))


def result_item(context: PageContext, row: Result, *, is_alone: bool = False) -> ResultItem:
    """A result with its evidence; one that stands alone says too where its source is silent on its status."""
    return ResultItem(
        id=row.id,
        indicator=Link(links.indicator(row.indicator), context.book.indicator(row.indicator)),
        period=context.book.when(row),
        figure=context.book.figure(row),
        remarks=tuple(remarks(context, row, is_alone=is_alone)),
        correction=correction("results", row),
        evidence=evidence(context, "results", row),
    )


def remarks(context: PageContext, row: Result, *, is_alone: bool) -> Iterator[str]:
    """What must be known of a result: how final it is, what it is compared with, its note."""
    if row.status or is_alone:
        yield sentences.status(context, row)
    if row.base_period:
        yield context.t.html("indicator.against", period=context.t.period(row.base_period))
    note = context.t.prose(row, "note")
    if note:
        yield note
