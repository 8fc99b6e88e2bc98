"""Messages: facts in, one printable line in either language out, with its place at its head."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.i18n.messages import fix_line, place, problem_line, problem_text, row_change
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.fix import Fix
from scripts.model.history import CALLED, CellChange, RowChange
from scripts.model.problem import problem

VI, EN = (Translator(code) for code in LANGUAGES)

# Problems


def test_a_problem_says_the_file_the_row_the_column_and_what_is_wrong() -> None:
    wrong = problem("datasets/results/results.csv", "average-of-year", 3, "average", period="2031")
    vi, en = problem_line(VI, wrong), problem_line(EN, wrong)
    assert vi.startswith("datasets/results/results.csv, dòng 3, cột average: ") and "2031" in vi
    assert en.startswith("datasets/results/results.csv, row 3, column average: ") and "2031" in en


@pytest.mark.parametrize(
    ("row", "column", "vi", "en"),
    [
        (None, None, "f.csv", "f.csv"),
        (5, None, "f.csv, dòng 5", "f.csv, row 5"),
        (5, "value", "f.csv, dòng 5, cột value", "f.csv, row 5, column value"),
        (None, "value", "f.csv, cột value", "f.csv, column value"),
        (0, "", "f.csv, dòng 0", "f.csv, row 0"),
    ],
)
def test_a_message_begins_with_its_place(row: int | None, column: str | None, vi: str, en: str) -> None:
    assert (place(VI, "f.csv", row, column), place(EN, "f.csv", row, column)) == (vi, en)
    wrong = problem("f.csv", "blank-row", row, column)
    assert problem_line(EN, wrong) == f"{en}: This row is empty. Delete it."
    assert problem_line(VI, wrong) == f"{vi}: {problem_text(VI, wrong)}"


def test_a_problem_of_a_whole_file_names_no_row() -> None:
    wrong = problem("datasets/results/datapackage.json", "no-descriptor")
    for t in (VI, EN):
        assert problem_line(t, wrong) == f"datasets/results/datapackage.json: {problem_text(t, wrong)}"


@settings(max_examples=4 * settings.default.max_examples)
@given(st.text())
def test_no_text_can_move_the_cursor_or_begin_a_line_of_its_own(text: str) -> None:
    wrong = problem(text, "twice", 1, text or None, cell=text, other=1)
    fix = Fix("blanks", 2, "name_vi", text, text[::-1])
    for t in (VI, EN):
        assert problem_line(t, wrong).isprintable()
        assert fix_line(t, "f.csv", fix).isprintable()


@pytest.mark.parametrize("t", [VI, EN], ids=LANGUAGES)
def test_facts_may_hold_braces(t: Translator) -> None:
    assert "{{ 7*7 }}" in problem_line(t, problem("f", "markup", 2, "name", found="{{ 7*7 }}"))
    assert "{before}" in fix_line(t, "f", Fix("blanks", 2, "name", "{before}", "{0}"))


# Fixes


@pytest.mark.parametrize(
    ("fix", "vi", "en"),
    [
        (Fix("bom"), "f.csv: bỏ dấu BOM ở đầu tệp", "f.csv: BOM at the start of the file removed"),
        (
            Fix("encoding", before="UTF-16", after="UTF-8"),
            "f.csv: bảng mã UTF-16 → UTF-8",
            "f.csv: encoding UTF-16 → UTF-8",
        ),
        (Fix("empty-rows", before="3"), "f.csv: bỏ dòng trống: 3", "f.csv: empty rows removed: 3"),
        (
            Fix("number", 3, "value", "40,5", "40.5"),
            "f.csv, dòng 3, cột value: số: “40,5” → “40.5”",
            "f.csv, row 3, column value: number: “40,5” → “40.5”",
        ),
        (
            Fix("blanks", 2, "name_vi", "a\u00a0b", "a b"),
            "f.csv, dòng 2, cột name_vi: dấu cách: “a⟨U+00A0⟩b” → “a b”",
            "f.csv, row 2, column name_vi: spaces: “a⟨U+00A0⟩b” → “a b”",
        ),
    ],
    ids=lambda given: given.code if isinstance(given, Fix) else "",
)
def test_a_fix_of_a_file_is_named_and_one_of_a_cell_shows_both_values(fix: Fix, vi: str, en: str) -> None:
    assert (fix_line(VI, "f.csv", fix), fix_line(EN, "f.csv", fix)) == (vi, en)


# Changes


def change(kind: str, *cells: CellChange, key: str = "crane", count: int = 1) -> RowChange:
    return RowChange("more", "birds", key, kind, cells, count)


@pytest.mark.parametrize(
    ("of", "vi", "en"),
    [
        (change("added"), "thêm birds/crane", "added birds/crane"),
        (change("removed", CellChange("seen", "1", "")), "bỏ birds/crane", "removed birds/crane"),
        (
            change("changed", CellChange("seen", "1", "2"), CellChange("place", "", "hồ")),
            "sửa birds/crane: seen: 1 → 2; place: ∅ → hồ",
            "changed birds/crane: seen: 1 → 2; place: ∅ → hồ",
        ),
        (
            change("changed", CellChange("place", "hồ", "")),
            "sửa birds/crane: place: hồ → ∅",
            "changed birds/crane: place: hồ → ∅",
        ),
        (
            change("published", key="", count=1),
            "Bảng birds xuất hiện lần đầu, 1 dòng",
            "The table birds appeared, 1 row",
        ),
        (
            change("withdrawn", key="", count=1200),
            "Bỏ bảng birds, 1.200 dòng",
            "The table birds was removed, 1,200 rows",
        ),
        (
            change("moved", CellChange("", "a/birds.csv", "b/birds.csv"), key=""),
            "Bảng birds đổi chỗ trong kho: a/birds.csv → b/birds.csv",
            "The table birds moved within the repository: a/birds.csv → b/birds.csv",
        ),
    ],
    ids=lambda given: given.kind if isinstance(given, RowChange) else "",
)
def test_what_happened_to_a_row_or_a_table_is_one_line(of: RowChange, vi: str, en: str) -> None:
    assert (row_change(VI, of), row_change(EN, of)) == (vi, en)


def test_a_row_known_by_what_it_says_is_called_by_its_beginning() -> None:
    line = row_change(EN, change("added", key="x" * (CALLED + 1)))
    assert line == f"added birds/{'x' * CALLED}…"
