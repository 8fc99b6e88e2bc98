"""Words beside a quote: found in the fingerprint, though the text is not kept."""

from __future__ import annotations

import pytest

from scripts.analysis.fingerprints import fingerprint, places, salt_of
from scripts.analysis.reading import beside as b
from scripts.analysis.reading.quantities import quantities
from scripts.model.ledger import Ledger

TEXT = """Năm 2024, tỉnh đón hơn 1,45 triệu lượt khách, ước đạt từ 90% trở lên.
Tỷ lệ dao động 9,5 - 10,5% mỗi năm.
Thu nhập đạt 6,3 triệu đồng/người/tháng trong quý I/2025, phấn đấu tăng 7% so với cùng kỳ năm trước"""


def whole(quote: str) -> str:
    """A quote with what is found beside it."""
    prints = fingerprint(TEXT, "d")
    (position,) = places(quote, "d", Ledger(fingerprints={"d": prints}).places["d"])
    return b.beside(quote, "d", prints, position, "đón khách của tỉnh", 2025).text


@pytest.mark.parametrize(
    ("quote", "fuller"),
    [
        ("1,45 triệu lượt", "Năm 2024 tỉnh đón hơn 1,45 triệu lượt khách ước"),
        ("đạt từ 90% trở", "khách ước đạt từ 90% trở lên tỷ"),
        ("lệ dao động 9,5", "tỷ lệ dao động 9,5 - 10,5% mỗi năm"),
        ("10,5% mỗi năm", "9,5 - 10,5% mỗi năm"),
        ("Thu nhập đạt 6,3 triệu", "Thu nhập đạt 6,3 triệu đồng/người/tháng trong quý i/2025"),
        ("tăng 7% so", "trong quý i/2025 phấn đấu tăng 7% so với cùng kỳ năm trước"),
    ],
)
def test_words_of_the_vocabulary_are_found_on_either_side(quote, fuller):
    found = whole(quote)
    assert found.lower().endswith(fuller.lower()) or fuller.lower() in found.lower()


def test_a_quote_knows_where_it_stands_among_the_words_found():
    prints = fingerprint(TEXT, "d")
    found = b.beside("tăng 7% so", "d", prints, len(prints) + 2 - 7, "", 2025)
    assert found.text[found.start : found.end] == "tăng 7% so"
    assert found.is_wider
    assert found.is_last


def test_a_quote_that_begins_a_sentence_has_nothing_of_its_own_before_it():
    assert b.begins_sentence("Thu nhập đạt")
    assert not b.begins_sentence("Điện Biên đạt")
    assert not b.begins_sentence("GRDP đạt")
    assert not b.begins_sentence("thu nhập")
    assert not b.begins_sentence("")
    assert b.begins_sentence("Thu")


def test_numbers_are_tried_only_where_a_range_may_be_cut():
    assert "10,5%" in set(b.second_numbers("dao động 9,5", upwards=True))
    assert not list(b.second_numbers("dao động 9,5 điểm thi", upwards=True))
    assert not list(b.second_numbers("không có số", upwards=True))
    (edge,) = quantities("7.000 hộ")
    assert "8.000" in set(b.numbers_near(edge, upwards=True))


def test_the_vocabulary_is_one_of_single_words():
    words = {*b.leading(), *b.trailing(), *b.compounds(), *b.dated(2025)}
    assert {"phấn", "ước", "2025", "đồng/người/tháng", "9/2025"} <= words
    assert not {word for word in words if " " in word}
    assert b.dated(0) == ()
    assert b.is_number(["10"], ["hộ"])
    assert not b.is_number(["10"], ["tháng"])
    assert b.Tried(salt_of("d"), (), ("a",)).before(["b", "c"], 1, ()) == []
