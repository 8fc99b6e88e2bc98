"""Rows selected and ordered: a ledger, or what was derived from it, in; rows in the order of pages out.

No language and no page is known here. Every function takes the ledger or the derivation that it reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from scripts.analysis.derived import Derivation, TargetHistory
from scripts.model.grouping import group_by
from scripts.model.kinds import ChangeKind, GapKind, StatementKind, WordingChange
from scripts.model.ledger import (
    Amendment,
    Document,
    Duty,
    Gap,
    Indicator,
    Ledger,
    Result,
    Statement,
    Target,
    Task,
    Wording,
)

RANK = "-rank"  # an indicator named so measures the rank of the one before the suffix

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


def target_period(derivation: Derivation) -> str:
    """The latest period that has a target; empty where none has."""
    return max((standing.period for standing in derivation.standings), default="")


def latest_standings(derivation: Derivation) -> tuple[TargetHistory, ...]:
    """The targets of the latest period, in the indicators' order."""
    period = target_period(derivation)
    return tuple(standing for standing in derivation.standings if standing.period == period)


def is_amended(standing: TargetHistory) -> bool:
    """True where the target in force differs from the original in value or in bound."""
    return bool(standing.change and standing.change.kind != ChangeKind.UNCHANGED)


def standings_changed_by(derivation: Derivation, document: Document) -> tuple[TargetHistory, ...]:
    """The targets that an instrument replaced, not those that it set first."""
    return tuple(s for s in derivation.standings if any(t.document == document.id for t in s.chain[1:]))


def targets_set_by(ledger: Ledger, document: Document) -> list[Target]:
    """A document's targets, in the indicators' order."""
    rows: list[Target] = ledger.where("targets", "document", document.id)
    return sorted(rows, key=lambda target: ledger.indicator(target.indicator).position)


# Results


def result_year(ledger: Ledger) -> str:
    """The latest whole year that has a result; empty where none has."""
    return max((r.period for r in ledger.results if len(r.period) == 4), default="")


def in_order(ledger: Ledger, results: Iterable[Result]) -> list[Result]:
    """Results with whole years first, by period, in the indicators' order."""
    return sorted(results, key=lambda r: (len(r.period), r.period, ledger.indicator(r.indicator).position))


def latest_results(ledger: Ledger, most: int) -> list[tuple[str, list[Result]]]:
    """(period, results) of the latest periods, at most `most` rows; a year is later than its own months."""
    by_period = group_by(in_order(ledger, ledger.results), attrgetter("period"))
    by_age = sorted(by_period.items(), key=lambda item: (item[0][:4], len(item[0]) == 4))
    shown, left = [], most
    for period, rows in reversed(by_age):
        if left:
            shown.append((period, rows[:left]))
            left -= len(rows[:left])
    return sorted(shown, key=lambda item: (len(item[0]), item[0]))


def results_of(ledger: Ledger, indicator: str) -> list[Result]:
    """An indicator's results, whole years first, by period."""
    return sorted(ledger.results_of.get(indicator, []), key=lambda r: (len(r.period), r.period))


def results_from(ledger: Ledger, document: Document) -> list[Result]:
    """The results that a document reports."""
    return in_order(ledger, ledger.where("results", "source", document.id))


def rank_of(ledger: Ledger, result: Result) -> Result | None:
    """The rank of a result's indicator in the same period, where one is given with the number ranked."""
    ranks = results_of(ledger, result.indicator + RANK)
    return next((rank for rank in ranks if rank.period == result.period and rank.out_of), None)


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
    rows = [amendment for amendment in ledger.amendments if amendment.kind == "task"]
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


def statements_by_kind(ledger: Ledger) -> list[tuple[StatementKind, list[Statement]]]:
    """(kind, its statements), none empty."""
    grouped = group_by(ledger.statements, attrgetter("kind"))
    return [(kind, grouped[kind]) for kind in StatementKind if kind in grouped]


def statements_from(ledger: Ledger, document: Document) -> list[Statement]:
    """The statements read in a document."""
    return ledger.where("statements", "source", document.id)


def timeline(ledger: Ledger) -> list[Document]:
    """Documents by date; those whose date nobody states come last."""
    return sorted(ledger.documents, key=lambda d: (d.issued is None, str(d.issued), d.id))


def gaps(ledger: Ledger, kind: GapKind) -> list[Gap]:
    """What is unknown, or what is awaited."""
    return ledger.where("gaps", "kind", kind)


def gaps_about(ledger: Ledger, table: str, id: str) -> list[Gap]:
    """What is unknown or awaited about a row."""
    return ledger.where("gaps", "about", f"{table}/{id}")


def gaps_about_figures(ledger: Ledger, indicator: Indicator) -> list[Gap]:
    """What is unknown or awaited about an indicator's targets and results."""
    targets = [("targets", row.id) for row in ledger.targets_of.get(indicator.id, [])]
    results = [("results", row.id) for row in ledger.results_of.get(indicator.id, [])]
    return [gap for table, id in targets + results for gap in gaps_about(ledger, table, id)]
