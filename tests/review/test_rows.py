"""Rows: their Problems and quotes stand beside them, and no cut can hide a difference."""

from __future__ import annotations

from scripts.review.rows import LONGEST_CELL, windows
from tests.broken.edits import cell, text
from tests.review.projects import between, project, text_of


def test_a_wrong_row_is_compared_and_its_problem_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", cell("results", "trees-planted-2025", "value", "1,300"), case="mini")
    said = text_of(between(old, new))
    assert "`value`: `1200` → `1,300`" in said
    assert "- `datasets/results/results.csv`, row 4, column value: " in said
    assert "can be told only once every row of both versions can be read" in said


def test_a_quote_that_stands_nowhere_is_told_beside_its_row(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", text("results", "hơn 1.200 cây", "hơn 1.200 con cây"), case="mini")
    assert "  - Quote not found in Press report, 1\u00a0February 2026\n" in text_of(between(old, new))


def test_no_cut_can_hide_a_difference(tmp_path):
    before = "x" * 5000 + "old" + "y" * 5000
    a, b = windows(before, before.replace("old", "new"))
    assert "old" in a and "new" in b
    assert max(len(a), len(b)) <= LONGEST_CELL
