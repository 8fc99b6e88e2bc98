"""Mistakes in where an amended task and its elements stand in the amending document."""

from __future__ import annotations

from tests.broken.edits import Edit, cell, mistake, row

NOWHERE = ("", "")


def placed(table: str, id: str, **sides: tuple[object, object]) -> tuple[Edit, ...]:
    """Other ends of a passage or an element, side by side: before and after."""
    return tuple(
        cell(table, id, f"{side}_{end}", str(number))
        for side, ends in sides.items()
        for end, number in zip(("from", "to"), ends, strict=True)
    )


MISTAKES = [
    mistake(
        "a target amended, said to be new",
        "kind-of-amendment-missing",
        cell("amendments", "cover", "kind", "target-added"),
    ),
    mistake("a passage of a target", "passage-unlike-kind", *placed("amendments", "cover", after=(90, 95))),
    mistake(
        "a passage longer than its document",
        "passage-beyond",
        cell("amendments", "nursery", "after_to", "999"),
    ),
    mistake(
        "elements of a passage that nobody names",
        "passage-missing",
        *placed("amendments", "nursery", before=NOWHERE, after=NOWHERE),
    ),
    mistake(
        "an old passage that runs into the new one",
        "passages-overlap",
        cell("amendments", "nursery", "before_to", "92"),
    ),
    mistake(
        "old words of what was added", "span-unlike-change", *placed("wording", "nursery-4", before=(71, 73))
    ),
    mistake(
        "words of an old passage that is not named",
        "span-without-passage",
        *placed("amendments", "nursery", before=NOWHERE),
    ),
    mistake("an element of two words", "span-short", cell("wording", "nursery-1", "after_to", "91")),
    mistake("an element that has no place", "span-missing", *placed("wording", "nursery-3", before=NOWHERE)),
    mistake(
        "an element that runs out of its passage",
        "span-outside",
        cell("wording", "nursery-4", "after_to", "107"),
    ),
    mistake("a word of no element", "words-left-out", cell("wording", "nursery-1", "after_to", "94")),
    mistake("a word of two elements", "words-twice", cell("wording", "nursery-2", "before_from", "76")),
    mistake(
        "kept, of which words differ",
        "kept-with-other-words",
        cell("wording", "nursery-1", "change", "kept"),
        cell("wording", "nursery-1", "after_vi", "Lập vườn ươm ở ba xã"),
        cell("wording", "nursery-1", "after_en", "Nurseries in three communes"),
    ),
    mistake(
        "reworded, of which no word differs",
        "reworded-with-same-words",
        cell("wording", "nursery-3", "change", "reworded"),
        cell("wording", "nursery-3", "after_vi", "Phát cây cho các trường"),
        cell("wording", "nursery-3", "after_en", "Give trees to the schools"),
    ),
    mistake(
        "a quote from the old words of what was kept",
        "quote-outside-span",
        cell("wording", "nursery-3", "occurrence", "1"),
    ),
    mistake(
        "elements in another order than their words",
        "position-unlike-words",
        cell("wording", "nursery-3", "position", "4"),
        cell("wording", "nursery-4", "position", "3"),
    ),
    mistake(
        "a removed element far from where it stood",
        "removed-out-of-place",
        cell("wording", "nursery-2", "position", "4"),
        cell("wording", "nursery-3", "position", "2"),
        cell("wording", "nursery-4", "position", "3"),
    ),
    mistake(
        "kept words as removed and added",
        "removed-but-added",
        row(
            *("wording", "nursery-3"),
            **{"id": "nursery-5", "position": "5", "change": "added", "before_vi": "", "before_en": ""},
            **{"before_from": "", "before_to": ""},
        ),
        *(cell("wording", "nursery-3", c, "") for c in ("after_vi", "after_en", "after_from", "after_to")),
        cell("wording", "nursery-3", "change", "removed"),
        cell("wording", "nursery-3", "occurrence", "1"),
        cell("wording", "nursery-4", "position", "5"),
        cell("wording", "nursery-5", "position", "4"),
    ),
]
