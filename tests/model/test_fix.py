"""Fixes: every thing that fixing puts right has a name in both languages; what does not apply is empty."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest.profile import TYPES
from scripts.model.fix import Fix
from tests.conftest import ROOT

SUMMARIES = {"cell", "done", "dry", "nothing"}  # sentences about fixes, which name none
ASKED_BY_TYPE = {"number", "integer", "date", "boolean"}  # the types of cells that fixing reads


@cache
def literal_codes() -> frozenset[str]:
    """Every code that a Fix is made with by name, wherever the generator makes one."""
    return frozenset(
        node.args[0].value
        for file in (ROOT / "scripts").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Fix"
        if isinstance(node.args[0], ast.Constant)
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_fix_has_a_name_in_every_language_and_no_name_is_of_none(code: str) -> None:
    of_cells = {"accents", "letters", "blanks"} | ASKED_BY_TYPE
    assert set(sentences(code)["fix"]) - SUMMARIES == literal_codes() | of_cells
    assert set(TYPES.values()) > ASKED_BY_TYPE


def test_a_fix_of_a_whole_file_has_no_row_no_column_and_no_values() -> None:
    fix = Fix("bom")
    assert (fix.row, fix.column, fix.before, fix.after) == (None, "", "", "")


def test_the_same_change_of_two_cells_is_two_fixes() -> None:
    fixes = {Fix("number", row, "value", "1,5", "1.5") for row in (2, 3, 3)}
    assert len(fixes) == 2
