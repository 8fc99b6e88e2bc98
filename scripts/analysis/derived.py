"""What is computed from a ledger, as frozen values: each carries the rows that it came from.

Values are exact Decimals: nothing here rounds, phrases or colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Generic, Literal, TypeVar

from scripts.model.figure import Bound
from scripts.model.grouping import group_by
from scripts.model.kinds import (
    Baseline,
    ChangeKind,
    ComputedKind,
    DutyStatus,
    OpenReason,
    TargetKind,
    TargetVersion,
    VerdictKind,
)
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.rows import Duty, Figure, Fulfilment, Result, Target, Withdrawal

HUNDRED = Decimal(100)
FLOORS, CEILINGS = (Bound.GT, Bound.GE), (Bound.LT, Bound.LE)
F = TypeVar("F", bound=Figure, covariant=True)


@dataclass(frozen=True)
class Change(Generic[F]):
    """From one figure to the one in its place; `relative` is in per cent of the earlier value."""

    before: F
    after: F

    @property
    def difference(self) -> Decimal:
        """The later value less the earlier, in the figures' own unit; it says nothing of ranges."""
        return self.after.value - self.before.value

    @property
    def relative(self) -> Decimal | None:
        """The difference in per cent of the size of the earlier value; None from zero."""
        return self.difference / abs(self.before.value) * HUNDRED if self.before.value else None

    @property
    def kind(self) -> ChangeKind:
        """raised, lowered, unchanged, or reworded where a bound or the end of a range tells another thing."""
        if self.before.stated == self.after.stated:
            return ChangeKind.UNCHANGED
        bounds = {self.before.bound, self.after.bound}
        opposed = bounds & {*FLOORS} and bounds & {*CEILINGS}
        if Bound.RANGE in bounds or opposed or not self.difference:
            return ChangeKind.REWORDED
        return ChangeKind.RAISED if self.difference > 0 else ChangeKind.LOWERED


@dataclass(frozen=True)
class TargetHistory:
    """One indicator's targets for one area and period as one body sets them, and what others claim."""

    indicator: Indicator
    area: str
    period: Period
    kind: str  # target, scenario
    issuer: str  # the body; a document's id where it names no issuer, empty where only claims are known
    chain: tuple[Target, ...]  # from the original to the last one set
    withdrawal: Withdrawal | None  # what took the last one back
    witnesses: tuple[Target, ...]  # the same figures of the same instruments, read in further sources
    claims: tuple[Target, ...]  # told by documents that set nothing; beside the leading body's chain alone

    @property
    def original(self) -> Target | None:
        """The target as it was first set; None where nobody but the press tells one."""
        return self.chain[0] if self.chain else None

    @property
    def in_force(self) -> Target | None:
        """The last target of the chain; None where it was taken back, or nobody but the press tells one."""
        return self.chain[-1] if self.chain and not self.withdrawal else None

    @property
    def leading(self) -> Target:
        """The one that stands for all: the last that was set, else the first that is claimed."""
        return self.chain[-1] if self.chain else self.claims[0]

    @property
    def rows(self) -> tuple[Target, ...]:
        """Every target with a figure: the chain, its witnesses, the claims."""
        return self.chain + self.witnesses + self.claims

    @property
    def changes(self) -> tuple[Change[Target], ...]:
        """Each step of the chain, the earliest first."""
        return tuple(Change(a, b) for a, b in zip(self.chain, self.chain[1:], strict=False))

    @property
    def change(self) -> Change[Target] | None:
        """The last step that changed something, else the last restatement; None of a chain of one."""
        steps = self.changes
        return next(
            (s for s in reversed(steps) if s.kind != ChangeKind.UNCHANGED), steps[-1] if steps else None
        )

    @property
    def whole_change(self) -> Change[Target] | None:
        """From the original to the last one set, whatever lies between; None of a chain of one."""
        return Change(self.chain[0], self.chain[-1]) if len(self.chain) > 1 else None

    @property
    def is_amended(self) -> bool:
        """True where a step of the chain changed a value or a bound, even if a later one changed it back."""
        return any(step.kind != ChangeKind.UNCHANGED for step in self.changes)


@dataclass(frozen=True)
class Term:
    """One part of a computation: +100, −13.75 from a row."""

    value: Decimal  # signed
    row: Target | Result | None  # None for a constant


