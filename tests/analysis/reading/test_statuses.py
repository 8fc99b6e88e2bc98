"""Statuses, aims, withdrawals and averages: what the words around a figure make of it."""

from __future__ import annotations

import pytest

from scripts.analysis.reading import statuses as s
from scripts.analysis.reading.quantities import quantities
from scripts.analysis.reading.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "own", "carried"),
    [
        ("ước đạt 7%", "E", ""),
        ("Dự báo tăng trưởng năm 2025 đạt 7%", "F", ""),
        ("đạt 7% (số sơ bộ)", "P", ""),
        ("theo số liệu chính thức đạt 7%", "A", ""),
        ("dự kiến đạt 7%", "EF", ""),
        ("ước đạt 90 tỷ đồng, tăng 7%", "", "E"),
        ("ước đạt 90%, xếp thứ 7", "", ""),
        ("ước mơ của 7 xã", "", ""),
        ("nước sạch đạt 7%", "", ""),
        ("đạt 7%, cao hơn số ước.", "", ""),
    ],
)
def test_a_status_is_said_beside_its_figure(text, own, carried):
    figures = quantities(text)
    said = s.said_status(tokens_of(text), figures, len(figures) - 1)
    assert (said.own, said.carried) == (frozenset(own), frozenset(carried))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("phấn đấu đạt 7%", "phấn đấu"),
        ("mục tiêu tăng trưởng 7%", "mục tiêu"),
        ("chỉ tiêu năm 2026 là 7%", "chỉ tiêu"),
        ("đạt mục tiêu 7%", ""),
        ("chỉ tiêu tăng trưởng ước đạt 7%", ""),
        ("vượt chỉ tiêu 7%", ""),
        ("tăng 7%", ""),
    ],
)
def test_an_aim_is_told_from_what_was_reached(text, word):
    assert s.aim(tokens_of(text), quantities(text), 0) == word


@pytest.mark.parametrize(
    ("text", "nth", "word"),
    [
        ("Bãi bỏ chỉ tiêu 7%", 0, "bãi bỏ"),
        ("không thực hiện chỉ tiêu 7%", 0, "không thực hiện"),
        ("chỉ tiêu 7% năm 2026 được bãi bỏ", 0, "bãi bỏ"),
        ("bãi bỏ chỉ tiêu 7%, thay bằng 8%", 1, ""),
        ("bãi bỏ quy định cũ. Đạt 7%", 0, ""),
        ("chỉ tiêu 7% được giữ", 0, ""),
    ],
)
def test_a_withdrawal_takes_back_the_figures_of_its_sentence(text, nth, word):
    assert s.withdrawal(tokens_of(text), quantities(text)[nth]) == word


@pytest.mark.parametrize(
    ("text", "average"),
    [
        ("tăng bình quân 10%/năm", True),
        ("trung bình mỗi năm giảm 3%", True),
        ("bình quân đầu người đạt 60 triệu đồng", False),
        ("tăng 10%", False),
    ],
)
def test_an_average_over_years_is_told_from_one_a_head(text, average):
    assert s.is_average(tokens_of(text), quantities(text), 0) is average


def test_an_adverb_leaves_open_whether_a_figure_is_official():
    text = "chính thức khởi công 7 dự án"
    assert s.said_status(tokens_of(text), quantities(text), 0).own == {"A", ""}


def test_the_parts_of_a_status():
    tokens = tokens_of("Hết. Ước đạt 7%")
    assert s.is_estimate("Ước tăng 7%")
    assert not s.is_estimate("nước sạch đạt 9%")
    assert s.sentence_start(tokens, 4) == 2
    assert s.segment_start(tokens, quantities("Hết. Ước đạt 7%"), 0) == 2
    assert [word for _, word in s.statuses(tokens, 0, 5)] == ["ước"]
    assert list(s.statuses_behind(tokens_of("(ước)"), 0)) == [(frozenset("E"), "ước")]
    assert s.speaks(tokens, 2, 3, "E")
