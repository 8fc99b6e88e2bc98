"""This room proves: every quote against its document, every figure and hedge against its quote."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scripts import derive, evidence
from scripts.case import Case
from scripts.model import Figure, Result
from scripts.problem import Problem


def quotes(case: Case) -> Iterator[Problem]:
    """A quote of 3 to 20 words stands in its held document, contiguous, once or at the stated occurrence."""
    proofs = derive.proofs(case.ledger)
    for table, row in derive.quoted_rows(case.ledger):
        length = len(evidence.words_of(row.quote))
        if not evidence.WINDOW <= length <= evidence.LONGEST:
            yield case.told(row, "quote-length", "quote", words=length)
            continue
        proof = proofs[table, row.id]
        if not proof.held or proof.source not in case.ledger.fingerprints:
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
    """A row's figure stands in its quote, read the Vietnamese way, with its hedge, status and sign."""
    figures: tuple[Figure, ...] = (*case.ledger.targets, *case.ledger.results)
    for row in figures:
        indicator = case.ledger.by_id["indicators"].get(row.indicator)
        unit = case.ledger.by_id["units"].get(indicator.unit) if indicator else None
        printed = evidence.matching(row.quote, row.value, unit.symbol_vi if unit else "")
        if printed is None:
            told = ", ".join(p.text for p in evidence.printed_figures(row.quote)) or "–"
            yield case.told(row, "figure-not-in-quote", "value", value=row.value, printed=told)
            continue
        yield from hedge_problems(case, row, printed)
        if row.value_upper != printed.upper and (row.value_upper is not None or printed.upper is not None):
            yield case.told(
                row, "upper-not-in-quote", "value_upper", value=row.value_upper, printed=printed.text
            )
        yield from sign_problems(case, row, printed)
        if isinstance(row, Result):
            if row.out_of != printed.of:
                yield case.told(
                    row, "field-not-in-quote", "out_of", value=row.out_of or "–", printed=printed.text
                )
            if evidence.is_estimate(row.quote) != (row.status == "E"):
                code = "estimate-not-said" if row.status == "E" else "estimate-said"
                yield case.told(row, code, "status", status=row.status or "–")


def hedge_problems(case: Case, row: Figure, printed: evidence.Printed) -> Iterator[Problem]:
    """`bound` says what the words beside the figure say, no more and no less."""
    if row.bound != printed.bound:
        words = f"{printed.hedge} {printed.text}".strip()
        yield case.told(
            row, "hedge-unlike-bound", "bound", bound=row.bound, printed=words, right=printed.bound
        )


def sign_problems(case: Case, row: Figure, printed: evidence.Printed) -> Iterator[Problem]:
    """A fall is negative only where the quote says that it fell; a change that fell is never positive."""
    falls = "giảm" in (w.lower() for w in evidence.words_of(row.quote))
    changes = row.indicator.endswith(derive.CHANGE)
    if (row.value < Decimal(0)) != (falls and changes):
        yield case.told(row, "sign-unlike-quote", "value", value=row.value, printed=printed.text)
