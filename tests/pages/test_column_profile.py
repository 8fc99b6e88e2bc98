"""A column's profile on its page: what the SVG shows, and what is said of it in each language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal

import pytest
from markupsafe import Markup

from scripts.analysis.profiles import ProfileKind
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.pages.column_profile import HEIGHT, WIDTH, profile_svg, shown
from tests.analysis.test_profiles import profile_of, table


def words(kind, values, code="en", **more):
    """The words beneath the SVG, as a reader sees them."""
    html = shown(Translator(code), table(kind, values, **more), 0, Markup())
    return str(Markup(html.split("</svg>")[1]).striptags()).replace("\u00a0", " ")


def paths(profile):
    svg = ET.fromstring(str(profile_svg(profile, "a name")))
    return svg, [one.get("d") for one in svg.iter() if one.tag == "path"]


# What is drawn


@pytest.mark.parametrize("values", [range(100), [1] * 1000 + list(range(2, 40)), [0, 0, 5], [3]])
def test_every_bar_stands_within_the_picture_and_the_least_is_still_seen(values):
    found = profile_of("integer", list(values))
    svg, shapes = paths(found)
    assert svg.get("role") == "img" and svg.get("aria-label") == "a name"
    assert {one.get("fill") for one in svg} <= {"var(--result)", "none", None}
    assert not [one for one in svg.iter() if "style" in one.attrib]
    if found.kind != "filled":
        bars = [part for part in shapes[0].split("M") if part]
        assert len(bars) == sum(count > 0 for count in found.bars)
        for bar in bars:
            x, rest = bar.split(" ", 1)
            tall, wide = rest.split("v-")[1].split("V")[0].split("h")
            assert 1 <= int(tall) <= HEIGHT - 3 and int(x) >= 0 and int(x) + int(wide) <= WIDTH


def test_the_filled_share_is_drawn_to_scale():
    _, (_, full) = paths(profile_of("string", ["a", "b", "c", None]))
    assert full == f"M0 0h{WIDTH * 3 // 4}v9H0z"


# What is said


def test_a_picture_has_a_name_and_words_in_the_pages_language():
    for code, name in (("vi", "các giá trị của “Cột”"), ("en", "the values of “Column”")):
        html = str(shown(Translator(code), table("integer", list(range(9))), 0, Markup()))
        assert name in html
    assert (
        words("number", [Decimal("0.5"), Decimal(1), Decimal(1234)]) == "lowest 0.5, median 1, highest 1,234"
    )
    assert words("number", [Decimal("0.5"), Decimal(1), Decimal(1234)], "vi") == (
        "thấp nhất 0,5, trung vị 1, cao nhất 1.234"
    )
    days = [date(2025, 12, 5), date(2026, 1, 1), date(2026, 2, 1)]
    assert words("date", days, "vi") == "từ 05/12/2025 đến 01/02/2026, giá trị ở giữa là 01/01/2026"
    assert words("year", [1999, 2000, 2026]) == "from 1999 to 2026, the middle one 2000"
    assert words("string", ["a", "b", "a"]) == "a × 2 · b × 1"
    assert words("string", ["1", "2", "1"], labels={"1": {"vi": "Có", "en": "Yes"}}) == "Yes × 2 · 2 × 1"
    assert words("string", "abc") == "no value occurs twice"
    assert words("string", [*"abcdefghi", "a"], "vi") == "9 giá trị khác nhau"


def test_a_strangers_value_is_said_as_it_is_and_not_at_length():
    html = str(shown(Translator("vi"), table("string", ["<b>*x*</b>"] * 2 + ["y" * 500] * 2), 0, Markup()))
    assert "<b>" not in html and "*" not in html and "y" * 33 not in html
    marked = shown(Translator("en"), table("string", ["một", "một"]), 0, Markup(' lang="vi"'))
    assert '<code lang="vi">một</code>' in marked


def test_every_kind_has_its_words_in_every_language():
    for code in LANGUAGES:
        for values in ([1, 1, 2], list(range(9))):
            assert "aria-label" in shown(Translator(code), table("integer", values), 0, Markup())


def test_every_kind_of_profile_that_is_drawn_has_its_sentence_in_every_language():
    for kind in set(ProfileKind) - {ProfileKind.EMPTY}:
        for code in LANGUAGES:
            assert Translator(code).text(f"columns.{kind}", name="n", parts=2, share="50%")


def test_a_column_without_values_has_neither_an_svg_nor_words():
    assert shown(Translator("vi"), table("string", [None]), 0, Markup()) == ""


@pytest.mark.parametrize("far", [Decimal("1e300"), 10**300, Decimal("1e-300"), -(10**19)])
def test_numbers_of_any_size_are_said_shortly(far):
    assert len(words("number", [*(Decimal(n) for n in range(8)), far])) < 80
