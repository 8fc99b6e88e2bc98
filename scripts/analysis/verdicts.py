"""Results and the targets of their periods in; verdicts out: exceeded, met, missed, or open with its reason.

A figure is an interval, a target the set of values that satisfies it (the rubric on /about/). Exact: nothing
is rounded before it is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from scripts.analysis.derived import TargetHistory, Verdict
from scripts.model.figure import TOLERANCE, Bound, Interval
from scripts.model.kinds import Baseline, OpenReason, Status, TargetKind, VerdictKind
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.rows import Figure, Result, Target

POINTS = (Bound.EQ, Bound.APPROX, Bound.NEAR)  # targets of one value, reached or passed
RISING, FALLING = "up", "down"  # values of indicators.direction


def verdicts(ledger: Ledger, histories: Iterable[TargetHistory], today: date) -> Iterator[Verdict]:
    """Each current result against the targets of its own indicator, area and period, once that is over.

    A forecast has no verdict, nor has a target that was taken back; a claim has one only where no
    instrument's target is known. A figure with another base, or a yearly average where the other is none,
    measures something else.
    """
    known: dict[tuple[str, str, Period], list[TargetHistory]] = defaultdict(list)
    for history in histories:
        known[history.indicator.id, history.area, history.period].append(history)
    for result in ledger.results:
        if result.id in ledger.superseded or result.status == Status.FORECAST:
            continue
        if not result.period.is_over(today):
            continue
        for history in known.get(result.measured, ()):
            for baseline, target in baselines(history):
                if is_comparable(result, target):
                    yield verdict(result, target, baseline, history.indicator.direction)


def baselines(history: TargetHistory) -> Iterator[tuple[Baseline, Target]]:
    """The targets that a result is compared with; one that was only restated is one target."""
    if history.kind == TargetKind.SCENARIO:
        if history.in_force:
            yield Baseline.SCENARIO, history.in_force
    elif history.original and history.in_force:
        if history.original.stated != history.in_force.stated:
            yield Baseline.ORIGINAL, history.original
        yield Baseline.IN_FORCE, history.in_force
    elif not history.chain:
        yield from ((Baseline.CLAIM, claim) for claim in history.claims)


def is_comparable(result: Figure, target: Figure) -> bool:
    """True where both measure the same: both yearly averages or neither, and no two bases that differ."""
    bases = {row.base_period for row in (result, target) if row.base_period}
    return result.average == target.average and len(bases) < 2


def verdict(result: Result, target: Target, baseline: Baseline, direction: str) -> Verdict:
    """A result against one target; `direction` is the indicator's."""
    kind, reason = judged(target, result.interval, direction)
    return Verdict(result, target, baseline, kind, reason, gap(result, target))


def judged(target: Figure, reached: Interval, direction: str) -> tuple[VerdictKind, OpenReason | None]:
    """Exceeded, met or missed, or open with the reason: the values reached against those that satisfy."""
    if target.bound in POINTS and direction not in (RISING, FALLING):
        return VerdictKind.OPEN, OpenReason.NO_DIRECTION
    enough, beyond = satisfying(target, direction), surpassing(target, direction)
    if beyond and reached.within(beyond):
        return VerdictKind.EXCEEDED, None
    if reached.within(enough):
        return VerdictKind.MET, None
    short = shortfall(target, direction)
    if short and reached.within(short):
        return VerdictKind.OPEN, OpenReason.HEDGED_TARGET
    if not reached.meets(enough) and not (short and reached.meets(short)):
        return VerdictKind.MISSED, None
    return VerdictKind.OPEN, OpenReason.HEDGED_RESULT


def satisfying(target: Figure, direction: str) -> Interval:
    """The values that satisfy a target; a half-line is one whatever the direction."""
    low, high = target.value, target.value
    if target.bound == Bound.RANGE:
        high = target.value if target.value_upper is None else target.value_upper
    elif target.bound not in POINTS:
        return target.interval
    if direction == RISING:
        return Interval(low, None)
    return Interval(None, high) if direction == FALLING else Interval(low, high)


def surpassing(target: Figure, direction: str) -> Interval | None:
    """The values beyond a target's figure, or beyond the better end of a range; None where nothing can be."""
    if target.bound not in (*POINTS, Bound.RANGE):
        return None
    if direction == RISING:
        better = target.value if target.value_upper is None else target.value_upper
        return Interval(better, None, low_open=True)
    return Interval(None, target.value, high_open=True) if direction == FALLING else None


def shortfall(target: Figure, direction: str) -> Interval | None:
    """The values about which a hedged target says nothing: they fall short of its figure, but by a little."""
    if target.bound not in (Bound.APPROX, Bound.NEAR):
        return None
    slack = abs(target.value) * TOLERANCE
    if direction == RISING:
        return Interval(target.value - slack, target.value, high_open=True)
    return Interval(target.value, target.value + slack, low_open=True)


def gap(result: Figure, target: Figure) -> Decimal | None:
    """The result less the nearest end of the target; None where the result is hedged."""
    if result.bound != Bound.EQ:
        return None
    ends = [target.value, *([target.value_upper] if target.value_upper is not None else [])]
    return min((result.value - end for end in ends), key=abs)
