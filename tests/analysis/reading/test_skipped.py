"""Numbers that count nothing: calendar numbers, years, enumerators, parts of names."""

from __future__ import annotations

import pytest

from scripts.analysis.reading.skipped import is_name, is_skipped, is_year
from scripts.analysis.reading.tokens import Kind, tokens_of


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("tháng 9", False),
        ("6 tháng đầu", False),
        ("năm 2025", False),
        ("giai đoạn 2026-2030", False),
        ("so với 2020", False),
        ("2025 hộ", True),
        ("2.025 dự án", True),
        ("khoản 2 của", False),
        ("(1) Tỷ lệ", False),
        ("Nghị quyết số 12 đặt", False),
        ("tổng số 12 xã", True),
        ("kinh tế số 17%", True),
        ("12 dự án", True),
        ("47.500 ngày công", True),
        ("30 ngày công", True),
    ],
)
def test_a_number_counts_or_it_does_not(text, counts):
    tokens = tokens_of(text)
    numbers = [n for n, token in enumerate(tokens) if token.kind == Kind.NUMBER]
    assert [not is_skipped(tokens, n) for n in numbers] == [counts] * len(numbers)
    assert numbers


def test_a_year_has_four_digits_and_a_name_its_second_word():
    assert is_year(tokens_of("2025"), 0)
    assert not is_year(tokens_of("1.850"), 0)
    assert is_name(tokens_of("ngày công"), 0)
    assert not is_name(tokens_of("ngày đầu"), 0)
