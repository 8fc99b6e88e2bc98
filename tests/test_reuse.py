"""What tests remember of the loader's reading is what it reads anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.ingest import descriptor, load
from tests import reuse
from tests.broken.edits import Edit, cell, described, file, row, without
from tests.golden import INPUT

EDITS: dict[str, Edit] = {  # what → an edit after which something else must be read
    "nothing": lambda _: None,
    "a cell": cell("statements", "one-more-nursery", "text_en", "Asks for another nursery."),
    "a cell of another type": cell("targets", "forest-cover-2026-amended", "value", "x"),
    "a row less": without("documents", "news"),
    "a row that another package names": without("documents", "plan-again"),
    "a row more": row("organisations", "council", id="council-2"),
    "a property": described("targets", version="9.0.0"),
    "a file beside the tables": file("targets/notes.txt", "x"),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_is_remembered_is_what_is_read_anew(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, edited = tmp_path / "sound" / "datasets", tmp_path / "edited" / "datasets"
    for place in (sound, edited):
        shutil.copytree(INPUT / "mini" / "datasets", place)
    before = load.load(sound)
    EDITS[what](edited)
    remembered = [load.load(edited), load.load(edited)]
    monkeypatch.setattr(load, "read_package", reuse.READ_PACKAGE)
    monkeypatch.setattr(load, "read", reuse.READ)
    monkeypatch.setattr(descriptor, "shape_problems", reuse.SHAPE_PROBLEMS)
    anew = load.load(edited)
    assert remembered == [anew, anew]
    assert (anew == before) == (what in ("nothing", "a file beside the tables"))
