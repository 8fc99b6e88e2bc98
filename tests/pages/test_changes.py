"""The page of changes shows the latest rows and cells, and says what it does not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scripts.model.history import EACH, NO_HISTORY, CellChange, History, Revision, RowChange
from scripts.model.kinds import RowChangeKind
from scripts.pages import changes
from tests.ledgers import page_context

CELL = CellChange("value", "", "11")


def view(*rows, whole=True, reason="why"):
    revision = Revision("a" * 40, datetime(2026, 3, 1, tzinfo=UTC), reason, tuple(rows))
    return changes.view(replace(page_context(), history=History(whole, (revision,))))


@pytest.mark.parametrize("kind", RowChangeKind)
def test_every_kind_of_change_is_shown(kind):
    change = RowChange("targets", "targets", "a", kind, (CELL,))
    (revision,) = view(change).revisions
    (row,) = revision.changes
    is_row = kind in ("added", "removed", "changed")
    assert (row.kind, bool(row.sign), bool(row.label)) == (kind, is_row, is_row)
    assert (row.text == "targets / a") == is_row
    assert [cell.after for cell in row.cells] == (["11"] if kind == "changed" else [])


def test_an_empty_cell_says_so_and_a_long_one_is_cut():
    cells = (CELL, CellChange("b", "x" * 406, "y" * 405))
    (revision,) = view(RowChange("p", "t", "a", "changed", cells)).revisions
    first, second = revision.changes[0].cells
    assert first.before == "empty"
    assert (second.before, second.after) == ("x" * 399 + "…", "y" * 405)


def test_rows_that_are_not_shown_are_counted():
    (revision,) = view(*(RowChange("p", "t", str(n), "added", ()) for n in range(EACH + 2))).revisions
    assert len(revision.changes) == EACH and "2 rows" in revision.more
    assert view(RowChange("p", "t", "a", "added", ())).revisions[0].more is None


def test_what_is_not_known_of_the_history_is_said():
    nothing = changes.view(replace(page_context(), history=NO_HISTORY))
    assert nothing.incomplete.startswith("The history is not available") and nothing.none is None
    assert changes.view(replace(page_context(), history=History(True, ()))).none == (
        "No changes recorded yet."
    )
    shallow = view(RowChange("p", "t", "a", "added", ()), whole=False, reason=" ")
    assert shallow.incomplete.startswith("This build does not have")
    assert shallow.revisions[0].reason == ""


def test_a_revision_that_touched_evidence_says_so_and_of_which_documents():
    held = RowChange("reference", "documents", "press", "changed", (CellChange("held", "false", "true"),))
    print_ = RowChange("reference", "fingerprints", "gone-since", "fingerprint_changed", (), 0)
    (revision,) = view(held, print_).revisions
    assert revision.evidence.startswith("Evidence itself changed")
    assert "<code>gone-since</code>" in revision.evidence and "ress" in revision.evidence
    assert revision.changes[1].text == "Fingerprint of gone-since changed"
    note = RowChange("reference", "documents", "press", "changed", (CELL,))
    assert view(note).revisions[0].evidence is None
    unheld = RowChange("reference", "documents", "a", "added", (CellChange("held", "", "false"),))
    assert view(unheld).revisions[0].evidence is None


@pytest.mark.parametrize(
    ("package", "table", "column", "before", "label"),
    [
        ("results", "results", "value", "10", "corrected, same source"),
        ("results", "results", "value", "", "changed"),  # an empty cell was filled
        ("results", "results", "gone", "10", "changed"),  # a column that is there no longer
        ("results", "results", "source", "press", "changed"),
        ("reference", "units", "name_en", "trees", "changed"),  # its rows name no source
        ("other", "results", "value", "10", "changed"),
        ("results", "unknown", "value", "10", "changed"),
    ],
)
def test_a_row_that_was_put_right_with_its_source_kept_is_marked(mini, package, table, column, before, label):
    cells = (CellChange("note_en", "", "A note."), CellChange(column, before, "11"))
    change = RowChange(package, table, "trees-planted-2025", "changed", cells)
    assert changes.change_item(mini, change).label == label
    assert changes.change_item(page_context(), change).label == "changed"  # no package was read
