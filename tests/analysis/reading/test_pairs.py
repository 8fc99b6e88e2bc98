"""Pairs of numbers: ranges in all their forms, and changes from an old figure to a new one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.reading import pairs
from scripts.analysis.reading.quantities import quantities
from scripts.analysis.reading.tokens import tokens_of
from scripts.analysis.reading.units import measure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("9,5 - 10,5%", "9.5", "10.5"),
        ("9,5–10,5%", "9.5", "10.5"),
        ("từ 9,5% đến 10,5%", "9.5", "10.5"),
        ("từ 80,4 triệu đồng đến 80,8 triệu đồng", "80.4", "80.8"),
        ("từ 20 dự án đến 30 dự án", "20", "30"),
        ("trong khoảng 11,11 - 13,1%", "11.11", "13.1"),
        ("khoảng 7.000 - 8.000 hộ", "7000", "8000"),
    ],
)
def test_a_range_has_two_ends(text, low, high):
    (one,) = quantities(text)
    assert (one.bound, one.value, one.upper) == ("range", Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("từ 8,5% xuống 8,24%", [True, False]),
        ("từ 21,29% (năm 2024) xuống còn 17,78%", [True, False]),
        ("nâng 10,5% lên 11%", [True, False]),
        ("đạt 11% thay vì 10,5%", [False, True]),
        ("từ 21% đến 17%", [True, False]),
        ("từ 10% trở lên, cao hơn 8% của năm trước", [False, False]),
        ("đạt 10%, 11%", [False, False]),
    ],
)
def test_the_old_figure_of_a_change_is_told_from_the_new_one(text, former):
    assert [one.former for one in quantities(text)] == former


def test_the_parts_of_a_pair():
    tokens = tokens_of("từ 20 dự án đến 30 dự án")
    low = measure(tokens, 2)
    assert pairs.repeated_unit(tokens, low) == 4
    assert pairs.second_end(tokens, 1, low) == 5
    assert not pairs.is_change(tokens, 1, 4, 5)
    assert not pairs.is_former(tokens, 5, 6)
