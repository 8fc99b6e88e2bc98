"""Two versions in; which evidence changed between them, and what the former version's evidence proves, out.

Nobody vouches for themselves: the rows of a proposal are proven by the documents and fingerprints of the
version that it would change. What only the proposal's own fingerprints prove, somebody must look up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.analysis.context import RuleContext, own_tables
from scripts.analysis.proofs import proofs, quoted_rows
from scripts.analysis.rules.registry import RULES
from scripts.model.ledger import Ledger
from scripts.review.changes import BaseProof, EvidenceChange, EvidenceKind
from scripts.review.version import Version

OF_QUOTES = ("quotes", "quoted-figures", "same-words")  # rules that ask a fingerprint
BaseProofs = Mapping[tuple[str, str], BaseProof]


def evidence_changes(before: Version, after: Version) -> tuple[tuple[EvidenceChange, ...], BaseProofs]:
    """Every document whose evidence changed, the gravest first, and (table, id) → the proof by the base.

    Proofs by the base are there for rows that quote such a document; for all others both versions agree.
    """
    kinds = dict(changed_documents(before, after))
    if not kinds:
        return (), {}
    by_base = {key: known for key, known in base_proofs(before, after).items() if known.proof.source in kinds}
    rows = Counter(known.proof.source for known in by_base.values())
    proven = Counter(known.proof.source for known in by_base.values() if known.is_sound)
    order = list(EvidenceKind)
    listed = sorted(kinds, key=lambda document: (order.index(kinds[document]), document))
    return tuple(EvidenceChange(d, kinds[d], rows[d], proven[d]) for d in listed), by_base


def changed_documents(before: Version, after: Version) -> Iterator[tuple[str, EvidenceKind]]:
    """document → what happened to its evidence, of those to which anything happened."""
    old, new = before.ledger, after.ledger
    ids = {id for ledger in (old, new) for id in (*ledger.by_id["documents"], *ledger.fingerprints)}
    seen = after.loaded.known_ids.get("documents", frozenset())
    for id in ids:
        kind = evidence_kind(old, new, id, is_unread=id in seen)
        if kind:
            yield id, kind


def evidence_kind(old: Ledger, new: Ledger, id: str, is_unread: bool) -> EvidenceKind | None:
    """What happened to one document's evidence; `is_unread` where its row may stand there but be broken."""
    was, now = (ledger.by_id["documents"].get(id) for ledger in (old, new))
    prints_then, prints_now = (ledger.fingerprints.get(id, ()) for ledger in (old, new))
    held_then = bool((was and was.held) or prints_then)
    held_now = bool((now and now.held) or prints_now)
    if prints_then and prints_now and prints_then != prints_now:
        return EvidenceKind.CHANGED
    if was is None and now is not None:
        return EvidenceKind.NEW_HELD if held_now else EvidenceKind.NEW
    if now is None and was is not None and not is_unread:
        return EvidenceKind.GONE if held_then else None
    if (prints_then and not prints_now) or (was and was.held and now and not now.held):
        return EvidenceKind.DROPPED
    if (prints_now and not prints_then) or (now and now.held and was and not was.held):
        return EvidenceKind.HELD
    return None


def base_proofs(before: Version, after: Version) -> dict[tuple[str, str], BaseProof]:
    """(table, id) → what the base's documents and fingerprints say of each row of the proposal."""
    known = before.ledger.by_id["documents"]
    theirs = after.ledger.by_id["documents"]
    documents = {**{id: replace(document, held=False) for id, document in theirs.items()}, **known}
    ledger = replace(
        after.ledger, documents=tuple(documents.values()), fingerprints=before.ledger.fingerprints
    )
    proven, tables = proofs(ledger), own_tables(after.loaded)
    context = RuleContext(ledger, tables, after.loaded.known_ids, after.checked.today, proven)
    own = {problem.place for problem in after.checked.problems}
    found = [problem for rule in OF_QUOTES for problem in RULES[rule][0](context)]
    contradicted = {(problem.file, problem.row) for problem in found if problem.place not in own}
    lines = {(table, row.id): (context.file(table), row.row) for table, row in quoted_rows(ledger)}
    return {key: BaseProof(proof, lines[key] in contradicted) for key, proof in proven.items()}
