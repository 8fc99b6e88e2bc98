"""Rules of periods: when a source can tell a result, what it is compared with, what is an average."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.figures import figure_rows
from scripts.model.kinds import Status
from scripts.model.problem import Problem
from scripts.model.rows import Result

AHEAD = (Status.ESTIMATE, Status.FORECAST)  # what can be told of a period that goes on
YEAR = 12  # months


def periods(context: RuleContext) -> Iterator[Problem]:
    """A result's period is over on the day of its source, or it is an estimate or a forecast.

    Of a period that has not begun then there are forecasts alone. A figure is compared with an earlier
    period; a yearly average is told of more than a year.
    """
    for _, row in figure_rows(context.ledger):
        if row.base_period is not None and not row.base_period < row.period:
            yield context.problem_in(
                row, "base-not-earlier", "base_period", base=row.base_period, period=row.period
            )
        if row.average and row.period.months <= YEAR:
            yield context.problem_in(row, "average-of-year", "average", period=row.period)
    for result in context.ledger.results:
        yield from told_early(context, result)


def told_early(context: RuleContext, row: Result) -> Iterator[Problem]:
    """The Problem of a result that its source could not know: the last day of a period counts as its end."""
    source = context.ledger.by_id["documents"].get(row.source)
    day = (source.issued if source else None) or context.today
    if not row.period.has_begun(day) and row.status != Status.FORECAST:
        yield context.problem_in(row, "period-not-begun", "period", period=row.period, day=day)
    elif row.period.last > day and row.status not in AHEAD:
        yield context.problem_in(row, "period-not-over", "period", period=row.period, day=day)
