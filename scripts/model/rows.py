"""Rows of the packages `targets`, `amendments` and `results`: a frozen dataclass a table.

An unknown is an empty string, or None where the column holds a number, a day or a period.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.model.figure import Interval, interval
from scripts.model.period import Period
from scripts.model.row import Quoted, Row


@dataclass(frozen=True, kw_only=True)
class Figure(Quoted):
    """A quoted figure of an indicator for an area and a period, bounded as its source words it."""

    indicator: str
    area: str  # the site's own where the cell is empty: see Ledger.area
    period: Period
    bound: str  # a model.figure.Bound
    value: Decimal
    value_upper: Decimal | None
    base_period: Period | None  # that it is compared with
    average: bool  # a yearly average over a longer period

    @property
    def interval(self) -> Interval:
        """The values that the figure may have, in the indicator's unit."""
        return interval(self.bound, self.value, self.value_upper)

    @property
    def stated(self) -> tuple[str, Decimal, Decimal | None]:
        """What the row states, apart from who states it: bound, value, upper end."""
        return self.bound, self.value, self.value_upper

    @property
    def measured(self) -> tuple[str, str, Period]:
        """Of what, where and when: the indicator, the area, the period."""
        return self.indicator, self.area, self.period


@dataclass(frozen=True, kw_only=True)
class Target(Figure):
    """A figure promised for a period by a document."""

    kind: str  # target, scenario
    document: str  # the instrument that sets it
    provision: str
    source: str  # the document in which it was read
    replaces: str  # the target that this one takes the place of
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Quoted):
    """A row of the table of targets that takes a target back: it has no figure."""

    indicator: str
    area: str
    period: Period
    kind: str  # withdrawn
    document: str
    provision: str
    source: str
    replaces: str  # the target that it takes back
    note_vi: str
    note_en: str

    @property
    def measured(self) -> tuple[str, str, Period]:
        """Of what, where and when: the indicator, the area, the period."""
        return self.indicator, self.area, self.period


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
    kind: str  # target, target-added, target-withdrawn, task, task-added, task-withdrawn
    task: str
    before_from: int | None  # word positions in the source: where the amended passage begins and ends
    before_to: int | None
    after_from: int | None
    after_to: int | None
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
    before_from: int | None  # word positions in the source: where the element begins and ends
    before_to: int | None
    after_from: int | None
    after_to: int | None


@dataclass(frozen=True, kw_only=True)
class Duty(Quoted):
    """What an organisation must do, and how often."""

    document: str
    provision: str
    organisation: str
    duty_vi: str
    duty_en: str
    frequency: str  # monthly, quarterly, half-yearly, yearly, periodic; empty where not stated
    due: date | None
    until: date | None
    source: str


@dataclass(frozen=True, kw_only=True)
class Result(Figure):
    """A figure achieved in a period, as a source tells it."""

    out_of: int | None  # a rank's field: 24 of 34
    status: str  # SDMX OBS_STATUS: F, E, P, A; empty where the source does not say
    source: str
    replaces: str  # the earlier figure of the same indicator, area and period that this one revises
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Statement(Quoted):
    """What a source says beside its figures."""

    kind: str  # achievement, shortcoming, petition, reply, direction, objective, solution, …
    by: str
    to: str
    theme: str
    text_vi: str
    text_en: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Fulfilment(Quoted):
    """A duty done, or something awaited that came, as a source tells it."""

    duty: str
    gap: str
    period: Period | None  # for which it was done; None for a duty done once
    document: str  # what came of it
    done_on: date | None
    source: str
    note_vi: str
    note_en: str
