"""Rules of periods: how they are written, and that a result comes from one that has begun."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.figures import figure_rows
from scripts.model.period import PERIOD, begins
from scripts.model.problem import Problem


def periods(context: RuleContext) -> Iterator[Problem]:
    """A result cannot come from a period that has not begun, nor be compared with a later one."""
    for _, row in figure_rows(context.ledger):
        for column in ("period", "base_period"):
            period = getattr(row, column, "")
            if (period or column == "period") and not PERIOD.fullmatch(period):
                yield context.problem_in(row, "not-a-period", column, period=period)
    for result in context.ledger.results:
        if not all(PERIOD.fullmatch(p) for p in (result.period, result.base_period or result.period)):
            continue
        if begins(result.period) > context.today:
            yield context.problem_in(result, "period-not-begun", "period", period=result.period)
        if result.base_period and begins(result.base_period) >= begins(result.period):
            yield context.problem_in(
                result, "base-not-earlier", "base_period", base=result.base_period, period=result.period
            )
