"""An amended task is shown element by element: what was there before, what is there now."""

from __future__ import annotations

import pytest

from scripts.pages.redline import redline, tally
from tests.ledgers import amendment, page_context, task, wording


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
