"""Periods that a text names: which, in whatever form."""

from __future__ import annotations

import pytest

from scripts.analysis.reading import periods_said as p
from scripts.analysis.reading.mentions import Role
from scripts.analysis.reading.tokens import tokens_of
from scripts.model.period import Period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("năm 2025", "2025"),
        ("cả năm 2025", "2025"),
        ("quý III năm 2025", "2025-Q3"),
        ("quý III/2025", "2025-Q3"),
        ("quý 3/2025", "2025-Q3"),
        ("quý 3 của năm 2025", "2025-Q3"),
        ("tháng 9 năm 2025", "2025-09"),
        ("tháng 9/2025", "2025-09"),
        ("9 tháng năm 2025", "2025-01/2025-09"),
        ("2 tháng đầu của năm 2026", "2026-01/2026-02"),
        ("sáu tháng đầu năm 2025", "2025-S1"),
        ("6 tháng cuối năm 2025", "2025-S2"),
        ("3 tháng đầu năm 2025", "2025-Q1"),
        ("12 tháng năm 2025", "2025"),
        ("nửa đầu năm 2025", "2025-S1"),
        ("từ tháng 1 đến tháng 9 năm 2025", "2025-01/2025-09"),
        ("từ tháng 2 đến tháng 9/2025", "2025-02/2025-09"),
        ("giai đoạn 2026-2030", "2026/2030"),
        ("giai đoạn 2026 – 2030", "2026/2030"),
        ("nhiệm kỳ 2025-2030", "2025/2030"),
        ("2026 đến năm 2030", "2026/2030"),
        ("đến 31/12/2025", "2025-12-31"),
        ("đến 31/12/2025", "2025"),
        ("tính đến ngày 31 tháng 3 năm 2026", "2026-03-31"),
        ("đến hết tháng 9 năm 2025", "2025-01/2025-09"),
        ("đến năm 2030", "2030"),
        ("quý III", "2025-Q3"),
        ("9 tháng", "2024-01/2024-09"),
        ("cả năm", "2025"),
    ],
)
def test_a_period_is_read_in_the_form_of_rows(text, period):
    (mention,) = p.mentions(tokens_of(text))
    assert mention.role == Role.OWN
    assert mention.fits(Period.parse(period))
    assert not mention.fits(Period.parse("1999-02"))


@pytest.mark.parametrize(
    "text", ["ngày 05/12/2025", "giá so sánh năm 2010", "tầm nhìn đến năm 2050", "năm trước"]
)
def test_what_dates_no_figure_has_no_role(text):
    assert [m.role for m in p.mentions(tokens_of(text))] == [Role.NONE]


@pytest.mark.parametrize(
    "text", ["năm xã", "một tháng nữa", "quý vị", "đầu tư", "tháng ba", "5 năm", "ngày mai"]
)
def test_other_words_name_no_period(text):
    assert [m for m in p.mentions(tokens_of(text)) if m.year] == []


def test_a_year_is_taken_from_the_mention_beside():
    first, second = p.mentions(tokens_of("Quý III và 9 tháng năm 2025"))
    assert (first.year, second.year) == (2025, 2025)
    assert [m.year for m in p.filled(p.dated([first, second]))] == [2025, 2025]


def test_each_part_reads_its_own_words():
    tokens = tokens_of("tháng 1 đến tháng 9")
    assert p.from_to(tokens, 0, 0) is not None
    assert p.small(tokens, 1) == (1, 2)
    assert p.year_behind(tokens_of("năm 2025"), 0) == (2025, 2)
    assert p.mention_at(tokens, 1) is None
    for reader, text in (
        (p.same_period, "cùng kỳ năm 2024"),
        (p.before_last, "quý trước"),
        (p.months_together, "9 tháng"),
        (p.quarter, "quý I"),
        (p.month, "tháng 9"),
        (p.half, "cuối năm 2025"),
        (p.years, "năm 2025"),
        (p.day, "31/12/2025"),
    ):
        mention = reader(tokens_of(text), 0)
        assert mention is not None
        assert p.spell(tokens_of(text), mention) == text.lower()
    assert p.is_until(tokens_of("đến 31/12/2025"), 1)
