"""Packages, tables and rows: what shows as nothing, what comes and goes; a difference can be applied."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.ingest.history import compared
from tests.broken.edits import described, raw
from tests.review.projects import BIRDS, between, birds, project, text_of

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TABLES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.tuples(CELLS, CELLS), max_size=6)


def reordered(content: bytes) -> bytes:
    head, *lines = content.decode().splitlines(keepends=True)
    return "".join([head, *reversed(lines)]).encode()


def requoted(content: bytes) -> bytes:
    out = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode()))
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("change", [reordered, requoted])
def test_another_order_or_quoting_shows_nothing_to_a_reader(change, tmp_path):
    old, new = project(tmp_path / "old", case="mini"), project(tmp_path / "new", case="mini")
    raw("targets", change)(new / "datasets")
    found = between(old, new)
    assert (found.packages, found.computed, found.pages, found.proofs) == ((), (), (), ())
    assert {p.code for p in found.after.problems} <= {"not-sorted", "not-canonical"}


def test_somebody_elses_rows_in_another_order_are_no_difference(tmp_path):
    old = project(tmp_path / "old", birds(BIRDS), case="mini")
    new = project(tmp_path / "new", birds('id,seen\n"heron",30\ncrane,"12"\n'), case="mini")
    found = between(old, new)
    assert found.is_nothing
    assert text_of(found).startswith("## What a reader will see change\n\nNo reader will see a change: ")


@settings(max_examples=200, deadline=None)
@given(TABLES, TABLES)
def test_applying_a_difference_to_the_old_rows_gives_the_new_ones(before, after):
    old, new = ({k: dict(zip("xy", v, strict=True)) for k, v in rows.items()} for rows in (before, after))
    built = {key: dict(cells) for key, cells in old.items()}
    for change in compared("p", "t", old, new):
        if change.kind == "removed":
            del built[change.key]
            continue
        for one in change.cells:
            assert built.get(change.key, {}).get(one.column, "") == one.before
            built.setdefault(change.key, {})[one.column] = one.after
        built.setdefault(change.key, {})
    assert {k: {c: v for c, v in cells.items() if v} for k, cells in built.items()} == {
        k: {c: v for c, v in cells.items() if v} for k, cells in new.items()
    }


def test_a_table_that_cannot_be_read_is_not_told_as_removed(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", raw("targets", lambda b: b"\xff" + b), case="mini")
    said = text_of(between(old, new))
    assert "The table `targets` cannot be read, so it is not compared" in said
    assert "To be put right first: " in said
    assert "Removed" not in said and "removed `" not in said


def test_packages_that_come_and_go_are_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", birds(BIRDS), case="mini")
    there, back = text_of(between(old, new)), text_of(between(new, old))
    assert "### New package: Chim trên hồ\n\n- New table `birds`, 2 rows\n" in there
    assert "- `/data/more/birds/`\n" in there
    assert "### Package removed: Chim trên hồ\n\n- Table removed `birds`, 2 rows\n" in back


def test_another_version_of_a_package_is_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", described("targets", version="9.9"), case="mini")
    assert "- `version`: `1.0.0` → `9.9`\n" in text_of(between(old, new))
