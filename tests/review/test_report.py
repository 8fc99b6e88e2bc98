"""What a reviewer is told: corrections as they were accepted, and a base that was wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.i18n.translator import LANGUAGES
from tests import golden
from tests.broken.edits import Edit, cell, column, row, without
from tests.review.evidence_edits import FORGED, NEW_REPORT
from tests.review.projects import BIRDS, BIRDS_BY_PLACE, between, birds, project, text_of

OUTPUT = golden.OUTPUT / "difference"
PLACE = column("place", title="Nơi thấy", title_en="Where seen")

# name → what makes the base of the sound project, and what makes the head of it
CORRECTIONS: dict[str, tuple[tuple[Edit, ...], tuple[Edit, ...]]] = {
    "a figure mistyped": ((cell("targets", "forest-2026-amended", "value", "14"),), ()),
    "a target amended again": (
        (),
        (
            row(
                "targets",
                "survival-2025-amended",
                id="survival-2025-last",
                replaces="survival-2025-amended",
                bound="eq",
                value="78",
                quote="cây sống năm 2025 đạt 78%",
                source="plan",
                document="survey",
            ),
            row("amendments", "cover", id="survival-again", document="survey", amended_provision="I.(3)"),
        ),
    ),
    "a quote put right": ((cell("statements", "one-more-nursery", "quote", "mở thêm hai vườn ươm"),), ()),
    "one result for another": (
        (),
        (
            row("results", "survival-2025", id="survival-2024", period="2024", value="78"),
            without("results", "survival-2025"),
        ),
    ),
    "a column of somebody else's": ((birds(BIRDS),), (birds(BIRDS_BY_PLACE, "2", PLACE),)),
    "a forged proof": ((), FORGED),
    "a document that somebody has read": ((), NEW_REPORT),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_correction_reads_as_it_was_accepted(name: str, tmp_path: Path) -> None:
    old, new = (project(tmp_path / str(n), *edits) for n, edits in enumerate(CORRECTIONS[name]))
    found = between(old, new)
    for code in LANGUAGES:
        accepted = OUTPUT / f"{name.replace(' ', '-')}.{code}.md"
        made = text_of(found, code)
        if os.environ.get("ACCEPT"):
            accepted.parent.mkdir(exist_ok=True)
            accepted.write_text(made, "utf-8")
        assert made == accepted.read_text("utf-8"), f"read the difference, then run with ACCEPT=1: {accepted}"


@pytest.mark.parametrize(
    ("mended", "said"),
    [
        (False, "The base does not pass the check either: 1 problem."),
        (True, "The base does not pass the check (1 problem); this version does."),
    ],
)
def test_a_base_that_was_wrong_is_told_by_what_has_become_of_it(mended, said, tmp_path):
    wrong = cell("results", "survival-2025", "value", "87")
    right = () if mended else (wrong,)
    other = cell("results", "survival-2025", "note_en", "Looked at again.")
    found = between(project(tmp_path / "old", wrong), project(tmp_path / "new", *right, other))
    assert bool(found.after.problems) != mended
    assert said in text_of(found)
