"""Problems: facts that can be shown to anyone, in the order in which people work through a list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.problem import Problem, Unpublishable, problem, visible


@settings(max_examples=4 * settings.default.max_examples)
@given(st.text())
def test_no_text_can_move_the_cursor_or_begin_a_line_of_its_own(text):
    told = problem(text, "twice", 1, text or None, cell=text, other=1)
    for language in LANGUAGES:
        assert messages.problem_line(Translator(language), told).isprintable()


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_may_hold_braces(language):
    told = problem("f", "markup", 2, "name", found="{{ 7*7 }}")
    assert "{{ 7*7 }}" in messages.problem_line(Translator(language), told)


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


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [(None, None, "f.csv: "), (5, None, "f.csv, row 5: "), (5, "value", "f.csv, row 5, column value: ")],
)
def test_a_message_begins_with_its_place(row, column, place):
    told = messages.problem_line(Translator("en"), problem("f.csv", "blank-row", row, column))
    assert told == place + "This row is empty. Delete it."
