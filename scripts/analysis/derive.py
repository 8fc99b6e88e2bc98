"""A ledger in; everything that pages, charts and rules compute with out, once.

Targets in force, changes, remainders, earlier levels, verdicts, conflicts, proofs: exact, and each with the
rows that it came from, so that a page can show the computation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from scripts.analysis.derived import (
    CHANGE,
    HUNDRED,
    PRESS,
    Conflict,
    Derivation,
    Derived,
    Proof,
    TargetHistory,
    Term,
)
from scripts.analysis.proofs import proofs
from scripts.analysis.verdicts import verdicts
from scripts.model.grouping import group_by
from scripts.model.kinds import ComputedKind, TargetVersion
from scripts.model.ledger import Ledger, Result, Target


def derive(ledger: Ledger, proven: Mapping[tuple[str, str], Proof] | None = None) -> Derivation:
    """All that is computed from a ledger; `proven` are its proofs, where they are known already."""
    histories = tuple(target_histories(ledger))
    return Derivation(
        standings=histories,
        derived=(*remainders(ledger, histories), *earlier_levels(ledger)),
        verdicts=tuple(verdicts(ledger, histories)),
        conflicts=tuple(conflicts(ledger, histories)),
        proofs=proofs(ledger) if proven is None else proven,
    )


def target_histories(ledger: Ledger) -> Iterator[TargetHistory]:
    """A history for each indicator and period that has a target, in the indicators' order."""
    for indicator in ledger.in_order:
        for period, rows in sorted(
            group_by(ledger.targets_of.get(indicator.id, ()), lambda t: t.period).items()
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


def remainders(ledger: Ledger, histories: Iterable[TargetHistory]) -> Iterator[Derived]:
    """What the stated shares of a whole leave over in per cent, for the one share that nobody states."""
    chains: dict[str, dict[str, tuple[Target, ...]]] = defaultdict(dict)  # indicator → period → chain
    for history in histories:
        if history.chain:
            chains[history.indicator.id][history.period] = history.chain
    for whole in ledger.indicators:
        shares = ledger.parts_of.get(whole.id, [])
        for period in sorted({period for share in shares for period in chains[share.id]}):
            stated = [chains[share.id][period] for share in shares if period in chains[share.id]]
            unstated = [share for share in shares if period not in chains[share.id]]
            if len(unstated) != 1:
                continue
            for version, nth in ((TargetVersion.ORIGINAL, 0), (TargetVersion.IN_FORCE, -1)):
                terms = (Term(HUNDRED, None), *(Term(-chain[nth].value, chain[nth]) for chain in stated))
                yield Derived(ComputedKind.REMAINDER, unstated[0], period, version, terms)


def earlier_levels(ledger: Ledger) -> Iterator[Derived]:
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


def conflicts(ledger: Ledger, histories: Iterable[TargetHistory]) -> Iterator[Conflict]:
    """Claims unlike the target in force, or, where none is, unlike each other; two results that differ."""
    for history in histories:
        targets = (*history.chain[-1:], *history.claims)  # none where a chain has lost its original
        unlike = [claim for claim in targets[1:] if figure_of(claim) != figure_of(targets[0])]
        if unlike:
            yield Conflict(history.indicator, history.period, (targets[0], *unlike))
    grouped: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in ledger.results:
        grouped[result.indicator, result.period].append(result)
    for (indicator, period), rows in grouped.items():
        if len({figure_of(row) for row in rows}) > 1:
            yield Conflict(ledger.indicator(indicator), period, tuple(rows))


def figure_of(row: Target | Result) -> tuple[str, Decimal, Decimal | None]:
    """What a row states, apart from who states it: bound, value, upper end."""
    return row.bound, row.value, row.value_upper
