"""Mutants of whole tasks in the real data: an element with another change, or that ends elsewhere.

Each cell alone may be right, and so may each row: only the rules that look at a whole task can catch these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from scripts.analysis.context import RuleContext, own_tables
from scripts.analysis.proofs import proofs
from scripts.analysis.rules.registry import RULES
from scripts.ingest.load import Loaded
from scripts.model.ledger import Ledger
from scripts.model.rows import Wording

RULED = ("quotes", "amendments", "wording", "redlines")
NOWHERE = {
    "before": {"before_from": None, "before_to": None},
    "after": {"after_from": None, "after_to": None},
}
NOTHING = {side: dict.fromkeys((f"{side}_vi", f"{side}_en"), "") for side in NOWHERE}
Elements = Mapping[str, Wording]


@dataclass(frozen=True)
class TaskMutant:
    """All elements of the data, some of them otherwise than they are."""

    what: str
    of: tuple[Wording, ...]  # those that are otherwise, as they stand
    elements: tuple[Wording, ...]


def task_mutants(ledger: Ledger) -> Iterator[TaskMutant]:
    """Each element with another change, left out, made two, or with words of the one beside it."""
    elements = {row.id: row for row in ledger.wording}
    for row in elements.values():
        for changed in changed_otherwise(row):
            yield TaskMutant(f"{row.change} as {changed.change}", (row,), together(elements, [changed]))
        yield TaskMutant("left out", (row,), without(elements, row))
        if row.change == "kept":
            yield TaskMutant("kept as removed and added", (row,), in_two(elements, row))
    for side in NOWHERE:
        for one, other in neighbours(ledger, side):
            for step in (-1, 1):
                moved = (
                    replace(one, **{f"{side}_to": getattr(one, f"{side}_to") + step}),
                    replace(other, **{f"{side}_from": getattr(other, f"{side}_from") + step}),
                )
                yield TaskMutant(f"{side}: {step} word", (one, other), together(elements, moved))
            swapped = replace(one, **where(other, side)), replace(other, **where(one, side))
            yield TaskMutant(f"{side}: exchanged", (one, other), together(elements, swapped))


def changed_otherwise(row: Wording) -> Iterator[Wording]:
    """The element with every other change, and cells that fit it."""
    texts = [getattr(row, f"{side}_{language}") for side in NOWHERE for language in ("vi", "en")]
    before_vi, before_en, after_vi, after_en = texts
    vi, en = after_vi or before_vi, after_en or before_en
    fitting: dict[str, dict[str, Any]] = {
        "kept": {"before_vi": vi, "before_en": en, "after_vi": vi, "after_en": en},
        "reworded": {"before_vi": f"{vi} cũ", "before_en": f"{en} old", "after_vi": vi, "after_en": en},
        "added": {**NOTHING["before"], **NOWHERE["before"], "after_vi": vi, "after_en": en},
        "removed": {**NOTHING["after"], **NOWHERE["after"], "before_vi": vi, "before_en": en},
    }
    for change, cells in fitting.items():
        if change != row.change:
            yield replace(row, change=change, **cells)  # a side without words then has none in the source


def in_two(elements: Elements, row: Wording) -> tuple[Wording, ...]:
    """All elements, a kept one as one that was removed, and added again in the same words."""
    removed = replace(row, change="removed", **NOTHING["after"], **NOWHERE["after"], occurrence=1)
    added = replace(row, id=f"{row.id}-again", change="added", position=row.position + 1, **NOTHING["before"])
    later = [
        replace(other, position=other.position + 1)
        for other in elements.values()
        if other.amendment == row.amendment and other.position > row.position
    ]
    return together(elements, [removed, replace(added, **NOWHERE["before"]), *later])


def without(elements: Elements, row: Wording) -> tuple[Wording, ...]:
    """All elements but one, those after it moved up."""
    rest = [other for other in elements.values() if other is not row]
    return tuple(
        replace(other, position=other.position - 1)
        if other.amendment == row.amendment and other.position > row.position
        else other
        for other in rest
    )


def together(elements: Elements, changed: Iterable[Wording]) -> tuple[Wording, ...]:
    """All elements, some in other words."""
    return tuple({**elements, **{row.id: row for row in changed}}.values())


def neighbours(ledger: Ledger, side: str) -> Iterator[tuple[Wording, Wording]]:
    """Elements that stand beside each other in a passage."""
    for amendment in ledger.amendments:
        own = [row for row in ledger.where("wording", "amendment", amendment.id) if where(row, side)]
        yield from pairwise(sorted(own, key=lambda row: getattr(row, f"{side}_from")))


def where(row: Wording, side: str) -> dict[str, Any]:
    """The two ends of an element in a passage; nothing where it has none."""
    ends = {f"{side}_{end}": getattr(row, f"{side}_{end}") for end in ("from", "to")}
    return {} if None in ends.values() else ends


def uncaught_tasks(real: Loaded, made: Iterable[TaskMutant], today: date) -> list[TaskMutant]:
    """Those of which no rule finds anything."""
    known = proofs(real.ledger)
    standing = {row.id: row for row in real.ledger.wording}
    kept = ("amendments", "documents", "fingerprints")  # what quotes of elements are proven with
    witnesses = replace(Ledger(), **{name: getattr(real.ledger, name) for name in kept})
    passed = []
    for one in made:
        numbered = tuple(replace(row, row=n) for n, row in enumerate(one.elements, 2))
        ledger = replace(real.ledger, wording=numbered)
        read_anew = tuple(
            row for row in numbered if row.id not in standing or row.occurrence != standing[row.id].occurrence
        )
        own = proofs(replace(witnesses, wording=read_anew)) if read_anew else {}
        ids = {**real.known_ids, "wording": frozenset(row.id for row in numbered)}
        context = RuleContext(ledger, own_tables(real), ids, today, {**known, **own})
        if not any(found for rule in RULED for found in RULES[rule][0](context)):
            passed.append(one)
    return passed
