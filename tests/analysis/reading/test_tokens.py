"""Tokens: words, numbers and signs of a text, each with its place."""

from __future__ import annotations

import pytest

from scripts.analysis.fingerprints import words_of
from scripts.analysis.reading.tokens import Kind, ends_sentence, follows, precedes, tokens_of, words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Đạt 10,5%", "word number percent"),
        ("ngày 05/12/2025", "word date"),
        ("số 04-NQ/TU", "word name"),
        ("57/2018/NĐ-CP của", "name word"),
        ("quý III/2025", "word quarter"),
        ("tháng 9/2025", "word month"),
        ("24/34 tỉnh", "number slash number word"),
        ("2026 – 2030", "number dash number"),
        ("10%/năm", "number percent slash word"),
        ("phiên bản v2", "word word name"),
        ("", ""),
    ],
)
def test_dates_and_document_numbers_are_one_token(text, kinds):
    assert " ".join(token.kind for token in tokens_of(text)) == kinds


def test_a_token_knows_its_place_and_its_word():
    text = "Từ 9,5 - 10,5% (2026)"
    tokens = tokens_of(text)
    assert [text[t.start : t.end].lower() for t in tokens] == [t.text for t in tokens]
    counted = [t for t in tokens if t.kind in (Kind.WORD, Kind.NUMBER)]
    assert [words_of(text)[t.word].lower().startswith(t.text) for t in counted] == [True] * 4


def test_phrases_are_found_on_either_side():
    tokens = tokens_of("giảm so với năm trước; hết.")
    assert follows(tokens, 1, "so với") == 3
    assert follows(tokens, 2, "so với") == 0
    assert follows(tokens, len(tokens), "so") == 0
    assert precedes(tokens, 3, "so với")
    assert not precedes(tokens, 1, "so với")
    assert words(tokens, -2, 2) == ["giảm", "so"]
    assert [n for n in range(len(tokens)) if ends_sentence(tokens, n)] == [5, 7]
