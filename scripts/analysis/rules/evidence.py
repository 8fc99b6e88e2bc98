"""Rules of evidence: quotes stand in their documents; our own words say no figure that no quote prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from scripts.analysis.context import RuleContext
from scripts.analysis.fingerprints import WINDOW, words_of
from scripts.analysis.proofs import quoted_rows, source_of
from scripts.analysis.quotes import LONGEST, matching, plain_figures, printed_figures
from scripts.analysis.rules.figures import figure_rows, unit_of
from scripts.model.problem import Problem
from scripts.model.row import Quoted, Row

# Columns in which we tell in our own words what a quote proves.
PROSE = {
    "statements": ("text",),
    "duties": ("duty",),
    "wording": ("before", "after"),
    "amendments": ("summary",),
}


def quotes(context: RuleContext) -> Iterator[Problem]:
    """A quote of 3 to 20 words stands in its held document, contiguous, once or at the stated occurrence."""
    for table, row in quoted_rows(context.ledger):
        length = len(words_of(row.quote))
        if not WINDOW <= length <= LONGEST:
            yield context.problem_in(row, "quote-length", "quote", words=length)
            continue
        proof = context.proofs[table, row.id]
        if not proof.held or not context.ledger.fingerprints.get(proof.source):
            continue
        if not proof.count:
            yield context.problem_in(row, "quote-not-found", "quote", quote=row.quote, document=proof.source)
        elif proof.count > 1 and row.occurrence is None:
            yield context.problem_in(
                row, "quote-ambiguous", "occurrence", count=proof.count, document=proof.source
            )
        elif row.occurrence is not None and (proof.count == 1 or not 1 <= row.occurrence <= proof.count):
            yield context.problem_in(
                row, "occurrence-wrong", "occurrence", occurrence=row.occurrence, count=proof.count
            )


def same_words(context: RuleContext) -> Iterator[Problem]:
    """Two rows of one indicator and period never rest on the same printed figure: each was read somewhere."""
    seen: dict[tuple[str, str, str, str, int], Row] = {}
    for table, row in figure_rows(context.ledger):
        unit, proof = unit_of(context.ledger, row), context.proofs[table, row.id]
        printed = matching(row.quote, row.value, unit.symbol_vi if unit else "")
        if printed is None or proof.place is None:
            continue
        place = (table, row.indicator, row.period, proof.source, proof.place + printed.before)
        if place in seen:
            yield context.problem_in(row, "same-words", "occurrence", other=seen[place].id)
        seen.setdefault(place, row)


def prose(context: RuleContext) -> Iterator[Problem]:
    """A figure in our own words is one that a quote from the same document prints."""
    quoted = {table for table, _ in quoted_rows(context.ledger)}
    if any(context.known_ids.get(table) != context.ledger.by_id[table].keys() for table in quoted):
        return  # a row that could not be read may hold the quote
    unproved = {proof.source for proof in context.proofs.values() if not proof.checked}
    printed: dict[str, set[Decimal]] = defaultdict(set)
    for _, row in quoted_rows(context.ledger):
        source = source_of(context.ledger, row)
        for figure in printed_figures(row.quote):
            printed[source] |= {figure.scaled, *([figure.upper] if figure.upper else [])}
    for table, columns in PROSE.items():
        for row in getattr(context.ledger, table):
            source = source_of(context.ledger, row) if isinstance(row, Quoted) else row.document
            if source in unproved or source not in printed:
                continue
            for column in (f"{name}_{language}" for name in columns for language in ("vi", "en")):
                for text, value in plain_figures(getattr(row, column), column[-2:]):
                    if value not in printed[source]:
                        yield context.problem_in(
                            row, "prose-not-quoted", column, figure=text, document=source
                        )
