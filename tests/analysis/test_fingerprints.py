"""Fingerprints: where words stand in a text that is not kept."""

from __future__ import annotations

import re

import pytest

from scripts.analysis.fingerprints import fingerprint, places, words_of
from scripts.model.ledger import Ledger

TEXT = """NGHỊ QUYẾT
1. Nghị quyết số 04-NQ/TU ngày 05/12/2025: “Tốc độ tăng trưởng đạt
10,5%. Ngành nông, lâm nghiệp - xây dựng chiếm khoảng 13,8%”.\f
2. Nay điều chỉnh: “Tốc độ tăng trưởng đạt 11%. Ngành nông, lâm nghiệp – xây dựng
chiếm khoảng 13,75%”; du lịch đón hơn 1,45 triệu lượt khách, ước đạt từ 90% trở lên."""


def stands(quote: str, text: str = TEXT) -> tuple[int, ...]:
    """Where a quote stands in a text."""
    known = Ledger(fingerprints={"d": fingerprint(text, "d")})
    return places(quote, "d", known.places["d"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tốc độ\ntăng\r\n\ttrưởng", "Tốc độ tăng trưởng"),
        ("cuối trang\f\fđầu trang", "cuối trang đầu trang"),
        ("“luồng xanh” (GRDP), đạt: 11%.”.", "luồng xanh GRDP đạt 11%"),
        ("công nghiệp - xây dựng – dịch vụ — khác", "công nghiệp xây dựng dịch vụ khác"),
        ("kinh tế - xã hội,... năm\u00a02026", "kinh tế xã hội năm 2026"),
        ("triệu đồng/người/năm 04-NQ/TU 7.365 10,5%", "triệu đồng/người/năm 04 NQ/TU 7.365 10,5%"),
        ("2021-2030, 2021–2030; 2026 - 2030", "2021 2030 2021 2030 2026 2030"),
        ("hạ\u00adtầng", "hạtầng"),
        ("nƣớc, Ƣớc", "nước Ước"),
        ("Điện Biên", "Điện Biên"),
        (" … – “”", ""),
    ],
)
def test_words_are_what_is_left_without_line_ends_page_ends_quotation_marks_and_dashes(text, words):
    assert " ".join(words_of(text)) == words


def test_a_fingerprint_has_one_short_hash_for_each_three_words_in_order():
    hashes = fingerprint("một hai ba bốn năm", "d")
    assert hashes == tuple(fingerprint(t, "d")[0] for t in ("một hai ba", "hai ba bốn", "ba bốn năm"))
    assert all(re.fullmatch(r"[0-9a-f]{10}", one) for one in hashes)


def test_a_fingerprint_is_the_same_however_the_lines_break():
    assert fingerprint(TEXT, "d") == fingerprint(" ".join(TEXT.split()), "d")


def test_equal_words_have_unlike_hashes_in_two_documents():
    assert not set(fingerprint(TEXT, "one")) & set(fingerprint(TEXT, "other"))


@pytest.mark.parametrize("text", ["", "một", "một hai", "một – hai"])
def test_fewer_than_three_words_prove_nothing(text):
    assert fingerprint(text, "d") == ()
    assert stands(text, "một hai ba") == ()


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Tốc độ tăng trưởng đạt 10,5%", (11,)),  # over a line end
        ("trưởng đạt 10,5%. Ngành nông", (14,)),  # over a sentence's
        ("chiếm khoảng 13,8%”. 2. Nay", (23,)),  # over a page's
        ("lâm nghiệp xây dựng chiếm khoảng", (19, 38)),  # the dash is no word
        ("Tốc độ tăng trưởng", (11, 30)),
        ("Tốc độ tăng trưởng đạt 12%", ()),
        ("tốc độ tăng trưởng", (11, 30)),  # a letter's case is no part of the word
        ("Tốc độ trưởng tăng đạt", ()),
        ("NGHỊ QUYẾT 1", (1,)),
        ("90% trở lên", (56,)),
    ],
)
def test_a_quote_stands_at_the_words_that_it_repeats(quote, expected):
    assert stands(quote) == expected


def test_places_may_overlap():
    assert stands("a b a", "a b a b a b a") == (1, 3, 5)


def test_windows_that_stand_apart_do_not_make_a_place():
    assert stands("a b c d e", "a b c d . b c d e") == ()
    assert stands("b c d e", "a b c d . b c d e") == (5,)
