"""Amendments in; the families of instruments out: an original and all that amends it count as one."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model.ledger import Ledger


def families(ledger: Ledger) -> Mapping[str, str]:
    """document → the family that it belongs to, named by one of its members; no document that stands alone.

    `amendments.amends` may name the original or any instrument that amends it: all of them are one family.
    """
    family: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for row in ledger.amendments:
        if row.document == row.amends:
            continue
        kept = family.setdefault(row.amends, row.amends)
        members.setdefault(kept, [row.amends])
        joined = family.get(row.document, row.document)
        if joined != kept:
            others = members.pop(joined, [row.document])
            members[kept] += others
            family.update(dict.fromkeys(others, kept))
    return family
