"""This room computes: the target in force, changes, remainders, earlier levels, verdicts, conflicts.

Values stay exact Decimals: nothing here rounds, phrases or colours. Every computed value carries its
terms, each with the row that it came from, so that a page can show the computation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic, Literal, TypeVar

from scripts.analysis import quotes as evidence
from scripts.model.kinds import ChangeKind, ComputedKind, TargetVersion
from scripts.model.ledger import Figure, Indicator, Ledger, Quoted, Result, Target, Wording, apart

PRESS = "press"  # a document of this kind reports; it sets nothing
PERCENT = "percent"  # a change between two of these is in percentage points
POINT = "percentage-point"
CHANGE = "-change"  # an indicator named so measures the change of the one before the suffix
HUNDRED = Decimal(100)
F = TypeVar("F", bound=Figure, covariant=True)


@dataclass(frozen=True)
class Change(Generic[F]):
    """From one figure to the one in its place; `relative` is in per cent of the earlier value."""

    before: F
    after: F

    @property
    def difference(self) -> Decimal:
        return self.after.value - self.before.value

    @property
    def relative(self) -> Decimal | None:
        return self.difference / self.before.value * HUNDRED if self.before.value else None

    @property
    def kind(self) -> ChangeKind:
        """Raised, lowered, unchanged, or reworded where only the bound differs."""
        if self.difference:
            return ChangeKind.RAISED if self.difference > 0 else ChangeKind.LOWERED
        same = (self.before.bound, self.before.value_upper) == (self.after.bound, self.after.value_upper)
        return ChangeKind.UNCHANGED if same else ChangeKind.REWORDED


@dataclass(frozen=True)
class Standing:
    """One indicator's targets for one period: the chain of instruments, and what others claim."""

    indicator: Indicator
    period: str
    chain: tuple[Target, ...]  # from the original to the one in force
    claims: tuple[Target, ...]  # told by documents that set nothing

    @property
    def original(self) -> Target | None:
        return self.chain[0] if self.chain else None

    @property
    def in_force(self) -> Target | None:
        return self.chain[-1] if self.chain else None

    @property
    def told(self) -> Target:
        """The one that stands for all: in force, else the first that is claimed."""
        return self.in_force or self.claims[0]

    @property
    def changes(self) -> tuple[Change[Target], ...]:
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
        return "-".join(filter(None, (self.indicator.id, self.period, self.version or self.kind)))

    @property
    def value(self) -> Decimal:
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
        return self.place is not None


@dataclass(frozen=True)
class Derivation:
    """All that is computed from a ledger, once."""

    standings: tuple[Standing, ...]
    derived: tuple[Derived, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...]
    proofs: dict[tuple[str, str], Proof]  # (table, id) → proof

    @cached_property
    def standings_of(self) -> dict[str, list[Standing]]:
        """indicator → its standings."""
        return apart(self.standings, lambda one: one.indicator.id)

    @cached_property
    def derived_of(self) -> dict[str, list[Derived]]:
        """indicator → what is computed of it."""
        return apart(self.derived, lambda one: one.indicator.id)

    @cached_property
    def verdicts_of(self) -> dict[str, list[Verdict]]:
        """indicator → how its results stand to its targets."""
        return apart(self.verdicts, lambda one: one.result.indicator)

    @cached_property
    def conflicts_of(self) -> dict[str, list[Conflict]]:
        """indicator → where sources disagree about it."""
        return apart(self.conflicts, lambda one: one.indicator.id)

    def standing(self, indicator: str) -> list[Standing]:
        return self.standings_of.get(indicator, [])

    def computed(self, indicator: str) -> list[Derived]:
        return self.derived_of.get(indicator, [])


def derive(ledger: Ledger) -> Derivation:
    """Everything that pages, charts and checks compute with."""
    standings = tuple(all_standings(ledger))
    return Derivation(
        standings=standings,
        derived=(*remainders(ledger, standings), *priors(ledger)),
        verdicts=tuple(verdicts(ledger, standings)),
        conflicts=tuple(conflicts(ledger, standings)),
        proofs=proofs(ledger),
    )


def all_standings(ledger: Ledger) -> Iterable[Standing]:
    """A standing for each indicator and period that has a target, in the indicators' order."""
    for indicator in ledger.in_order:
        for period, rows in sorted(
            apart(ledger.targets_of.get(indicator.id, ()), lambda t: t.period).items()
        ):
            yield Standing(
                indicator,
                period,
                chain(t for t in rows if not is_claim(ledger, t)),
                tuple(t for t in rows if is_claim(ledger, t)),
            )


def is_claim(ledger: Ledger, target: Target) -> bool:
    """True where no instrument vouches for the figure."""
    return ledger.document(target.document).kind == PRESS


