"""Rules of evidence: quotes stand in their documents; our own words say no figure that no quote prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from scripts.analysis.context import RuleContext
from scripts.analysis.fingerprints import WINDOW, words_of
from scripts.analysis.proofs import language_of, quoted_rows, source_of
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
        least, length = len(words_of(row.quote)), sum(bool(words_of(part)) for part in row.quote.split())
        if least < WINDOW or length > LONGEST:
            yield context.problem_in(row, "quote-length", "quote", words=length if least >= WINDOW else least)
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
        elif row.occurrence is not None and proof.count == 1:
            yield context.problem_in(row, "occurrence-needless", "occurrence", occurrence=row.occurrence)
        elif row.occurrence is not None and not 1 <= row.occurrence <= proof.count:
            yield context.problem_in(
                row, "occurrence-wrong", "occurrence", occurrence=row.occurrence, count=proof.count
            )


def same_words(context: RuleContext) -> Iterator[Problem]:
    """Each figure was read somewhere: two rows of one indicator and period never rest on one printed figure.

    Nor does a target and a result, of whatever indicator: what was promised is no proof that it was done.
    """
    seen: dict[tuple[object, ...], Row] = {}
    promised: dict[tuple[str, int], Row] = {}
    for table, row in figure_rows(context.ledger):
        unit, proof = unit_of(context.ledger, row), context.proofs[table, row.id]
        symbol, kind = (unit.symbol_vi, unit.kind) if unit else ("", "")
        printed = matching(row.quote, row.value, symbol, kind, language_of(context.ledger, row))
        if printed is None or proof.place is None:
            continue
        position = proof.source, proof.place + printed.before
        same = (table, row.indicator, row.period, *position)
        if same in seen:
            yield context.problem_in(row, "same-words", "occurrence", other=seen[same].id)
        elif table == "results" and position in promised:
            yield context.problem_in(row, "words-of-target", "quote", other=promised[position].id)
        seen.setdefault(same, row)
        if table == "targets":
            promised.setdefault(position, row)


def prose(context: RuleContext) -> Iterator[Problem]:
    """A figure in our own words is one that a quote from the same document prints."""
    quoted = {table for table, _ in quoted_rows(context.ledger)}
    if any(context.known_ids.get(table) != context.ledger.by_id[table].keys() for table in quoted):
        return  # a row that could not be read may hold the quote
    unproved = {proof.source for proof in context.proofs.values() if not proof.checked}
    printed: dict[str, set[Decimal]] = defaultdict(set)
    for _, row in quoted_rows(context.ledger):
        source = source_of(context.ledger, row)
        for figure in printed_figures(row.quote, language_of(context.ledger, row)):
            printed[source] |= {figure.scaled, figure.factor * (figure.upper or figure.value)}
            printed[source] |= {figure.upper_factor * (figure.upper or figure.value)}
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
