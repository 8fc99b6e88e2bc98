"""This room proves: every quote against its document, every figure and hedge against its quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from scripts.analysis import derive
from scripts.analysis import quotes as evidence
from scripts.analysis.context import Case
from scripts.analysis.quotes import Printed
from scripts.model.ledger import Figure, Ledger, Result, Unit
from scripts.model.problem import Problem
from scripts.model.row import Quoted, Row

# Columns in which we tell in our own words what a quote proves.
PROSE = {
    "statements": ("text",),
    "duties": ("duty",),
    "wording": ("before", "after"),
    "amendments": ("summary",),
}


def quotes(case: Case) -> Iterator[Problem]:
    """A quote of 3 to 20 words stands in its held document, contiguous, once or at the stated occurrence."""
    for table, row in derive.quoted_rows(case.ledger):
        length = len(evidence.words_of(row.quote))
        if not evidence.WINDOW <= length <= evidence.LONGEST:
            yield case.told(row, "quote-length", "quote", words=length)
            continue
        proof = case.proofs[table, row.id]
        if not proof.held or not case.ledger.fingerprints.get(proof.source):
            continue
        if not proof.count:
            yield case.told(row, "quote-not-found", "quote", quote=row.quote, document=proof.source)
        elif proof.count > 1 and row.occurrence is None:
            yield case.told(row, "quote-ambiguous", "occurrence", count=proof.count, document=proof.source)
        elif row.occurrence is not None and (proof.count == 1 or not 1 <= row.occurrence <= proof.count):
            yield case.told(
                row, "occurrence-wrong", "occurrence", occurrence=row.occurrence, count=proof.count
            )


def quoted_figures(case: Case) -> Iterator[Problem]:
    """A row's figure stands in its quote, read the Vietnamese way, and so do hedge, unit, year and status."""
    for table, row in figures(case.ledger):
        unit = unit_of(case.ledger, row)
        symbol = unit.symbol_vi if unit else ""
        printed = evidence.matching(row.quote, row.value, symbol)
        if printed is None:
            read = [f"“{p.text}” = {p.counted(symbol):f}" for p in evidence.printed_figures(row.quote)]
            yield case.told(
                row, "figure-not-in-quote", "value", value=row.value, printed=", ".join(read) or "–"
            )
            continue
        if row.bound != printed.bound:
            words = f"{printed.hedge} {printed.text}".strip()
            yield case.told(
                row, "hedge-unlike-bound", "bound", bound=row.bound, printed=words, right=printed.bound
            )
        if row.value_upper != printed.upper:
            yield case.told(
                row, "upper-not-in-quote", "value_upper", value=row.value_upper or "–", printed=printed.text
            )
        yield from cut_off(case, table, row, printed, unit)
        yield from sign_problems(case, row, printed)
        yield from unit_problems(case, row, printed, unit)
        yield from year_problems(case, row)
        if isinstance(row, Result):
            yield from result_problems(case, row, printed)


def figures(ledger: Ledger) -> Iterator[tuple[str, Figure]]:
    """Every row that carries a figure, with its table."""
    yield from (("targets", target) for target in ledger.targets)
    yield from (("results", result) for result in ledger.results)


def unit_of(ledger: Ledger, row: Figure) -> Unit | None:
    """The unit of a row's indicator, where both are known."""
    indicator = ledger.by_id["indicators"].get(row.indicator)
    return ledger.by_id["units"].get(indicator.unit) if indicator else None


def cut_off(case: Case, table: str, row: Figure, printed: Printed, unit: Unit | None) -> Iterator[Problem]:
    """A quote begins and ends outside its figure's hedge: not after “hơn”, “ước” or “giảm”."""
    proof = case.proofs[table, row.id]
    if proof.place is None:
        return
    hashes = case.ledger.places[proof.source]
    whole = evidence.widened(row.quote, proof.source, hashes, proof.place)
    if whole == row.quote:
        return
    fuller = evidence.matching(whole, row.value, unit.symbol_vi if unit else "")
    says = [evidence.ESTIMATE] if isinstance(row, Result) else []
    says += [evidence.FALL] if row.indicator.endswith(derive.CHANGE) else []
    unsaid = any(evidence.says(whole, word) != evidence.says(row.quote, word) for word in says)
    if unsaid or (fuller and fuller.hedge != printed.hedge):
        yield case.told(row, "hedge-cut-off", "quote", whole=whole)


