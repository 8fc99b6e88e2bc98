"""Frictionless's report in our words: one message a mistake, at the place where people look for it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.ingest.load import load
from tests.broken.edits import Edit, cell, column, row, stranger, table, text

MINI = Path(__file__).resolve().parents[1] / "input" / "mini" / "datasets"


def told(tmp_path: Path, *edits: Edit) -> list[tuple[Any, ...]]:
    """What is told after these edits: (code, row, column)."""
    datasets = shutil.copytree(MINI, tmp_path / "datasets")
    for edit in edits:
        edit(datasets)
    return [(p.code, p.row, p.column) for p in sorted(load(datasets).problems, key=lambda p: p.place)]


@pytest.fixture
def birds(tmp_path: Path):
    """What is told of a stranger's table of birds: birds("id,legs", "owl,2", …)."""
    fields = (column("id"), column("legs", "integer", constraints={"minimum": 1}), column("seen", "date"))

    def of(*lines: str, **properties: Any) -> list[tuple[Any, ...]]:
        told_table = table("birds", *fields, **properties)
        told_table["resources"][0]["schema"]["primaryKey"] = "id"
        return told(tmp_path, stranger(told_table, birds="\n".join(lines) + "\n"))

    return of


def test_rows_are_numbered_as_a_spreadsheet_shows_them(birds):
    assert birds("id,legs,seen", "owl,2,2026-01-31", "crow,0,") == [("constraint-minimum", 3, "legs")]


def test_every_mistake_is_told_not_only_the_first(birds):
    assert birds("id,legs,seen", "owl,0,soon", "owl,many,2026-02-30") == [
        ("constraint-minimum", 2, "legs"),
        ("not-of-type", 2, "seen"),
        ("twice", 3, "id"),
        ("not-of-type", 3, "legs"),
        ("not-of-type", 3, "seen"),
    ]


def test_a_row_of_the_wrong_length_is_told_once_whatever_its_cells_hold(birds):
    assert birds("id,legs,seen", "owl", "crow,many,soon,here,there", "", "kite,2,") == [
        ("missing-cell", 2, "legs"),
        ("extra-cell", 3, None),
        ("blank-row", 4, None),
    ]


def test_under_a_wrong_heading_no_row_is_told(birds):
    assert birds("id,wings,seen", "owl,many,soon") == [("incorrect-label", 1, "wings")]


def test_of_a_file_that_cannot_be_read_nothing_else_is_told(birds):
    assert birds("id,legs,seen", "owl,many,soon", hash="sha256:00") == [("file-changed", None, None)]


def test_a_key_left_empty_is_told_at_the_key(birds):
    assert birds("id,legs,seen", ",2,") == [("constraint-required", 2, "id")]


def test_a_cell_that_form_has_spoken_of_is_not_told_again(tmp_path):
    assert told(tmp_path, cell("targets", "forest-cover-2026-amended", "value", "forty")) == [
        ("not-a-number", 3, "value")
    ]


def test_two_mistakes_in_one_row_of_ours_are_told_at_their_cells(tmp_path):
    edits = [cell("targets", "forest-cover-2026-amended", name, "zzz") for name in ("bound", "document")]
    assert told(tmp_path, *edits) == [("constraint-enum", 3, "bound"), ("no-such-id", 3, "document")]


def test_the_ids_of_rows_with_mistakes_can_still_be_referred_to(tmp_path):
    assert told(tmp_path, cell("documents", "plan", "kind", "poem")) == [("constraint-enum", 4, "kind")]


@pytest.mark.parametrize(
    ("table", "id", "name", "wrong", "near"),
    [
        ("targets", "forest-cover-2026-press", "source", "new", "news"),
        ("targets", "forest-cover-2026-amended", "replaces", "forest-cover-2026", "forest-cover-2026-press"),
        ("documents", "plan", "issuer", "councils", "council"),
        ("statements", "one-more-nursery", "theme", "forrest", "forest"),
    ],
)
def test_the_id_that_was_probably_meant_is_offered(table, id, name, wrong, near, tmp_path):
    datasets = shutil.copytree(MINI, tmp_path / "datasets")
    cell(table, id, name, wrong)(datasets)
    (problem,) = load(datasets).problems
    assert (problem.code, dict(problem.facts)["near"]) == ("no-such-id-near", near)


def test_an_optional_reference_may_be_empty(tmp_path):
    assert (
        told(
            tmp_path,
            cell("documents", "plan", "issuer", ""),
            cell("duties", "monthly-report", "organisation", ""),
        )
        == []
    )


def test_a_table_may_lead_to_a_row_further_down_or_to_itself(tmp_path):
    again = row("targets", "forest-cover-2026-amended", id="aa", replaces="zz")
    assert told(tmp_path, again, row("targets", "forest-cover-2026-amended", id="zz")) == []


def test_a_comma_left_unquoted_shifts_no_blame_to_other_cells(tmp_path):
    assert told(tmp_path, text("statements", "Asks for one", "Asks, for one")) == [("extra-cell", 2, None)]


@pytest.mark.parametrize(
    ("type", "cell"),
    [
        ("number", "many"), ("integer", "1.5"), ("boolean", "perhaps"), ("date", "soon"),
        ("datetime", "soon"), ("time", "noon"), ("year", "MMXXVI"), ("yearmonth", "May"),
        ("duration", "long"), ("geopoint", "here"), ("geojson", "there"), ("object", "a"), ("array", "a"),
    ],
)  # fmt: skip
def test_a_cell_of_another_type_is_told_whatever_the_type(type, cell, tmp_path):
    edit = stranger(table("birds", column("id"), column("it", type)), birds=f"id,it\nowl,{cell}\n")
    assert told(tmp_path, edit) == [("not-of-type", 2, "it")]
