"""A duty as three pages show it: what is to be done, by whom, how often, where it says so, with its quote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import DutyOccurrence
from scripts.analysis.duties import starts_by_our_reading
from scripts.i18n.translator import capitalised
from scripts.model.kinds import DutyStatus
from scripts.model.rows import Duty
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence, inline_quote
from scripts.pages.pieces import Correction, Link, correction, document_link, tells_our_reading

TALLIES = {
    DutyStatus.DONE: "duties.n_done",
    DutyStatus.OVERDUE: "duties.n_overdue",
    DutyStatus.NOTHING_READ: "duties.n_nothing_read",
    DutyStatus.NOT_DUE: "duties.n_not_due",
}
STATUSES = {
    DutyStatus.DONE: "duties.done",
    DutyStatus.OVERDUE: "duties.overdue",
    DutyStatus.NOTHING_READ: "duties.nothing_read",
    DutyStatus.NOT_DUE: "duties.not_due",
}


@dataclass(frozen=True)
class Occurrence:
    """One time that a duty is to be done: for which period, by when, and what has been read of it."""

    period: str  # empty of a duty that is done once
    due: str  # empty where no day is stated
    status: DutyStatus
    text: Markup
    document: Link | None  # that tells that it was done
    quote: Markup | None  # of that document


@dataclass(frozen=True)
class DutyItem:
    """One duty with its evidence."""

    id: str
    text: Markup
    organisation: str
    frequency: str  # empty where it is not stated
    document: Link
    provision: str
    correction: Correction
    evidence: Evidence
    occurrences: tuple[Occurrence, ...]  # due up to today, and the next one
    tally: str  # how many of them were done, are overdue, … in words
    note: Markup | None  # that the first period is our reading


def duty_item(context: PageContext, duty: Duty) -> DutyItem:
    """One duty with its evidence."""
    t = context.t
    return DutyItem(
        id=duty.id,
        text=t.prose(duty, "duty"),
        organisation=context.book.organisation(duty.organisation),
        frequency=frequency(context, duty),
        document=document_link(context, duty.document),
        provision=t.provision(duty.provision),
        correction=correction("duties", duty),
        evidence=evidence(context, "duties", duty, is_said=True),
        occurrences=tuple(occurrence(context, one) for one in shown(context, duty)),
        tally=tally(context, shown(context, duty)),
        note=t.html("duties.our_start") if is_our_reading(context, duty) else None,
    )


def frequency(context: PageContext, duty: Duty) -> str:
    """How often, as far as that is stated, with a sign where a gap says that it is our reading."""
    if not duty.frequency:
        return ""
    often = context.book.label("duties", "frequency", duty.frequency)
    gaps = queries.gaps_about(context.ledger, "duties", duty.id)
    if any(tells_our_reading(context, gap, "text") for gap in gaps):
        return f"{often} · {context.t.text('sure.reading')}"
    return often


def shown(context: PageContext, duty: Duty) -> list[DutyOccurrence]:
    """A duty's occurrences that were due or done, and the next one; none without a day or a fulfilment."""
    known = [one for one in context.derivation.occurrences if one.duty.id == duty.id]
    known = [one for one in known if one.due or one.fulfilment]
    coming = [one for one in known if one.status == DutyStatus.NOT_DUE]
    return [one for one in known if one.status != DutyStatus.NOT_DUE or one is coming[0]]


def tally(context: PageContext, occurrences: list[DutyOccurrence]) -> str:
    """How many occurrences stand how, as plain text."""
    t, counts = context.t, Counter(one.status for one in occurrences)
    told = (t.text(TALLIES[status], n=t.integer(counts[status])) for status in DutyStatus if counts[status])
    return ", ".join(told)


def occurrence(context: PageContext, one: DutyOccurrence) -> Occurrence:
    """One time that a duty is to be done."""
    t, done = context.t, one.fulfilment
    day = t.date(context.derivation.today)
    text = t.html(STATUSES[one.status], day=t.date(done.done_on) if done and done.done_on else day)
    if done and not done.done_on:
        text = t.html("duties.done_some_day")
    return Occurrence(
        period=capitalised(t.period(one.period)) if one.period else "",
        due=t.date(one.due) if one.due else "",
        status=one.status,
        text=text,
        document=document_link(context, done.document or done.source) if done else None,
        quote=inline_quote(context, done) if done else None,
    )


def is_our_reading(context: PageContext, duty: Duty) -> bool:
    """True of a recurring duty whose document states no day from which it counts."""
    recurs = any(one.period for one in context.derivation.occurrences if one.duty.id == duty.id)
    return recurs and starts_by_our_reading(context.ledger, duty)
