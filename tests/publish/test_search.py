"""What is indexed: words as people type them in a hurry, titles as they are."""

from __future__ import annotations

import pytest

from scripts.publish.search import folded, without_accents


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đất đai", "Dat dai"), ("ngân sách", "ngan sach"), ("GRDP 10,5%", "GRDP 10,5%"), ("Đ", "D")],
)
def test_accents_and_the_bar_of_d_are_taken_off(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_words_and_what_ranks_them_are_folded_and_titles_are_not() -> None:
    page = '<p title="Đất" data-about="Đất">Đất</p>'
    assert without_accents(page) == '<p title="Đất" data-about="Dat">Dat</p>'
