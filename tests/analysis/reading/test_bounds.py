"""Bounds: hedges before and behind, comparisons, excesses, falls."""

from __future__ import annotations

import pytest

from scripts.analysis.reading import bounds
from scripts.analysis.reading.quantities import quantities
from scripts.analysis.reading.tokens import Kind, tokens_of


@pytest.mark.parametrize(
    ("text", "hedge", "bound"),
    [
        ("đạt trên mức 10%", "trên", "gt"),
        ("vượt mốc 700 tỷ đồng", "vượt", "gt"),
        ("đạt và vượt 10%", "đạt và vượt", "ge"),
        ("50 dự án trở lên", "trở lên", "ge"),
        ("từ 10% trở xuống", "trở xuống", "le"),
        ("thấp hơn 30%", "thấp hơn", "lt"),
        ("thấp hơn 30% so với cả nước", "", "eq"),
        ("cao hơn 3 điểm %", "", "eq"),
        ("vượt 1,29% kế hoạch", "", "eq"),
        ("tăng vượt 11% so với cùng kỳ", "vượt", "gt"),
        ("(khoảng 13,8%)", "khoảng", "approx"),
        ("“gần 60%”", "gần", "near"),
        ("trên địa bàn tăng 31,74%", "", "eq"),
        ("trên tổng số 129 xã", "", "eq"),
        ("từ 11% năm 2026", "từ", "ge"),
    ],
)
def test_a_word_binds_only_the_figure_that_it_stands_beside(text, hedge, bound):
    (one,) = quantities(text)
    assert (one.hedge, one.bound) == (hedge, bound)


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("giảm 3%", True),
        ("giảm tỷ lệ hộ nghèo trên 3%", True),
        ("giảm so với năm 2024 là 3%", True),
        ("mức giảm tỷ lệ hộ nghèo đạt 3%", True),
        ("thấp hơn năm trước 0,87 điểm %", True),
        ("kém 3 điểm %", True),
        ("giảm còn 17,78%", False),
        ("giảm xuống dưới 5%", False),
        ("giảm nghèo, tỷ lệ đạt 5%", False),
        ("giảm nghèo và tăng 5%", False),
        ("công tác giảm nghèo có 500 hộ", False),
        ("hạ tầng có 5 dự án", False),
        ("cao hơn năm trước 3 điểm %", False),
        ("tăng 3%", False),
    ],
)
def test_a_fall_is_one_where_the_words_before_a_figure_say_so(text, falls):
    figure = quantities(text)[-1]
    assert figure.falls is falls


def test_the_parts_of_a_binding():
    tokens = tokens_of("thấp hơn 3% so với năm 2024")
    assert bounds.binding(tokens, 2, 4, "%").compares == -1
    assert bounds.is_compared(tokens, 4)
    assert bounds.hedge_before(tokens, 2).hedge == "thấp hơn"
    assert bounds.hedge_behind(tokens_of("3% trở lên"), 2) == "trở lên"
    assert bounds.is_planned(tokens_of("kế hoạch"), 0)
    assert bounds.skip_opening(tokens_of("gần “(3"), 3) == 1
    year = next(n for n, t in enumerate(tokens) if t.kind == Kind.NUMBER and t.text == "2024")
    assert bounds.is_calendar(tokens, year)
    assert bounds.is_fall(tokens_of("giảm 3"), 1)
    assert bounds.is_amount_of_fall(tokens_of("mức giảm là"), 2)
