"""The page of the latest period's targets: the table, where sources disagree, structures, every quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import TargetHistory
from scripts.model.kinds import ComputedKind, TargetVersion
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import ChartFigure, Computation, Link, chart_figure, computation
from scripts.pages.targets_table import TargetsTable, targets_table

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
class TargetsPage:
    """The targets of the latest period."""

    meta: PageMeta
    title: Markup
    lead: str
    table: TargetsTable
    conflicts: tuple[Disagreement, ...]
    structures: tuple[Structure, ...]
    evidence: tuple[TargetEvidence, ...]


def view(context: PageContext) -> TargetsPage:
    """The page of targets."""
    t, standings = context.t, queries.current_standings(context.derivation)
    year = queries.target_year(context.derivation)
    title = t.html("targets.title", year=year) if year else t.html("targets.title_none")
    lead = summary(context, standings)
    structures = (structure(context, name) for name in context.charts if name.endswith(STRUCTURE))
    return TargetsPage(
        meta=page_meta(PATH, title, lead, PATH, wide=True),
        title=title,
        lead=lead,
        table=targets_table(context, standings, t.html("targets.caption")),
        conflicts=tuple(
            Disagreement(conflict.indicator.id, sentences.disagreement(context, conflict))
            for conflict in context.derivation.conflicts
        ),
        structures=tuple(one for one in structures if one),
        evidence=tuple(target_evidence(context, standing) for standing in standings),
    )


def summary(context: PageContext, standings: tuple[TargetHistory, ...]) -> str:
    """How many targets there are, amended and kept, as plain text."""
    if not standings:
        return context.t.text("targets.lead_none")
    return context.t.text(
        "targets.lead",
        n=context.t.count("indicators", len([one for one in standings if one.chain])),
        caption=sentences.targets_caption(context, standings),
    )


def structure(context: PageContext, name: str) -> Structure | None:
    """A structure's chart, with the remainders in force of its whole; None without the chart."""
    chart = chart_figure(context, name)
    remainders = tuple(
        computation(context, derived)
        for derived in context.derivation.derived
        if derived.kind == ComputedKind.REMAINDER
        and derived.version == TargetVersion.IN_FORCE
        and f"{derived.indicator.whole}{STRUCTURE}" == name
    )
    return Structure(chart, remainders) if chart else None


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
