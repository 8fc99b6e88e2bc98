"""Quantities: all that a text states of each figure, in the unit of a row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.reading import quantities as q
from scripts.analysis.reading.tokens import tokens_of
from scripts.analysis.reading.units import RowUnit, measure


@pytest.mark.parametrize(
    ("text", "symbol", "ends"),
    [
        ("hơn 1,45 triệu lượt khách", "lượt khách", ("1450000", None)),
        ("60 triệu đồng/người/năm", "triệu đồng/người/năm", ("60", None)),
        ("2,31 nghìn tỷ đồng", "tỷ đồng", ("2310", None)),
        ("900 triệu đồng đến 1,2 tỷ đồng", "triệu đồng", ("900", "1200")),
        ("giảm từ 0,5 - 1%", "điểm %", ("-1", "-0.5")),
        ("giảm 3,51%", "điểm %", ("-3.51", None)),
        ("đạt 700", "tỷ đồng", ("700", None)),
        ("tăng -2,5%", "%", ("-2.5", None)),
    ],
)
def test_a_figure_is_counted_in_the_unit_of_a_row_with_its_sign(text, symbol, ends):
    (one,) = q.quantities(text)
    low, high = one.ends(RowUnit(symbol))
    assert (low, high) == (Decimal(ends[0]), Decimal(ends[1]) if ends[1] else None)


def test_a_figure_knows_where_it_stands():
    rate, rank = q.quantities("ước đạt 7,34%, xếp thứ 24/34 tỉnh, thành phố")
    assert (rate.percent, rate.of, rate.before, rate.text, rate.rank) == (True, None, 2, "7,34%", False)
    assert (rank.of, rank.before, rank.after, rank.rank) == (34, 5, "tỉnh, thành phố", True)
    assert rate.scaled == rate.counted("%") == Decimal("7.34")


def test_what_cannot_be_read_with_certainty_is_left_out():
    assert q.quantities("đạt 1,2,3 tỷ đồng") == ()
    assert q.quantities("từ 5 - 1,2,3 tỷ đồng") == ()


def test_the_parts_of_a_quantity():
    tokens = tokens_of("xếp thứ 24/34 tỉnh")
    assert q.is_rank(tokens, 2)
    assert not q.is_rank(tokens_of("lần thứ 24"), 2)
    assert q.whole_of(tokens, 2, measure(tokens, 3))[:2] == (Decimal(24), 34)
    assert q.con_so(tokens_of("2 con số"), 1)
    assert q.is_minus(tokens_of("tăng -2"), 2)
    assert not q.is_minus(tokens_of("từ 1 -2"), 3)
    assert q.is_rate(measure(tokens_of("%"), 0))
    assert q.numeric("đạt 5%", tokens_of("đạt 5%"), 1) in q.scanned("đạt 5%", tokens_of("đạt 5%"))
    assert q.worded("hai xã", tokens_of("hai xã"), 0) is not None
    assert q.behind("5 tỷ đồng", tokens_of("5 tỷ đồng"), measure(tokens_of("5 tỷ đồng"), 1)) == "tỷ đồng"
