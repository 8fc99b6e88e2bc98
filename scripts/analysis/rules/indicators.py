"""Rules of indicators: the unit of a change, and shares that make a whole."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.derive import remainders, target_histories
from scripts.analysis.derived import CHANGE, HUNDRED, PERCENT, POINT
from scripts.model.ledger import Indicator, Ledger
from scripts.model.problem import Problem


def changes_of(context: RuleContext) -> Iterator[Problem]:
    """The change of a percentage is counted in percentage points, never in per cent."""
    indicators = context.ledger.by_id["indicators"]
    for indicator in context.ledger.indicators:
        level: Indicator | None = indicators.get(indicator.id.removesuffix(CHANGE))
        of_rate = indicator.id.endswith(CHANGE) and level and level.unit == PERCENT
        if of_rate and indicator.unit != POINT:
            yield context.problem_in(indicator, "change-not-in-points", "unit", unit=indicator.unit)


def wholes(context: RuleContext) -> Iterator[Problem]:
    """The stated shares of one whole and period never exceed it, in the original version or in force."""
    histories = target_histories(context.ledger) if complete(context.ledger) else ()
    for remainder in remainders(context.ledger, histories):
        if remainder.value < 0:
            last = remainder.terms[-1].row
            if last:
                yield context.problem_in(
                    last, "shares-exceed-whole", "value", total=HUNDRED - remainder.value
                )


def complete(ledger: Ledger) -> bool:
    """True where every target's document and indicator could be read."""
    ids = ledger.by_id
    return all(t.document in ids["documents"] and t.indicator in ids["indicators"] for t in ledger.targets)
