"""Rows that carry a quote in; what the fingerprints of their documents say of each quote out."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.derived import Proof
from scripts.analysis.fingerprints import places
from scripts.model.ledger import Ledger
from scripts.model.row import Quoted
from scripts.model.rows import Wording


def proofs(ledger: Ledger) -> dict[tuple[str, str], Proof]:
    """(table, id) → what the fingerprints say of the row's quote."""
    known = {}
    for table, row in quoted_rows(ledger):
        source = source_of(ledger, row)
        document = ledger.by_id["documents"].get(source)
        everywhere = places(row.quote, source, ledger.places.get(source, {}))
        nth, count = row.occurrence or 1, len(everywhere)
        place = everywhere[nth - 1] if 0 < nth <= count and (row.occurrence or count == 1) else None
        known[table, row.id] = Proof(source, bool(document and document.held), place, count)
    return known


def quoted_rows(ledger: Ledger) -> Iterator[tuple[str, Quoted]]:
    """Every row that carries a quote, with its table."""
    yield from (("targets", row) for row in (*ledger.targets, *ledger.withdrawals))
    for table in ("wording", "duties", "results", "statements", "fulfilments"):
        for row in getattr(ledger, table):
            yield table, row


def source_of(ledger: Ledger, row: Quoted) -> str:
    """The document in which a row was read; an element of wording stands in the amending instrument."""
    if isinstance(row, Wording):
        amendment = ledger.by_id["amendments"].get(row.amendment)
        return amendment.document if amendment else ""
    return str(getattr(row, "source", ""))


def language_of(ledger: Ledger, row: Quoted) -> str:
    """The language in which a row's quote is read, that of its document: vi or en."""
    document = ledger.by_id["documents"].get(source_of(ledger, row))
    return "en" if document is not None and document.language == "en" else "vi"
