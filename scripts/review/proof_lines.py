"""Changes of evidence, and proofs of rows, in; the lines of the report that say them out.

A row is said to be checked only where the version that it would change proves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from scripts.analysis.derived import Proof
from scripts.review.blocks import Cell, block
from scripts.review.changes import EvidenceChange
from scripts.review.context import ReportContext
from scripts.review.markdown import Block

MOST_DOCUMENTS = 40
TAKE = "git checkout PROPOSAL -- datasets"  # the code stays that of the base
REFINGERPRINT = "python -m scripts fingerprint TEXT.txt --document ID"
COMPARE = "git diff --exit-code datasets/reference/fingerprints/ID.txt"


class ProofState(StrEnum):
    """What is known of a quote, each a key of its sentence."""

    PROVED = "proved"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    NOT_HELD = "not_held"
    NOT_BY_BASE = "not_by_base"  # by the proposal's own fingerprint alone
    UNLIKE_BASE = "unlike_base"  # the base has other words around it
    DROPPED = "dropped"  # the base proves it, the proposal no longer holds the text
    DROPPED_UNPROVEN = "dropped_unproven"


def evidence_lines(context: ReportContext) -> Iterator[Block]:
    """Documents whose evidence changed, what rests on them, and how somebody confirms it."""
    changes = context.difference.evidence
    if not changes:
        return
    yield block(context.t, "heading", "review.evidence")
    yield block(context.t, "paragraph", "review.evidence_why")
    for change in changes[:MOST_DOCUMENTS]:
        name = document_name(context, change.document)
        yield block(
            context.t, "item", f"review.evidence_{change.kind}", document=name, id=Cell(change.document)
        )
        yield rows_line(context, change)
    if changes[MOST_DOCUMENTS:]:
        yield block(context.t, "item", "review.left_out", n=len(changes) - MOST_DOCUMENTS)
    commands = {"take": Cell(TAKE), "command": Cell(REFINGERPRINT), "compare": Cell(COMPARE)}
    yield block(context.t, "paragraph", "review.evidence_confirm", **commands)


def rows_line(context: ReportContext, change: EvidenceChange) -> Block:
    """How many rows of the proposal quote a document, and how many of them the base proves."""
    rows, proven = context.t.count("rows", change.rows), context.t.integer(change.proven)
    return block(context.t, "detail", "review.evidence_rows", rows=rows, proven=proven)


def document_name(context: ReportContext, id: str) -> str:
    """What a document is called in the proposal, else in the base; of none, that it is not known."""
    for book in (context.new, context.old):
        document = book.ledger.by_id["documents"].get(id)
        if document:
            return book.document(document)
    return context.t.text("review.no_document")


def proof_lines(context: ReportContext) -> Iterator[Block]:
    """Rows that are as they were, whose quotes are no longer as proved."""
    if context.difference.proofs:
        yield block(context.t, "heading", "review.proofs")
    for table, id in context.difference.proofs:
        yield Block("item", (("code", f"{table}/{id}"),))
        yield proof_line(context, table, id)


def proof_line(context: ReportContext, table: str, id: str) -> Block:
    """What is known of a row's quote: by the base, and whether the proposal says otherwise."""
    own = context.difference.after.proofs[table, id]
    state, proof = by_base(context, table, id, own)
    facts = {
        "document": document_name(context, proof.source),
        "count": proof.count,
        "place": context.t.integer(proof.place),
    }
    return block(context.t, "detail", f"review.{state}", **facts)


def by_base(context: ReportContext, table: str, id: str, own: Proof) -> tuple[ProofState, Proof]:
    """What is said of a quote, and the proof that it speaks of."""
    known = context.difference.by_base.get((table, id))
    if known is None:
        return proof_state(own), own
    if own.checked and not known.proof.checked:
        return ProofState.NOT_BY_BASE, own
    if own.checked:
        return (ProofState.UNLIKE_BASE if known.is_contradicted else ProofState.PROVED), known.proof
    if known.proof.held and not own.held:
        return (ProofState.DROPPED if known.is_sound else ProofState.DROPPED_UNPROVEN), own
    return proof_state(own), own


def proof_state(proof: Proof) -> ProofState:
    """What is known of a quote in one version, as the key of its sentence."""
    if proof.checked:
        return ProofState.PROVED
    if not proof.held:
        return ProofState.NOT_HELD
    return ProofState.AMBIGUOUS if proof.count else ProofState.NOT_FOUND
