"""An amended task is shown element by element: what was there before, what is there now."""

from __future__ import annotations

import pytest

from scripts.pages.redline import completeness, redline, tally
from tests.ledgers import amendment, document, page_context, task, wording

HELD = document("second", held=True)
EVERY_NEW = "Every word of the new passage belongs to exactly one element: 10 of 10 words."
EVERY_OLD = "Every word of the old passage belongs to exactly one element: 1,200 of 1,200 words."
OLD, NEW = {"before_from": 3, "before_to": 1202}, {"after_from": 1210, "after_to": 1219}


@pytest.mark.parametrize(
    ("change", "sign", "before", "after"),
    [
        ("kept", "=", None, "new"),
        ("reworded", "~", "old", "new"),
        ("added", "+", None, "new"),
        ("removed", "−", "old", None),
    ],
)
def test_an_element_shows_what_its_change_leaves(change, sign, before, after):
    context = page_context(task("t"), amendment("m", task="t"), wording("w", change, amendment="m"))
    (element,) = redline(context, context.ledger.amendments[0])
    assert (element.change, element.sign) == (change, sign)
    assert (element.before, element.after) == (before, after)
    assert element.is_kept == (change == "kept")


def test_a_tally_says_only_what_there_is():
    rows = [wording(f"w{n}", "added", amendment="m", position=n) for n in range(2)]
    context = page_context(task("t"), amendment("m", task="t"), *rows)
    assert tally(context, context.ledger.amendments[0]) == ("2 added",)


def said(*elements, kind="task", held=HELD, code="en", **passages):
    """How complete a task's elements are said to be."""
    rows = held, task("t"), amendment("m", task="t", kind=kind, **passages), *elements
    context = page_context(*rows, code=code)
    return str(completeness(context, context.ledger.amendments[0]))


def test_the_words_of_both_passages_are_counted_from_the_spans():
    elements = (
        wording("a", "removed", amendment="m", before_from=3, before_to=1199),
        wording("b", "kept", amendment="m", before_from=1200, before_to=1202, after_from=1210, after_to=1212),
        wording("c", "added", amendment="m", after_from=1213, after_to=1219),
    )
    assert said(*elements, **OLD, **NEW) == (
        "Every word of both passages belongs to exactly one element: 1,200 of 1,200 words "
        "of the old passage, 10 of 10 of the new."
    )
    assert said(*elements, **OLD, **NEW, code="vi") == (
        "Mỗi chữ của hai đoạn đều thuộc đúng một ý: 1.200/1.200 chữ của đoạn cũ, 10/10 chữ của đoạn mới."
    )
    for n in range(3):  # what leaves words out says nothing of the kind
        assert said(*elements[:n], *elements[n + 1 :], **OLD, **NEW) == ""
    assert said(*elements, held=document("second"), **OLD, **NEW) == ""
    assert said(*elements) == ""


@pytest.mark.parametrize(
    ("kind", "change", "passages", "sentence"),
    [
        ("task-added", "added", NEW, EVERY_NEW),
        ("task-withdrawn", "removed", OLD, EVERY_OLD),
        (
            *("task", "added", NEW),
            f"{EVERY_NEW} The amending text does not quote the old words.",
        ),
    ],
)
def test_of_one_passage_only_its_own_words_are_counted(kind, change, passages, sentence):
    assert said(wording("a", change, amendment="m", **passages), kind=kind, **passages) == sentence
