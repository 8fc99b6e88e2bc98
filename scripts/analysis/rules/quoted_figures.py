"""Rules of quoted figures: value, hedge, sign, unit, year, field and status are those of the row's quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scripts.analysis.context import RuleContext
from scripts.analysis.derived import CHANGE, PERCENT, POINT
from scripts.analysis.quotes import (
    ESTIMATE,
    FALL,
    YEAR,
    Printed,
    is_estimate,
    matching,
    printed_figures,
    says,
    widened,
)
from scripts.analysis.rules.figures import figure_rows, unit_of
from scripts.model.ledger import Figure, Result, Unit
from scripts.model.problem import Problem


def quoted_figures(context: RuleContext) -> Iterator[Problem]:
    """A row's figure stands in its quote, read the Vietnamese way, and so do hedge, unit, year and status."""
    for table, row in figure_rows(context.ledger):
        unit = unit_of(context.ledger, row)
        symbol = unit.symbol_vi if unit else ""
        printed = matching(row.quote, row.value, symbol)
        if printed is None:
            read = [f"“{p.text}” = {p.counted(symbol):f}" for p in printed_figures(row.quote)]
            yield context.problem_in(
                row, "figure-not-in-quote", "value", value=row.value, printed=", ".join(read) or "–"
            )
            continue
        if row.bound != printed.bound:
            words = f"{printed.hedge} {printed.text}".strip()
            yield context.problem_in(
                row, "hedge-unlike-bound", "bound", bound=row.bound, printed=words, right=printed.bound
            )
        if row.value_upper != printed.upper:
            yield context.problem_in(
                row, "upper-not-in-quote", "value_upper", value=row.value_upper or "–", printed=printed.text
            )
        yield from cut_off(context, table, row, printed, unit)
        yield from sign_problems(context, row, printed)
        yield from unit_problems(context, row, printed, unit)
        yield from year_problems(context, row)
        if isinstance(row, Result):
            yield from result_problems(context, row, printed)


def cut_off(
    context: RuleContext, table: str, row: Figure, printed: Printed, unit: Unit | None
) -> Iterator[Problem]:
    """A quote begins and ends outside its figure's hedge: not after “hơn”, “ước” or “giảm”."""
    proof = context.proofs[table, row.id]
    if proof.place is None:
        return
    hashes = context.ledger.places[proof.source]
    whole = widened(row.quote, proof.source, hashes, proof.place)
    if whole == row.quote:
        return
    fuller = matching(whole, row.value, unit.symbol_vi if unit else "")
    hedges = [ESTIMATE] if isinstance(row, Result) else []
    hedges += [FALL] if row.indicator.endswith(CHANGE) else []
    unsaid = any(says(whole, word) != says(row.quote, word) for word in hedges)
    if unsaid or (fuller and fuller.hedge != printed.hedge):
        yield context.problem_in(row, "hedge-cut-off", "quote", whole=whole)


def sign_problems(context: RuleContext, row: Figure, printed: Printed) -> Iterator[Problem]:
    """A fall is negative only where the quote says that it fell; a change that fell is never positive."""
    falls = says(row.quote, FALL) and row.indicator.endswith(CHANGE)
    if (row.value < Decimal(0)) != falls:
        yield context.problem_in(row, "sign-unlike-quote", "value", value=row.value, printed=printed.text)


def unit_problems(
    context: RuleContext, row: Figure, printed: Printed, unit: Unit | None
) -> Iterator[Problem]:
    """Where the quote prints a unit after the figure, it is the indicator's: “%” counts no people."""
    if unit is None:
        return
    if printed.percent:
        if unit.id not in (PERCENT, POINT):
            yield context.problem_in(
                row, "unit-unlike-quote", "indicator", unit=unit.name_vi, printed=printed.text
            )
        return
    endings = (printed.after, printed.after.removeprefix(printed.scale).strip())  # triệu đồng; lượt khách
    behind = [
        u for u in context.ledger.units if u.symbol_vi and any(begins_with(t, u.symbol_vi) for t in endings)
    ]
    if behind and unit not in behind:
        words = f"{printed.text.removesuffix(printed.scale).strip()} {printed.after}"
        yield context.problem_in(
            row, "unit-unlike-quote", "indicator", unit=unit.name_vi or unit.id, printed=words
        )


def begins_with(text: str, words: str) -> bool:
    """True where a text begins with whole words."""
    return bool(re.match(rf"{re.escape(words)}(?![\w/])", text))


def year_problems(context: RuleContext, row: Figure) -> Iterator[Problem]:
    """A year that the quote names is the row's own, or the one that it is compared with."""
    named = YEAR.findall(row.quote)
    own = {row.period[:4], getattr(row, "base_period", "")[:4]}
    if named and not own & set(named):
        yield context.problem_in(
            row, "year-unlike-quote", "period", period=row.period, years=", ".join(named)
        )


def result_problems(context: RuleContext, row: Result, printed: Printed) -> Iterator[Problem]:
    """A rank's field and an estimate stand in the quote."""
    if row.out_of != printed.of:
        yield context.problem_in(
            row, "field-not-in-quote", "out_of", value=row.out_of or "–", printed=printed.text
        )
    if is_estimate(row.quote) != (row.status == "E"):
        code = "estimate-not-said" if row.status == "E" else "estimate-said"
        yield context.problem_in(row, code, "status", status=row.status or "–")
