"""The page of one indicator: headline, history of its targets, results, what is computed and unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from scripts.analysis import observations, queries, years
from scripts.analysis.derived import Derived
from scripts.analysis.paths import indicator_path
from scripts.analysis.revisions import RevisionHistory, revision_histories
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import ComputedKind
from scripts.model.reference import Indicator
from scripts.model.rows import Result
from scripts.pages import indicator_words, links, sentences
from scripts.pages.citation import citation
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import (
    ESTIMATE,
    Certainty,
    ChartFigure,
    Computation,
    Correction,
    GapItem,
    Link,
    certainty,
    chart_figures,
    computation,
    correction,
    document_link,
    gap_items,
    gaps_about_terms,
    table_title,
)
from scripts.pages.target_history import TargetHistoryView, target_histories
from scripts.pages.year_path import PathView, path_view

CHARTS = ("ledger", "series", "rank", "structure")  # the nearest to the indicator first


@dataclass(frozen=True)
class IndicatorFacts:
    """What an indicator is."""

    id: str
    definition: Markup
    unit: str
    direction: str
    theme: Link
    whole: Link | None  # of which it is a share


@dataclass(frozen=True)
class ResultFigure:
    """A result shown large, and its evidence."""

    id: str
    figure: FigurePhrase
    period: str
    base_period: str  # that it is compared with; empty where it is not
    status: str  # empty of an estimate, which its certainty says
    certainty: Certainty
    correction: Correction
    evidence: Evidence
    note: Markup


@dataclass(frozen=True)
class ComputedFigure:
    """A computed figure: shown large, as a sentence, and as a computation."""

    figure: FigurePhrase
    period: str
    sentence: Markup
    computation: Computation
    is_prior: bool  # an earlier level, which stands beside the results


@dataclass(frozen=True)
class RevisionRow:
    """A figure as one source told it: when, how final, and how far it moved the one before."""

    id: str
    figure: FigurePhrase
    status: str
    source: Link
    delta: str  # empty of the first
    is_current: bool


@dataclass(frozen=True)
class RevisionTable:
    """The figures of one period that revised each other."""

    title: Markup
    rows: tuple[RevisionRow, ...]


@dataclass(frozen=True)
class IndicatorPage:
    """Everything that is known of an indicator."""

    meta: PageMeta
    crumbs: tuple[Link, ...]
    headline: Markup
    lead: Markup
    charts: tuple[ChartFigure, ...]
    facts: IndicatorFacts
    histories: tuple[TargetHistoryView, ...]
    results: tuple[ResultFigure, ...]
    revisions: tuple[RevisionTable, ...]
    verdicts: tuple[Markup, ...]
    paths: tuple[PathView, ...]
    computed: tuple[ComputedFigure, ...]
    priors: tuple[ComputedFigure, ...]
    parts: tuple[Link, ...]
    gaps: tuple[GapItem, ...]
    targets_title: str
    results_title: str
    correction: Correction
    citation: str


def view(context: PageContext, indicator: Indicator) -> IndicatorPage:
    """The page of an indicator."""
    t, book, id = context.t, context.book, indicator.id
    results = observations.all_results_of(context.ledger, id)
    computed = tuple(computed_figure(context, derived) for derived in context.derivation.computed(id))
    gaps = queries.gaps_about(context.ledger, "indicators", id)
    gaps = gaps + queries.gaps_about_figures(context.ledger, indicator)
    of_terms = (gaps_about_terms(context, derived) for derived in context.derivation.computed(id))
    gaps += [gap for gap in dict.fromkeys(chain.from_iterable(of_terms)) if gap not in gaps]
    theme = book.theme(indicator.theme)
    return IndicatorPage(
        meta=meta(context, indicator),
        crumbs=(
            Link("indicators/", t.html("indicators.title")),
            Link(f"indicators/#{indicator.theme}", theme),
        ),
        headline=sentences.headline(context, indicator),
        lead=indicator_words.lead(context, indicator),
        charts=chart_figures(context, chart_names(indicator)),
        facts=IndicatorFacts(
            id=id,
            definition=t.prose(indicator, "definition") or t.html("unknown.text"),
            unit=book.unit(indicator.unit),
            direction=direction(context, indicator),
            theme=Link(links.anchored("indicators/", indicator.theme), theme),
            whole=indicator_link(context, indicator.whole) if indicator.whole else None,
        ),
        histories=target_histories(context, indicator),
        results=tuple(result_figure(context, row) for row in results),
        verdicts=tuple(indicator_words.verdicts(context, indicator)) if results else (),
        revisions=tuple(revision_table(context, h) for h in revision_histories(context.ledger, id)),
        paths=tuple(indicator_paths(context, indicator)),
        computed=computed,
        priors=tuple(figure for figure in computed if figure.is_prior),
        parts=tuple(indicator_link(context, part.id) for part in context.ledger.parts_of.get(id, [])),
        gaps=gap_items(context, gaps),
        targets_title=table_title(context, "targets"),
        results_title=table_title(context, "results"),
        correction=correction("indicators", indicator),
        citation=citation(context, book.indicator(id), links.indicator(id)),
    )


def meta(context: PageContext, indicator: Indicator) -> PageMeta:
    """What the page says of itself: its headline, its figure, and what that needs beside it."""
    has_targets = bool(context.derivation.standing(indicator.id))
    has_results = bool(context.ledger.results_of.get(indicator.id))
    return page_meta(
        links.indicator(indicator.id),
        context.book.indicator(indicator.id),
        sentences.headline(context, indicator),
        "results/" if has_results and not has_targets else "targets/",
        kind="indicator",
        figure=indicator_words.figure(context, indicator),
        context=indicator_words.figure_context(context, indicator),
    )


def indicator_link(context: PageContext, id: str) -> Link:
    """An indicator's page under its name."""
    return Link(links.indicator(id), context.book.indicator(id))


