"""Rules of figures quoted in English: value, bound, sign, unit, year, field and status are the quote's."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.quotes import Printed, printed_figures, readings
from scripts.analysis.reading.english import statuses_en, years_en
from scripts.analysis.reading.units import RowUnit
from scripts.model.problem import Problem
from scripts.model.reference import Unit
from scripts.model.rows import Figure, Result


def english_figure(context: RuleContext, row: Figure, unit: Unit | None) -> Iterator[Problem]:
    """A row's figure stands in its English quote; bound, unit, year and status agree with its words."""
    wanted = RowUnit(unit.symbol_vi, unit.kind) if unit else RowUnit()
    found = readings(row.quote, row.value, wanted, "en")
    if not found:
        read = [f"“{p.text}” = {p.ends(wanted)[0]:f}" for p in printed_figures(row.quote, "en")]
        yield context.problem_in(
            row, "figure-not-in-quote", "value", value=row.value, printed=", ".join(read) or "–"
        )
        return
    yield from min((list(problems(context, row, unit, printed)) for printed in found), key=len)


def problems(context: RuleContext, row: Figure, unit: Unit | None, printed: Printed) -> Iterator[Problem]:
    """Everything in which a row and a figure of its quote do not agree."""
    wanted = RowUnit(unit.symbol_vi, unit.kind) if unit else RowUnit()
    low, high = printed.ends(wanted)
    words = f"{printed.hedge} {printed.text}".strip()
    if (row.value < 0) != (low < 0):
        yield context.problem_in(row, "sign-unlike-quote", "value", value=row.value, printed=words)
    elif row.bound != printed.bound:
        yield context.problem_in(
            row, "hedge-unlike-bound", "bound", bound=row.bound, printed=words, right=printed.bound
        )
    if row.value_upper != high:
        yield context.problem_in(
            row, "upper-not-in-quote", "value_upper", value=row.value_upper or "–", printed=words
        )
    if unit is not None and not wanted.has(printed.unit):
        yield context.problem_in(row, "unit-unlike-quote", "indicator", unit=unit.name_vi, printed=words)
    own = {row.period.first.year, row.period.last.year, *([row.base_period.year] if row.base_period else [])}
    named = years_en(row.quote)
    if named and not own & {*named}:
        years = ", ".join(str(year) for year in named)
        yield context.problem_in(row, "year-unlike-quote", "period", period=row.period, years=years)
    if isinstance(row, Result):
        yield from result_problems(context, row, printed, wanted)


def result_problems(
    context: RuleContext, row: Result, printed: Printed, wanted: RowUnit
) -> Iterator[Problem]:
    """A rank's field and a status stand in the quote."""
    field = printed.of if wanted.is_rank else None
    if row.out_of != field:
        yield context.problem_in(
            row, "field-not-in-quote", "out_of", value=row.out_of or "–", printed=printed.text
        )
    said = statuses_en(row.quote)
    if row.status not in (said or {""}) and not (wanted.is_rank and not row.status):
        yield context.problem_in(
            row,
            "status-unlike-quote",
            "status",
            status=row.status or "–",
            said=", ".join(sorted(said)) or "–",
        )
