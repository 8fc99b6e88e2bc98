"""The page of a year's targets: the table, where sources disagree, structures, every quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries, years
from scripts.analysis.derived import TargetHistory
from scripts.analysis.paths import year_paths
from scripts.analysis.scorecards import scorecard
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import ComputedKind, TargetVersion
from scripts.model.period import Period
from scripts.model.rows import Target
from scripts.pages import links, sentences, year_words
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta
from scripts.pages.pieces import (
    ChartFigure,
    Computation,
    GapItem,
    Link,
    chart_figure,
    computation,
    gap_items,
)
from scripts.pages.scorecard import ScorecardView, scorecard_view
from scripts.pages.targets_table import TargetsTable, targets_table
from scripts.pages.year_links import YearLink, year_links, year_meta
from scripts.pages.year_path import PathView, path_view

PATH = "targets/"
STRUCTURE = "-structure"  # how the name of a structure's chart ends, after its indicator's id


@dataclass(frozen=True)
class Disagreement:
    """A conflict's anchor and its sentence."""

    indicator: str
    text: Markup


@dataclass(frozen=True)
class Structure:
    """The shares of a whole as a chart, with what the stated ones leave over."""

    chart: ChartFigure
    remainders: tuple[Computation, ...]


@dataclass(frozen=True)
class TargetEvidence:
    """One indicator's targets and claims with their quotes."""

    id: str
    indicator: Link
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True)
class PlanRow:
    """A target of several years, or of a part of the year."""

    indicator: Link
    period: str
    figure: FigurePhrase
    is_withdrawn: bool


@dataclass(frozen=True)
class TargetsPage:
    """The targets of one year."""

    meta: PageMeta
    title: Markup
    lead: str
    years: tuple[YearLink, ...]
    score: ScorecardView | None
    paths: tuple[PathView, ...]
    plans: tuple[PlanRow, ...]
    table: TargetsTable
    conflicts: tuple[Disagreement, ...]
    structures: tuple[Structure, ...]
    not_held: tuple[Markup, ...]  # of which documents the ledger may lack targets
    gaps: tuple[GapItem, ...]  # what is not known of the documents that set the targets
    evidence: tuple[TargetEvidence, ...]


def view(context: PageContext) -> TargetsPage:
    """The page of the year that opens the site."""
    return year_view(context, queries.target_year(context.derivation), PATH)


def year_view(context: PageContext, year: Period | None, path: str) -> TargetsPage:
    """The targets of a year, on the page at `path`; of no year, that there are none."""
    t, derivation = context.t, context.derivation
    standings = years.standings_of(derivation, year) if year else ()
    title = title_of(context, year, path)
    lead = summary(context, standings)
    card = scorecard(context.ledger, derivation, year) if year else None
    paths = year_paths(context.ledger, derivation, year) if year else ()
    return TargetsPage(
        meta=year_meta(path, title, lead, PATH),
        title=title,
        lead=lead,
        years=year_links(PATH, years.target_years(derivation), year),
        score=scorecard_view(context, card if card and card.is_begun else None, in_full=False),
        paths=tuple(path_view(context, each) for each in paths),
        plans=tuple(plan_row(context, plan) for plan in years.plans_of(derivation, year)) if year else (),
        table=targets_table(context, standings, t.html("targets.caption")),
        conflicts=tuple(
            Disagreement(conflict.indicator.id, sentences.disagreement(context, conflict))
            for conflict in derivation.conflicts
            if conflict.period == year and isinstance(conflict.rows[0], Target)
        ),
        structures=tuple(structures(context, year)) if year else (),
        not_held=year_words.not_held(context, standings),
        gaps=gap_items(context, year_words.unknown_of_setting(context, standings)),
        evidence=tuple(target_evidence(context, standing) for standing in standings),
    )


def title_of(context: PageContext, year: Period | None, path: str) -> Markup:
    """The title of a year's targets; a year's own page has another than the section's, which shows it now."""
    if year is None:
        return context.t.html("targets.title_none")
    return context.t.html("targets.title" if path == PATH else "targets.title_year", year=year)


def plan_row(context: PageContext, plan: TargetHistory) -> PlanRow:
    """A target of several years."""
    id = plan.indicator.id
    return PlanRow(
        indicator=Link(links.figure(id, plan.leading.id), context.book.indicator(id)),
        period=context.book.when(plan.leading),
        figure=context.book.figure(plan.leading),
        is_withdrawn=plan.withdrawal is not None,
    )


def summary(context: PageContext, standings: tuple[TargetHistory, ...]) -> str:
    """How many targets there are, amended and kept, as plain text."""
    if not standings:
        return context.t.text("targets.lead_none")
    return context.t.text(
        "targets.lead",
        n=context.t.count("target_figures", len([one for one in standings if one.chain])),
        caption=year_words.targets_caption(context, standings),
    )


def structures(context: PageContext, year: Period) -> Iterator[Structure]:
    """The structures of the year: each whole's chart, with the remainders in force."""
    for whole in context.ledger.in_order:
        chart = chart_figure(context, f"{whole.id}{STRUCTURE}")
        remainders = tuple(
            computation(context, derived)
            for derived in context.derivation.derived
            if derived.kind == ComputedKind.REMAINDER
            and derived.version == TargetVersion.IN_FORCE
            and (derived.indicator.whole, derived.period) == (whole.id, year)
        )
        if chart and remainders:
            yield Structure(chart, remainders)


def target_evidence(context: PageContext, standing: TargetHistory) -> TargetEvidence:
    """The quotes of an indicator's targets, from the original to the one in force, then of the claims."""
    id = standing.indicator.id
    return TargetEvidence(
        id=id,
        indicator=Link(links.indicator(id), context.book.indicator(id)),
        quotes=tuple(
            evidence(context, "targets", row, sentences.evidence(context, row)) for row in standing.rows
        ),
    )