def direction(context: PageContext, indicator: Indicator) -> str:
    """Which way is better, in words; of a rank, which is the better the smaller its number, in its own."""
    if indicator.rank_of and indicator.direction == "down":
        return context.t.text("indicator.direction_rank")
    return context.book.label("indicators", "direction", indicator.direction)


def chart_names(indicator: Indicator) -> list[str]:
    """The names of the charts that explain an indicator, whether or not there are such."""
    names = [f"{indicator.id}-{kind}" for kind in CHARTS]
    return [*names, f"{indicator.whole}-structure"] if indicator.whole else names


def result_figure(context: PageContext, row: Result) -> ResultFigure:
    """A result with its evidence open."""
    return ResultFigure(
        id=row.id,
        figure=context.book.figure(row),
        period=context.book.when(row),
        base_period=context.t.period(row.base_period) if row.base_period else "",
        status=result_status(context, row),
        certainty=certainty(context, "results", row),
        correction=correction("results", row),
        evidence=evidence(context, "results", row, is_open=True),
        note=context.t.prose(row, "note"),
    )


def result_status(context: PageContext, row: Result) -> str:
    """How final a result is, and that a newer figure replaces it; nothing of an estimate that is current."""
    status = "" if row.status == ESTIMATE else sentences.status(context, row)
    if row.id in context.ledger.superseded:
        status = "; ".join(filter(None, (status, context.t.text("indicator.superseded"))))
    return status


def indicator_paths(context: PageContext, indicator: Indicator) -> Iterator[PathView]:
    """The paths of every year through which an indicator was planned or measured by parts."""
    for year in years.target_years(context.derivation):
        path = indicator_path(context.ledger, context.derivation, year, indicator)
        if path:
            yield path_view(context, path)


def revision_table(context: PageContext, history: RevisionHistory) -> RevisionTable:
    """What was said of one period, the earliest first."""
    changes = (None, *history.changes)
    return RevisionTable(
        title=context.t.html("indicator.revisions", period=context.book.when(history.current)),
        rows=tuple(
            RevisionRow(
                id=row.id,
                figure=context.book.figure(row),
                status=sentences.status(context, row),
                source=document_link(context, row.source, dated=True),
                delta=sentences.moved(context, change) if change else "",
                is_current=row is history.current,
            )
            for row, change in zip(history.chain, changes, strict=True)
        ),
    )


def computed_figure(context: PageContext, derived: Derived) -> ComputedFigure:
    """A figure that no document states."""
    return ComputedFigure(
        figure=context.book.computed(derived),
        period=context.t.period(derived.period),
        sentence=sentences.computed(context, derived),
        computation=computation(context, derived),
        is_prior=derived.kind == ComputedKind.PRIOR,
    )
