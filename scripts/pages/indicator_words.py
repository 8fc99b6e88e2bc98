"""What an indicator's page says in words: its lead, its one figure, how results stand to targets."""

from __future__ import annotations

from markupsafe import Markup

from scripts.analysis import observations, queries
from scripts.analysis.derived import TargetHistory
from scripts.analysis.verdicts import baselines, is_comparable
from scripts.i18n.escape import escaped
from scripts.model.kinds import ChangeKind, ComputedKind
from scripts.model.reference import Indicator
from scripts.model.rows import Result
from scripts.pages import sentences
from scripts.pages.context import PageContext

MISSING = {
    "not_over": "verdict.not_over",
    "other": "verdict.other",  # what is set for the period measures something else, or was taken back
    "none": "verdict.none",
}


def lead(context: PageContext, indicator: Indicator) -> Markup:
    """What lies behind the headline: the change, the claim that differs, the last result."""
    derivation = context.derivation
    standings = derivation.standing(indicator.id)
    results = observations.results_of(context.ledger, indicator.id)
    lines = [line for one in standings for line in sentences.amended(context, one)]
    lines += [sentences.disagreement(context, one) for one in derivation.conflicts_of.get(indicator.id, ())]
    if standings and results:
        last = observations.last_of(context.ledger, indicator.id)
        lines += [context.t.html("indicator.last", **sentences.figure_facts(context, last))] if last else []
    elif results:
        lines.append(context.t.html("indicator.no_target"))
    lines += [
        sentences.computed(context, derived)
        for derived in derivation.computed(indicator.id)
        if derived.kind == ComputedKind.PRIOR
    ]
    return Markup(" ").join(lines or [escaped(context.t.column(indicator, "definition"))])


def figure(context: PageContext, indicator: Indicator) -> str:
    """The one figure that stands for an indicator, as text: the leading row's, else a computed one."""
    row = sentences.leading(context, indicator)
    if row:
        return context.book.figure(row).text
    computed = context.derivation.computed(indicator.id)
    return context.book.computed(computed[-1]).text if computed else ""


def figure_context(context: PageContext, indicator: Indicator) -> str:
    """What that figure needs beside it where its page is not seen: its period, what it was, who says so."""
    t = context.t
    standing = queries.leading_standing(context.derivation, indicator.id)
    if standing:
        return target_context(context, standing)
    results = observations.results_of(context.ledger, indicator.id)
    if results:
        return t.text("card.result", period=context.book.when(results[-1]))
    claimed = queries.claimed_standing(context.derivation, indicator.id)
    if claimed:
        by = sentences.document(context, claimed.leading.document)
        return t.text("card.claim", period=context.book.when(claimed.leading), document=by)
    computed = context.derivation.computed(indicator.id)
    return t.text("card.computed", period=t.period(computed[-1].period)) if computed else ""


def target_context(context: PageContext, standing: TargetHistory) -> str:
    """What a target's figure needs beside it."""
    t, period, change = context.t, context.book.when(standing.leading), standing.change
    if standing.withdrawal:
        return t.text("card.withdrawn", period=period)
    if not change:
        return t.text("card.set", period=period)
    if change.kind == ChangeKind.UNCHANGED:
        return t.text("card.unchanged", period=period)
    before = context.book.figure(change.before).text
    is_first = change.before is standing.original
    return t.text("card.amended" if is_first else "card.changed", period=period, before=before)


def verdicts(context: PageContext, indicator: Indicator) -> list[Markup]:
    """How each result stands to the targets of its own period, or that there is none to compare it with."""
    t = context.t
    compared = context.derivation.verdicts_of.get(indicator.id, [])
    if not compared:
        last = observations.results_of(context.ledger, indicator.id)[-1:]
        return [t.html(MISSING[verdict_missing(context, row)], period=context.book.when(row)) for row in last]
    return [sentences.verdict(context, verdict) for verdict in compared]


def verdict_missing(context: PageContext, row: Result) -> str:
    """Why a result has no verdict, as a key of MISSING."""
    histories = context.derivation.histories_of.get(row.indicator, ())
    own = [h for h in histories if (h.area, h.period) == (row.area, row.period)]
    if any(is_comparable(row, target) for history in own for _, target in baselines(history)):
        return "not_over"
    return "other" if own else "none"
