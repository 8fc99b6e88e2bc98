"""A year's scenarios and results in; the path of the year out: planned and reached, part by part.

Of a flow, which adds up over a year, the path also tells how much of the year's target was reached by when,
and what the rest of the year must bring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from scripts.analysis import observations, years
from scripts.analysis.derived import HUNDRED, Derivation, TargetHistory
from scripts.model.figure import Bound
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target

FLOW = "flow"  # a value of indicators.nature
AIMS = (Bound.EQ, Bound.APPROX, Bound.NEAR, Bound.GT, Bound.GE)  # targets of which a part can be told


@dataclass(frozen=True)
class PathStep:
    """One part of a year, or the year itself: what was planned for it and what was reached in it."""

    period: Period
    planned: tuple[Target, ...]  # the scenario in force, or the target of that period; of each body
    reached: tuple[Result, ...]  # more than one where sources disagree


@dataclass(frozen=True)
class Progress:
    """How much of a year's target a flow has reached: the sum of what is stated from the first day on."""

    target: Target
    rows: tuple[Result, ...]  # whose periods follow upon each other
    reached: Decimal
    until: Period  # the last of those periods

    @property
    def percent(self) -> Decimal:
        """What was reached, in per cent of the target."""
        return self.reached / self.target.value * HUNDRED

    @property
    def remaining(self) -> Decimal:
        """What the rest of the year must bring; negative where more than the target is reached."""
        return self.target.value - self.reached


@dataclass(frozen=True)
class YearPath:
    """The path of one indicator through a year."""

    indicator: Indicator
    year: Period
    steps: tuple[PathStep, ...]  # by period, the year itself last
    progress: Progress | None  # of a flow with a target of the year, while that is not over


def year_paths(ledger: Ledger, derivation: Derivation, year: Period) -> Iterator[YearPath]:
    """The paths of a year: of indicators with something planned for, or reached in, a part of it."""
    for indicator in ledger.in_order:
        path = indicator_path(ledger, derivation, year, indicator)
        if path:
            yield path


def indicator_path(
    ledger: Ledger, derivation: Derivation, year: Period, indicator: Indicator
) -> YearPath | None:
    """The path of one indicator through a year; None where no part of it was planned or reached."""
    histories = derivation.histories_of.get(indicator.id, [])
    aims = [h for h in derivation.standing(indicator.id) if h.period == year]
    plans = [*years.parts_of(derivation, year, histories), *years.scenarios_of(derivation, year, histories)]
    rows = [r for r in observations.results_of(ledger, indicator.id) if year.covers(r.period)]
    parts = [row for row in rows if row.period != year]
    if not plans and not (parts and aims):
        return None
    steps = tuple(path_steps([*plans, *aims], rows))
    is_open = not any(row.period == year for row in rows) and not year.is_over(derivation.today)
    told = progress(indicator, years.leading(aims), parts) if is_open else None
    return YearPath(indicator, year, steps, told)


def path_steps(plans: Iterable[TargetHistory], rows: Iterable[Result]) -> Iterator[PathStep]:
    """The steps of a path, by period."""
    plans, rows = [*plans], [*rows]
    for period in sorted({*(h.period for h in plans), *(row.period for row in rows)}):
        planned = tuple(h.in_force for h in plans if h.period == period and h.in_force)
        reached = tuple(row for row in rows if row.period == period)
        if planned or reached:
            yield PathStep(period, planned, reached)


def progress(indicator: Indicator, aims: Iterable[TargetHistory], parts: Iterable[Result]) -> Progress | None:
    """How much of the year's target a flow has reached; None where that cannot be told exactly."""
    target = next((h.in_force for h in aims), None)
    if indicator.nature != FLOW or target is None or target.bound not in AIMS or target.value <= 0:
        return None
    rows = chained(target.period, [row for row in parts if is_exact(row, target)])
    if not rows:
        return None
    return Progress(target, tuple(rows), sum((row.value for row in rows), Decimal(0)), rows[-1].period)


def is_exact(row: Result, target: Target) -> bool:
    """True for an exact figure that measures what the target does."""
    return row.bound == Bound.EQ and not row.average and not target.average


def chained(year: Period, parts: list[Result]) -> list[Result]:
    """Results whose periods follow upon each other from the year's first day, each the longest that there is.

    None where sources disagree about one of them.
    """
    rows: list[Result] = []
    day = year.first
    while True:
        starting = [row for row in parts if row.period.first == day and row.period.months]
        if not starting:
            return rows
        longest = max(starting, key=lambda row: row.period.last)
        same = {row.stated for row in starting if row.period == longest.period}
        if len(same) > 1:
            return []
        rows.append(longest)
        if longest.period.last >= year.last:
            return rows
        day = longest.period.last + timedelta(days=1)
