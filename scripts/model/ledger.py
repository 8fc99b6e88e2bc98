"""What our four packages say: a frozen dataclass a table, its attributes the table's columns; the ledger.

The columns are defined in `datasets/*/datapackage.json`; a class here says what the generator relies on.
An unknown is an empty string, or None where the column holds a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any

from scripts.model.grouping import group_by
from scripts.model.row import Quoted, Row


@dataclass(frozen=True, kw_only=True)
class Document(Row):
    """An instrument or a report: what sets, changes or tells."""

    kind: str  # resolution, regulation, decree, press
    number: str  # e.g. 12-NQ/HU; restarts each term, so never an id alone
    title_vi: str
    title_en: str
    issuer: str
    issued: date | None
    url: str
    held: bool  # its text was read and fingerprinted
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Organisation(Row):
    """Who issues documents, asks and is asked."""

    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Theme(Row):
    """A field of policy, by which indicators and tasks are listed."""

    position: int
    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Unit(Row):
    """What figures are counted in."""

    symbol_vi: str
    symbol_en: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Indicator(Row):
    """Something that is measured, and promised."""

    position: int
    name_vi: str
    name_en: str
    theme: str
    unit: str
    decimals: int  # the most that a computed figure of it is shown with
    direction: str  # up, down, none: which way is better
    whole: str  # the indicator of which this one is a share
    definition_vi: str
    definition_en: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Gap(Row):
    """What no source says, or what a source says will come."""

    kind: str  # unknown, awaited
    about: str  # table/id
    text_vi: str
    text_en: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class Figure(Quoted):
    """A quoted figure of an indicator for a period, bounded as its source words it."""

    indicator: str
    period: str
    bound: str  # eq, gt, ge, lt, le, approx, range
    value: Decimal
    value_upper: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Target(Figure):
    """A figure promised for a period by a document."""

    document: str  # the instrument that sets it
    provision: str
    source: str  # the document in which it was read
    replaces: str  # the target that this one takes the place of
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Task(Row):
    """Something that a document sets to be done, without a figure."""

    position: int
    document: str
    provision: str
    theme: str
    title_vi: str
    title_en: str


@dataclass(frozen=True, kw_only=True)
class Amendment(Row):
    """One change that a document makes to another one."""

    document: str
    amends: str
    provision: str
    amended_provision: str
    kind: str  # target, task
    task: str
    summary_vi: str
    summary_en: str
    reason_vi: str
    reason_en: str


@dataclass(frozen=True, kw_only=True)
class Wording(Quoted):
    """One element of an amended task: kept, added, removed or reworded."""

    amendment: str
    position: int
    change: str
    before_vi: str
    after_vi: str
    before_en: str
    after_en: str


@dataclass(frozen=True, kw_only=True)
class Duty(Quoted):
    """What an organisation must do, and how often."""

    document: str
    provision: str
    organisation: str
    duty_vi: str
    duty_en: str
    frequency: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Result(Figure):
    """A figure achieved in a period, as a source tells it."""

    out_of: int | None  # a rank's field: 24 of 34
    status: str  # SDMX OBS_STATUS: E, P, A; empty where the source does not say
    base_period: str
    source: str
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Statement(Quoted):
    """What a source says beside its figures."""

    kind: str  # achievement, shortcoming, petition, direction, solution, agreement
    by: str
    to: str
    theme: str
    text_vi: str
    text_en: str
    source: str


# package → table → class: the tables whose meaning this site knows.
TABLES: dict[str, dict[str, type[Row]]] = {
    "reference": {
        "documents": Document,
        "organisations": Organisation,
        "themes": Theme,
        "units": Unit,
        "indicators": Indicator,
        "gaps": Gap,
    },
    "targets": {"targets": Target, "tasks": Task},
    "amendments": {"amendments": Amendment, "wording": Wording, "duties": Duty},
    "results": {"results": Result, "statements": Statement},
}


@dataclass(frozen=True)
class Ledger:
    """Everything the four packages say, each table in the order of its ids."""

    documents: tuple[Document, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[Theme, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    gaps: tuple[Gap, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    wording: tuple[Wording, ...] = ()
    duties: tuple[Duty, ...] = ()
    results: tuple[Result, ...] = ()
    statements: tuple[Statement, ...] = ()
    fingerprints: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """table → id → row."""
        return {
            table: {row.id: row for row in getattr(self, table)}
            for tables in TABLES.values()
            for table in tables
        }

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

    def target(self, id: str) -> Target:
        """The target with this id; KeyError where there is none."""
        target: Target = self.by_id["targets"][id]
        return target


PACKAGE_OF = {table: package for package, tables in TABLES.items() for table in tables}
