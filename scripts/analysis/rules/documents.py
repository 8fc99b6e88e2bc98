"""Rules of documents: their days in order; held and fingerprinted, or neither."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.problem import Problem, problem


def days(context: RuleContext) -> Iterator[Problem]:
    """No document takes effect before it is issued."""
    for document in context.ledger.documents:
        issued, effective = document.issued, document.effective
        if issued and effective and effective < issued:
            yield context.problem_in(
                document, "effective-before-issued", "effective", issued=issued, effective=effective
            )


def held(context: RuleContext) -> Iterator[Problem]:
    """A held document has a fingerprint, and a fingerprint belongs to a held document."""
    for document in context.ledger.documents:
        known = document.id in context.ledger.fingerprints
        if document.held and not known:
            yield context.problem_in(document, "held-without-fingerprint", "held", id=document.id)
        elif known and not document.held:
            yield context.problem_in(document, "fingerprint-not-held", "held", id=document.id)
    known_ids = context.known_ids.get("documents", frozenset(context.ledger.fingerprints))
    for stray in sorted(set(context.ledger.fingerprints) - known_ids):
        file = context.file("documents").rsplit("/", 1)[0]
        yield problem(f"{file}/fingerprints/{stray}.txt", "fingerprint-of-nothing", id=stray)
