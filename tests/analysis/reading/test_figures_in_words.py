"""Figures in words: digits counted, multiples, halves and thirds, places in an order."""

from __future__ import annotations

import pytest

from scripts.analysis.reading import figures_in_words as words
from scripts.analysis.reading.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "at", "value", "of", "unit", "bound", "rank"),
    [
        ("hai con số", 0, 10, None, "", "ge", False),
        ("ba chữ số", 0, 100, None, "", "ge", False),
        ("một con số", 0, 10, None, "", "lt", False),
        ("gấp đôi năm", 0, 2, None, "lần", "", False),
        ("gấp ba lần", 0, 3, None, "lần", "", False),
        ("một nửa số", 1, 1, 2, "", "", False),
        ("hai phần ba", 0, 2, 3, "", "", False),
        ("một phần tư", 0, 1, 4, "", "", False),
        ("thứ nhất", 0, 1, None, "", "", True),
        ("hạng ba", 0, 3, None, "", "", True),
        ("đứng đầu", 0, 1, None, "", "", True),
        ("hai xã", 0, 2, None, "", "", False),
    ],
)
def test_words_state_a_figure(text, at, value, of, unit, bound, rank):
    found = words.figure_in_words(tokens_of(text), at)
    assert found is not None
    assert (found.value, found.of, found.unit, found.bound, found.rank) == (value, of, unit, bound, rank)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("lần thứ hai", 1),
        ("sáu tháng", 0),
        ("một số xã", 0),
        ("một xã", 0),
        ("nửa đầu năm", 0),
        ("gấp rút", 0),
        ("thứ trưởng", 0),
        ("đứng trước", 0),
        ("năm xã", 0),
    ],
)
def test_words_that_only_look_like_figures_state_none(text, at):
    assert words.figure_in_words(tokens_of(text), at) is None


def test_each_part_reads_its_own_words():
    assert words.half(1).of == 2
    assert words.multiple(tokens_of("gấp rưỡi"), 0) is not None
    assert words.place(tokens_of("thứ tư"), 0) is not None
    assert words.counted(tokens_of("hai xã"), 0) is not None