@dataclass(frozen=True)
class Derived:
    """A value that no document states: computed here, shown with its terms."""

    kind: ComputedKind
    indicator: Indicator
    area: str
    period: Period
    version: TargetVersion | Literal[""]  # empty for a result
    terms: tuple[Term, ...]  # each exact, about or nearly: of others no sum can be told
    is_elsewhere: bool = False  # of another area than the site's own, which its name says then

    @property
    def id(self) -> str:
        """A name of the computed figure: indicator, area where not the own, period, and version or kind."""
        area = (self.area,) if self.is_elsewhere else ()
        period = str(self.period).replace("/", "-")
        return "-".join((self.indicator.id, *area, period, self.version or self.kind))

    @property
    def value(self) -> Decimal:
        """The sum of the terms, exact."""
        return sum((t.value for t in self.terms), Decimal(0))

    @property
    def bound(self) -> str:
        """A sum of hedged figures is itself no more than approximate."""
        return Bound.EQ if all(t.row is None or t.row.bound == Bound.EQ for t in self.terms) else Bound.APPROX


@dataclass(frozen=True)
class Verdict:
    """A result against a target of the same indicator, area and period."""

    result: Result
    target: Target
    baseline: Baseline
    kind: VerdictKind
    reason: OpenReason | None  # why it is open
    gap: Decimal | None  # result less the target's nearest end, in the indicator's unit; None where hedged


@dataclass(frozen=True)
class Conflict:
    """Rows that disagree about one indicator, area and period; each is kept and shown."""

    indicator: Indicator
    area: str
    period: Period
    rows: tuple[Target | Result, ...]


@dataclass(frozen=True)
class Proof:
    """What is known of a row's quote: where it stands, and whether the build has proved it."""

    source: str  # the document's id
    held: bool
    place: int | None  # word position in the document, from 1
    count: int  # how often the words stand there

    @property
    def checked(self) -> bool:
        """True where the build has proved the quote."""
        return self.place is not None


@dataclass(frozen=True)
class DutyOccurrence:
    """One time that a duty is to be done, as it stands today."""

    duty: Duty
    period: Period | None  # None of a duty that is done once
    due: date | None  # None where no day is stated
    status: DutyStatus
    fulfilment: Fulfilment | None


@dataclass(frozen=True)
class Derivation:
    """All that is computed from a ledger, once."""

    today: date
    area: str  # the site's own
    year: Period | None  # the latest whole year, begun today, for which an instrument has a target
    histories: tuple[TargetHistory, ...]
    derived: tuple[Derived, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    occurrences: tuple[DutyOccurrence, ...]
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → proof

    @cached_property
    def standings(self) -> tuple[TargetHistory, ...]:
        """The target histories of the site's own area, without scenarios."""
        return tuple(h for h in self.histories if h.area == self.area and h.kind == TargetKind.TARGET)

    @cached_property
    def standings_of(self) -> dict[str, list[TargetHistory]]:
        """indicator → its target histories, by period, the leading body's first."""
        return group_by(self.standings, lambda item: item.indicator.id)

    @cached_property
    def histories_of(self) -> dict[str, list[TargetHistory]]:
        """indicator → every history, of scenarios and of other areas too."""
        return group_by(self.histories, lambda item: item.indicator.id)

    @cached_property
    def derived_of(self) -> dict[str, list[Derived]]:
        """indicator → what is computed of it for the site's own area."""
        own = (item for item in self.derived if item.area == self.area)
        return group_by(own, lambda item: item.indicator.id)

    @cached_property
    def verdicts_of(self) -> dict[str, list[Verdict]]:
        """indicator → how its results stand to its targets."""
        return group_by(self.verdicts, lambda item: item.result.indicator)

    @cached_property
    def conflicts_of(self) -> dict[str, list[Conflict]]:
        """indicator → where sources disagree about it."""
        return group_by(self.conflicts, lambda item: item.indicator.id)

    def standing(self, indicator: str) -> list[TargetHistory]:
        """An indicator's target histories, by period; empty for one without a target."""
        return self.standings_of.get(indicator, [])

    def computed(self, indicator: str) -> list[Derived]:
        """What is computed of an indicator; empty where nothing is."""
        return self.derived_of.get(indicator, [])
