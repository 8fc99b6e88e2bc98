"""Evidence on ledgers made by hand: the quote in its document, our words in quotes."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import evidence
from tests.analysis.rules.held import TEXT, problems, read, share
from tests.ledgers import amendment, duty, result, statement, wording


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (read("thu ngân sách tăng hơn 31,74%"), []),
        (read("thu ngân sách tăng hơn 31,75%"), [("quote-not-found", "quote")]),
        (read("hơn 31,74%"), [("quote-length", "quote")]),
        (read(" ".join(TEXT.split()[:20])), []),
        (read(" ".join(TEXT.split()[:21])), [("quote-length", "quote")]),
        (read("Tỷ trọng đạt 17%"), [("quote-ambiguous", "occurrence")]),
        (read("Tỷ trọng đạt 17%", occurrence=1), []),
        (read("Tỷ trọng đạt 17%", occurrence=2), []),
        (read("Tỷ trọng đạt 17%", occurrence=3), [("occurrence-wrong", "occurrence")]),
        (read("Tỷ trọng đạt 17%", occurrence=0), [("occurrence-wrong", "occurrence")]),
        (read("hơn 31,74%, giảm", occurrence=1), [("occurrence-needless", "occurrence")]),
        (read("nơi khác nói khác", source="first"), []),
        (read("nơi khác", source="first"), [("quote-length", "quote")]),
    ],
)
def test_a_quote_stands_in_its_held_document_once_or_where_it_says(row, codes):
    assert problems(evidence.quotes, row) == codes


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (share("b"), True),
        (share("b", "trọng đạt 17% GRDP"), True),  # other words, the same printed figure
        (share("b", occurrence=2), False),
        (share("b", about="poverty"), False),
        (share("b", period="2027"), False),
        (read("Tỷ trọng đạt 17%", "17", period="2026", occurrence=2), False),  # a result, read elsewhere
    ],
)
def test_two_rows_of_one_indicator_and_period_rest_on_two_places(other, same):
    assert problems(evidence.same_words, share("a"), other) == (
        [("same-words", "occurrence")] if same else []
    )


def test_a_place_that_proves_a_target_proves_no_result():
    row = read("trọng đạt 17% GRDP", "17", "poverty", occurrence=1)
    assert problems(evidence.same_words, share("a"), row) == [("words-of-target", "quote")]


def test_the_length_of_a_quote_is_counted_as_people_count_it():
    row = read(f"{'một hai - ' * 9} 04-NQ/TU ngày")
    assert problems(evidence.quotes, row) == [("quote-not-found", "quote")]
    assert problems(evidence.quotes, read(f"{row.quote} sau")) == [("quote-length", "quote")]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (statement("s", quote="tăng hơn 31,74%", text_vi="Thu tăng 31,74%.", text_en="Up 31.74%."), []),
        (
            statement("s", quote="tăng hơn 31,74%", text_vi="Thu tăng 31,47%.", text_en="Up 31.47%."),
            ["text_vi", "text_en"],
        ),
        (statement("s", quote="tăng hơn 31,74%", text_en="Up 31,740."), ["text_en"]),
        (statement("s", quote="tăng hơn 31,74%", text_vi="Năm 2030, số 12-NQ/TU, 5 việc."), []),
        (statement("s", quote="tăng hơn 31,74%", text_vi="Có 1,45 triệu lượt.", text_en="1.45 million."), []),
        (statement("s", quote="tăng hơn 99,99%", text_vi="Tăng 88,88%."), []),  # first the quote itself
        (duty("d", source="press", quote="tăng hơn 31,74%", duty_vi="Đạt 10,51%"), ["duty_vi"]),
        (amendment("a", document="press", summary_vi="Từ 10,5% lên 12,5%"), ["summary_vi"]),
        (amendment("a", document="second", summary_vi="Từ 10,5% lên 12,5%"), []),  # its text is not held
    ],
)
def test_a_figure_in_our_own_words_stands_in_a_quote_of_the_same_document(row, columns):
    quoted = [
        read("Từ 9,5 - 10,5% mỗi năm", "9.5"),
        result("v", "1450000", "visitors", quote="hơn 1,45 triệu lượt khách"),
    ]
    assert problems(evidence.prose, row, *quoted) == [("prose-not-quoted", column) for column in columns]


def test_the_words_of_an_element_are_those_of_the_amending_document():
    rows = [amendment("a", document="press"), wording("w", "added", amendment="a", quote="Tỷ trọng đạt 17%")]
    assert problems(evidence.quotes, *rows) == [("quote-ambiguous", "occurrence")]
    orphan = wording("w", "added", amendment="gone", quote="đâu đó nói thế")
    assert problems(evidence.quotes, orphan) == []
