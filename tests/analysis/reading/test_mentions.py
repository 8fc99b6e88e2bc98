"""Mentions: whether a row's period, or its base period, is the one that is named."""

from __future__ import annotations

import pytest

from scripts.analysis.reading.mentions import earlier
from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.tokens import tokens_of
from scripts.model.period import Period


def parsed(text: str) -> Period:
    return Period.parse(text)


@pytest.mark.parametrize(
    ("text", "period", "fits"),
    [
        ("quý III năm 2025", "2025", False),
        ("năm 2025", "2025-Q3", False),
        ("10 tháng năm 2025", "2025-10", False),
        ("đầu năm 2025", "2025-S1", True),
        ("đầu năm 2025", "2025", False),
        ("năm 2025", "2025-12-31", False),
        ("đến 15/11/2025", "2025", False),
        ("giai đoạn 2026-2030", "2030", False),
        ("năm 2026", "2026/2030", False),
    ],
)
def test_a_period_is_the_one_named_or_another(text, period, fits):
    (mention,) = mentions(tokens_of(text))
    assert mention.fits(parsed(period)) is fits


@pytest.mark.parametrize(
    ("text", "period", "base", "same"),
    [
        ("so với cùng kỳ", "2025-S1", "2024-S1", True),
        ("so với cùng kỳ", "2025-S1", "2024", False),
        ("so với cùng kỳ năm 2020", "2025-Q3", "2020-Q3", True),
        ("so với năm trước", "2025", "2024", True),
        ("so với năm trước", "2025-S1", "2024", True),
        ("so với năm trước", "2025", "2023", False),
        ("so với quý trước", "2025-Q3", "2025-Q2", True),
        ("so với tháng trước", "2025-01", "2024-12", True),
        ("so với năm 2020", "2025", "2020", True),
        ("so với năm 2020", "2025", "2021", False),
        ("so với cuối năm 2024", "2025", "2024-12-31", True),
    ],
)
def test_a_base_period_is_the_one_named_or_another(text, period, base, same):
    (mention,) = mentions(tokens_of(text))
    assert mention.is_base_of(parsed(base), parsed(period)) is same


def test_the_same_months_of_another_year():
    assert earlier(parsed("2025-01/2025-09"), 2024) == parsed("2024-01/2024-09")
    assert earlier(parsed("2024-02-29"), 2023) is None
    (mention,) = mentions(tokens_of("cuối năm 2024"))
    assert mention.is_end(parsed("2024-12"))
    assert mention.ending(parsed("2024")).isoformat() == "2024-12-31"
