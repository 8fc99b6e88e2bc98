"""An amended task element by element: what was kept, reworded, added and removed, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.kinds import WordingChange
from scripts.model.rows import Amendment, Wording
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.pieces import Correction, correction

SIGNS = {
    WordingChange.KEPT: "=",
    WordingChange.REWORDED: "~",
    WordingChange.ADDED: "+",
    WordingChange.REMOVED: "−",
}
COUNTS = {
    WordingChange.KEPT: "change_kept",
    WordingChange.REWORDED: "change_reworded",
    WordingChange.ADDED: "change_added",
    WordingChange.REMOVED: "change_removed",
}


@dataclass(frozen=True)
class Element:
    """One element of a task; `before` is None of what was added or kept, `after` of what was removed."""

    id: str
    change: str
    sign: str
    label: str
    before: Markup | None
    after: Markup | None
    is_kept: bool
    correction: Correction
    evidence: Evidence


def redline(context: PageContext, amendment: Amendment) -> tuple[Element, ...]:
    """The elements of an amended task, by position."""
    return tuple(element(context, row) for row in queries.wording(context.ledger, amendment))


def element(context: PageContext, row: Wording) -> Element:
    """One element with its evidence."""
    change, t = WordingChange(row.change), context.t
    has_before = change in (WordingChange.REWORDED, WordingChange.REMOVED)
    return Element(
        id=row.id,
        change=change,
        sign=SIGNS[change],
        label=context.book.label("wording", "change", change),
        before=t.prose(row, "before") if has_before else None,
        after=None if change == WordingChange.REMOVED else t.prose(row, "after"),
        is_kept=change == WordingChange.KEPT,
        correction=correction("wording", row),
        evidence=evidence(context, "wording", row),
    )


def tally(context: PageContext, amendment: Amendment) -> tuple[str, ...]:
    """How many elements were kept, reworded, added, removed, in words; nothing of what there is none of."""
    numbers = queries.tally(context.ledger, amendment)
    return tuple(context.t.count(COUNTS[change], n) for change, n in numbers.items() if n)
