"""Roles: whether a period dates a figure, is compared with, or dates a plan."""

from __future__ import annotations

import pytest

from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.roles import counts_before, role_of, words_back
from scripts.analysis.reading.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("tăng 5% so với năm 2024", "base"),
        ("tăng 5% so với cùng kỳ", "base"),
        ("gấp đôi năm 2020", "base"),
        ("gấp ba lần năm 2020", "base"),
        ("gấp 1,5 lần năm 2020", "base"),
        ("thấp hơn năm 2024 là 3%", "base"),
        ("so với năm 2025 trong năm 2026", "base own"),
        ("đạt 45% kế hoạch năm 2026", "plan"),
        ("đạt 45% so với kế hoạch năm 2026", "plan"),
        ("kế hoạch năm 2026 tăng 5%", "own"),
        ("Quy hoạch tỉnh thời kỳ 2021-2030", "none"),
        ("theo giá so sánh năm 2010", "none"),
        ("đạt 17% năm 2026", "own"),
    ],
)
def test_a_period_does_what_the_words_before_it_say(text, roles):
    tokens = tokens_of(text)
    named = mentions(tokens)
    assert " ".join(m.role for m in named) == roles
    assert role_of(tokens, named[0], 0) == named[0].role


def test_words_are_looked_at_back_to_a_mark_or_a_number():
    tokens = tokens_of("đạt 45% kế hoạch năm 2026")
    assert list(words_back(tokens, 5, 0)) == ["hoạch", "kế"]
    assert counts_before(tokens, 5, 2)
    assert not counts_before(tokens, 1, 1)
