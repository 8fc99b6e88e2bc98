"""Rows read in a document that is held: a text of a few sentences with figures in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scripts.analysis.context import RuleContext
from scripts.analysis.fingerprints import fingerprint
from scripts.model.problem import Problem
from scripts.model.row import Row
from tests.contexts import context
from tests.ledgers import document, indicator, ledger, result, target, unit

TEXT = """Năm 2025, thu ngân sách tăng hơn 31,74%, giảm nghèo 3,51% so với năm 2024; ước đạt từ 90% trở lên.
Cả tỉnh có khoảng 6.800 hộ dân, xếp thứ 24/34 tỉnh; 124 cán bộ; hơn 1,45 triệu lượt khách.
Tỷ trọng đạt 17% GRDP. Nội dung sau: Tỷ trọng đạt 17% GRDP. Từ 9,5 - 10,5% mỗi năm."""
UNITS = (
    unit("household", "count", "hộ", "households", "hộ", "households"),
    unit("person", "count", "người", "people", "người", "p"),
)
INDICATORS = (
    indicator("growth"),
    indicator("poverty"),
    indicator("poverty-change", unit="percentage-point"),
    indicator("homes", unit="household"),
    indicator("officials", unit="person"),
    indicator("visitors", unit="visit"),
    indicator("place", unit="rank"),
)


def problems(rule: Callable[[RuleContext], Iterator[Problem]], *rows: Row) -> list[tuple[str, str | None]]:
    """What a rule finds in rows read in a document with this text: (code, column)."""
    held = ledger(
        *UNITS,
        *INDICATORS,
        document("press", kind="press", held=True),
        *rows,
        press=fingerprint(TEXT, "press"),
    )
    return [(p.code, p.column) for p in rule(context(held))]


def read(quote: str, value: str = "31.74", about: str = "growth", **given: Any) -> Row:
    return result("r", value, about, **{"period": "2025", "quote": quote} | given)


def share(id: str, quote: str = "Tỷ trọng đạt 17%", about: str = "growth", **given: Any) -> Row:
    return target(id, "17", about, **{"quote": quote, "source": "press", "occurrence": 1} | given)
