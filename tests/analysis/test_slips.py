"""Own slips: cells that were corrected while their source stayed, counted from a history made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.analysis.slips import SlipKind, TableSlips, table_slips
from scripts.ingest.history import read_history
from scripts.ingest.load import load
from scripts.model.history import NO_HISTORY
from tests import golden
from tests.broken.edits import Edit, cell, row, without
from tests.repositories import ask, commit

TREES = "trees-planted-2025"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = golden.assembled("mini", tmp_path / "root")
    ask(place, "init", "-q", "-b", "main")
    commit(place, "the beginning")
    return place


def after(root: Path, *commits: tuple[Edit, ...], table: str = "results") -> TableSlips:
    """What is counted of a table after these commits."""
    for nth, edits in enumerate(commits):
        for edit in edits:
            edit(root / "datasets")
        commit(root, f"correction {nth}")
    packages = load(root / "datasets").packages
    (found,) = (one for one in table_slips(read_history(root, packages), packages) if one.table == table)
    return found


def test_a_cell_that_is_put_right_with_its_source_kept_is_a_slip(root):
    before = after(root)
    assert (before.corrected, before.cells > 20) == (0, True)
    slips = after(root, (cell("results", TREES, "value", "1300"), cell("results", TREES, "bound", "eq")))
    assert slips == TableSlips("results", 2, before.cells, {SlipKind.FIGURE: 2})


def test_a_cell_that_is_put_right_twice_is_one_and_one_that_is_emptied_is_counted(root):
    before = after(root).cells
    values = [(cell("results", TREES, "value", value),) for value in ("1300", "1400", "1200")]
    estimate = "forest-cover-2025-estimate"
    assert after(root, *values, (cell("results", estimate, "status", ""),)) == TableSlips(
        "results", 2, before, {SlipKind.FIGURE: 1, SlipKind.OTHER: 1}
    )


def test_what_another_source_changes_and_what_fills_an_empty_cell_is_none(root):
    other = (cell("results", TREES, "source", "plan"), cell("results", TREES, "value", "1300"))
    assert after(root, other, (cell("results", TREES, "note_en", "A note."),)).corrected == 0


def test_rows_that_came_or_went_are_none(root):
    new = row("results", TREES, id="trees-planted-2024", period="2024")
    assert after(root, (new,)).corrected == 0
    changed = (cell("results", "trees-planted-2024", "value", "1300"),)
    assert after(root, changed).corrected == 1
    assert after(root, (without("results", "trees-planted-2024"),)).corrected == 0


def test_an_element_of_wording_is_read_where_its_amendment_is(root):
    packages = load(root / "datasets").packages
    (table,) = (t for p in packages for t in p.tables if t.name == "wording")
    first = table.lines[0].cells[0]
    slips = after(root, (cell("wording", first, "before_en", "Other words"),), table="wording")
    assert slips.corrected == 1


def test_where_no_history_is_kept_nothing_is_counted(root):
    assert table_slips(NO_HISTORY, load(root / "datasets").packages) == ()
