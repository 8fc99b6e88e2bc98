"""Rules of figures: ranges, ranks; and the rows that carry a figure."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.ledger import Figure, Ledger, Unit
from scripts.model.problem import Problem


def figures(context: RuleContext) -> Iterator[Problem]:
    """A range has two ends in order, and only a range has two; a rank says of how many, and only a rank."""
    rows: tuple[Figure, ...] = (*context.ledger.targets, *context.ledger.results)
    for row in rows:
        if row.bound == "range" and row.value_upper is None:
            yield context.problem_in(row, "range-without-end", "value_upper")
        elif row.bound == "range" and row.value_upper is not None and row.value_upper <= row.value:
            yield context.problem_in(
                row, "range-backwards", "value_upper", low=row.value, high=row.value_upper
            )
        elif row.bound != "range" and row.value_upper is not None:
            yield context.problem_in(row, "end-without-range", "value_upper", bound=row.bound)
    for result in context.ledger.results:
        indicator = context.ledger.by_id["indicators"].get(result.indicator)
        ranked = bool(indicator and indicator.unit == "rank")
        if ranked and result.out_of is None:
            yield context.problem_in(result, "rank-of-unknown", "out_of")
        elif result.out_of is not None and not ranked:
            yield context.problem_in(result, "not-a-rank", "out_of", indicator=result.indicator)
        elif result.out_of is not None and not 1 <= result.value <= result.out_of:
            yield context.problem_in(result, "rank-beyond", "value", value=result.value, out_of=result.out_of)


def figure_rows(ledger: Ledger) -> Iterator[tuple[str, Figure]]:
    """Every row that carries a figure, with its table."""
    yield from (("targets", target) for target in ledger.targets)
    yield from (("results", result) for result in ledger.results)


def unit_of(ledger: Ledger, row: Figure) -> Unit | None:
    """The unit of a row's indicator, where both are known."""
    indicator = ledger.by_id["indicators"].get(row.indicator)
    return ledger.by_id["units"].get(indicator.unit) if indicator else None
