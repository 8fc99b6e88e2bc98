"""What a spreadsheet saved: encoding and separator are found where certain, empty cells come back."""

from __future__ import annotations

import unicodedata

import pytest

from scripts.ingest import canonical
from scripts.ingest.spreadsheets import (
    BLOCK,
    TONES,
    SpreadsheetTable,
    decoded,
    fill_out,
    is_plain,
    open_table,
    separator_of,
    trim,
)
from scripts.model.problem import Problem

TYPES = {"id": "string", "value": "number", "text": "string"}
HEAD = list(TYPES)
TEXT = "id,value,text\na,1,Nghị quyết của Đảng bộ\n"


def table(*rows: list[str], head: list[str] = HEAD, saved: bool = True) -> SpreadsheetTable:
    """A table of these columns as it was opened."""
    return SpreadsheetTable("f.csv", TYPES, [head, *rows], saved, "")


def opened(raw: bytes) -> SpreadsheetTable:
    """A file that can be opened."""
    found = open_table("f.csv", raw, TYPES)
    assert isinstance(found, SpreadsheetTable), found
    return found


def fixes(of: SpreadsheetTable) -> list[tuple[str, str]]:
    return [(fix.code, fix.before) for fix in of.fixes]


def tone_apart(letter: str) -> str:
    """A letter as the Vietnamese code page has it: the tone after the vowel and its mark."""
    parts = unicodedata.normalize("NFD", letter)
    vowel = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return vowel + "".join(part for part in parts if part in TONES)


VIETNAMESE = "".join(map(tone_apart, TEXT)).encode("cp1258")

# Encodings


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (canonical.BOM + TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (VIETNAMESE, "Windows-1258"),
        (b"", "UTF-8"),
    ],
)
def test_an_encoding_is_known_where_only_in_it_the_bytes_make_sense(raw: bytes, encoding: str) -> None:
    text, found = decoded(raw)
    assert found == encoding
    assert unicodedata.normalize("NFC", text) == (TEXT if raw else "")


@pytest.mark.parametrize(
    "raw",
    [
        "id;tên\n".encode("cp1252"),
        "id,value,text\na,1,caf\u00e9\n".encode("latin-1"),
        "id,value,text\na,1,Ngh? quy?t c\u1ee7a\n".encode().replace("ủ".encode(), b"u\xd2"),
        VIETNAMESE.replace(b"a,1", b"a,?"),
        canonical.BOM + "id,value,text\na,1,\u00e9\n".encode("latin-1"),
        b"\xff\xfeid\x00",
    ],
    ids=["Western", "an accent", "lost letters", "one lost letter", "BOM and Western", "half a UTF-16"],
)
def test_bytes_that_may_be_in_several_encodings_are_a_problem(raw: bytes) -> None:
    assert decoded(raw) == ("", "")
    found = open_table("f.csv", raw, TYPES)
    assert isinstance(found, Problem) and found.code == "not-utf8"


def test_utf_16_without_its_mark_is_no_table() -> None:
    assert isinstance(open_table("f.csv", TEXT.encode("utf-16-le"), TYPES), Problem)


@pytest.mark.parametrize(
    ("text", "plain"), [("Nghị quyết\r\n\t", True), ("a\u00a0b", True), ("a\u0000", False), ("Ҭ", False)]
)
def test_plain_text_has_only_what_a_table_may_hold(text: str, plain: bool) -> None:
    assert is_plain(text) == is_plain(unicodedata.normalize("NFD", text)) == plain


# Files as a whole


def test_a_canonical_file_is_opened_with_nothing_to_fix_and_no_sign_of_a_spreadsheet() -> None:
    found = opened(TEXT.encode())
    assert (found.rows, found.saved, found.decimal) == (canonical.csv_rows("f", TEXT), False, "")
    assert found.fixes == found.problems == []


