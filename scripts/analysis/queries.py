"""Rows selected and ordered: a ledger, or what was derived from it, in; rows in the order of pages out.

No language and no page is known here. Every function takes the ledger or the derivation that it reads.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from scripts.analysis.derived import Derivation, TargetHistory
from scripts.model.grouping import group_by
from scripts.model.kinds import AmendmentKind, GapKind, TargetKind, WordingChange
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.reference import Document, Gap, Indicator
from scripts.model.rows import Amendment, Duty, Statement, Target, Task, Withdrawal, Wording

# Counts


@dataclass(frozen=True)
class Counts:
    """Numbers of rows: with a quote, with a proved quote, computed; and of documents whose text is held."""

    quoted: int
    checked: int
    derived: int
    held: int


@dataclass(frozen=True)
class Coverage:
    """One table's numbers of rows: with a quote, and with a quote that the build has proved."""

    table: str
    quoted: int
    checked: int

    @property
    def unchecked(self) -> int:
        """Rows whose quote could not be proved."""
        return self.quoted - self.checked


def counts(ledger: Ledger, derivation: Derivation) -> Counts:
    """How many rows are quoted, checked, computed, and how many documents are held."""
    return Counts(
        quoted=len(derivation.proofs),
        checked=sum(proof.checked for proof in derivation.proofs.values()),
        derived=len(derivation.derived),
        held=sum(document.held for document in ledger.documents),
    )


def coverage(derivation: Derivation) -> tuple[Coverage, ...]:
    """The same table by table, of those whose rows carry quotes."""
    checked: dict[str, list[bool]] = defaultdict(list)
    for (table, _), proof in derivation.proofs.items():
        checked[table].append(proof.checked)
    return tuple(Coverage(table, len(each), sum(each)) for table, each in checked.items())


def tally(ledger: Ledger, amendment: Amendment) -> dict[WordingChange, int]:
    """How many elements of a task were kept, reworded, added, removed."""
    changes = [element.change for element in wording(ledger, amendment)]
    return {change: changes.count(change) for change in WordingChange}


# Targets


def target_year(derivation: Derivation) -> Period | None:
    """The year whose targets open the site: the current one, else the first to come; None without any."""
    coming = (h.period for h in derivation.standings if h.chain and h.period.is_year)
    return derivation.year or min(coming, default=None)


def current_standings(derivation: Derivation) -> tuple[TargetHistory, ...]:
    """The target histories of the year that opens the site, each indicator's leading body's, in order."""
    year = target_year(derivation)
    first: dict[str, TargetHistory] = {}
    for standing in derivation.standings:
        if standing.period == year:
            first.setdefault(standing.indicator.id, standing)
    return tuple(first.values())


def leading_standing(derivation: Derivation, indicator: str) -> TargetHistory | None:
    """The history that stands for an indicator; None where no instrument sets a target.

    That of the year that opens the site, else of the next period to end, else of the last; one that was taken
    back comes after all others.
    """
    standings = [standing for standing in derivation.standing(indicator) if standing.chain]
    year = target_year(derivation)

    def rank(standing: TargetHistory) -> tuple[bool, bool, bool, int]:
        period = standing.period
        past = bool(year and period < year)
        far = period.last.toordinal()
        return bool(standing.withdrawal), period != year, past, -far if past else far

    return min(standings, key=rank, default=None)


def claimed_standing(derivation: Derivation, indicator: str) -> TargetHistory | None:
    """The latest period's claims about an indicator, where no instrument sets any target for it."""
    standings = derivation.standing(indicator)
    return (
        None
        if any(standing.chain for standing in standings)
        else max(standings, key=lambda standing: standing.period, default=None)
    )


def scenarios(derivation: Derivation, indicator: str) -> list[TargetHistory]:
    """An indicator's scenarios for the site's own area, by period."""
    histories = derivation.histories_of.get(indicator, [])
    return [h for h in histories if h.kind == TargetKind.SCENARIO and h.area == derivation.area]


def is_amended(standing: TargetHistory) -> bool:
    """True where an amendment changed the target, even if a later one changed it back."""
    return standing.is_amended


def standings_changed_by(
    derivation: Derivation, document: Document, kind: str = AmendmentKind.TARGET
) -> tuple[TargetHistory, ...]:
    """The targets that an instrument replaced, set first or took back: by the kind of its amendment."""

    def touched(standing: TargetHistory) -> bool:
        if kind == AmendmentKind.TARGET_WITHDRAWN:
            return bool(standing.withdrawal and standing.withdrawal.document == document.id)
        rows = standing.chain[:1] if kind == AmendmentKind.TARGET_ADDED else standing.chain[1:]
        return any(target.document == document.id for target in rows)

    return tuple(standing for standing in derivation.standings if touched(standing))


def targets_set_by(ledger: Ledger, document: Document) -> list[Target | Withdrawal]:
    """A document's targets and what it takes back, in the indicators' order."""
    every: tuple[Target | Withdrawal, ...] = (*ledger.targets, *ledger.withdrawals)
    rows = [row for row in every if row.document == document.id]
    return sorted(rows, key=lambda row: (ledger.indicator(row.indicator).position, row.period, row.id))


# Indicators


def by_theme(ledger: Ledger) -> list[tuple[str, list[Indicator]]]:
    """(theme, its indicators by position), themes by position, none without an indicator."""
    grouped = group_by(ledger.in_order, attrgetter("theme"))
    themes = sorted(ledger.themes, key=attrgetter("position"))
    return [(theme.id, grouped[theme.id]) for theme in themes if theme.id in grouped]


