"""An indicator's target document by document: what replaced what, what others claim, every quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import Change, TargetHistory
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import ChangeKind, TargetKind
from scripts.model.reference import Indicator
from scripts.model.rows import Target, Withdrawal
from scripts.pages import sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.pieces import Correction, Link, correction, document_link
from scripts.pages.targets_table import Delta, delta

QUANTITIES = ("count", "money")  # kinds of units
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
    relative: str  # the change in per cent of the earlier figure, in words; empty of percentages and ranks
    correction: Correction


@dataclass(frozen=True)
class Claim:
    """A target as a document tells it that sets nothing."""

    id: str
    document: Link
    figure: FigurePhrase
    correction: Correction


@dataclass(frozen=True)
class WithdrawnRow:
    """What takes a target back: it has no figure."""

    id: str
    document: Link
    provision: str
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
    withdrawal: WithdrawnRow | None
    witnesses: tuple[Claim, ...]  # restatements in further sources
    claims: tuple[Claim, ...]
    quotes: tuple[NotedEvidence, ...]


def target_histories(context: PageContext, indicator: Indicator) -> tuple[TargetHistoryView, ...]:
    """The histories of targets and scenarios; the one that stands for all has the anchor `history`."""
    derivation = context.derivation
    standings = derivation.standing(indicator.id)
    first = queries.leading_standing(derivation, indicator.id) or (standings[-1] if standings else None)
    others = [h for h in derivation.histories_of.get(indicator.id, []) if h not in standings]
    return tuple(target_history(context, one, anchor(one, first)) for one in (*standings, *others))


def anchor(standing: TargetHistory, first: TargetHistory | None) -> str:
    """Where a history stands on its page: `history` is the one that stands for all."""
    if standing is first:
        return "history"
    kind = "scenario" if standing.kind == TargetKind.SCENARIO else "history"
    told = (kind, str(standing.period).replace("/", "-"), standing.issuer, standing.area)
    return "-".join(filter(None, told))


def target_history(context: PageContext, standing: TargetHistory, place: str) -> TargetHistoryView:
    """The history of one period's target, or of its scenario."""
    changes = (None, *standing.changes)
    is_scenario = standing.kind == TargetKind.SCENARIO
    return TargetHistoryView(
        anchor=place,
        title=context.t.html(
            "indicator.scenario" if is_scenario else "indicator.history",
            period=context.book.when(standing.leading),
        ),
        rows=tuple(
            history_row(context, row, change, in_force=row is standing.in_force)
            for row, change in zip(standing.chain, changes, strict=False)
        ),
        withdrawal=withdrawn(context, standing.withdrawal) if standing.withdrawal else None,
        witnesses=tuple(claim(context, row, row.source) for row in standing.witnesses),
        claims=tuple(claim(context, row, row.document) for row in standing.claims),
        quotes=(
            *(
                noted(context, row, sentences.evidence(context, row), is_open=row is standing.in_force)
                for row in standing.rows
            ),
            *(noted(context, row, "", is_open=True) for row in [standing.withdrawal] if row),
        ),
    )


def claim(context: PageContext, row: Target, document: str) -> Claim:
    """A target as a document tells it that does not set it."""
    named = document_link(context, document, dated=True)
    return Claim(row.id, named, context.book.figure(row), correction("targets", row))


def withdrawn(context: PageContext, row: Withdrawal) -> WithdrawnRow:
    """What takes a target back."""
    return WithdrawnRow(
        id=row.id,
        document=document_link(context, row.document, dated=True),
        provision=context.t.provision(row.provision) if row.provision else "",
        correction=correction("targets", row),
    )


def noted(context: PageContext, row: Target | Withdrawal, summary: str, *, is_open: bool) -> NotedEvidence:
    """A row's evidence with its note."""
    proof = evidence(context, "targets", row, summary, is_open=is_open)
    return NotedEvidence(proof, context.t.prose(row, "note"))


def is_quantity(context: PageContext, row: Target) -> bool:
    """True of a figure whose change is told in per cent of it: of no percentage, point or rank."""
    return context.ledger.unit_kind(context.ledger.indicator(row.indicator)) in QUANTITIES


def history_row(
    context: PageContext, row: Target, change: Change[Target] | None, *, in_force: bool
) -> HistoryRow:
    """A target as one document sets it, and how far it moved the one before."""
    relative = ""
    if change and change.relative and change.kind in RELATIVE and is_quantity(context, row):
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
