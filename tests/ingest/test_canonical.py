"""Text before anyone parses it: what a table's file may hold, and the one way in which it is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.ingest.canonical import (
    canonical,
    cell_problems,
    heading_problems,
    likely_number,
    parsed,
    table_problems,
)

hundred = settings(max_examples=2 * settings.default.max_examples)
NAMES = ["id", "name", "note"]
TYPES = dict.fromkeys(NAMES, "string")
VOWELS = "aăâeêioôơuưy"
LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in VOWELS
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
)
WORD = st.text(
    st.sampled_from(LETTERS + LETTERS.upper() + "đĐxz019,.;:!?\"'()%/–“”…"), min_size=1, max_size=9
)
CELL = st.lists(WORD, max_size=4).map(" ".join).filter(lambda text: not text.startswith(("-", "+", "=", "@")))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """The rows of a table, heading first, in the order of their ids."""
    ids = draw(
        st.lists(st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), max_size=5, unique=True)
    )
    return [NAMES, *([id, draw(CELL), draw(CELL)] for id in sorted(ids))]


def codes(text: str) -> list[str]:
    """What is told of a file with this text."""
    raw = text.encode()
    rows = parsed("f", raw, NAMES)
    return [p.code for p in (table_problems("f", raw, rows, TYPES) if isinstance(rows, list) else [rows])]


def told(cell: str, kind: str = "string") -> list[str]:
    """What is told of a cell."""
    return [p.code for p in cell_problems("f", 2, "name", cell, kind)]


@hundred
@given(tables())
def test_the_canonical_text_of_any_rows_is_right(rows):
    assert codes(canonical(rows)) == []


@hundred
@given(tables().filter(lambda rows: len(rows) > 2), st.randoms())
def test_rows_in_any_other_order_are_told_and_come_back_to_the_same_text(rows, chance):
    shuffled = rows[1:]
    chance.shuffle(shuffled)
    written = "".join(canonical([row]) for row in [NAMES, *shuffled])
    assert codes(written) == ([] if shuffled == rows[1:] else ["not-sorted"])
    assert canonical([NAMES, *shuffled]) == canonical(rows)


@hundred
@given(tables().filter(lambda rows: len(rows) > 1), st.data())
def test_needless_quotation_marks_are_told_in_their_line(rows, data):
    nth = data.draw(st.integers(1, len(rows) - 1))
    lines = [canonical([row]) for row in rows]
    quoted = '"' + rows[nth][0] + '"' + lines[nth][len(rows[nth][0]) :]
    raw = "".join([*lines[:nth], quoted, *lines[nth + 1 :]]).encode()
    assert [(p.code, p.row) for p in table_problems("f", raw, rows, TYPES)] == [("not-canonical", nth + 1)]


def test_a_heading_alone_is_a_table_without_rows():
    assert codes("id,name,note\n") == []


@pytest.mark.parametrize("letter", sorted(set(LETTERS + LETTERS.upper() + "đĐ")))
def test_every_vietnamese_letter_may_be_written(letter):
    assert len(letter) == 1
    assert told(f"x{letter}") == []


@pytest.mark.parametrize("letter", sorted(set(LETTERS) - set("aeiouy")))
def test_every_vietnamese_letter_is_told_where_its_accent_stands_apart(letter):
    assert told(unicodedata.normalize("NFD", letter)) == ["not-nfc"]


@pytest.mark.parametrize(
    "point",
    [
        0x00,
        0x07,
        0x7F,
        0xAD,
        0x200B,
        0x200D,
        0x200E,
        0x202A,
        0x202E,
        0x2028,
        0x2066,
        0x2069,
        0xFEFF,
        0xE000,
        0xFFFD,
    ],
)
def test_what_cannot_be_seen_is_told_with_its_code_point(point):
    (problem,) = cell_problems("f", 2, "name", f"a{chr(point)}b", "string")
    assert problem.code == "strange-character"
    assert dict(problem.facts)["point"] == f"U+{point:04X}"
    assert all(value.isprintable() for _, value in problem.facts)


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("Ƣ", "Ư"),
        ("ƣ", "ư"),
        ("Ð", "Đ"),
        ("ð", "đ"),
        ("Ɖ", "Đ"),
        ("\u00a0", " "),
        ("Ａ", "A"),
        ("３", "3"),
        ("＝", "="),
        ("ﬁ", "fi"),
    ],
)
def test_a_look_alike_is_told_with_the_letter_that_was_meant(cell, right):
    (problem,) = cell_problems("f", 2, "name", f"x{cell}y", "string")
    assert (problem.code, dict(problem.facts)["right"]) == ("look-alike", right)


@pytest.mark.parametrize("cell", ["Н", "а", "ο", "१", "٣", "中", "ʼ", "😀", "⅓"])
def test_a_letter_of_another_script_is_told(cell):
    assert told(f"x{cell}") == ["strange-character"]


@pytest.mark.parametrize(
    "cell",
    [
        "5 < 6",
        "a & b",
        "50%",
        "x = y",
        "a-b",
        "#1",
        "A*B",
        "mục [1]",
        "{n}",
        "C:\\x",
        "O'Neil",
        "“luồng xanh”",
        "a_b",
        "1+1",
    ],
)
def test_signs_that_mean_nothing_to_a_program_may_be_written(cell):
    assert told(cell) == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_text_never_begins_like_a_formula(cell):
    assert told(cell)


@pytest.mark.parametrize("cell", ["0", "7365", "10.5", "10.50", "-3.51", "0.05", "-0.5", "1450000", ""])
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_is_digits_and_a_point(cell, kind):
    assert told(cell, kind) == []


@pytest.mark.parametrize(
    "cell",
    [
        "1,5",
        "1.450.000",
        "1 450",
        "1_000",
        "1e5",
        "1E5",
        "NaN",
        "nan",
        "INF",
        "-Infinity",
        "0x10",
        "+1",
        "01",
        "-01",
        ".5",
        "5.",
        "--5",
        "½",
        "１",
        "٣",
        "1\n",
    ],
)
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_whatever_else_looks_like_a_number_is_none(cell, kind):
    assert told(cell, kind) == ["not-a-number"]


MEANT = {
    "1,5": "1.5",
    "1.450.000": "1450000",
    "1.450,5": "1450.5",
    "-3,51": "-3.51",
    "41%": "41",
    "+41": "41",
}
MEANT |= {" 41 ": "41", "041": "41", "1_000": "1000", "４１": "41", "٤١": "41"}
MEANT |= dict.fromkeys(["1e5", "NaN", "1,2,3", "", "5 triệu"], "")


@pytest.mark.parametrize(("cell", "number"), MEANT.items())
def test_the_remedy_is_the_number_that_was_probably_meant(cell, number):
    assert likely_number(cell) == number


@pytest.mark.parametrize(
    ("head", "code", "column"),
    [
        ("id,name,note", None, None),
        ("id,name", "missing-label", "note"),
        ("name,note", "missing-label", "id"),
        ("id,note", "missing-label", "name"),
        ("id,name,note,more", "extra-label", "more"),
        ("more,id,name,note", "extra-label", "more"),
        ("id,name,note,", "blank-label", None),
        ("id,note,name", "incorrect-label", "note"),
        ("id,Name,note", "incorrect-label", "Name"),
        ("id,name,name", "missing-label", "note"),
        ("council,Hội đồng,", "no-heading", None),
        ("", "no-heading", None),
    ],
)
def test_a_wrong_heading_is_told_once_at_its_first_column(head, code, column):
    found = [(p.code, p.column, p.row) for p in heading_problems("f", head.split(","), NAMES)]
    assert found == ([(code, column, 1)] if code else [])


def test_order_and_quotation_are_judged_once_the_cells_are_right():
    assert codes("id,name,note\nb,x  y,\na,x,\n") == ["stray-space"]


def test_cells_that_slipped_into_other_columns_are_not_told_one_by_one():
    assert (
        codes('id,name,note\na,"x, y",z\nb, x, y ,z\n') == []
    )  # that the row is too long, Frictionless tells
