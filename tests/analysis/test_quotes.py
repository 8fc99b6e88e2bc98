"""Evidence: where words stand in a text that is not kept, and which figures and hedges a quote prints."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from scripts.analysis import quotes as evidence
from scripts.model.ledger import Ledger

TEXT = """NGHỊ QUYẾT
1. Nghị quyết số 04-NQ/TU ngày 05/12/2025: “Tốc độ tăng trưởng đạt
10,5%. Ngành nông, lâm nghiệp - xây dựng chiếm khoảng 13,8%”.\f
2. Nay điều chỉnh: “Tốc độ tăng trưởng đạt 11%. Ngành nông, lâm nghiệp – xây dựng
chiếm khoảng 13,75%”; du lịch đón hơn 1,45 triệu lượt khách, ước đạt từ 90% trở lên."""


def stands(quote: str, text: str = TEXT) -> tuple[int, ...]:
    """Where a quote stands in a text."""
    known = Ledger(fingerprints={"d": evidence.fingerprint(text, "d")})
    return evidence.places(quote, "d", known.places["d"])


def whole(quote: str) -> str:
    """A quote with what it leaves out of the hedges beside it."""
    known = Ledger(fingerprints={"d": evidence.fingerprint(TEXT, "d")}).places["d"]
    (place,) = evidence.places(quote, "d", known)
    return evidence.widened(quote, "d", known, place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tốc độ\ntăng\r\n\ttrưởng", "Tốc độ tăng trưởng"),
        ("cuối trang\f\fđầu trang", "cuối trang đầu trang"),
        ("“luồng xanh” (GRDP), đạt: 11%.”.", "luồng xanh GRDP đạt 11%"),
        ("công nghiệp - xây dựng – dịch vụ — khác", "công nghiệp xây dựng dịch vụ khác"),
        ("kinh tế - xã hội,... năm\u00a02026", "kinh tế xã hội năm 2026"),
        ("triệu đồng/người/năm 04-NQ/TU 7.365 10,5%", "triệu đồng/người/năm 04-NQ/TU 7.365 10,5%"),
        ("hạ\u00adtầng", "hạtầng"),
        ("Điện Biên", "Điện Biên"),
        (" … – “”", ""),
    ],
)
def test_words_are_what_is_left_without_line_ends_page_ends_quotation_marks_and_dashes(text, words):
    assert " ".join(evidence.words_of(text)) == words


def test_a_fingerprint_has_one_short_hash_for_each_three_words_in_order():
    hashes = evidence.fingerprint("một hai ba bốn năm", "d")
    assert hashes == tuple(
        evidence.fingerprint(t, "d")[0] for t in ("một hai ba", "hai ba bốn", "ba bốn năm")
    )
    assert all(re.fullmatch(r"[0-9a-f]{10}", one) for one in hashes)


def test_a_fingerprint_is_the_same_however_the_lines_break():
    assert evidence.fingerprint(TEXT, "d") == evidence.fingerprint(" ".join(TEXT.split()), "d")


def test_equal_words_have_unlike_hashes_in_two_documents():
    assert not set(evidence.fingerprint(TEXT, "one")) & set(evidence.fingerprint(TEXT, "other"))


@pytest.mark.parametrize("text", ["", "một", "một hai", "một – hai"])
def test_fewer_than_three_words_prove_nothing(text):
    assert evidence.fingerprint(text, "d") == ()
    assert stands(text, "một hai ba") == ()


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("Tốc độ tăng trưởng đạt 10,5%", (10,)),  # over a line end
        ("trưởng đạt 10,5%. Ngành nông", (13,)),  # over a sentence's
        ("chiếm khoảng 13,8%”. 2. Nay", (22,)),  # over a page's
        ("lâm nghiệp xây dựng chiếm khoảng", (18, 37)),  # the dash is no word
        ("Tốc độ tăng trưởng", (10, 29)),
        ("Tốc độ tăng trưởng đạt 12%", ()),
        ("tốc độ tăng trưởng", ()),  # a letter's case is part of the word
        ("Tốc độ trưởng tăng đạt", ()),
        ("NGHỊ QUYẾT 1", (1,)),
        ("90% trở lên", (55,)),
    ],
)
def test_a_quote_stands_at_the_words_that_it_repeats(quote, places):
    assert stands(quote) == places


def test_places_may_overlap():
    assert stands("a b a", "a b a b a b a") == (1, 3, 5)


def test_windows_that_stand_apart_do_not_make_a_place():
    assert stands("a b c d e", "a b c d . b c d e") == ()
    assert stands("b c d e", "a b c d . b c d e") == (5,)


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
    "10.5% theo lối Anh": [],
    "1.2345 điểm": [],
    "phiên bản v2": [],
    "không có số nào": [],
}


@pytest.mark.parametrize(("quote", "values"), FIGURES.items())
def test_figures_are_read_the_vietnamese_way_and_dates_and_document_numbers_are_none(quote, values):
    assert [one.scaled for one in evidence.printed_figures(quote)] == [Decimal(v) for v in values]


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
    (one,) = evidence.printed_figures(quote)
    assert (one.bound, one.upper) == ("range", Decimal(upper))


BOUNDS = {
    "hơn 1,45 triệu": ("gt", "hơn"),
    "tăng Trên 11%": ("gt", "trên"),
    "(khoảng 13,8%)": ("approx", "khoảng"),
    "“gần 60%”": ("lt", "gần"),
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
    (one,) = evidence.printed_figures(quote)
    assert (one.bound, one.hedge) == bound


@pytest.mark.parametrize(("hedge", "bound"), evidence.HEDGES.items())
def test_every_hedge_binds_the_figure_after_it(hedge, bound):
    one = evidence.printed_figures(f"đạt {hedge} 1.200 cây")[0]
    assert (one.bound, one.hedge, one.scaled) == (bound, hedge, Decimal(1200))


def test_a_rank_says_of_how_many_and_a_figure_where_it_stands():
    rate, rank = evidence.printed_figures("ước đạt 7,34%, xếp thứ 24/34 tỉnh, thành phố")
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
    assert bool(evidence.matching(quote, Decimal(value), symbol)) is found


@pytest.mark.parametrize(
    ("quote", "estimate"),
    [("GRDP ước đạt 7,34%", True), ("Ước tăng 7%", True), ("nước sạch đạt 9%", False), ("đạt 9%", False)],
)
def test_an_estimate_is_one_where_the_source_says_so(quote, estimate):
    assert evidence.is_estimate(quote) is estimate


@pytest.mark.parametrize(
    ("quote", "fuller"),
    [
        ("1,45 triệu lượt khách", "hơn 1,45 triệu lượt khách"),
        ("13,75%”; du lịch", "chiếm khoảng 13,75%”; du lịch"),
        ("đạt từ 90% trở", "ước đạt từ 90% trở lên"),
        ("khách, ước đạt từ 90%", "khách, ước đạt từ 90% trở lên"),
        ("du lịch đón hơn 1,45 triệu", "du lịch đón hơn 1,45 triệu"),
    ],
)
def test_the_fingerprint_tells_which_hedge_a_quote_has_cut_off(quote, fuller):
    assert whole(quote) == fuller


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
    assert [value for _, value in evidence.plain_figures(text, language)] == [Decimal(v) for v in values]