# Tasks and amendments


def tasks(ledger: Ledger) -> list[Task]:
    """Every task, by position."""
    return sorted(ledger.tasks, key=attrgetter("position"))


def tasks_set_by(ledger: Ledger, document: Document) -> list[Task]:
    """A document's tasks, by position."""
    rows: list[Task] = ledger.where("tasks", "document", document.id)
    return sorted(rows, key=attrgetter("position"))


def task_amendments(ledger: Ledger) -> list[Amendment]:
    """The amendments of tasks, in the tasks' order."""
    order = {task.id: task.position for task in ledger.tasks}
    rows = [amendment for amendment in ledger.amendments if amendment.task]
    return sorted(rows, key=lambda amendment: (order.get(amendment.task, 0), amendment.id))


def amendments_of(ledger: Ledger, task: Task) -> list[Amendment]:
    """What amends a task."""
    return ledger.where("amendments", "task", task.id)


def amendments_by(ledger: Ledger, document: Document) -> list[Amendment]:
    """What an instrument amends: targets first, then tasks in their order."""
    by_document: list[Amendment] = ledger.where("amendments", "document", document.id)
    of_tasks = [a for a in task_amendments(ledger) if a.document == document.id] if by_document else []
    return [amendment for amendment in by_document if not amendment.task] + of_tasks


def amending(ledger: Ledger) -> list[Document]:
    """The instruments that amend another."""
    return [ledger.document(id) for id in dict.fromkeys(a.document for a in ledger.amendments)]


def amended_by(ledger: Ledger, document: Document) -> list[Document]:
    """The instruments that amend this one."""
    rows: list[Amendment] = ledger.where("amendments", "amends", document.id)
    return [ledger.document(id) for id in dict.fromkeys(row.document for row in rows)]


def wording(ledger: Ledger, amendment: Amendment) -> list[Wording]:
    """An amendment's elements, by position."""
    rows: list[Wording] = ledger.where("wording", "amendment", amendment.id)
    return sorted(rows, key=attrgetter("position"))


# Duties, statements, documents, gaps


def duties_by_organisation(ledger: Ledger) -> list[tuple[str, list[Duty]]]:
    """(organisation, its duties in the order of their provisions); those without a stated bearer last."""
    order = sorted(ledger.duties, key=lambda duty: (not duty.organisation, duty.provision, duty.id))
    return list(group_by(order, attrgetter("organisation")).items())


def duties_of_task(ledger: Ledger, task: Task) -> list[Duty]:
    """Those that the provisions give which amend the task."""
    provisions = dict.fromkeys((a.document, a.provision) for a in amendments_of(ledger, task))
    return [
        duty
        for document, provision in provisions
        for duty in ledger.where("duties", "provision", provision)
        if duty.document == document
    ]


def duties_from(ledger: Ledger, document: Document) -> list[Duty]:
    """The duties that a document gives, in the order of their provisions."""
    rows: list[Duty] = ledger.where("duties", "document", document.id)
    return sorted(rows, key=lambda duty: (duty.provision, duty.id))


def statements_by_kind(ledger: Ledger) -> list[tuple[str, list[Statement]]]:
    """(kind, its statements) in the order of the table's description, none empty."""
    grouped = group_by(ledger.statements, attrgetter("kind"))
    order = [*ledger.labels.get(("statements", "kind"), {})]
    return sorted(grouped.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))


def statements_from(ledger: Ledger, document: Document) -> list[Statement]:
    """The statements read in a document."""
    return ledger.where("statements", "source", document.id)


def latest_document(ledger: Ledger, today: date) -> Document | None:
    """The latest document whose text is held, of a day that is not to come: how far the data reach."""
    held = [d for d in ledger.documents if d.held and d.issued and d.issued <= today]
    return max(held, key=lambda d: (d.issued or today, d.id), default=None)


def timeline(ledger: Ledger) -> list[Document]:
    """Documents by date; those whose date nobody states come last."""
    return sorted(ledger.documents, key=lambda d: (d.issued is None, str(d.issued), d.id))


def gaps(ledger: Ledger, kind: GapKind) -> list[Gap]:
    """What is still unknown, or still awaited."""
    return [gap for gap in ledger.where("gaps", "kind", kind) if not gap.closed_by]


def closed_gaps(ledger: Ledger) -> list[Gap]:
    """What was unknown or awaited until a document told it, the latest first."""
    closed = [gap for gap in ledger.gaps if gap.closed_by]
    return sorted(closed, key=lambda gap: (gap.closed_on or date.min, gap.id), reverse=True)


def gaps_about(ledger: Ledger, table: str, id: str) -> list[Gap]:
    """What is still unknown or awaited about a row."""
    return [gap for gap in ledger.where("gaps", "about", f"{table}/{id}") if not gap.closed_by]


def gaps_about_figures(ledger: Ledger, indicator: Indicator) -> list[Gap]:
    """What is still unknown or awaited about an indicator's targets and results."""
    targets = [("targets", row.id) for row in ledger.targets_of.get(indicator.id, [])]
    results = [("results", row.id) for row in ledger.results_of.get(indicator.id, [])]
    return [gap for table, id in targets + results for gap in gaps_about(ledger, table, id)]
