"""Quoted figures: value, hedge, sign, unit, year, field and status are those of the row's quote."""

from __future__ import annotations

import pytest

from scripts.analysis.rules.quoted_figures import quoted_figures
from tests.analysis.rules.held import problems, read
from tests.ledgers import target


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (read("thu ngân sách tăng hơn 31,74%", bound="gt"), []),
        (read("thu ngân sách tăng hơn 31,74%"), [("hedge-unlike-bound", "bound")]),
        (read("thu ngân sách tăng hơn 31,74%", "31.7"), [("figure-not-in-quote", "value")]),
        (read("thu ngân sách tăng hơn 31,74%", "-31.74", bound="gt"), [("sign-unlike-quote", "value")]),
        (
            read("từ 90% trở lên", "90", bound="ge", status="E"),
            [("hedge-cut-off", "quote"), ("status-unlike-quote", "status")],
        ),
        (read("ước đạt từ 90% trở lên", "90", bound="ge", status="E"), []),
        (read("ước đạt từ 90% trở lên", "90", bound="ge"), [("status-unlike-quote", "status")]),
        (read("ước đạt từ 90%", "90", bound="ge", status="E"), [("hedge-cut-off", "quote")]),
        (read("31,74%, giảm nghèo"), [("hedge-cut-off", "quote")]),
        (read("6.800 hộ dân", "6800", "homes"), [("hedge-cut-off", "quote")]),
        (read("Cả tỉnh có khoảng 6.800 hộ dân", "6800", "homes", bound="approx"), []),
        (read("giảm nghèo 3,51% so với năm 2024", "-3.51", "poverty-change", base_period="2024"), []),
        (
            read("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty-change", base_period="2024"),
            [("sign-unlike-quote", "value")],
        ),
        (
            read("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty", base_period="2024"),
            [("sign-unlike-quote", "value")],
        ),
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
    ("quote", "period", "base", "codes"),
    [
        ("tăng 3% so với năm 2024", "2025", "2024", []),
        ("tăng 3% so với năm 2024", "2025", "", ["base-unlike-quote"]),
        ("tăng 3% so với năm 2024", "2026", "2023", ["base-unlike-quote"]),
        ("tăng thêm 3% nữa", "2025", "2024", ["base-unlike-quote"]),
        ("năm 2024 tăng 3%", "2025", "", ["year-unlike-quote"]),
        ("quý I/2025 tăng 3%", "2025", "", ["year-unlike-quote"]),
        ("quý I/2025 tăng 3%", "2025-Q1", "", []),
        ("bình quân tăng 3%/năm", "2021/2025", "", ["average-unlike-quote"]),
        ("mục tiêu tăng 3%", "2025", "", ["aim-said"]),
        ("không thực hiện chỉ tiêu 3%", "2025", "", ["withdrawal-said"]),
        ("từ 3% lên 5%", "2025", "", ["figure-is-former"]),
    ],
)
def test_period_base_average_and_standing_are_those_of_the_words(quote, period, base, codes):
    row = read(quote, "3", source="first", period=period, base_period=base)
    assert [code for code, _ in problems(quoted_figures, row)] == codes


@pytest.mark.parametrize(
    ("quote", "period", "codes"),
    [
        ("thu ngân sách tăng hơn 31,74%", "2025", []),
        ("thu ngân sách tăng hơn 31,74%", "2024", ["period-beside-quote"]),
    ],
)
def test_the_words_beside_a_quote_speak_of_no_other_period(quote, period, codes):
    row = read(quote, bound="gt", period=period)
    assert [code for code, _ in problems(quoted_figures, row)] == codes


def test_a_target_that_another_replaces_may_be_told_as_the_old_figure():
    quote = "điều chỉnh từ 3% lên 5%"
    old = target("a", "3", period="2026", bound="ge", quote=quote)
    new = target("b", "5", period="2026", quote=quote, replaces="a")
    assert problems(quoted_figures, old, new) == []
    assert problems(quoted_figures, old) == [("figure-is-former", "value")]
