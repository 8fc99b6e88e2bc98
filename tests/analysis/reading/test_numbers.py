"""Numbers: numerals the Vietnamese way, misprints told apart, numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.reading.numbers import groups_well, numeral, pointed, spelled
from scripts.analysis.reading.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7.365", "7365"),
        ("1.207,73", "1207.73"),
        ("12,10", "12.10"),
        ("10.5", "10.5"),
        ("0.875", "0.875"),
        ("1.2345", "1.2345"),
        ("6,961.99", "6961.99"),
        ("6.961.99", "6961.99"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("2025", "2025"),
    ],
)
def test_a_numeral_is_read_as_printed_or_as_it_can_only_be_meant(text, number):
    assert str(numeral(text)) == number


@pytest.mark.parametrize("text", ["1,2,3", "1.23.456,7", "12,34.5", "1.2.3"])
def test_what_cannot_be_read_with_certainty_is_no_number(text):
    assert numeral(text) is None


def test_a_rate_has_no_thousands_but_round_ones():
    assert numeral("12.345", is_rate=True) == Decimal("12.345")
    assert numeral("12.345") == Decimal(12345)
    assert numeral("3.000", is_rate=True) == Decimal(3000)
    assert pointed(["1", "5"], False) == Decimal("1.5")
    assert not groups_well(["0", "123"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sáu", 6),
        ("mười hai tháng", 12),
        ("hai mươi", 20),
        ("ba mươi lăm", 35),
        ("chín", 9),
        ("mười năm", 10),
        ("năm", 0),
        ("một số", 0),
        ("một triệu", 1),
        ("tăng", 0),
    ],
)
def test_words_for_numbers_are_read_but_not_those_that_mean_something_else(text, number):
    found, end = spelled(tokens_of(text), 0)
    assert found == number
    assert bool(end) is bool(number)
