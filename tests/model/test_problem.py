"""Problems: facts that can be shown to anyone, in the order in which people work through a list."""

from __future__ import annotations

import pytest

from scripts.model.problem import Problem, Unpublishable, problem, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Điện Biên", "Điện Biên"),
        ("a\nb", "a⟨U+000A⟩b"),
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("\x1b[31m", "⟨U+001B⟩[31m"),
        ("\ud800", "⟨U+D800⟩"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + "…"),
        (None, "None"),
        (7, "7"),
    ],
)
def test_what_is_told_can_be_seen_and_is_cut_to_a_length(text, shown):
    assert visible(text) == shown


def test_facts_keep_their_names():
    assert problem("f", "twice", 2, "id", cell="a", other=3).facts == (("cell", "a"), ("other", "3"))


def test_problems_stand_in_the_order_of_file_row_and_column_and_each_once():
    first, second, third = (
        Problem("a.csv", "twice", None),
        Problem("a.csv", "twice", 2, "id"),
        Problem("a.csv", "twice", 10, "id"),
    )
    last = Problem("b.csv", "twice", 1)
    stop = Unpublishable([last, third, second, first, second])
    assert stop.problems == (first, second, third, last)
    assert str(stop) == "4 problems"
