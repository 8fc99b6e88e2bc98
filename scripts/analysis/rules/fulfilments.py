"""Rules of fulfilments: which duty or awaited gap a row speaks of, and for which of its periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from scripts.analysis.context import RuleContext
from scripts.analysis.duties import MONTHS, latest_days, occurrence_periods
from scripts.model.kinds import GapKind
from scripts.model.problem import Problem
from scripts.model.reference import Gap
from scripts.model.rows import Duty, Fulfilment


def fulfilments(context: RuleContext) -> Iterator[Problem]:
    """A fulfilment names one duty or one awaited gap, and a period in which it was due, if it recurs.

    A duty that is done once has no period; a gap's is the one in which it was expected, where that is stated.
    What was done was done by today.
    """
    duties, gaps = context.ledger.by_id["duties"], context.ledger.by_id["gaps"]
    named = latest_days(context.ledger)
    for row in context.ledger.fulfilments:
        duty, gap = duties.get(row.duty), gaps.get(row.gap)
        if row.duty and row.gap:
            yield context.problem_in(row, "fulfilment-of-two", "gap", duty=row.duty, gap=row.gap)
        elif not row.duty and not row.gap:
            yield context.problem_in(row, "fulfilment-of-nothing", "duty")
        elif duty:
            yield from duty_problems(context, duty, row, named)
        elif gap:
            yield from gap_problems(context, gap, row)
        if row.done_on and row.done_on > context.today:
            yield context.problem_in(row, "done-in-future", "done_on", day=row.done_on, today=context.today)


def duty_problems(
    context: RuleContext, duty: Duty, row: Fulfilment, named: Mapping[str, date]
) -> Iterator[Problem]:
    """What is wrong with the period of a duty's fulfilment; `named` is document → the latest day it names."""
    months = MONTHS.get(duty.frequency)
    if months is None:
        if row.period and not duty.frequency:
            yield context.problem_in(row, "fulfilment-of-once", "period", duty=duty.id)
        return
    if row.period is None:
        yield context.problem_in(row, "fulfilment-without-period", "period", duty=duty.id)
        return
    due = occurrence_periods(context.ledger, duty, named)
    if row.period not in due and (due or row.period.months != months):
        span = f"{due[0]} … {due[-1]}" if due else duty.frequency
        yield context.problem_in(
            row, "fulfilment-not-due", "period", period=row.period, duty=duty.id, due=span
        )


def gap_problems(context: RuleContext, gap: Gap, row: Fulfilment) -> Iterator[Problem]:
    """What is wrong with a row about a gap: one that is not awaited, another period than the expected one."""
    if gap.kind != GapKind.AWAITED:
        yield context.problem_in(row, "fulfilment-of-unknown", "gap", gap=gap.id)
    elif gap.expected and row.period != gap.expected:
        yield context.problem_in(row, "fulfilment-not-expected", "period", gap=gap.id, expected=gap.expected)
