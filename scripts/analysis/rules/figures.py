"""Rules of figures: ranges, ranks; and the rows that carry a figure."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.figure import Bound
from scripts.model.ledger import Ledger
from scripts.model.problem import Problem
from scripts.model.reference import Unit
from scripts.model.rows import Figure, Result

RANK = "rank"  # a value of units.kind


def figures(context: RuleContext) -> Iterator[Problem]:
    """A range and only a range has two ends, in order; only a rank has a field, and lies within it."""
    rows: tuple[Figure, ...] = (*context.ledger.targets, *context.ledger.results)
    for row in rows:
        is_range = row.bound == Bound.RANGE
        if is_range and row.value_upper is None:
            yield context.problem_in(row, "range-without-end", "value_upper")
        elif is_range and row.value_upper is not None and row.value_upper <= row.value:
            low, high = f"{row.value:f}", f"{row.value_upper:f}"
            yield context.problem_in(row, "range-backwards", "value_upper", low=low, high=high)
        elif not is_range and row.value_upper is not None:
            yield context.problem_in(row, "end-without-range", "value_upper", bound=row.bound)
    for result in context.ledger.results:
        yield from field_problems(context, result)


def field_problems(context: RuleContext, row: Result) -> Iterator[Problem]:
    """What is wrong with the number of those ranked; nothing where the source does not tell it."""
    unit = unit_of(context.ledger, row)
    if row.out_of is None or unit is None:
        return
    if unit.kind != RANK:
        yield context.problem_in(row, "not-a-rank", "out_of", indicator=row.indicator)
        return
    for column, value in (("value", row.value), ("value_upper", row.value_upper)):
        if value is not None and not 1 <= value <= row.out_of:
            yield context.problem_in(row, "rank-beyond", column, value=f"{value:f}", out_of=row.out_of)


def figure_rows(ledger: Ledger) -> Iterator[tuple[str, Figure]]:
    """Every row that carries a figure, with its table."""
    yield from (("targets", target) for target in ledger.targets)
    yield from (("results", result) for result in ledger.results)


def unit_of(ledger: Ledger, row: Figure) -> Unit | None:
    """The unit of a row's indicator, where both are known."""
    indicator = ledger.by_id["indicators"].get(row.indicator)
    return ledger.by_id["units"].get(indicator.unit) if indicator else None
