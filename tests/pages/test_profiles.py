"""A column on the whole: what is counted, what is drawn, and what is said of it in each language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import NamedTuple

import pytest
from markupsafe import Markup

from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.package import Field, Line, Reference, Table
from scripts.pages.profiles import BINS, FEW, HEIGHT, WIDTH, picture, profile, shown


class Month(NamedTuple):
    year: int
    month: int


def table(kind, values, keys=(), references=(), labels=None):
    column = Field("c", kind, {"vi": "Cột", "en": "Column"}, {}, "", labels=labels or {})
    lines = tuple(Line(n, ("" if v is None else str(v),), (v,)) for n, v in enumerate(values, 2))
    return Table("t", "t.csv", {}, {}, (column,), lines, tuple(keys), (), tuple(references), b"")


def told(kind, values, **more):
    return profile(table(kind, values, **more), 0)


def said(kind, values, code="en", **more):
    """The words beneath the picture, as a reader sees them."""
    html = shown(Translator(code), table(kind, values, **more), 0, Markup())
    return str(Markup(html.split("</svg>")[1]).striptags()).replace("\u00a0", " ")


def paths(profile):
    svg = ET.fromstring(str(picture(profile, "a name")))
    return svg, [one.get("d") for one in svg.iter() if one.tag == "path"]


# What is counted


def test_numbers_have_a_histogram_whose_bars_hold_every_cell():
    found = told("number", [Decimal(n) for n in range(100)] + [None] * 7)
    assert (found.kind, found.filled, found.rows, found.different) == ("histogram", 100, 107, 100)
    assert found.bars == (10,) * 10
    assert (found.low, found.middle, found.high) == (0, Decimal("49.5"), 99)
    assert told("integer", range(18)).bars == (2,) * 9
    assert told("number", [Decimal(n) / 7 for n in range(7 * BINS)]).bars == (7,) * BINS


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("date", [date(2026, 1, day) for day in range(1, 10)]),
        (
            "datetime",
            [datetime(2026, 1, day, 7) for day in range(1, 9)] + [datetime(2026, 1, 9, 7, tzinfo=UTC)],
        ),
        ("time", [time(hour) for hour in range(9)]),
        ("yearmonth", [Month(2026, month) for month in range(1, 10)]),
        ("year", list(range(2001, 2010))),
    ],
)
def test_days_and_hours_have_one_with_a_middle_that_is_one_of_them(kind, values):
    found = told(kind, [*reversed(values), None])
    assert found.kind == "histogram" and sum(found.bars) == 9 and max(found.bars) == 1
    assert (found.low, found.middle, found.high) == (values[0], values[4], values[-1])


def test_few_values_have_a_bar_each_the_most_frequent_first_and_numbers_in_their_order():
    found = told("string", ["b", "a", "b", "c", "b", "a", None, ""])
    assert (found.values, found.bars, found.filled) == (("b", "a", "c"), (3, 2, 1), 6)
    found = told("integer", [10, 9, 10, 10])
    assert (found.values, found.bars) == ((9, 10), (1, 3))
    assert told("string", [str(n % (FEW + 1)) for n in range(50)]).kind == "filled"


def test_keys_and_references_and_texts_that_differ_are_only_counted():
    assert told("integer", range(50), keys=["c"]).kind == "filled"
    assert told("integer", range(50), references=[Reference(("c",), "p", "t", ("c",))]).kind == "filled"
    assert told("string", "abcdefgh").kind == "filled"
    assert told("object", [{"a": 1}, {"b": [2]}]).kind == "filled"


def test_nothing_and_numbers_that_are_none_are_not_counted():
    assert told("number", [None, None]).kind == told("string", []).kind == "empty"
    assert shown(Translator("vi"), table("string", [None]), 0, Markup()) == ""
    found = told("number", [Decimal(n) for n in (1, 2, 3)] + [Decimal("NaN"), Decimal("Infinity")])
    assert (found.filled, found.high) == (3, 3)


@pytest.mark.parametrize("far", [Decimal("1e300"), 10**300, Decimal("1e-300"), -(10**19)])
def test_numbers_of_any_size_are_drawn_and_said(far):
    found = told("number", [*(Decimal(n) for n in range(8)), far])
    assert sum(found.bars) == 9
    assert len(said("number", [*(Decimal(n) for n in range(8)), far])) < 80


# What is drawn


@pytest.mark.parametrize("values", [range(100), [1] * 1000 + list(range(2, 40)), [0, 0, 5], [3]])
def test_every_bar_stands_within_the_picture_and_the_least_is_still_seen(values):
    found = told("integer", list(values))
    svg, drawn = paths(found)
    assert svg.get("role") == "img" and svg.get("aria-label") == "a name"
    assert {one.get("fill") for one in svg} <= {"var(--result)", "none", None}
    assert not [one for one in svg.iter() if "style" in one.attrib]
    if found.kind != "filled":
        bars = [part for part in drawn[0].split("M") if part]
        assert len(bars) == sum(count > 0 for count in found.bars)
        for bar in bars:
            x, rest = bar.split(" ", 1)
            tall, wide = rest.split("v-")[1].split("V")[0].split("h")
            assert 1 <= int(tall) <= HEIGHT - 3 and int(x) >= 0 and int(x) + int(wide) <= WIDTH


def test_the_filled_share_is_drawn_to_scale():
    _, (_, full) = paths(told("string", ["a", "b", "c", None]))
    assert full == f"M0 0h{WIDTH * 3 // 4}v9H0z"


# What is said


def test_a_picture_has_a_name_and_words_in_the_pages_language():
    for code, name in (("vi", "các giá trị của “Cột”"), ("en", "the values of “Column”")):
        html = str(shown(Translator(code), table("integer", list(range(9))), 0, Markup()))
        assert name in html
    assert (
        said("number", [Decimal("0.5"), Decimal(1), Decimal(1234)]) == "lowest 0.5, median 1, highest 1,234"
    )
    assert said("number", [Decimal("0.5"), Decimal(1), Decimal(1234)], "vi") == (
        "thấp nhất 0,5, trung vị 1, cao nhất 1.234"
    )
    days = [date(2025, 12, 5), date(2026, 1, 1), date(2026, 2, 1)]
    assert said("date", days, "vi") == "từ 05/12/2025 đến 01/02/2026, giá trị ở giữa là 01/01/2026"
    assert said("year", [1999, 2000, 2026]) == "from 1999 to 2026, the middle one 2000"
    assert said("string", ["a", "b", "a"]) == "a × 2 · b × 1"
    assert said("string", ["1", "2", "1"], labels={"1": {"vi": "Có", "en": "Yes"}}) == "Yes × 2 · 2 × 1"
    assert said("string", "abc") == "no value occurs twice"
    assert said("string", [*"abcdefghi", "a"], "vi") == "9 giá trị khác nhau"


def test_a_strangers_value_is_said_as_it_is_and_not_at_length():
    html = str(shown(Translator("vi"), table("string", ["<b>*x*</b>"] * 2 + ["y" * 500] * 2), 0, Markup()))
    assert "<b>" not in html and "*" not in html and "y" * 33 not in html
    marked = shown(Translator("en"), table("string", ["một", "một"]), 0, Markup(' lang="vi"'))
    assert '<code lang="vi">một</code>' in marked


def test_every_kind_has_its_words_in_every_language():
    for code in LANGUAGES:
        for values in ([1, 1, 2], list(range(9))):
            assert "aria-label" in shown(Translator(code), table("integer", values), 0, Markup())
