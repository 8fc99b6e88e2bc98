"""An amended task and its elements in; where each stands in the source and how much they cover, out.

Positions are those of the amending document's fingerprint: words counted from 1, both ends included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.model.kinds import AmendmentKind, WordingChange
from scripts.model.ledger import Ledger
from scripts.model.rows import Amendment, Wording

SIDES = ("before", "after")
# kind of an amendment → the passages that it may have; one that speaks of targets has none
PASSAGES: dict[str, tuple[str, ...]] = {
    AmendmentKind.TASK: SIDES,
    AmendmentKind.TASK_ADDED: ("after",),
    AmendmentKind.TASK_WITHDRAWN: ("before",),
}
# what became of an element → the passages in which it has words
WORDED: dict[str, tuple[str, ...]] = {
    WordingChange.KEPT: SIDES,
    WordingChange.REWORDED: SIDES,
    WordingChange.ADDED: ("after",),
    WordingChange.REMOVED: ("before",),
}


@dataclass(frozen=True, order=True)
class Span:
    """Words of a document that follow each other."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first + 1

    def has(self, other: Span) -> bool:
        """True where all words of another span are among these."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Coverage:
    """How many of a passage's words the elements of its amendment cover."""

    covered: int
    words: int


def span(row: Amendment | Wording, side: str) -> Span | None:
    """Where a passage or an element stands, before or after; None where no two ends in order are given."""
    first, last = getattr(row, f"{side}_from"), getattr(row, f"{side}_to")
    return Span(first, last) if first is not None and last is not None and first <= last else None


def coverage(ledger: Ledger, amendment: Amendment) -> dict[str, Coverage]:
    """side → how much of that passage is covered; nothing of a passage that is not named."""
    elements = ledger.where("wording", "amendment", amendment.id)
    found = {}
    for side in SIDES:
        passage = span(amendment, side)
        if passage:
            spans = (span(element, side) for element in elements)
            found[side] = Coverage(covered(passage, (s for s in spans if s)), passage.length)
    return found


def covered(passage: Span, spans: Iterable[Span]) -> int:
    """How many words of a passage lie in at least one of these spans."""
    count, reached = 0, passage.first - 1
    for one in sorted(spans):
        first, last = max(one.first, reached + 1), min(one.last, passage.last)
        count += max(last - first + 1, 0)
        reached = max(reached, last)
    return count
