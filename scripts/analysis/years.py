"""A derivation and a year in; what belongs to that year out: its targets, its plans, its results.

A year is a calendar year as a Period. What lasts several years belongs to each year that it covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.analysis import observations
from scripts.analysis.derived import Derivation, TargetHistory
from scripts.model.kinds import TargetKind
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.rows import Result


def target_years(derivation: Derivation) -> list[Period]:
    """The years that have a page of targets, the latest first: each in which a target or a scenario ends."""
    own = (h.period.year for h in derivation.histories if h.area == derivation.area and h.chain)
    return [Period.of_year(year) for year in sorted(set(own), reverse=True)]


def result_years(ledger: Ledger) -> list[Period]:
    """The years that have a page of results, the latest first: each in which a result's period ends."""
    return [Period.of_year(year) for year in sorted({r.period.year for r in ledger.results}, reverse=True)]


def standings_of(derivation: Derivation, year: Period) -> tuple[TargetHistory, ...]:
    """The targets of a whole year, each indicator's leading body's, in the indicators' order."""
    return leading(h for h in derivation.standings if h.period == year)


def plans_of(derivation: Derivation, year: Period) -> tuple[TargetHistory, ...]:
    """The targets of several years together that cover a year, by indicator and period."""
    return tuple(h for h in derivation.standings if h.period != year and h.period.covers(year))


def parts_of(
    derivation: Derivation, year: Period, histories: Iterable[TargetHistory] | None = None
) -> tuple[TargetHistory, ...]:
    """The targets of parts of a year; scenarios have a path of their own. Of `histories`, or of all."""
    own = own_histories(derivation, TargetKind.TARGET, histories)
    return tuple(h for h in own if h.period != year and year.covers(h.period))


def scenarios_of(
    derivation: Derivation, year: Period, histories: Iterable[TargetHistory] | None = None
) -> tuple[TargetHistory, ...]:
    """The scenarios of a year and of its parts. Of `histories`, or of all."""
    own = own_histories(derivation, TargetKind.SCENARIO, histories)
    return tuple(h for h in own if year.covers(h.period))


def own_histories(
    derivation: Derivation, kind: TargetKind, histories: Iterable[TargetHistory] | None
) -> Iterator[TargetHistory]:
    """Those of a kind in the site's own area, of all where none are given."""
    given = derivation.histories if histories is None else histories
    return (h for h in given if h.area == derivation.area and h.kind == kind)


def results_of(ledger: Ledger, year: Period) -> list[tuple[Period, list[Result]]]:
    """(period, results) of the periods that end in a year, the latest last; figures that are current."""
    current = observations.current_results(ledger)
    return observations.by_period(ledger, (row for row in current if row.period.year == year.year))


def other_results_of(ledger: Ledger, year: Period) -> list[Result]:
    """What else is told of a year: forecasts, and figures of other areas, that nothing revises."""
    current = {row.id for row in observations.current_results(ledger)} | ledger.superseded.keys()
    rows = (row for row in ledger.results if row.id not in current and row.period.year == year.year)
    return observations.in_order(ledger, rows)


def leading_of_periods(histories: Iterable[TargetHistory]) -> tuple[TargetHistory, ...]:
    """The first history of each period: the leading body's."""
    first: dict[Period, TargetHistory] = {}
    for history in histories:
        first.setdefault(history.period, history)
    return tuple(first.values())


def leading(histories: Iterable[TargetHistory]) -> tuple[TargetHistory, ...]:
    """The first history of each indicator: the leading body's."""
    first: dict[str, TargetHistory] = {}
    for history in histories:
        first.setdefault(history.indicator.id, history)
    return tuple(first.values())
