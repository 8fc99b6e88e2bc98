"""A ledger in; everything that pages, charts and rules compute with out, once.

Targets in force, changes, remainders, earlier levels, verdicts, conflicts, proofs: exact, and each with the
rows that it came from, so that a page can show the computation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from scripts.analysis.derived import CHANGE, HUNDRED, PRESS, Conflict, Derivation, Derived, Proof, TargetHistory, Term
from scripts.analysis.proofs import proofs
from scripts.analysis.verdicts import verdicts
from scripts.model.ledger import Ledger, Result, Target, apart


def derive(ledger: Ledger) -> Derivation:
    """Everything that pages, charts and checks compute with."""
    standings = tuple(target_histories(ledger))
    return Derivation(
        standings=standings,
        derived=(*remainders(ledger, standings), *earlier_levels(ledger)),
        verdicts=tuple(verdicts(ledger, standings)),
        conflicts=tuple(conflicts(ledger, standings)),
        proofs=proofs(ledger),
    )


def target_histories(ledger: Ledger) -> Iterable[TargetHistory]:
    """A standing for each indicator and period that has a target, in the indicators' order."""
    for indicator in ledger.in_order:
        for period, rows in sorted(
            apart(ledger.targets_of.get(indicator.id, ()), lambda t: t.period).items()
        ):
            yield TargetHistory(
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


def remainders(ledger: Ledger, standings: tuple[TargetHistory, ...]) -> Iterable[Derived]:
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
            for version, nth in (("original", 0), ("in-force", -1)):
                terms = (Term(HUNDRED, None), *(Term(-chain[nth].value, chain[nth]) for chain in stated))
                yield Derived("remainder", unstated[0], period, version, terms)


def earlier_levels(ledger: Ledger) -> Iterable[Derived]:
    """The earlier level that a level and its change imply, where no source states it."""
    results = {(r.indicator, r.period): r for r in ledger.results}
    indicators = ledger.by_id["indicators"]
    for change in ledger.results:
        level = results.get((change.indicator.removesuffix(CHANGE), change.period))
        if not change.indicator.endswith(CHANGE) or level is None or not change.base_period:
            continue
        if (level.indicator, change.base_period) not in results:
            terms = (Term(level.value, level), Term(-change.value, change))
            yield Derived("prior", indicators[level.indicator], change.base_period, "", terms)


def conflicts(ledger: Ledger, standings: tuple[TargetHistory, ...]) -> Iterable[Conflict]:
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
