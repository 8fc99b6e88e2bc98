"""A source that judges an aim without a figure is found, and nothing else that it says."""

from __future__ import annotations

import pytest

from scripts.analysis.assessments import without_figure
from tests.ledgers import ledger, statement

MISSED = "tăng trưởng chưa đạt mục tiêu"


def found(*rows, sources=("press",)):
    return [row.id for row in without_figure(ledger(*rows), sources)]


@pytest.mark.parametrize(
    "quote",
    [MISSED, "đã hoàn thành kế hoạch", "Vượt chỉ tiêu", "đạt và vượt mục tiêu", "growth missed its target"],
)
def test_an_aim_that_was_reached_or_missed_is_found(quote):
    assert found(statement("s", kind="shortcoming", quote=quote)) == ["s"]
    assert found(statement("s", kind="achievement", quote=quote)) == ["s"]


@pytest.mark.parametrize(
    "quote",
    [
        "đạt nhiều kết quả quan trọng",
        "Với mục tiêu tạo đột phá",
        "năm 2025 chưa đạt mục tiêu",
        "chưa đạt mục tiêu 8%",
        "không đạt mục tiêuX",
        "the targets were set",
    ],
)
def test_other_words_and_words_with_a_figure_or_a_year_are_not(quote):
    assert found(statement("s", kind="shortcoming", quote=quote)) == []


def test_only_assessments_in_these_sources_are_looked_at():
    assert found(statement("s", kind="direction", quote=MISSED)) == []
    assert found(statement("s", kind="shortcoming", quote=MISSED), sources=("first",)) == []
