"""A table's cells and columns are shown alike whatever they mean: links, languages, what may be written."""

from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import pytest

from scripts.model.package import Constraints, Field, Line, Reference, Table
from scripts.pages.cells import (
    WIDTHS,
    Anchors,
    allowed,
    anchor,
    cell,
    example,
    filled,
    sampled,
    widths,
)
from tests.conftest import ROOT

HERE = "data/lands/rivers/"


def column(name, type="string", **given):
    told = {"title": {}, "description": {}, "example": ""}
    return Field(name=name, type=type, **told | given)


def table(*columns, lines=(), references=(), keys=("id",)):
    return Table(
        name="rivers",
        path="rivers.csv",
        title={},
        description={},
        fields=columns,
        lines=tuple(Line(n, cells, tuple(c or None for c in cells)) for n, cells in enumerate(lines, 2)),
        keys=keys,
        unique_keys=(),
        references=references,
        raw=b"",
    )


def shown(column, text, language="vi", references=()):
    return str(cell(HERE, language, table(column, references=references), 0, text))


# Links


def test_a_reference_leads_to_the_row_that_it_names():
    reference = Reference(("land",), "reference", "lands", ("id",))
    assert shown(column("land"), "north", references=(reference,)) == (
        '<td><a href="../../../data/reference/lands/#north">north</a></td>'
    )


@pytest.mark.parametrize("text", ['"><script>', "a b", "50%", "Điện", "a#b"])
def test_a_reference_to_any_text_leads_to_its_anchor_and_shows_it_as_it_is(text):
    html = shown(column("land"), text, references=(Reference(("land",), "reference", "lands", ("id",)),))
    address = html.split('href="')[1].split('"')[0]
    assert unquote(urlsplit(address).fragment) == anchor(text)
    assert "<script>" not in html


def test_an_empty_reference_leads_nowhere():
    reference = Reference(("land",), "reference", "lands", ("id",))
    assert shown(column("land"), "", references=(reference,)) == "<td></td>"


def test_a_column_that_is_one_of_two_in_a_key_is_no_link():
    reference = Reference(("land", "year"), "reference", "lands", ("id", "year"))
    assert "href" not in shown(column("land"), "north", references=(reference,))


# Cells


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("name_vi", "vi", ""),
        ("name_vi", "en", ' lang="vi"'),
        ("name_en", "vi", ' lang="en"'),
        ("name_en", "en", ""),
        ("quote", "vi", ""),
        ("quote", "en", ' lang="vi"'),
        ("name", "en", ""),
        ("chevi", "en", ""),
    ],
)
def test_a_text_in_another_language_than_its_page_says_so(name, language, told):
    assert shown(column(name), "x", language) == f"<td{told}>x</td>"
    assert str(example(language, column(name, example="x"))) == f"<code{told}>x</code>"


def test_numbers_are_lined_up_and_long_texts_may_wrap():
    assert shown(column("n", "number"), "12.5") == '<td class="num">12.5</td>'
    assert shown(column("n", "integer"), "12") == '<td class="num">12</td>'
    assert shown(column("t"), "a" * 61).startswith('<td class="long">')
    assert shown(column("t"), "a" * 60).startswith("<td>")


def test_a_row_is_placed_where_it_is_shown_or_on_its_tables_page_or_nowhere():
    told = table(column("id"), lines=[("a",), ("b c",), ("last",)])
    package = SimpleNamespace(name="lands", tables=(told,))
    anchors = Anchors([package], 2)
    assert anchors.place("lands", "rivers", "a") == "data/lands/rivers/#a"
    assert anchors.place("lands", "rivers", "b c") == "data/lands/rivers/#b_c"
    for not_shown in ("last", "gone", ""):
        assert anchors.place("lands", "rivers", not_shown) == "data/lands/rivers/"
    assert anchors.place("lands", "gone", "a") == anchors.place("gone", "rivers", "a") == ""


