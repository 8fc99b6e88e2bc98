"""An indicator's target document by document: what replaced what, what others claim, every quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis.derived import Change, TargetHistory
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import ChangeKind
from scripts.model.ledger import Indicator, Target
from scripts.pages import sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.pieces import Correction, Link, correction, document_link
from scripts.pages.targets_table import Delta, delta

RELATIVE = {ChangeKind.RAISED: "change.relative_raised", ChangeKind.LOWERED: "change.relative_lowered"}


@dataclass(frozen=True)
class HistoryRow:
    """A target as one document sets it; `delta` is None of the first."""

    id: str
    document: Link
    provision: str
    figure: FigurePhrase
    in_force: bool
    delta: Delta | None
    relative: str  # the change in per cent of the earlier figure, in words; empty where there is none
    correction: Correction


@dataclass(frozen=True)
class Claim:
    """A target as a document tells it that sets nothing."""

    id: str
    document: Link
    figure: FigurePhrase
    correction: Correction


@dataclass(frozen=True)
class NotedEvidence:
    """A row's evidence with the note that the row has."""

    evidence: Evidence
    note: Markup


@dataclass(frozen=True)
class TargetHistoryView:
    """The targets of one indicator and period."""

    anchor: str
    title: Markup
    rows: tuple[HistoryRow, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[NotedEvidence, ...]


def target_histories(context: PageContext, indicator: Indicator) -> tuple[TargetHistoryView, ...]:
    """The history of each period's target; the latest stands at the anchor `history`."""
    standings = context.derivation.standing(indicator.id)
    return tuple(target_history(context, one, is_latest=one is standings[-1]) for one in standings)


def target_history(context: PageContext, standing: TargetHistory, *, is_latest: bool) -> TargetHistoryView:
    """The history of one period's target."""
    changes = (None, *standing.changes)
    return TargetHistoryView(
        anchor="history" if is_latest else f"history-{standing.period}",
        title=context.t.html("indicator.history", period=context.t.period(standing.period)),
        rows=tuple(
            history_row(context, row, change, in_force=row is standing.in_force)
            for row, change in zip(standing.chain, changes, strict=False)
        ),
        claims=tuple(
            Claim(
                row.id,
                document_link(context, row.document, dated=True),
                context.book.figure(row),
                correction("targets", row),
            )
            for row in standing.claims
        ),
        quotes=tuple(
            NotedEvidence(
                evidence(
                    context,
                    "targets",
                    row,
                    sentences.evidence(context, row),
                    is_open=row is standing.in_force,
                ),
                context.t.prose(row, "note"),
            )
            for row in standing.chain + standing.claims
        ),
    )


def history_row(
    context: PageContext, row: Target, change: Change[Target] | None, *, in_force: bool
) -> HistoryRow:
    """A target as one document sets it, and how far it moved the one before."""
    relative = ""
    if change and change.relative and change.kind != ChangeKind.UNCHANGED:
        relative = context.t.html(RELATIVE[change.kind], percent=context.book.relative(change))
    return HistoryRow(
        id=row.id,
        document=document_link(context, row.document, dated=True),
        provision=context.t.provision(row.provision) if row.provision else "",
        figure=context.book.figure(row),
        in_force=in_force,
        delta=delta(context, change) if change else None,
        relative=relative,
        correction=correction("targets", row),
    )
