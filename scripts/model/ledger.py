"""What our four packages say: the tables whose meaning this site knows, and the ledger of their rows.

The columns are defined in `datasets/*/datapackage.json`; the rows' classes say what the generator relies on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from scripts.model.grouping import group_by
from scripts.model.kinds import Status
from scripts.model.reference import Area, Document, Gap, Indicator, Organisation, Request, Theme, Unit
from scripts.model.row import Row
from scripts.model.rows import (
    Amendment,
    Duty,
    Fulfilment,
    Result,
    Statement,
    Target,
    Task,
    Withdrawal,
    Wording,
)

# package → table → class: the tables whose meaning this site knows.
TABLES: dict[str, dict[str, type[Row]]] = {
    "reference": {
        "documents": Document,
        "organisations": Organisation,
        "themes": Theme,
        "units": Unit,
        "indicators": Indicator,
        "gaps": Gap,
        "areas": Area,
        "requests": Request,
    },
    "targets": {"targets": Target, "tasks": Task},
    "amendments": {"amendments": Amendment, "wording": Wording, "duties": Duty},
    "results": {"results": Result, "statements": Statement, "fulfilments": Fulfilment},
}


# (table, column) → value → language → how people call it, in the descriptor's order.
Labels = dict[tuple[str, str], dict[str, dict[str, str]]]


@dataclass(frozen=True)
class Ledger:
    """Everything the four packages say, each table in the order of its ids."""

    documents: tuple[Document, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[Theme, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    gaps: tuple[Gap, ...] = ()
    areas: tuple[Area, ...] = ()
    requests: tuple[Request, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    wording: tuple[Wording, ...] = ()
    duties: tuple[Duty, ...] = ()
    results: tuple[Result, ...] = ()
    statements: tuple[Statement, ...] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()  # rows of the table of targets without a figure
    area: str = ""  # the site's own, which every row without one speaks of
    labels: Labels = field(default_factory=dict, repr=False)
    fingerprints: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """table → id → row; a withdrawal is a row of the targets."""
        found = {
            table: {row.id: row for row in getattr(self, table)}
            for tables in TABLES.values()
            for table in tables
        }
        found["targets"] |= {row.id: row for row in self.withdrawals}
        return found

    @cached_property
    def places(self) -> dict[str, dict[str, set[int]]]:
        """document → hash of its fingerprint → the word positions, from 1, at which it stands."""
        places: dict[str, dict[str, set[int]]] = {}
        for document, hashes in self.fingerprints.items():
            places[document] = {}
            for place, window in enumerate(hashes, 1):
                places[document].setdefault(window, set()).add(place)
        return places

    @cached_property
    def targets_of(self) -> dict[str, list[Target]]:
        """indicator → its targets, in the order of their ids; empty for one without."""
        return group_by(self.targets, attrgetter("indicator"))

    @cached_property
    def results_of(self) -> dict[str, list[Result]]:
        """indicator → its results, in the order of their ids; empty for one without."""
        return group_by(self.results, attrgetter("indicator"))

    @cached_property
    def current_results_of(self) -> dict[str, list[Result]]:
        """indicator → its results by period that nothing revises, of the ledger's own area, no forecasts."""
        rows = (row for row in self.results if self.is_current(row))
        return group_by(sorted(rows, key=lambda row: (row.period, row.id)), attrgetter("indicator"))

    def is_current(self, result: Result) -> bool:
        """True for a figure of the ledger's own area that nothing revises and that is no forecast."""
        own = result.area == self.area and result.status != Status.FORECAST
        return own and result.id not in self.superseded

    @cached_property
    def superseded(self) -> dict[str, Result]:
        """result → the one that revises it; nothing of a result that is current."""
        return {row.replaces: row for row in self.results if row.replaces}

    @cached_property
    def following(self) -> dict[str, Target | Withdrawal]:
        """target → the row that replaces it or takes it back; nothing of a target at the end of its chain."""
        rows: tuple[Target | Withdrawal, ...] = (*self.targets, *self.withdrawals)
        return {row.replaces: row for row in rows if row.replaces}

    @cached_property
    def in_order(self) -> tuple[Indicator, ...]:
        """Indicators by position."""
        return tuple(sorted(self.indicators, key=lambda i: i.position))

    @cached_property
    def parts_of(self) -> dict[str, list[Indicator]]:
        """indicator → those that are shares of it, by position; empty for one that is no whole."""
        return group_by((i for i in self.in_order if i.whole), attrgetter("whole"))

    @cached_property
    def grouped(self) -> dict[tuple[str, str], dict[str, list[Any]]]:
        """(table, column) → what stands there → the rows where it stands; filled as it is asked for."""
        return {}

    def where(self, table: str, column: str, value: str) -> list[Any]:
        """The rows of a table with this value in a column, in the order of their ids."""
        if (table, column) not in self.grouped:
            self.grouped[table, column] = group_by(getattr(self, table), attrgetter(column))
        return self.grouped[table, column].get(value, [])

    def document(self, id: str) -> Document:
        """The document with this id; KeyError where there is none."""
        document: Document = self.by_id["documents"][id]
        return document

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id; KeyError where there is none."""
        indicator: Indicator = self.by_id["indicators"][id]
        return indicator

    def unit_kind(self, indicator: Indicator) -> str:
        """The kind of an indicator's unit; empty where it has none."""
        unit = self.by_id["units"].get(indicator.unit)
        return str(unit.kind) if unit else ""


PACKAGE_OF = {table: package for package, tables in TABLES.items() for table in tables}
KINDS = {table: kind for tables in TABLES.values() for table, kind in tables.items()}


def table_of(row: Row) -> str:
    """The table in which a row stands; one that takes a target back stands among the targets."""
    kind = Target if isinstance(row, Withdrawal) else type(row)
    return next(table for table, known in KINDS.items() if kind is known)
