"""The table of targets shows the original, the one in force, and how far it moved."""

from __future__ import annotations

import pytest

from scripts.pages.targets_table import Delta, delta, targets_table
from tests.ledgers import GROWTH, indicator, page_context, target


def first_delta(*rows):
    context = page_context(GROWTH, *rows)
    (standing,) = context.derivation.standings
    view = delta(context, standing.change)
    return Delta(view.style, str(view.text).replace("\u00a0", " "), view.arrow, str(view.verb))


@pytest.mark.parametrize(
    ("rows", "view"),
    [
        ([target("a", "10.5")], Delta("same", "not amended")),
        ([target("a", "11"), target("b", "11", replaces="a")], Delta("same", "unchanged")),
        (
            [target("a", "11"), target("b", "11", replaces="a", bound="gt")],
            Delta("", "worded otherwise"),
        ),
        (
            [target("a", "10.5"), target("b", "11", replaces="a")],
            Delta("raised", "0.5 pp", "▲", "raised by"),
        ),
        (
            [target("a", "11"), target("b", "10.5", replaces="a")],
            Delta("lowered", "0.5 pp", "▼", "lowered by"),
        ),
    ],
    ids=["set", "kept", "reworded", "raised", "lowered"],
)
def test_a_change_has_an_arrow_only_where_the_value_moved(rows, view):
    assert first_delta(*rows) == view


def test_a_target_that_only_the_press_states_is_left_out():
    rows = [target("a", "11"), indicator("claimed"), target("p", "1", "claimed", document="press")]
    context = page_context(GROWTH, *rows)
    (row,) = targets_table(context, context.derivation.standings, "caption").rows
    assert (row.indicator.text, row.is_amended) == ("Growth rate", False)
    assert row.original == row.in_force
