"""This room picks rows: those that belong together, in the order in which they are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from types import SimpleNamespace

from scripts.analysis import derive
from scripts.analysis.derived import Derivation, TargetHistory
from scripts.model.grouping import group_by
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

CHANGES = ("kept", "reworded", "added", "removed")


@dataclass(frozen=True)
class Rows:
    """The rows of one ledger and what derive computed from them; no language, no page."""

    ledger: Ledger
    d: Derivation

    # Counting and ordering

    @cached_property
    def counts(self) -> SimpleNamespace:
        proofs = self.d.proofs.values()
        return SimpleNamespace(
            quoted=len(self.d.proofs),
            checked=sum(p.checked for p in proofs),
            derived=len(self.d.derived),
            held=sum(d.held for d in self.ledger.documents),
        )

    @cached_property
    def target_year(self) -> str:
        """The latest period that has a target in force."""
        return max((s.period for s in self.d.standings), default="")

    @cached_property
    def result_year(self) -> str:
        """The latest whole year that has a result."""
        years = [r.period for r in self.ledger.results if len(r.period) == 4]
        return max(years, default="")

    @cached_property
    def standings(self) -> tuple[TargetHistory, ...]:
        return tuple(s for s in self.d.standings if s.period == self.target_year)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every result, the whole years first, in the indicators' order."""
        return tuple(self.told_in_order(self.ledger.results))

    def told_in_order(self, results: Iterable[Result]) -> list[Result]:
        return sorted(results, key=lambda r: (len(r.period), r.period, self.position(r.indicator)))

    def results_by_period(self) -> list[tuple[str, list[Result]]]:
        return list(group_by(self.results, attrgetter("period")).items())

    def latest_results(self, most: int) -> list[tuple[str, list[Result]]]:
        """The same, at most so many rows: those of the latest periods, a year after its own months."""
        shown, left = [], most
        by_age = sorted(self.results_by_period(), key=lambda one: (one[0][:4], len(one[0]) == 4))
        for period, rows in reversed(by_age):
            if left:
                shown.append((period, rows[:left]))
                left -= len(rows[:left])
        return sorted(shown, key=lambda one: (len(one[0]), one[0]))

    def position(self, indicator: str) -> int:
        return self.ledger.indicator(indicator).position

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(sorted(self.ledger.tasks, key=lambda t: t.position))

    @cached_property
    def unknown(self) -> tuple[Gap, ...]:
        return tuple(g for g in self.ledger.gaps if g.kind == "unknown")

    @cached_property
    def awaited(self) -> tuple[Gap, ...]:
        return tuple(g for g in self.ledger.gaps if g.kind == "awaited")

    def timeline(self) -> list[Document]:
        """Instruments by date; those whose date nobody states come last."""
        return sorted(self.ledger.documents, key=lambda d: (d.issued is None, str(d.issued), d.id))

    def by_theme(self) -> list[tuple[str, list[Indicator]]]:
        themes = sorted(self.ledger.themes, key=lambda t: t.position)
        grouped = group_by(self.ledger.in_order, lambda i: i.theme)
        return [(t.id, grouped[t.id]) for t in themes if t.id in grouped]

    def statements_by_kind(self) -> list[tuple[str, list[Statement]]]:
        order = ("achievement", "shortcoming", "direction", "solution", "petition", "agreement")
        rows = self.ledger.statements
        return [(k, [s for s in rows if s.kind == k]) for k in order if any(s.kind == k for s in rows)]

    def duties_by_organisation(self) -> list[tuple[str, list[Duty]]]:
        """Duties in the order of their provisions, those without a stated bearer last."""
        grouped: dict[str, list[Duty]] = defaultdict(list)
        for duty in sorted(self.ledger.duties, key=lambda d: (not d.organisation, d.provision, d.id)):
            grouped[duty.organisation].append(duty)
        return list(grouped.items())

    # Rows that belong together

    def results_of(self, indicator: Indicator) -> list[Result]:
        rows = self.ledger.results_of.get(indicator.id, [])
        return sorted(rows, key=lambda r: (len(r.period), r.period))

    def parts(self, indicator: Indicator) -> list[Indicator]:
        return self.ledger.parts_of.get(indicator.id, [])

    def task_amendments(self) -> list[Amendment]:
        order = {t.id: t.position for t in self.ledger.tasks}
        rows = [a for a in self.ledger.amendments if a.kind == "task"]
        return sorted(rows, key=lambda a: (order.get(a.task, 0), a.id))

    def amendments_of(self, task: Task) -> list[Amendment]:
        return self.ledger.where("amendments", "task", task.id)

    def amendments_by(self, document: Document) -> list[Amendment]:
        """What an instrument amends, in the order of its provisions."""
        tasks = [a for a in self.task_amendments() if a.document == document.id]
        return [a for a in self.ledger.where("amendments", "document", document.id) if not a.task] + tasks

    def amending(self) -> list[Document]:
        ids = dict.fromkeys(a.document for a in self.ledger.amendments)
        return [self.ledger.document(i) for i in ids]

    def amended_by(self, document: Document) -> list[Document]:
        ids = dict.fromkeys(a.document for a in self.ledger.where("amendments", "amends", document.id))
        return [self.ledger.document(i) for i in ids]

    def standings_changed_by(self, document: Document) -> list[TargetHistory]:
        return [s for s in self.d.standings if any(t.document == document.id for t in s.chain[1:])]

    def wording(self, amendment: Amendment) -> list[Wording]:
        return sorted(self.ledger.where("wording", "amendment", amendment.id), key=lambda e: e.position)

    def tally(self, amendment: Amendment) -> list[tuple[str, int]]:
        """How many elements were kept, reworded, added, removed."""
        rows = self.wording(amendment)
        return [(c, sum(e.change == c for e in rows)) for c in CHANGES]

    def duties_of_task(self, task: Task) -> list[Duty]:
        """Those that the provisions give which amend the task."""
        places = dict.fromkeys((a.document, a.provision) for a in self.amendments_of(task))
        return [
            duty
            for document, provision in places
            for duty in self.ledger.where("duties", "provision", provision)
            if duty.document == document
        ]

    def duties_from(self, document: Document) -> list[Duty]:
        return sorted(self.ledger.where("duties", "document", document.id), key=lambda d: (d.provision, d.id))

    def targets_set_by(self, document: Document) -> list[Target]:
        rows = self.ledger.where("targets", "document", document.id)
        return sorted(rows, key=lambda t: self.position(t.indicator))

    def tasks_set_by(self, document: Document) -> list[Task]:
        return sorted(self.ledger.where("tasks", "document", document.id), key=lambda t: t.position)

    def results_from(self, document: Document) -> list[Result]:
        return self.told_in_order(self.ledger.where("results", "source", document.id))

    def statements_from(self, document: Document) -> list[Statement]:
        return self.ledger.where("statements", "source", document.id)

    def gaps_about(self, table: str, id: str) -> list[Gap]:
        return self.ledger.where("gaps", "about", f"{table}/{id}")

    def gaps_of_rows(self, indicator: Indicator) -> list[Gap]:
        """Gaps about an indicator's targets and results."""
        targets = self.ledger.targets_of.get(indicator.id, [])
        results = self.ledger.results_of.get(indicator.id, [])
        rows = [("targets", t.id) for t in targets] + [("results", r.id) for r in results]
        return [gap for table, id in rows for gap in self.gaps_about(table, id)]

    def coverage(self) -> list[tuple[str, int, int]]:
        """(table, rows with a quote, rows whose quote the build has proved)."""
        tables = dict.fromkeys(table for table, _ in self.d.proofs)
        rows = []
        for table in tables:
            proofs = [p for (t, _), p in self.d.proofs.items() if t == table]
            rows.append((table, len(proofs), sum(p.checked for p in proofs)))
        return rows
