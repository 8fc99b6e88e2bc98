"""The table of targets that pages share: what was first set, what is in force, how far it moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.analysis import queries
from scripts.analysis.derived import Change, TargetHistory
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import ChangeKind
from scripts.model.rows import Target
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.pieces import Correction, Link, correction

ARROWS = {ChangeKind.RAISED: "▲", ChangeKind.LOWERED: "▼"}
VERBS = {ChangeKind.RAISED: "change.verb_raised", ChangeKind.LOWERED: "change.verb_lowered"}


@dataclass(frozen=True)
class Delta:
    """How far a target moved: a class of the style sheet, an arrow and its words where it moved, the text."""

    style: str
    text: str
    arrow: str = ""
    verb: str = ""


@dataclass(frozen=True)
class TargetCell:
    """A target's figure as a link to its row."""

    path: str
    figure: FigurePhrase
    correction: Correction


@dataclass(frozen=True)
class TargetRow:
    """One indicator's target: the original, the one in force, the change between them."""

    indicator: Link
    original: TargetCell
    in_force: TargetCell | None  # None of one that was taken back
    is_amended: bool  # changed, or taken back
    delta: Delta


@dataclass(frozen=True)
class TargetsTable:
    """Targets of one period, an indicator a row."""

    caption: str
    rows: tuple[TargetRow, ...]
    head: tuple[str, str]  # over the former and the later figure


def targets_table(context: PageContext, standings: Iterable[TargetHistory], caption: str) -> TargetsTable:
    """The table of these targets; those that nobody but the press states are left out."""
    rows = (target_row(context, standing) for standing in standings if standing.chain)
    head = context.t.text("ledger.original"), context.t.text("ledger.in_force")
    return TargetsTable(caption, tuple(rows), head)


def target_row(context: PageContext, standing: TargetHistory) -> TargetRow:
    """One indicator's target that an instrument has set."""
    id = standing.indicator.id
    return TargetRow(
        indicator=Link(links.indicator(id), context.book.indicator(id)),
        original=target_cell(context, standing.chain[0]),
        in_force=target_cell(context, standing.in_force) if standing.in_force else None,
        is_amended=queries.is_amended(standing) or standing.withdrawal is not None,
        delta=standing_delta(context, standing),
    )


def target_cell(context: PageContext, target: Target) -> TargetCell:
    """A target's figure and where it stands."""
    path = links.figure(target.indicator, target.id)
    return TargetCell(path, context.book.figure(target), correction("targets", target))


def standing_delta(context: PageContext, standing: TargetHistory) -> Delta:
    """How far a target moved from the original to the last one set, or that it was taken back."""
    if standing.withdrawal:
        return Delta("", context.t.html("ledger.withdrawn"))
    whole = standing.whole_change
    if whole and whole.kind == ChangeKind.UNCHANGED and standing.is_amended:
        return Delta("", context.t.html("change.returned"))
    return delta(context, whole)


def delta(context: PageContext, change: Change[Target] | None) -> Delta:
    """How far a target moved; None for one that was never amended."""
    t = context.t
    if change is None:
        return Delta("same", t.html("change.none"))
    if change.kind == ChangeKind.UNCHANGED:
        return Delta("same", t.html("change.unchanged"))
    if change.kind == ChangeKind.REWORDED:
        return Delta("", t.html("change.reworded"))
    difference = context.book.difference(change).text
    return Delta(change.kind, difference, ARROWS[change.kind], t.html(VERBS[change.kind]))