def chain(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets in the order in which they replaced each other: the fold of `replaces`."""
    rows = list(targets)
    following = {t.replaces: t for t in rows if t.replaces}
    first = next((t for t in rows if not t.replaces), None)
    ordered: list[Target] = []
    while first and first not in ordered:
        ordered.append(first)
        first = following.get(first.id)
    return tuple(ordered)


def remainders(ledger: Ledger, standings: tuple[Standing, ...]) -> Iterable[Derived]:
    """What the stated shares of a whole leave over, for the one share that nobody states."""
    told: dict[str, dict[str, tuple[Target, ...]]] = defaultdict(dict)  # indicator → period → chain
    for standing in standings:
        if standing.chain:
            told[standing.indicator.id][standing.period] = standing.chain
    for whole in ledger.indicators:
        shares = ledger.parts_of.get(whole.id, [])
        for period in sorted({period for share in shares for period in told[share.id]}):
            stated = [told[share.id][period] for share in shares if period in told[share.id]]
            unstated = [share for share in shares if period not in told[share.id]]
            if len(unstated) != 1:
                continue
            for version, nth in ((TargetVersion.ORIGINAL, 0), (TargetVersion.IN_FORCE, -1)):
                terms = (Term(HUNDRED, None), *(Term(-chain[nth].value, chain[nth]) for chain in stated))
                yield Derived(ComputedKind.REMAINDER, unstated[0], period, version, terms)


def priors(ledger: Ledger) -> Iterable[Derived]:
    """The earlier level that a level and its change imply, where no source states it."""
    results = {(r.indicator, r.period): r for r in ledger.results}
    indicators = ledger.by_id["indicators"]
    for change in ledger.results:
        level = results.get((change.indicator.removesuffix(CHANGE), change.period))
        if not change.indicator.endswith(CHANGE) or level is None or not change.base_period:
            continue
        if (level.indicator, change.base_period) not in results:
            terms = (Term(level.value, level), Term(-change.value, change))
            yield Derived(ComputedKind.PRIOR, indicators[level.indicator], change.base_period, "", terms)


def verdicts(ledger: Ledger, standings: tuple[Standing, ...]) -> Iterable[Verdict]:
    """Each result against the original and the target in force of its own period, never another's."""
    for result in ledger.results:
        for standing in standings:
            if (standing.indicator.id, standing.period) != (result.indicator, result.period):
                continue
            for target in dict.fromkeys(t for t in (standing.original, standing.in_force) if t):
                yield Verdict(result, target, is_met(result, target, standing.indicator.direction))


def is_met(result: Result, target: Target, direction: str) -> bool | None:
    """Whether the unrounded result reaches the target; None where hedges or direction leave it open."""
    if target.bound == "range" and target.value_upper is not None:
        return target.value <= result.value <= target.value_upper if result.bound == "eq" else None
    wants = {"gt": "up", "ge": "up", "lt": "down", "le": "down"}.get(target.bound, direction)
    if wants == "none" or target.bound == "approx":
        return None
    over, sign = result.value - target.value, 1 if wants == "up" else -1
    strict = target.bound in ("gt", "lt")
    if result.bound == "eq":
        return over * sign > 0 if strict else over * sign >= 0
    # A hedged result lies on one side of its figure: on the wanted side it may be met, on the other missed.
    beyond = {"gt": 1, "ge": 1, "lt": -1, "le": -1}.get(result.bound, 0) * sign
    exclusive = result.bound in ("gt", "lt")
    if beyond > 0 and (over * sign > 0 or (over == 0 and (exclusive or not strict))):
        return True
    if beyond < 0 and (over * sign < 0 or (over == 0 and (exclusive or strict))):
        return False
    return None


def conflicts(ledger: Ledger, standings: tuple[Standing, ...]) -> Iterable[Conflict]:
    """Claims unlike the target in force, or, where none is, unlike each other; two results that differ."""
    for standing in standings:
        said = (*standing.chain[-1:], *standing.claims)
        unlike = [c for c in said[1:] if figure_of(c) != figure_of(said[0])]
        if unlike:
            yield Conflict(standing.indicator, standing.period, (said[0], *unlike))
    grouped: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in ledger.results:
        grouped[result.indicator, result.period].append(result)
    for (indicator, period), rows in grouped.items():
        if len({figure_of(r) for r in rows}) > 1:
            yield Conflict(ledger.indicator(indicator), period, tuple(rows))


def figure_of(row: Target | Result) -> tuple[str, Decimal, Decimal | None]:
    """What a row says, apart from who says it."""
    return row.bound, row.value, row.value_upper


def quoted_rows(ledger: Ledger) -> Iterable[tuple[str, Quoted]]:
    """Every row that carries a quote, with its table."""
    for table in ("targets", "wording", "duties", "results", "statements"):
        for row in getattr(ledger, table):
            yield table, row


def source_of(ledger: Ledger, row: Quoted) -> str:
    """The document in which a row was read; an element of wording stands in the amending instrument."""
    if isinstance(row, Wording):
        amendment = ledger.by_id["amendments"].get(row.amendment)
        return amendment.document if amendment else ""
    return str(getattr(row, "source", ""))


def proofs(ledger: Ledger) -> dict[tuple[str, str], Proof]:
    """(table, id) → what the fingerprints say of the row's quote."""
    found = {}
    for table, row in quoted_rows(ledger):
        source = source_of(ledger, row)
        document = ledger.by_id["documents"].get(source)
        stands = evidence.places(row.quote, source, ledger.places.get(source, {}))
        nth = row.occurrence or 1
        place = stands[nth - 1] if 0 < nth <= len(stands) and (row.occurrence or len(stands) == 1) else None
        found[table, row.id] = Proof(source, bool(document and document.held), place, len(stands))
    return found


def difference_unit(unit: str) -> str:
    """The unit of a change: percentage points between two percentages, else the figure's own."""
    return POINT if unit == PERCENT else unit
