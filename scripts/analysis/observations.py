"""Results selected and ordered: what was achieved as it is known now, what is told of a period, ranks.

A figure is current where nothing revises it; a forecast is never achieved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.reference import Document
from scripts.model.rows import Result


def current_results(ledger: Ledger) -> list[Result]:
    """What was achieved in the site's own area, as it is known now."""
    return [row for row in ledger.results if ledger.is_current(row)]


def result_year(ledger: Ledger) -> Period | None:
    """The latest whole year that has a result; None where none has."""
    return max((r.period for r in current_results(ledger) if r.period.is_year), default=None)


def in_order(ledger: Ledger, results: Iterable[Result]) -> list[Result]:
    """Results by period, in the indicators' order."""
    return sorted(results, key=lambda r: (r.period, ledger.indicator(r.indicator).position, r.id))


def latest_results(ledger: Ledger, most: int) -> list[tuple[Period, list[Result]]]:
    """(period, results) of the latest periods, the latest last, at most `most` rows."""
    shown, left = [], most
    for period, rows in reversed(by_period(ledger, current_results(ledger))):
        if left:
            shown.append((period, rows[:left]))
            left -= len(rows[:left])
    return shown[::-1]


def by_period(ledger: Ledger, results: Iterable[Result]) -> list[tuple[Period, list[Result]]]:
    """(period, its results in the indicators' order), the latest last."""
    grouped: dict[Period, list[Result]] = defaultdict(list)
    for row in in_order(ledger, results):
        grouped[row.period].append(row)
    return sorted(grouped.items())


def results_of(ledger: Ledger, indicator: str) -> list[Result]:
    """An indicator's current results in the site's own area, by period."""
    return ledger.current_results_of.get(indicator, [])


def all_results_of(ledger: Ledger, indicator: str) -> list[Result]:
    """Every result of an indicator: forecasts, superseded figures and other areas too, the own area first."""
    rows = ledger.results_of.get(indicator, [])
    return sorted(
        rows, key=lambda r: (r.area != ledger.area, r.area, r.period, r.id in ledger.superseded, r.id)
    )


def results_from(ledger: Ledger, document: Document) -> list[Result]:
    """The results that a document reports."""
    return in_order(ledger, ledger.where("results", "source", document.id))


def rank_of(ledger: Ledger, result: Result) -> Result | None:
    """The rank of a result's indicator in the same period, where one is given with the number ranked."""
    ranks = (
        row
        for one in ledger.where("indicators", "rank_of", result.indicator)
        for row in results_of(ledger, one.id)
    )
    return next((rank for rank in ranks if rank.period == result.period and rank.out_of), None)


def last_of(ledger: Ledger, indicator: str) -> Result | None:
    """An indicator's figure of the last period; None without one, and where sources disagree about it."""
    rows = results_of(ledger, indicator)
    last = [row for row in rows if row.period == rows[-1].period]
    return last[0] if len({row.stated for row in last}) == 1 else None
