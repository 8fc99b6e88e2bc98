"""A table's page shows its first rows, every column, every file, and how to load and cite it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.pages import table
from scripts.pages.context import PREVIEW
from scripts.pages.corrections import CorrectionLinks


@pytest.fixture
def targets(mini):
    """The table of targets and its package."""
    package = next(package for package in mini.packages if package.name == "targets")
    return package, next(each for each in package.tables if each.name == "targets")


def test_a_row_stands_at_its_key_and_is_corrected_by_it(mini, targets):
    row = table.preview(mini, *targets).rows[0]
    key = "forest-cover-2026-again"
    assert (row.anchor, row.first, row.correction.row) == (key, key, key)
    assert row.correction.path == f"contribute/?row=targets/targets/{key}#row"
    assert len(row.cells) == len(targets[1].fields) - 1


def test_a_large_table_shows_its_first_rows_and_says_so(mini, targets):
    package, whole = targets
    long = replace(whole, lines=whole.lines * (PREVIEW // 3 + 1))
    view = table.preview(mini, package, long)
    assert len(view.rows) == PREVIEW < len(long.lines) and f"{PREVIEW} of" in view.left_out
    assert table.preview(mini, package, whole).left_out is None


def test_its_files_come_with_its_packages(mini, targets):
    paths = [file.path for file in table.files(mini, *targets)]
    assert paths[0] == "data/targets/targets.csv" and paths[-2:] == ["data/targets.zip", "data/targets.xlsx"]
    assert len(paths) == 7


def test_its_file_is_edited_only_where_the_host_is_known(mini, targets):
    assert table.forge_links(mini, *targets) == ()
    doors = CorrectionLinks("https://github.com/a/b", "github")
    links = table.forge_links(replace(mini, corrections=doors), *targets)
    assert links[0].path == "https://github.com/a/b/edit/main/datasets/targets/targets.csv"
    assert len(links) == 3


def test_another_persons_table_is_cited_as_theirs(mini, targets):
    package, whole = targets
    ours = table.view(mini, package, whole)
    theirs = table.view(mini, replace(package, name="foreign"), replace(whole, references=()))
    assert (ours.meta.others, theirs.meta.others) == (False, True)
    assert ours.citation.startswith("Sample Land: “") and theirs.citation != ours.citation
