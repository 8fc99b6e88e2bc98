"""Lines of a report: sentences with what stands in the data shown as such, and Problems."""

from __future__ import annotations

import pytest

from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.problem import problem
from scripts.review.blocks import Cell, headed, left_out, problems, sentence

PROBLEM = problem("datasets/targets/targets.csv", "replaced-twice", 3, "replaces", id="a", other="b")


def test_what_stands_in_the_data_is_shown_as_code_and_nothing_else_is():
    runs = list(sentence(Translator("en"), "review.from_to", before=Cell("a*b"), after="empty"))
    assert ("code", "a*b") in runs
    assert ("", "empty") in runs


def test_problems_beyond_the_most_that_are_listed_are_counted():
    lines = list(problems([PROBLEM] * 5, Translator("en"), most=2))
    assert [line.kind for line in lines] == ["heading", "item", "item", "item"]
    assert "3" in "".join(text for _, text in lines[-1].runs)
    assert lines[1].runs[0] == ("code", PROBLEM.file)


def test_that_there_is_no_problem_is_one_line():
    assert [line.kind for line in problems([], Translator("en"))] == ["paragraph"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_cut_is_told_in_the_reports_language_with_its_number(code):
    line = left_out(code)(391)
    assert "391" in "".join(text for _, text in line.runs)


def test_an_item_is_headed_by_what_happened_to_what():
    line = headed(Translator("en"), "review.row_added", "a-2026", "Growth")
    assert line.runs == (("strong", "Added"), ("", " "), ("code", "a-2026"), ("", ": Growth"))
