"""Rows of the targets in; the history of each indicator, area, period and issuing body out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.analysis.derived import TargetHistory
from scripts.model.grouping import group_by
from scripts.model.kinds import TELLING, TargetKind
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.rows import Target, Withdrawal

Measured = tuple[str, Period, str]  # area, period, kind


def target_histories(ledger: Ledger, issuers: Sequence[str] = ()) -> Iterator[TargetHistory]:
    """The histories in the indicators' order, by area, period, kind, and the bodies' order of precedence.

    `issuers` are the bodies that lead before all others. Rows whose document or indicator could not be read
    are left out.
    """
    order = precedence(ledger, issuers)
    known = [row for row in ledger.targets if row.document in ledger.by_id["documents"]]
    rows_of = group_by(known, lambda row: row.indicator)
    for indicator in ledger.in_order:
        groups: dict[Measured, list[Target]] = defaultdict(list)
        for row in rows_of.get(indicator.id, ()):
            groups[row.area, row.period, row.kind].append(row)
        for (area, period, kind), rows in sorted(
            groups.items(),
            key=lambda item: (
                item[0][0] != ledger.area,
                item[0][0],
                item[0][1],
                item[0][2] != TargetKind.TARGET,
            ),
        ):
            told = tuple(row for row in rows if is_claim(ledger, row))
            chains = body_chains(ledger, [row for row in rows if row not in told])
            bodies = sorted(chains, key=lambda body: (order.get(body, len(order)), body))
            nothing = TargetHistory(indicator, area, period, kind, "", (), None, (), told)
            if told and not bodies:
                yield nothing
            for body in bodies:
                ordered, witnesses = chains[body]
                yield replace(
                    nothing,
                    issuer=body,
                    chain=ordered,
                    withdrawal=withdrawal(ledger, ordered),
                    witnesses=witnesses,
                    claims=told if body == bodies[0] else (),
                )


def precedence(ledger: Ledger, issuers: Sequence[str]) -> Mapping[str, int]:
    """organisation → its place: those that the site puts first, then the order that the table states."""
    stated = sorted(ledger.organisations, key=lambda organisation: organisation.position)
    ids = dict.fromkeys((*issuers, *(organisation.id for organisation in stated)))
    return {id: place for place, id in enumerate(ids)}


def is_claim(ledger: Ledger, row: Target | Withdrawal) -> bool:
    """True where no instrument vouches for the row: its document tells without setting."""
    return ledger.document(row.document).kind in TELLING


def body(ledger: Ledger, row: Target | Withdrawal) -> str:
    """Who sets a target: the issuer of its document, else the document, which is then a body of its own."""
    return ledger.document(row.document).issuer or row.document


def body_chains(
    ledger: Ledger, rows: Sequence[Target]
) -> dict[str, tuple[tuple[Target, ...], tuple[Target, ...]]]:
    """body → its targets in the order in which they replaced each other, and the witnesses beside them.

    A chain is of the body that set its first target. Of several first targets of one body the one that was
    replaced begins the chain, else one that was read in its own document; a row that states the same of the
    same document as one of the chain is a witness.
    """
    roots = [row for row in rows if row.replaces not in {other.id for other in rows}]
    roots.sort(key=lambda row: (row.id not in ledger.following, row.source != row.document, row.id))
    following = {row.replaces: row for row in rows if row.replaces}
    chains: dict[str, tuple[tuple[Target, ...], tuple[Target, ...]]] = {}
    for issuer, first in group_by(roots, lambda row: body(ledger, row)).items():
        ordered = chain(first[0], following)
        said = {(row.document, row.stated) for row in ordered}
        chains[issuer] = ordered, tuple(row for row in first[1:] if (row.document, row.stated) in said)
    return chains


def chain(first: Target, following: Mapping[str, Target]) -> tuple[Target, ...]:
    """A target and those that replaced it one after the other; `following` is target → its replacement."""
    ordered: list[Target] = []
    step: Target | None = first
    while step and step not in ordered:
        ordered.append(step)
        step = following.get(step.id)
    return tuple(ordered)


def withdrawal(ledger: Ledger, ordered: Sequence[Target]) -> Withdrawal | None:
    """What takes back the last target of a chain, where anything does."""
    row = ledger.following.get(ordered[-1].id) if ordered else None
    return row if isinstance(row, Withdrawal) else None
