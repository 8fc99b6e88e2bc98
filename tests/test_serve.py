"""Whoever edits a file sees it in the browser; whoever breaks one still sees what stood before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scripts.serve import edited
from tests.serving import Serving, serving

pytestmark = pytest.mark.xdist_group("serve")
BEFORE = ",gt,1200,,,,,,news,đã trồng hơn 1.200 cây"
AFTER = ",gt,1300,,,,,,news,đã trồng hơn 1.300 cây"


@pytest.fixture
def running(small: Path, today: date) -> Iterator[Serving]:
    """The command on a small project, its first site built."""
    with serving(small, today) as found:
        found.until(lambda: found.shows("hơn 1.200"))
        yield found


def test_an_edited_cell_comes_to_the_browser_and_a_broken_edit_is_told_beside_the_former_site(
    running: Serving,
) -> None:
    running.edit(BEFORE, AFTER)
    running.until(lambda: running.shows("hơn 1.300"))
    running.edit(",gt,1300,", ",gt,many,")
    running.until(lambda: "results.csv, row 4" in running.said())
    assert running.shows("hơn 1.300")
    running.edit(AFTER.replace("1300", "many"), BEFORE)
    running.until(lambda: running.shows("hơn 1.200"))


def test_what_is_saved_while_the_first_site_is_built_is_not_missed(small: Path, today: date) -> None:
    with serving(small, today) as running:
        running.until(lambda: "✓" in running.said())  # the data have been read
        running.edit(BEFORE, AFTER)
        running.until(lambda: running.shows("hơn 1.300"))


def test_what_a_build_writes_is_no_edit(small: Path) -> None:
    edits = edited(small)
    next(edits)
    for section in ("targets", "charts"):
        (small / "docs" / "vi" / section).mkdir(parents=True)
        (small / "docs" / "vi" / section / "index.md").write_text("made", "utf-8")
    (small / "build").mkdir(exist_ok=True)
    (small / "datasets" / "targets" / "targets.csv.swp").write_text("an editor's own", "utf-8")
    (small / "docs" / "vi" / "about" / "index.md").write_text("written", "utf-8")
    assert [Path(path).parent.name for path in next(edits)] == ["about"]
    edits.close()
