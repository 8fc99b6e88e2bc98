"""Sentences that more than one page says, as HTML in the edition's language, made from derived values."""

from __future__ import annotations

from markupsafe import Markup

from scripts.analysis import observations, queries
from scripts.analysis.derived import Change, Conflict, Derived, TargetHistory, Verdict
from scripts.analysis.proofs import language_of
from scripts.i18n.escape import escaped, unbroken
from scripts.i18n.translator import NBSP
from scripts.model.kinds import (
    Baseline,
    ChangeKind,
    ComputedKind,
    OpenReason,
    Status,
    TargetVersion,
    VerdictKind,
)
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target
from scripts.pages.context import PageContext

CHANGED = {
    ChangeKind.RAISED: "indicator.change_raised",
    ChangeKind.LOWERED: "indicator.change_lowered",
    ChangeKind.UNCHANGED: "indicator.change_unchanged",
    ChangeKind.REWORDED: "indicator.change_reworded",
}
STEPS = {
    ChangeKind.RAISED: "indicator.step_raised",
    ChangeKind.LOWERED: "indicator.step_lowered",
    ChangeKind.UNCHANGED: "indicator.step_unchanged",
    ChangeKind.REWORDED: "indicator.step_reworded",
}
HEADLINES = {
    ChangeKind.RAISED: "indicator.headline_raised",
    ChangeKind.LOWERED: "indicator.headline_lowered",
    ChangeKind.UNCHANGED: "indicator.headline_unchanged",
    ChangeKind.REWORDED: "indicator.headline_reworded",
    None: "indicator.headline_set",
}
VERDICTS = {
    VerdictKind.EXCEEDED: "verdict.exceeded",
    VerdictKind.MET: "verdict.met",
    VerdictKind.MISSED: "verdict.missed",
    OpenReason.HEDGED_RESULT: "verdict.hedged_result",
    OpenReason.HEDGED_TARGET: "verdict.hedged_target",
    OpenReason.NO_DIRECTION: "verdict.no_direction",
}
BASELINES = {
    Baseline.ORIGINAL: "verdict.original",
    Baseline.IN_FORCE: "verdict.in_force",
    Baseline.SCENARIO: "verdict.scenario",
    Baseline.CLAIM: "verdict.claim",
}
# How much a verdict can be relied on, where its result may still be revised.
UNSETTLED = {Status.ESTIMATE: "verdict.estimate", Status.PROVISIONAL: "verdict.provisional"}
REVISED = {
    ChangeKind.RAISED: "revision.raised",
    ChangeKind.LOWERED: "revision.lowered",
    ChangeKind.UNCHANGED: "revision.unchanged",
    ChangeKind.REWORDED: "revision.reworded",
}
COMPUTED = {
    (ComputedKind.REMAINDER, TargetVersion.ORIGINAL): "computed.remainder_original",
    (ComputedKind.REMAINDER, TargetVersion.IN_FORCE): "computed.remainder_in_force",
    (ComputedKind.PRIOR, ""): "computed.prior",
}


def name_within(context: PageContext, indicator: Indicator) -> str:
    """An indicator's name inside a sentence; an abbreviation at its head keeps its capitals."""
    name = context.book.indicator(indicator.id)
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def figure(context: PageContext, row: Target | Result) -> Markup:
    """A row's figure set apart."""
    return Markup('<b class="fig">{}</b>').format(escaped(context.book.figure(row).text))


def printed(context: PageContext, row: Target | Result) -> Markup:
    """A row's figure set apart, in quotation marks where the quote has these very words."""
    shown = figure(context, row)
    is_verbatim = context.book.figure(row).text.replace(NBSP, " ") in row.quote
    own = language_of(context.ledger, row) == context.t.code
    return Markup("“{}”").format(shown) if own and is_verbatim else shown


def computed_figure(context: PageContext, derived: Derived) -> Markup:
    """A computed figure set apart, so that it is seen to be computed."""
    return Markup('<b class="fig computed">{}</b>').format(escaped(context.book.computed(derived).text))


def amended(context: PageContext, standing: TargetHistory) -> list[Markup]:
    """From what to what its last step led, how far, and by which document; and that it was taken back."""
    said = [step(context, standing, standing.change)] if standing.change else []
    figures = whole_way(standing)
    if len(figures) > 2:
        way = " → ".join(context.book.figure(row).text for row in figures)
        said.append(context.t.html("indicator.way", way=way))
    if standing.withdrawal:
        by = document(context, standing.withdrawal.document)
        said.append(context.t.html("indicator.withdrawn", document=by))
    return said


def whole_way(standing: TargetHistory) -> list[Target]:
    """The figures of a target's history in their order; one that restates the former is left out."""
    figures: list[Target] = []
    for row in standing.chain:
        if not figures or figures[-1].stated != row.stated:
            figures.append(row)
    return figures


def step(context: PageContext, standing: TargetHistory, change: Change[Target]) -> Markup:
    """One step of a target's history, told from the original or from what stood before."""
    return context.t.html(
        (CHANGED if change.before is standing.original else STEPS)[change.kind],
        before=figure(context, change.before),
        difference=Markup("<b>{}</b>").format(escaped(context.book.difference_in_full(change))),
        document=document(context, change.after.document),
    )


