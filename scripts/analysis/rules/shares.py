"""Rules of shares: those of one whole make it up, as far as the printed figures can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from scripts.analysis.context import RuleContext
from scripts.analysis.derive import PERCENT
from scripts.analysis.derived import HUNDRED
from scripts.analysis.histories import target_histories
from scripts.model.kinds import Status, TargetKind
from scripts.model.ledger import Ledger
from scripts.model.problem import Problem
from scripts.model.rows import Figure

Group = tuple[object, ...]  # whole, area, period, and who tells it or how final it is
HALF = Decimal("0.5")


def shares(context: RuleContext) -> Iterator[Problem]:
    """Shares of one whole, area and period that are all stated make 100 %; some of them never exceed it.

    So do the targets of one body, as each instrument first set them and as they are in force, and the current
    results of one status that are no forecasts. Each figure may differ by half a unit of its last printed
    decimal, a hedged one as far as its hedge reaches.
    """
    told: set[Problem] = set()
    groups: list[tuple[Group, list[Figure]]] = []
    if context.is_whole("indicators", "units", "documents", "targets"):
        groups += target_groups(context.ledger)
    if context.is_whole("indicators", "units", "results"):
        groups += result_groups(context.ledger)
    for (whole, *_), rows in groups:
        found = sum_problem(context, str(whole), rows)
        if found and found not in told:
            told.add(found)
            yield found


def target_groups(ledger: Ledger) -> Iterator[tuple[Group, list[Figure]]]:
    """Targets of one body for shares of one whole: those that an instrument set first, those in force."""
    groups: dict[Group, list[Figure]] = defaultdict(list)
    for history in target_histories(ledger):
        whole = history.indicator.whole
        if not whole or history.kind != TargetKind.TARGET or history.original is None:
            continue
        key = whole, history.area, history.period, history.issuer
        groups[*key, history.original.document].append(history.original)
        if history.in_force:
            groups[key].append(history.in_force)
    yield from groups.items()


def result_groups(ledger: Ledger) -> Iterator[tuple[Group, list[Figure]]]:
    """Current results of one status for shares of one whole; rows of one share may disagree."""
    groups: dict[Group, list[Figure]] = defaultdict(list)
    for row in ledger.results:
        share = ledger.by_id["indicators"].get(row.indicator)
        if share and share.whole and row.id not in ledger.superseded and row.status != Status.FORECAST:
            groups[share.whole, row.area, row.period, row.status].append(row)
    yield from groups.items()


def sum_problem(context: RuleContext, whole: str, rows: Sequence[Figure]) -> Problem | None:
    """The Problem of shares whose sum cannot be 100, told at the last of them; None where it can."""
    parts = {part.id: context.ledger.unit_kind(part) for part in context.ledger.parts_of.get(whole, ())}
    rows = [row for row in rows if parts.get(row.indicator) == PERCENT]
    reach: dict[str, tuple[Decimal, Decimal]] = {}
    for row in rows:
        low, high = extent(row)
        known = reach.get(row.indicator, (low, high))
        reach[row.indicator] = min(low, known[0]), max(high, known[1])
    least, most = (sum((ends[nth] for ends in reach.values()), Decimal(0)) for nth in (0, 1))
    code = "shares-exceed-whole" if least > HUNDRED else "shares-below-whole"
    if not rows or (least <= HUNDRED and (most >= HUNDRED or reach.keys() != parts.keys())):
        return None
    last = max(rows, key=lambda row: row.id)
    total = sum((row.value for row in {row.indicator: row for row in rows}.values()), Decimal(0))
    return context.problem_in(last, code, "value", whole=whole, period=last.period, total=f"{total:f}")


def extent(row: Figure) -> tuple[Decimal, Decimal]:
    """The least and the most that a printed figure can stand for, infinite where it is open."""
    values, slack = row.interval, rounding(row.value)
    low = Decimal("-Infinity") if values.low is None else values.low - slack
    high = Decimal("Infinity") if values.high is None else values.high + slack
    return low, high


def rounding(value: Decimal) -> Decimal:
    """Half a unit of the last decimal that a figure was printed with: 0.05 of 13.8."""
    exponent = value.as_tuple().exponent
    return HALF.scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(0)
