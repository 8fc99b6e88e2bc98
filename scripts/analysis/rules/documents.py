"""Rules of documents: held and fingerprinted, or neither; gaps are about rows that exist."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.ledger import PACKAGE_OF
from scripts.model.problem import Problem, problem


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


def gaps(context: RuleContext) -> Iterator[Problem]:
    """A gap is about a row that exists, named table/id."""
    for gap in context.ledger.gaps:
        table, _, id = gap.about.partition("/")
        unread = table in PACKAGE_OF and table not in context.known_ids
        if not unread and id not in context.known_ids.get(table, frozenset()):
            yield context.problem_in(gap, "about-nothing", "about", about=gap.about)
