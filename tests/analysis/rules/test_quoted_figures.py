"""Quoted figures: value, hedge, sign, unit, year, field and status are those of the row's quote."""

from __future__ import annotations

import pytest

from scripts.analysis.rules.quoted_figures import quoted_figures
from tests.analysis.rules.held import problems, read


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (read("thu ngân sách tăng hơn 31,74%", bound="gt"), []),
        (read("thu ngân sách tăng hơn 31,74%"), [("hedge-unlike-bound", "bound")]),
        (read("thu ngân sách tăng hơn 31,74%", "31.7"), [("figure-not-in-quote", "value")]),
        (read("thu ngân sách tăng hơn 31,74%", "-31.74", bound="gt"), [("sign-unlike-quote", "value")]),
        (
            read("từ 90% trở lên", "90", bound="ge", status="E"),
            [("hedge-cut-off", "quote"), ("estimate-not-said", "status")],
        ),
        (read("ước đạt từ 90% trở lên", "90", bound="ge", status="E"), []),
        (read("ước đạt từ 90% trở lên", "90", bound="ge"), [("estimate-said", "status")]),
        (read("ước đạt từ 90%", "90", status="E"), [("hedge-cut-off", "quote")]),
        (read("31,74%, giảm nghèo"), [("hedge-cut-off", "quote")]),
        (read("6.800 hộ dân", "6800", "homes"), [("hedge-cut-off", "quote")]),
        (read("Cả tỉnh có khoảng 6.800 hộ dân", "6800", "homes", bound="approx"), []),
        (read("giảm nghèo 3,51% so với năm 2024", "-3.51", "poverty-change"), []),
        (
            read("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty-change"),
            [("sign-unlike-quote", "value")],
        ),
        (read("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty", base_period="2024"), []),
        (read("nghèo 3,51% so với", "3.51", "poverty-change"), [("hedge-cut-off", "quote")]),
        (
            read("giảm nghèo 3,51% so", "-3.51", "poverty-change", value_upper="4"),
            [("upper-not-in-quote", "value_upper")],
        ),
        (read("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range", value_upper="10.5"), []),
        (
            read("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range", value_upper="10"),
            [("upper-not-in-quote", "value_upper")],
        ),
        (read("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range"), [("upper-not-in-quote", "value_upper")]),
        (read("xếp thứ 24/34 tỉnh", "24", "place", out_of=34), []),
        (read("xếp thứ 24/34 tỉnh", "24", "place", out_of=63), [("field-not-in-quote", "out_of")]),
        (read("xếp thứ 24/34 tỉnh", "24", "place"), [("field-not-in-quote", "out_of")]),
        (read("xếp thứ 24/34 tỉnh", "34", "place", out_of=34), [("figure-not-in-quote", "value")]),
    ],
)
def test_a_figure_its_hedge_sign_ends_field_and_status_agree_with_the_quote(row, codes):
    found = problems(quoted_figures, row)
    assert [problem for problem in found if problem[0] != "year-unlike-quote"] == codes


@pytest.mark.parametrize(
    ("about", "value", "quote", "fits"),
    [
        ("growth", "17", "Tỷ trọng đạt 17% GRDP", True),
        ("poverty-change", "17", "Tỷ trọng đạt 17% GRDP", True),
        ("homes", "17", "Tỷ trọng đạt 17% GRDP", False),
        ("homes", "6800", "có đúng 6.800 hộ dân", True),
        ("visitors", "6800", "có đúng 6.800 hộ dân", False),
        ("officials", "124", "tỉnh; 124 cán bộ", True),
        ("homes", "124", "tỉnh; 124 cán bộ", True),
        ("visitors", "1450000", "đón 1,45 triệu lượt khách", True),
        ("officials", "1450000", "đón 1,45 triệu lượt khách", False),
        ("homes", "120", "có 120 hộp quà", True),
    ],
)
def test_a_unit_printed_after_the_figure_is_the_indicators_own(about, value, quote, fits):
    found = problems(quoted_figures, read(quote, value, about, source="first"))
    assert found == ([] if fits else [("unit-unlike-quote", "indicator")])


@pytest.mark.parametrize(
    ("period", "base", "fits"),
    [("2025", "2024", True), ("2025", "", False), ("2024-Q4", "", True), ("2026", "2023", False)],
)
def test_a_year_named_in_the_quote_is_the_rows_own_or_the_one_compared_with(period, base, fits):
    row = read("tăng 3% so với năm 2024", "3", source="first", period=period, base_period=base)
    assert problems(quoted_figures, row) == ([] if fits else [("year-unlike-quote", "period")])
