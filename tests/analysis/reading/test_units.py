"""Units: scale, noun and denominators behind a number, and which unit of a row they may be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.reading.tokens import tokens_of
from scripts.analysis.reading.units import RowUnit, begins_with, denominators, measure, scale_of, unit_of


@pytest.mark.parametrize(
    ("text", "scale", "unit", "per"),
    [
        ("%", 1, "%", ""),
        ("phần trăm", 1, "%", ""),
        ("điểm %", 1, "điểm %", ""),
        ("điểm phần trăm", 1, "điểm %", ""),
        ("%/năm", 1, "%", "năm"),
        ("% tỷ trọng", 1, "%", ""),
        ("triệu đồng/người/tháng", 10**6, "đồng", "người tháng"),
        ("triệu đồng một người một năm", 10**6, "đồng", "người năm"),
        ("nghìn tỷ đồng", 10**12, "đồng", ""),
        ("lượt khách", 1, "lượt", ""),
        ("dự án", 1, "", ""),
        ("", 1, "", ""),
    ],
)
def test_what_stands_behind_a_number_is_taken_apart(text, scale, unit, per):
    found = measure(tokens_of(text), 0)
    assert (found.scale, found.unit, found.per) == (Decimal(scale), unit, frozenset(per.split()))
    assert scale_of(tokens_of("đồng"), 0)[1] == unit_of(tokens_of("tỷ"), 0)[1] == 0
    assert denominators(tokens_of("đồng"), 0) == (frozenset(), 0)


@pytest.mark.parametrize(
    ("kind", "symbol", "printed", "fits"),
    [
        ("percent", "%", "%", True),
        ("point", "điểm %", "%", True),
        ("percent", "%", "điểm %", False),
        ("point", "điểm %", "điểm %", True),
        ("count", "hộ", "%", False),
        ("count", "hộ", "người", False),
        ("count", "hộ", "hộ", True),
        ("count", "dự án", "", True),
        ("money", "tỷ đồng", "đồng", True),
        ("money", "triệu USD", "đồng", False),
        ("percent", "%", "đồng", False),
        ("rank", "", "%", False),
    ],
)
def test_a_printed_unit_may_be_a_rows_own(kind, symbol, printed, fits):
    assert RowUnit(symbol, kind).has(printed) is fits


def test_a_text_begins_with_whole_words():
    assert begins_with("hộ dân", "hộ")
    assert not begins_with("hộp quà", "hộ")
    assert not begins_with("đồng/người", "đồng")
    assert RowUnit("%").is_rate
    assert RowUnit("", "rank").is_rank
