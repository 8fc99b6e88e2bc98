"""An amended task element by element: what was kept, reworded, added and removed, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.redlines import coverage
from scripts.model.kinds import AmendmentKind, WordingChange
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
COVERED = {
    ("before", "after"): "task.covered_both",
    ("after",): "task.covered_new",
    ("before",): "task.covered_old",
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
        evidence=evidence(context, "wording", row, is_said=True),
    )


def tally(context: PageContext, amendment: Amendment) -> tuple[str, ...]:
    """How many elements were kept, reworded, added, removed, in words; nothing of what there is none of."""
    numbers = queries.tally(context.ledger, amendment)
    return tuple(context.t.count(COUNTS[change], n) for change, n in numbers.items() if n)


def completeness(context: PageContext, amendment: Amendment) -> Markup:
    """How many words of each passage the elements cover, and whether the old ones are quoted at all.

    Empty where the document is not held, or names no passage: nothing is proven then.
    """
    t, found = context.t, coverage(context.ledger, amendment)
    is_whole = all(passage.covered == passage.words for passage in found.values())
    if not found or not is_whole or not context.ledger.document(amendment.document).held:
        return Markup("")
    facts = {side: t.integer(passage.covered) for side, passage in found.items()}
    facts |= {f"{side}_of": t.integer(passage.words) for side, passage in found.items()}
    told = [t.html(COVERED[tuple(found)], **facts)]
    if amendment.kind == AmendmentKind.TASK and "before" not in found:
        told.append(t.html("task.not_quoted"))
    return Markup(" ").join(told)