@pytest.mark.parametrize(
    ("raw", "wanted", "decimal"),
    [
        (canonical.BOM + TEXT.encode(), [("bom", "")], ""),
        (TEXT.replace("\n", "\r\n").encode(), [("line-ends", "")], ""),
        (TEXT.replace("\n", "\r").encode(), [("line-ends", "")], ""),
        (TEXT.replace(",", ";").encode(), [("separator", ";")], ","),
        (TEXT.replace(",", "\t").encode(), [("separator", "TAB")], ""),
        (
            TEXT.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"),
            [("encoding", "UTF-16"), ("line-ends", ""), ("separator", "TAB")],
            "",
        ),
        (VIETNAMESE, [("encoding", "Windows-1258")], ""),
    ],
)
def test_what_a_spreadsheet_did_to_the_file_is_undone_and_remembered(
    raw: bytes, wanted: list[tuple[str, str]], decimal: str
) -> None:
    found = opened(raw)
    assert (fixes(found), found.decimal) == (wanted, decimal)
    assert [[unicodedata.normalize("NFC", cell) for cell in cells] for cells in found.rows] == [
        HEAD,
        ["a", "1", "Nghị quyết của Đảng bộ"],
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty-file"),
        (canonical.BOM + b"\r\n", "empty-file"),
        (b"id;value\r\n", "missing-label"),
        (b'id,value,text\r\na,1,"open\r\n', "not-csv"),
        (b"id,text,value\n", "incorrect-label"),
        (b"id,value,text,more\n", "extra-label"),
    ],
)
def test_a_file_that_a_person_must_look_at_first_is_a_problem(raw: bytes, code: str) -> None:
    found = open_table("f.csv", raw, TYPES)
    assert isinstance(found, Problem) and (found.file, found.code) == ("f.csv", code)


@pytest.mark.parametrize(
    ("head", "separator"),
    [
        ("id,value,text", ","),
        ("id;value;text", ";"),
        ("id\tvalue\ttext", "\t"),
        ('"id";"value";"text"', ";"),
        ("a;b,id,value", ","),
        ("nothing we know", ","),
    ],
)
def test_what_separates_most_of_the_columns_is_the_separator(head: str, separator: str) -> None:
    assert separator_of(head, TYPES) == separator


# Rows and columns


def test_empty_rows_and_columns_go() -> None:
    found = table(["a", "1", "b", "", ""], ["", " ", "\u00a0", "", ""], head=[*HEAD, "", ""])
    trim(found)
    assert found.rows == [HEAD, ["a", "1", "b"]]
    assert fixes(found) == [("empty-rows", "1"), ("empty-columns", "2")] and not found.problems


def test_rows_that_lack_the_spare_columns_are_whole_all_the_same() -> None:
    found = table(["a", "1", "b"], ["c", "2", "d", ""], head=[*HEAD, ""])
    trim(found)
    assert found.rows == [HEAD, ["a", "1", "b"], ["c", "2", "d"]]


@pytest.mark.parametrize(
    "row", [["a", "1", "b", "word"], ["a", "1"], ["a", "1", "b", "", ""]], ids=["word", "short", "long"]
)
def test_a_column_without_a_name_stays_where_its_cells_may_mean_something(row: list[str]) -> None:
    found = table(row, head=[*HEAD, ""])
    trim(found)
    assert found.rows == [[*HEAD, ""], row] and found.fixes == []
    assert [(p.code, p.row) for p in found.problems] == [("blank-label", 1)]


def test_a_row_too_long_or_too_short_stays_as_it_is() -> None:
    for row in (["a", "1", "b", ""], ["a", "1"]):
        found = table(row)
        trim(found)
        assert found.rows == [HEAD, row] and not found.fixes


def block(*lengths: int) -> list[list[str]]:
    """Rows of so many cells each."""
    return [[f"{nth}", *["x"] * (length - 1)] for nth, length in enumerate(lengths)]


def test_a_whole_block_of_rows_that_lost_its_last_cells_has_them_again() -> None:
    first, second = block(*[3] * (BLOCK - 1)), block(2, 2)
    found = table(*first, *second)
    fill_out(found)
    assert found.rows == [HEAD, *first, *([*cells, ""] for cells in second)]
    assert fixes(found) == [("filled-out", f"{BLOCK + 1}–{BLOCK + 2}")]


@pytest.mark.parametrize(
    ("lengths", "saved"),
    [((3,) * (BLOCK - 1) + (2, 3), True), ((3,) * (BLOCK - 1) + (2, 2), False), ((2,) * (BLOCK - 1), True)],
    ids=["one short row among whole ones", "no spreadsheet saved it", "short rows under the heading"],
)
def test_a_row_that_may_have_been_cut_by_hand_is_left_to_a_person(
    lengths: tuple[int, ...], saved: bool
) -> None:
    rows = block(*lengths)
    found = table(*rows, saved=saved)
    fill_out(found)
    assert found.rows == [HEAD, *rows] and found.fixes == []