def test_a_column_has_the_width_of_its_longest_shown_cell_or_of_its_name():
    lines = [("a", "", "x" * 1000), ("abcdefghij", "1", "y"), ("z" * 90, "2", "")]
    told = table(column("id"), column("a_rather_long_name"), column("t"), lines=lines)
    assert widths(told, 2, "Sửa") == [7, 13, 26]  # 10, 18 and a thousand characters
    assert widths(told, 3, "Sửa") == [26, 13, 26]
    assert widths(table(column("n")), 10, "Sửa") == [4]
    assert widths(table(column("n")), 10, "Correct this") == [7]


def test_the_style_knows_every_width_that_a_column_may_have():
    style = (ROOT / "docs/vi/assets/look.css").read_text("utf-8")
    assert [width for width in WIDTHS if f".c{width} {{ --em: {width}; }}" not in style] == []


def test_a_strangers_cell_is_shown_as_it_is():
    assert "<b>" not in shown(column("t"), "<b>*a*</b>\n- b")
    assert "*" not in shown(column("t"), "<b>*a*</b>\n- b")


# Columns


def test_a_column_may_hold_the_ids_of_the_table_that_it_refers_to():
    reference = Reference(("land",), "reference", "lands", ("id",))
    told = str(allowed(HERE, "vi", table(column("land"), references=(reference,)), column("land")))
    assert told == '<a href="../../../data/reference/lands/">reference/lands</a>'


def test_a_column_may_hold_one_of_its_listed_values_told_in_the_pages_language():
    listed, labels = Constraints(enum=("eq", "gt")), {"gt": {"vi": "trên", "en": "more"}}
    choice = column("bound", constraints=listed, labels=labels)
    assert str(allowed(HERE, "en", table(choice), choice)) == "<code>eq</code> <br><code>gt</code> more"


def test_a_column_may_hold_what_its_pattern_says():
    year = column("year", constraints=Constraints(pattern="[0-9]{4}"))
    assert "&#91;0-9&#93;" in str(allowed(HERE, "vi", table(year), year))


def test_a_column_that_says_nothing_may_hold_anything():
    assert str(allowed(HERE, "vi", table(column("t")), column("t"))) == ""


@pytest.mark.parametrize(
    ("lines", "share"),
    [([], "–"), ([("a",)], "100%"), ([("a",), ("",)], "50%"), ([("a",)] * 199 + [("",)], "99%")],
)
def test_a_column_is_said_to_be_filled_only_when_every_cell_is(lines, share):
    assert filled(table(column("t"), lines=lines), 0) == share


def test_a_column_without_an_example_shows_its_first_cell_that_holds_anything():
    rivers = table(column("t"), column("u", example="so"), lines=[("", "x"), ("a" * 99, "y"), ("b", "z")])
    assert sampled(rivers, 0).example == "a" * 60
    assert sampled(rivers, 1).example == "so"
    assert sampled(table(column("t"), lines=[("",)]), 0).example == ""


def test_an_anchor_has_no_blank_and_is_none_of_the_pages_own():
    assert [anchor(key) for key in ("a b", "a\u00a0b", "rows", "column-x", "", "Điện")] == [
        "a_b",
        "a_b",
        "rows_",
        "column-x_",
        "_",
        "Điện",
    ]
    rivers = table(column("id"), lines=[("a b",), ("a_b",), ("c",)])
    known = Anchors([], 2)
    assert known.of(rivers) == ["a_b", "a_b_2"]


# Rows


def test_a_row_is_anchored_at_its_key_or_at_its_number_where_it_has_none():
    line = Line(7, ("north", "2026"))
    columns = (column("land"), column("year"))
    assert table(*columns, keys=("land",)).key(line) == "north"
    assert table(*columns, keys=("land", "year")).key(line) == "north-2026"
    assert table(*columns, keys=()).key(line) == "row-7"
