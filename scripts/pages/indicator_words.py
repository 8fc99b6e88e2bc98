"""What an indicator's page says in words: its lead, its one figure, how results stand to targets."""

from __future__ import annotations

from markupsafe import Markup

from scripts.analysis import queries
from scripts.i18n.escape import escaped
from scripts.model.kinds import ChangeKind, ComputedKind
from scripts.model.ledger import Indicator
from scripts.pages import sentences
from scripts.pages.context import PageContext

VERDICTS = {True: "verdict.met", False: "verdict.missed", None: "verdict.open"}  # by Verdict.met


def lead(context: PageContext, indicator: Indicator) -> Markup:
    """What lies behind the headline: the change, the claim that differs, the last result."""
    derivation = context.derivation
    standings = derivation.standing(indicator.id)
    results = queries.results_of(context.ledger, indicator.id)
    lines = [sentences.amended(context, one.change) for one in standings if one.change]
    lines += [sentences.disagreement(context, one) for one in derivation.conflicts_of.get(indicator.id, ())]
    if standings and results:
        period = context.t.period(results[-1].period)
        figure = sentences.figure(context, results[-1])
        lines.append(context.t.html("indicator.last", figure=figure, period=period))
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
    standings = context.derivation.standing(indicator.id)
    if standings:
        latest, period = standings[-1], t.period(standings[-1].period)
        if not latest.in_force:
            return t.text("card.claim", period=period)
        if not latest.change:
            return t.text("card.set", period=period)
        if latest.change.kind == ChangeKind.UNCHANGED:
            return t.text("card.unchanged", period=period)
        before = context.book.figure(latest.change.before).text
        return t.text("card.amended", period=period, before=before)
    results = queries.results_of(context.ledger, indicator.id)
    if results:
        return t.text("card.result", period=t.period(results[-1].period))
    computed = context.derivation.computed(indicator.id)
    return t.text("card.computed", period=t.period(computed[-1].period)) if computed else ""


def verdicts(context: PageContext, indicator: Indicator) -> list[Markup]:
    """How each result stands to the targets of its own period, or that there is none to compare it with."""
    t = context.t
    compared = context.derivation.verdicts_of.get(indicator.id, [])
    if not compared:
        last = queries.results_of(context.ledger, indicator.id)[-1:]
        return [t.html("verdict.none", period=t.period(row.period)) for row in last]
    return [
        t.html(
            VERDICTS[verdict.met],
            period=t.period(verdict.result.period),
            result=sentences.figure(context, verdict.result),
            target=sentences.figure(context, verdict.target),
        )
        for verdict in compared
    ]
