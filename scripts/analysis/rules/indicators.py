"""Rules of indicators: what an indicator is the change, the rank or a share of."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.derive import PERCENT, POINT
from scripts.analysis.rules.figures import RANK
from scripts.model.problem import Problem
from scripts.model.reference import Indicator

RELATIONS = ("whole", "change_of", "rank_of")  # columns that name another indicator


def relations(context: RuleContext) -> Iterator[Problem]:
    """No indicator is its own change, rank or share; a rank is counted in ranks.

    The change of a percentage is counted in percentage points, never in per cent.
    """
    indicators = context.ledger.by_id["indicators"]
    for indicator in context.ledger.indicators:
        for column in RELATIONS:
            if getattr(indicator, column) == indicator.id:
                yield context.problem_in(indicator, "indicator-of-itself", column, id=indicator.id)
        if indicator.unit and indicator.unit not in context.ledger.by_id["units"]:
            continue  # its unit could not be read
        kind = context.ledger.unit_kind(indicator)
        if indicator.rank_of and kind != RANK:
            yield context.problem_in(indicator, "rank-not-in-ranks", "unit", unit=indicator.unit or "–")
        level: Indicator | None = indicators.get(indicator.change_of)
        if level and level is not indicator and context.ledger.unit_kind(level) == PERCENT and kind != POINT:
            yield context.problem_in(indicator, "change-not-in-points", "unit", unit=indicator.unit or "–")
