"""Quotes: which figures and hedges they print, and which of them a row means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis import quotes
from scripts.analysis.reading.units import RowUnit

FIGURES = {
    "7.365 hộ nghèo": ["7365"],
    "hộ nghèo giảm còn 17,78%,": ["17.78"],
    "(đạt 10,5%).": ["10.5"],
    "1,45 triệu lượt": ["1450000"],
    "12 tỷ đồng": ["12000000000"],
    "1.234,5 nghìn": ["1234500"],
    "xếp thứ 24/34 tỉnh": ["24"],
    "đạt 100% so với kế hoạch": ["100"],
    "60 triệu đồng/người/năm": ["60000000"],
    "từ 9,5 - 10,5% năm": ["9.5"],
    "ước đạt 7,34%, xếp thứ 24/34 tỉnh": ["7.34", "24"],
    "ngày 05/12/2025": [],
    "ngày 05 tháng 12 năm 2025": [],
    "ngày 30/8/2025 của": [],
    "Nghị quyết số 04-NQ/TU": [],
    "Nghị định số 57/2018/NĐ-CP": [],
    "quý I/2026": [],
    "giảm 3,51% so với năm 2024": ["3.51"],
    "10.5% theo lối Anh": ["10.5"],
    "1.2345 điểm": ["1.2345"],
    "phiên bản v2": [],
    "không có số nào": [],
}


@pytest.mark.parametrize(("quote", "values"), FIGURES.items())
def test_figures_are_read_the_vietnamese_way_and_dates_and_document_numbers_are_none(quote, values):
    assert [one.scaled for one in quotes.printed_figures(quote)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("quote", "upper"),
    [
        ("9,5 - 10,5%", "10.5"),
        ("9,5–10,5%", "10.5"),
        ("từ 9,5% đến 10,5%", "10.5"),
        ("khoảng 7.000 - 8.000 hộ", "8000"),
    ],
)
def test_a_range_has_two_ends(quote, upper):
    (one,) = quotes.printed_figures(quote)
    assert (one.bound, one.upper) == ("range", Decimal(upper))


BOUNDS = {
    "hơn 1,45 triệu": ("gt", "hơn"),
    "tăng Trên 11%": ("gt", "trên"),
    "(khoảng 13,8%)": ("approx", "khoảng"),
    "“gần 60%”": ("near", "gần"),
    "trên dưới 30%": ("approx", "trên dưới"),
    "không dưới 30%": ("ge", "không dưới"),
    "thấp hơn 30%": ("lt", "thấp hơn"),
    "không vượt quá 3%": ("le", "không vượt quá"),
    "từ 10% trở lên": ("ge", "trở lên"),
    "từ 10% trở xuống.": ("le", "trở xuống"),
    "đạt 11%": ("eq", ""),
    "trên địa bàn tăng 31,74%": ("eq", ""),
    "khoảng cách là 30%": ("eq", ""),
    "hơn nữa, đạt 30%": ("eq", ""),
    "30% trở thành hơn": ("eq", ""),
}


@pytest.mark.parametrize(("quote", "bound"), BOUNDS.items())
def test_a_word_hedges_only_the_figure_that_it_stands_beside(quote, bound):
    (one,) = quotes.printed_figures(quote)
    assert (one.bound, one.hedge) == bound


@pytest.mark.parametrize(("hedge", "bound"), quotes.HEDGES.items())
def test_every_hedge_binds_the_figure_after_it(hedge, bound):
    one = quotes.printed_figures(f"đạt {hedge} 1.200 cây")[0]
    assert (one.bound, one.hedge, one.scaled) == (bound, hedge, Decimal(1200))


def test_a_rank_says_of_how_many_and_a_figure_where_it_stands():
    rate, rank = quotes.printed_figures("ước đạt 7,34%, xếp thứ 24/34 tỉnh, thành phố")
    assert (rate.percent, rate.of, rate.before) == (True, None, 2)
    assert (rank.percent, rank.of, rank.before, rank.after) == (False, 34, 5, "tỉnh, thành phố")


@pytest.mark.parametrize(
    ("quote", "value", "symbol", "found"),
    [
        ("đạt 60 triệu đồng/người/năm", "60", "triệu đồng/người/năm", True),
        ("đạt 60 triệu đồng/người/năm", "60000000", "triệu đồng/người/năm", False),
        ("hơn 1,45 triệu lượt khách", "1450000", "lượt khách", True),
        ("hơn 1,45 triệu lượt khách", "1.45", "lượt khách", False),
        ("giảm 3,51% so với", "-3.51", "điểm %", True),
        ("giảm 3,51% so với năm 2024", "-2024", "điểm %", False),
        ("cho 7.365 hộ", "7.365", "hộ", False),
        ("đạt 10,5%", "10.50", "%", True),
    ],
)
def test_a_figure_matches_in_the_unit_that_counts_it(quote, value, symbol, found):
    assert bool(quotes.matching(quote, Decimal(value), symbol)) is found


@pytest.mark.parametrize(
    ("quote", "estimate"),
    [("GRDP ước đạt 7,34%", True), ("Ước tăng 7%", True), ("nước sạch đạt 9%", False), ("đạt 9%", False)],
)
def test_an_estimate_is_one_where_the_source_says_so(quote, estimate):
    assert quotes.is_estimate(quote) is estimate


@pytest.mark.parametrize(
    ("quote", "value", "kind", "symbol", "text"),
    [
        ("20.411/181.603 hộ, chiếm 11,24%", "11.24", "percent", "%", "11,24%"),
        ("trên 2 con số", "2", "percent", "%", None),
        ("ước đạt 24%, xếp thứ 24/34", "24", "rank", "", "24/34"),
        ("ước đạt 24%, xếp thứ 24/34", "24", "percent", "%", "24%"),
        ("1/3 số xã", "33.33", "percent", "%", "1/3"),
        ("1/3 số xã", "33.3", "percent", "%", "1/3"),
        ("gấp đôi năm 2020", "2", "ratio", "lần", "gấp đôi"),
        ("từ 11% xuống 11%", "11", "percent", "%", "11%"),
    ],
)
def test_of_several_figures_the_likeliest_is_meant(quote, value, kind, symbol, text):
    found = quotes.matching(quote, Decimal(value), symbol, kind)
    assert (found.text if found else None) == text
    assert not (found and found.former)
    assert [found] == quotes.readings(quote, Decimal(value), RowUnit(symbol, kind))[:1] or found is None


def test_a_figure_is_meant_in_its_language():
    assert quotes.matching("over 1,450 visits", Decimal(1450), "lượt", "count", "en").bound == "gt"
    (one,) = quotes.printed_figures("over 1,450 visits", "en")
    assert quotes.is_meant(one, Decimal(1450), RowUnit("lượt", "count"))


def test_every_number_that_a_quote_prints_is_listed():
    numbers = quotes.figures_in("từ 1 - 1,45 triệu lượt, xếp thứ 24/34")
    assert {Decimal("1.45"), Decimal(1450000), Decimal(24), Decimal(34)} <= numbers


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("từ 10,5% lên 11%, 60 triệu đồng, 7.365 hộ", "vi", ["10.5", "11", "60000000", "7365"]),
        ("from 10.5% to 11%, VND 60 million, 7,365 homes", "en", ["10.5", "11", "60000000", "7365"]),
        ("năm 2026–2030, 124 người, số 04-NQ/TU, ngày 05/12/2025", "vi", []),
        ("2026–2030, 124 people, No. 57/2018/NĐ-CP of 5 December 2025", "en", []),
    ],
)
def test_figures_in_our_own_words_are_those_that_nothing_else_looks_like(text, language, values):
    assert [value for _, value in quotes.plain_figures(text, language)] == [Decimal(v) for v in values]
