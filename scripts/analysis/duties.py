"""Duties, what fulfils them and the documents that are held in; how each occurrence stands on a day out.

A duty done once has one occurrence. One that recurs has one a month, quarter, half or year, due on its last
day, from the period in which its document takes effect (else was issued, else from the one after the latest
day that the document's text names, which is our reading) to its `until`, else to the end of
that year, or of the later one for which its document sets targets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from scripts.analysis.derived import DutyOccurrence
from scripts.analysis.proofs import quoted_rows, source_of
from scripts.model.kinds import DutyStatus
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.rows import Duty, Fulfilment, Target

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}  # values of duties.frequency
FIRST_YEAR = 1000  # no period is written of an earlier one; a day before it is a slip
MOST = 600  # occurrences of one duty: fifty years of months; more is a slip in a date
DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")  # 05/12/2025, as Vietnamese texts write days


def duty_occurrences(ledger: Ledger, today: date) -> Iterator[DutyOccurrence]:
    """Every occurrence of every duty, in the order of their ids, the earliest first."""
    done: dict[str, list[Fulfilment]] = defaultdict(list)
    for row in ledger.fulfilments:
        done[row.duty].append(row)
    held = max((d.issued for d in ledger.documents if d.held and d.issued), default=None)
    named = latest_days(ledger)
    for duty in ledger.duties:
        periods = occurrence_periods(ledger, duty, named) or periods_done(duty, done[duty.id])
        once = not periods
        for period in periods or (None,):
            due = period.last if period else duty.due
            rows = [row for row in done[duty.id] if once or row.period == period]
            status = duty_status(due, bool(rows), held, today)
            yield DutyOccurrence(duty, period, due, status, rows[0] if rows else None)


def periods_done(duty: Duty, rows: Sequence[Fulfilment]) -> Sequence[Period]:
    """The periods in which a duty was done that recurs nobody knows since when: one is not all of them."""
    return sorted({row.period for row in rows if row.period}) if duty.frequency else ()


def duty_status(due: date | None, done: bool, held: date | None, today: date) -> DutyStatus:
    """How an occurrence stands; `held` is the day of the latest document whose text is held."""
    if done:
        return DutyStatus.DONE
    if due is None:
        return DutyStatus.NOTHING_READ
    if due >= today:
        return DutyStatus.NOT_DUE
    return DutyStatus.OVERDUE if held and held > due else DutyStatus.NOTHING_READ


def occurrence_periods(ledger: Ledger, duty: Duty, named: Mapping[str, date]) -> Sequence[Period]:
    """The periods in which a duty recurs; none of one that is done once, or whose start is unknown."""
    months = MONTHS.get(duty.frequency)
    begins = first_day(ledger, duty, months, named) if months else None
    if not months or not begins or begins.year < FIRST_YEAR:
        return ()
    until = duty.until or date(max(begins.year, target_year(ledger, duty)), 12, 31)
    periods: list[Period] = []
    start = begins
    while start <= until and len(periods) < MOST:
        periods.append(period_of(start, months))
        if periods[-1].last == date.max:
            break
        start = periods[-1].last + timedelta(days=1)
    return periods


def target_year(ledger: Ledger, duty: Duty) -> int:
    """The latest whole year for which a duty's document sets a target; 0 where it sets none."""
    rows: list[Target] = ledger.where("targets", "document", duty.document)
    return max((row.period.year for row in rows if row.period.is_year), default=0)


def first_day(ledger: Ledger, duty: Duty, months: int, named: Mapping[str, date]) -> date | None:
    """A day in the first period of a recurring duty; None where no document tells one."""
    document = ledger.by_id["documents"].get(duty.document)
    stated: date | None = (document.effective or document.issued) if document else None
    if stated or duty.document not in named or named[duty.document].year < FIRST_YEAR:
        return stated
    last = period_of(named[duty.document], months).last
    return None if last == date.max else last + timedelta(days=1)


def starts_by_our_reading(ledger: Ledger, duty: Duty) -> bool:
    """True where the document states neither the day it takes effect nor its date."""
    document = ledger.by_id["documents"].get(duty.document)
    return bool(document and not (document.effective or document.issued))


def latest_days(ledger: Ledger) -> dict[str, date]:
    """document → the latest day that its quoted words name; nothing of one that names none."""
    latest: dict[str, date] = {}
    for _, row in quoted_rows(ledger):
        source = source_of(ledger, row)
        for day, month, year in DAY.findall(row.quote):
            try:
                found = date(int(year), int(month), int(day))
            except ValueError:
                continue  # 31/02/2026 is printed, but no day
            latest[source] = max(found, latest.get(source, found))
    return latest


def period_of(day: date, months: int) -> Period:
    """The month, quarter, half or year in which a day lies."""
    nth = (day.month - 1) // months + 1
    form = {1: f"-{nth:02}", 3: f"-Q{nth}", 6: f"-S{nth}", 12: ""}[months]
    return Period.parse(f"{day.year:04}{form}")
