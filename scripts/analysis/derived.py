"""What is computed from a ledger, as frozen values: each carries the rows that it came from.

Values are exact Decimals: nothing here rounds, phrases or colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic, Literal, TypeVar

from scripts.model.grouping import group_by
from scripts.model.kinds import ChangeKind, ComputedKind, TargetVersion
from scripts.model.ledger import Figure, Indicator, Result, Target

PRESS = "press"  # a document of this kind reports; it sets nothing
PERCENT = "percent"  # a change between two of these is in percentage points
POINT = "percentage-point"
CHANGE = "-change"  # an indicator named so measures the change of the indicator named before the suffix
HUNDRED = Decimal(100)
F = TypeVar("F", bound=Figure, covariant=True)


@dataclass(frozen=True)
class Change(Generic[F]):
    """From one figure to the one in its place; `relative` is in per cent of the earlier value."""

    before: F
    after: F

    @property
    def difference(self) -> Decimal:
        """The later value less the earlier, in the figures' own unit."""
        return self.after.value - self.before.value

    @property
    def relative(self) -> Decimal | None:
        """The difference in per cent of the earlier value; None from zero."""
        return self.difference / self.before.value * HUNDRED if self.before.value else None

    @property
    def kind(self) -> ChangeKind:
        """raised, lowered, unchanged, or reworded where only the bound differs."""
        if self.difference:
            return ChangeKind.RAISED if self.difference > 0 else ChangeKind.LOWERED
        same = (self.before.bound, self.before.value_upper) == (self.after.bound, self.after.value_upper)
        return ChangeKind.UNCHANGED if same else ChangeKind.REWORDED


@dataclass(frozen=True)
class TargetHistory:
    """One indicator's targets for one period: the chain of instruments, and what others claim."""

    indicator: Indicator
    period: str
    chain: tuple[Target, ...]  # from the original to the one in force
    claims: tuple[Target, ...]  # told by documents that set nothing

    @property
    def original(self) -> Target | None:
        """The target as it was first set; None where nobody but the press tells one."""
        return self.chain[0] if self.chain else None

    @property
    def in_force(self) -> Target | None:
        """The last target of the chain; None where nobody but the press tells one."""
        return self.chain[-1] if self.chain else None

    @property
    def told(self) -> Target:
        """The one that stands for all: in force, else the first that is claimed."""
        return self.in_force or self.claims[0]

    @property
    def changes(self) -> tuple[Change[Target], ...]:
        """Each step of the chain, the earliest first."""
        return tuple(Change(a, b) for a, b in zip(self.chain, self.chain[1:], strict=False))

    @property
    def change(self) -> Change[Target] | None:
        """From the original to the one in force, whatever lies between."""
        return Change(self.chain[0], self.chain[-1]) if len(self.chain) > 1 else None


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
    period: str
    version: TargetVersion | Literal[""]  # empty for a result
    terms: tuple[Term, ...]

    @property
    def id(self) -> str:
        """A name of the computed figure: indicator, period, and version or kind."""
        return "-".join(filter(None, (self.indicator.id, self.period, self.version or self.kind)))

    @property
    def value(self) -> Decimal:
        """The sum of the terms, exact."""
        return sum((t.value for t in self.terms), Decimal(0))

    @property
    def bound(self) -> str:
        """A sum of hedged figures is itself no more than approximate."""
        return "eq" if all(t.row is None or t.row.bound == "eq" for t in self.terms) else "approx"


@dataclass(frozen=True)
class Verdict:
    """A result against a target of the same indicator and period; `gap` is result less target."""

    result: Result
    target: Target
    met: bool | None  # None where the bounds or the direction leave it open

    @property
    def gap(self) -> Decimal:
        """The result's value less the target's, in the indicator's unit."""
        return self.result.value - self.target.value


@dataclass(frozen=True)
class Conflict:
    """Rows that disagree about one indicator and period; each is kept and shown."""

    indicator: Indicator
    period: str
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
class Derivation:
    """All that is computed from a ledger, once."""

    standings: tuple[TargetHistory, ...]
    derived: tuple[Derived, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → proof

    @cached_property
    def standings_of(self) -> dict[str, list[TargetHistory]]:
        """indicator → its target histories, by period."""
        return group_by(self.standings, lambda item: item.indicator.id)

    @cached_property
    def derived_of(self) -> dict[str, list[Derived]]:
        """indicator → what is computed of it."""
        return group_by(self.derived, lambda item: item.indicator.id)

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


def difference_unit(unit: str) -> str:
    """The unit of a change: percentage points between two percentages, else the figure's own."""
    return POINT if unit == PERCENT else unit