def sign_problems(case: Case, row: Figure, printed: Printed) -> Iterator[Problem]:
    """A fall is negative only where the quote says that it fell; a change that fell is never positive."""
    falls = evidence.says(row.quote, evidence.FALL) and row.indicator.endswith(derive.CHANGE)
    if (row.value < Decimal(0)) != falls:
        yield case.told(row, "sign-unlike-quote", "value", value=row.value, printed=printed.text)


def unit_problems(case: Case, row: Figure, printed: Printed, unit: Unit | None) -> Iterator[Problem]:
    """Where the quote prints a unit after the figure, it is the indicator's: “%” counts no people."""
    if unit is None:
        return
    if printed.percent:
        if unit.id not in (derive.PERCENT, derive.POINT):
            yield case.told(row, "unit-unlike-quote", "indicator", unit=unit.name_vi, printed=printed.text)
        return
    told = (printed.after, printed.after.removeprefix(printed.scale).strip())  # triệu đồng; lượt khách
    behind = [u for u in case.ledger.units if u.symbol_vi and any(begins_with(t, u.symbol_vi) for t in told)]
    if behind and unit not in behind:
        words = f"{printed.text.removesuffix(printed.scale).strip()} {printed.after}"
        yield case.told(row, "unit-unlike-quote", "indicator", unit=unit.name_vi or unit.id, printed=words)


def begins_with(text: str, words: str) -> bool:
    """True where a text begins with whole words."""
    return bool(re.match(rf"{re.escape(words)}(?![\w/])", text))


def year_problems(case: Case, row: Figure) -> Iterator[Problem]:
    """A year that the quote names is the row's own, or the one that it is compared with."""
    named = evidence.YEAR.findall(row.quote)
    own = {row.period[:4], getattr(row, "base_period", "")[:4]}
    if named and not own & set(named):
        yield case.told(row, "year-unlike-quote", "period", period=row.period, years=", ".join(named))


def result_problems(case: Case, row: Result, printed: Printed) -> Iterator[Problem]:
    """A rank's field and an estimate stand in the quote."""
    if row.out_of != printed.of:
        yield case.told(row, "field-not-in-quote", "out_of", value=row.out_of or "–", printed=printed.text)
    if evidence.is_estimate(row.quote) != (row.status == "E"):
        code = "estimate-not-said" if row.status == "E" else "estimate-said"
        yield case.told(row, code, "status", status=row.status or "–")


def same_words(case: Case) -> Iterator[Problem]:
    """Two rows of one indicator and period never rest on the same printed figure: each was read somewhere."""
    seen: dict[tuple[str, str, str, str, int], Row] = {}
    for table, row in figures(case.ledger):
        unit, proof = unit_of(case.ledger, row), case.proofs[table, row.id]
        printed = evidence.matching(row.quote, row.value, unit.symbol_vi if unit else "")
        if printed is None or proof.place is None:
            continue
        place = (table, row.indicator, row.period, proof.source, proof.place + printed.before)
        if place in seen:
            yield case.told(row, "same-words", "occurrence", other=seen[place].id)
        seen.setdefault(place, row)


def prose(case: Case) -> Iterator[Problem]:
    """A figure in our own words is one that a quote from the same document prints."""
    quoted = {table for table, _ in derive.quoted_rows(case.ledger)}
    if any(case.known_ids.get(table) != case.ledger.by_id[table].keys() for table in quoted):
        return  # a row that could not be read may hold the quote
    unproved = {proof.source for proof in case.proofs.values() if not proof.checked}
    printed: dict[str, set[Decimal]] = defaultdict(set)
    for _, row in derive.quoted_rows(case.ledger):
        source = derive.source_of(case.ledger, row)
        for one in evidence.printed_figures(row.quote):
            printed[source] |= {one.scaled, *([one.upper] if one.upper else [])}
    for table, columns in PROSE.items():
        for told in getattr(case.ledger, table):
            source = derive.source_of(case.ledger, told) if isinstance(told, Quoted) else told.document
            if source in unproved or source not in printed:
                continue
            for column in (f"{name}_{language}" for name in columns for language in ("vi", "en")):
                for text, value in evidence.plain_figures(getattr(told, column), column[-2:]):
                    if value not in printed[source]:
                        yield case.told(told, "prose-not-quoted", column, figure=text, document=source)
