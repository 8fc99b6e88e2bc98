"""Results and the targets of their periods in; verdicts out: met, missed, or open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.analysis.derived import TargetHistory, Verdict
from scripts.model.ledger import Ledger, Result, Target


def verdicts(ledger: Ledger, histories: Iterable[TargetHistory]) -> Iterator[Verdict]:
    """Each result against the original and the target in force of its own period, never another's."""
    known = {(history.indicator.id, history.period): history for history in histories}
    for result in ledger.results:
        history = known.get((result.indicator, result.period))
        if history:
            for target in dict.fromkeys(t for t in (history.original, history.in_force) if t):
                yield Verdict(result, target, is_met(result, target, history.indicator.direction))


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