def moved(context: PageContext, change: Change[Result]) -> str:
    """How far a revision moved a figure, as plain text: up, down, or worded otherwise."""
    difference = context.book.difference(change).text
    return context.t.text(REVISED[change.kind], difference=difference)


def document(context: PageContext, id: str) -> Markup:
    """A document's short name, its number never parted over two lines."""
    return unbroken(context.book.document(context.ledger.document(id)))


def disagreement(context: PageContext, conflict: Conflict) -> Markup:
    """Who says what, side by side."""
    claims = [
        context.t.html(
            "conflict.says", document=document(context, stated_in(row)), figure=printed(context, row)
        )
        for row in conflict.rows
    ]
    return context.t.html(
        "conflict.sentence",
        name=context.book.indicator(conflict.indicator.id),
        period=context.book.when(conflict.rows[0]),
        said=Markup("; ").join(claims),
    )


def stated_in(row: Target | Result) -> str:
    """The id of the document that states a figure: the one that sets a target, that reports a result."""
    return row.document if isinstance(row, Target) else row.source


def computed(context: PageContext, derived: Derived) -> Markup:
    """What a computed figure is, and that it follows from others."""
    return context.t.html(
        COMPUTED[derived.kind, derived.version],
        name=name_within(context, derived.indicator),
        figure=computed_figure(context, derived),
        period=context.t.period(derived.period),
    )


def headline(context: PageContext, indicator: Indicator, link: str = "") -> Markup:
    """An indicator in one sentence: its leading target, else its last result, a claim or a computed figure.

    Its name is a link to `link` where that is given.
    """
    t, id = context.t, indicator.id
    name: str = context.book.indicator(id)
    if link:
        name = Markup('<a href="{}"><b>{}</b></a>').format(escaped(link), escaped(name))
    results, derived = observations.results_of(context.ledger, id), context.derivation.computed(id)
    standing = queries.leading_standing(context.derivation, id)
    claimed = queries.claimed_standing(context.derivation, id)
    if standing:
        kind = standing.change.kind if standing.change else None
        facts = figure_facts(context, standing.leading)
        return t.html(
            "indicator.headline_withdrawn" if standing.withdrawal else HEADLINES[kind], name=name, **facts
        )
    if results:
        last = observations.last_of(context.ledger, id)
        if last is None:
            return t.html("indicator.headline_disputed", name=name, period=context.book.when(results[-1]))
        return t.html("indicator.headline_result", name=name, **figure_facts(context, last))
    if claimed:
        facts = figure_facts(context, claimed.leading)
        by = document(context, claimed.leading.document)
        return t.html("indicator.headline_claim", name=name, document=by, **facts)
    if derived:
        shown, period = computed_figure(context, derived[-1]), t.period(derived[-1].period)
        return t.html("indicator.headline_computed", name=name, figure=shown, period=period)
    is_whole = bool(context.ledger.parts_of.get(id))
    return t.html("indicator.headline_parts" if is_whole else "indicator.headline_none", name=name)


def figure_facts(context: PageContext, row: Target | Result) -> dict[str, object]:
    """What a sentence fills in of a row: its figure and its period."""
    return {"figure": figure(context, row), "period": context.book.when(row)}


def leading(context: PageContext, indicator: Indicator) -> Target | Result | None:
    """The row that stands for an indicator: its leading target, its last undisputed result, else a claim."""
    standing = queries.leading_standing(context.derivation, indicator.id)
    if standing:
        return standing.leading
    results = observations.results_of(context.ledger, indicator.id)
    claimed = queries.claimed_standing(context.derivation, indicator.id)
    if results:
        return observations.last_of(context.ledger, indicator.id)
    return claimed.leading if claimed else None


def verdict(context: PageContext, found: Verdict) -> Markup:
    """How a result stands to a target of its period, which target that is, and how final the result."""
    t = context.t
    said = t.html(
        VERDICTS[found.reason or found.kind],
        period=context.book.when(found.result),
        result=figure(context, found.result),
        target=t.html(
            BASELINES[found.baseline],
            figure=figure(context, found.target),
            document=document(context, found.target.document),
        ),
    )
    if found.result.status in UNSETTLED:
        said += Markup(" ") + t.html(UNSETTLED[Status(found.result.status)])
    return said


def evidence(context: PageContext, row: Target | Result) -> str:
    """What an evidence block is about, as plain text: figure, document, and whether it was checked."""
    table = "targets" if isinstance(row, Target) else "results"
    checked = context.derivation.proofs[table, row.id].checked
    return context.t.text(
        "proof.summary" if checked else "proof.summary_unchecked",
        figure=context.book.figure(row).text,
        document=context.book.document(context.ledger.document(stated_in(row))),
    )


def status(context: PageContext, row: Result) -> str:
    """How final the source calls a result; where it does not say, that."""
    if row.status:
        return context.book.label("results", "status", row.status)
    return context.t.text("results.status_unknown")
