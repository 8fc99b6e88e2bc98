"""Proofs on ledgers made by hand: the quote in its document, the figure in its quote, our words in quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from scripts.analysis import proofs as prove
from scripts.analysis.context import Case
from scripts.analysis.quotes import fingerprint
from scripts.model.problem import Problem
from scripts.model.row import Row
from tests.ledgers import (
    amendment,
    document,
    duty,
    indicator,
    ledger,
    result,
    statement,
    target,
    unit,
    wording,
)

TEXT = """Năm 2025, thu ngân sách tăng hơn 31,74%, giảm nghèo 3,51% so với năm 2024; ước đạt từ 90% trở lên.
Cả tỉnh có khoảng 6.800 hộ dân, xếp thứ 24/34 tỉnh; 124 cán bộ; hơn 1,45 triệu lượt khách.
Tỷ trọng đạt 17% GRDP. Nội dung sau: Tỷ trọng đạt 17% GRDP. Từ 9,5 - 10,5% mỗi năm."""
UNITS = (
    unit("household", "hộ", "households", "hộ", "households"),
    unit("person", "người", "people", "người", "p"),
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


def told(rule: Callable[[Case], Iterator[Problem]], *rows: Row) -> list[tuple[str, str | None]]:
    """What a rule tells of rows read in a document with this text: (code, column)."""
    held = ledger(
        *UNITS,
        *INDICATORS,
        document("press", kind="press", held=True),
        *rows,
        press=fingerprint(TEXT, "press"),
    )
    known = {table: frozenset(found) for table, found in held.by_id.items()}
    return [(p.code, p.column) for p in rule(Case(held, {}, known, date(2026, 11, 22)))]


def said(quote: str, value: str = "31.74", about: str = "growth", **given: Any) -> Row:
    return result("r", value, about, **{"period": "2025", "quote": quote} | given)


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (said("thu ngân sách tăng hơn 31,74%"), []),
        (said("thu ngân sách tăng hơn 31,75%"), [("quote-not-found", "quote")]),
        (said("hơn 31,74%"), [("quote-length", "quote")]),
        (said(" ".join(TEXT.split()[:20])), []),
        (said(" ".join(TEXT.split()[:21])), [("quote-length", "quote")]),
        (said("Tỷ trọng đạt 17%"), [("quote-ambiguous", "occurrence")]),
        (said("Tỷ trọng đạt 17%", occurrence=1), []),
        (said("Tỷ trọng đạt 17%", occurrence=2), []),
        (said("Tỷ trọng đạt 17%", occurrence=3), [("occurrence-wrong", "occurrence")]),
        (said("Tỷ trọng đạt 17%", occurrence=0), [("occurrence-wrong", "occurrence")]),
        (said("hơn 31,74%, giảm", occurrence=1), [("occurrence-wrong", "occurrence")]),
        (said("nơi khác nói khác", source="first"), []),
        (said("nơi khác", source="first"), [("quote-length", "quote")]),
    ],
)
def test_a_quote_stands_in_its_held_document_once_or_where_it_says(row, codes):
    assert told(prove.quotes, row) == codes


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (said("thu ngân sách tăng hơn 31,74%", bound="gt"), []),
        (said("thu ngân sách tăng hơn 31,74%"), [("hedge-unlike-bound", "bound")]),
        (said("thu ngân sách tăng hơn 31,74%", "31.7"), [("figure-not-in-quote", "value")]),
        (said("thu ngân sách tăng hơn 31,74%", "-31.74", bound="gt"), [("sign-unlike-quote", "value")]),
        (
            said("từ 90% trở lên", "90", bound="ge", status="E"),
            [("hedge-cut-off", "quote"), ("estimate-not-said", "status")],
        ),
        (said("ước đạt từ 90% trở lên", "90", bound="ge", status="E"), []),
        (said("ước đạt từ 90% trở lên", "90", bound="ge"), [("estimate-said", "status")]),
        (said("ước đạt từ 90%", "90", status="E"), [("hedge-cut-off", "quote")]),
        (said("31,74%, giảm nghèo"), [("hedge-cut-off", "quote")]),
        (said("6.800 hộ dân", "6800", "homes"), [("hedge-cut-off", "quote")]),
        (said("Cả tỉnh có khoảng 6.800 hộ dân", "6800", "homes", bound="approx"), []),
        (said("giảm nghèo 3,51% so với năm 2024", "-3.51", "poverty-change"), []),
        (
            said("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty-change"),
            [("sign-unlike-quote", "value")],
        ),
        (said("giảm nghèo 3,51% so với năm 2024", "3.51", "poverty", base_period="2024"), []),
        (said("nghèo 3,51% so với", "3.51", "poverty-change"), [("hedge-cut-off", "quote")]),
        (
            said("giảm nghèo 3,51% so", "-3.51", "poverty-change", value_upper="4"),
            [("upper-not-in-quote", "value_upper")],
        ),
        (said("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range", value_upper="10.5"), []),
        (
            said("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range", value_upper="10"),
            [("upper-not-in-quote", "value_upper")],
        ),
        (said("Từ 9,5 - 10,5% mỗi năm", "9.5", bound="range"), [("upper-not-in-quote", "value_upper")]),
        (said("xếp thứ 24/34 tỉnh", "24", "place", out_of=34), []),
        (said("xếp thứ 24/34 tỉnh", "24", "place", out_of=63), [("field-not-in-quote", "out_of")]),
        (said("xếp thứ 24/34 tỉnh", "24", "place"), [("field-not-in-quote", "out_of")]),
        (said("xếp thứ 24/34 tỉnh", "34", "place", out_of=34), [("figure-not-in-quote", "value")]),
    ],
)
def test_a_figure_its_hedge_sign_ends_field_and_status_agree_with_the_quote(row, codes):
    found = told(prove.quoted_figures, row)
    assert [one for one in found if one[0] != "year-unlike-quote"] == codes


@pytest.mark.parametrize(
    ("about", "value", "quote", "fits"),
    [
        ("growth", "17", "Tỷ trọng đạt 17% GRDP", True),
        ("poverty-change", "17", "Tỷ trọng đạt 17% GRDP", True),
        ("homes", "17", "Tỷ trọng đạt 17% GRDP", False),
        ("homes", "6800", "có đúng 6.800 hộ dân", True),
        ("visitors", "6800", "có đúng 6.800 hộ dân", False),
        ("officials", "124", "tỉnh; 124 cán bộ", True),
        ("homes", "124", "tỉnh; 124 cán bộ", True),
        ("visitors", "1450000", "đón 1,45 triệu lượt khách", True),
        ("officials", "1450000", "đón 1,45 triệu lượt khách", False),
        ("homes", "120", "có 120 hộp quà", True),
    ],
)
def test_a_unit_printed_after_the_figure_is_the_indicators_own(about, value, quote, fits):
    found = told(prove.quoted_figures, said(quote, value, about, source="first"))
    assert found == ([] if fits else [("unit-unlike-quote", "indicator")])


@pytest.mark.parametrize(
    ("period", "base", "fits"),
    [("2025", "2024", True), ("2025", "", False), ("2024-Q4", "", True), ("2026", "2023", False)],
)
def test_a_year_named_in_the_quote_is_the_rows_own_or_the_one_compared_with(period, base, fits):
    row = said("tăng 3% so với năm 2024", "3", source="first", period=period, base_period=base)
    assert told(prove.quoted_figures, row) == ([] if fits else [("year-unlike-quote", "period")])


def share(id: str, quote: str = "Tỷ trọng đạt 17%", about: str = "growth", **given: Any) -> Row:
    return target(id, "17", about, **{"quote": quote, "source": "press", "occurrence": 1} | given)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (share("b"), True),
        (share("b", "trọng đạt 17% GRDP"), True),  # other words, the same printed figure
        (share("b", occurrence=2), False),
        (share("b", about="poverty"), False),
        (share("b", period="2027"), False),
        (said("Tỷ trọng đạt 17%", "17", period="2026", occurrence=1), False),  # a result, not a target
    ],
)
def test_two_rows_of_one_indicator_and_period_rest_on_two_places(other, same):
    assert told(prove.same_words, share("a"), other) == ([("same-words", "occurrence")] if same else [])


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
        said("Từ 9,5 - 10,5% mỗi năm", "9.5"),
        result("v", "1450000", "visitors", quote="hơn 1,45 triệu lượt khách"),
    ]
    assert told(prove.prose, row, *quoted) == [("prose-not-quoted", column) for column in columns]


def test_the_words_of_an_element_are_those_of_the_amending_document():
    rows = [amendment("a", document="press"), wording("w", "added", amendment="a", quote="Tỷ trọng đạt 17%")]
    assert told(prove.quotes, *rows) == [("quote-ambiguous", "occurrence")]
    orphan = wording("w", "added", amendment="gone", quote="đâu đó nói thế")
    assert told(prove.quotes, orphan) == []
