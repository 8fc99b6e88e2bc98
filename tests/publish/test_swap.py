"""The fresh site in the old one's place."""

from __future__ import annotations

from pathlib import Path

from scripts.publish.swap import swap
from tests.publish.places import files


def test_the_fresh_site_takes_the_old_ones_place_whole(tmp_path: Path) -> None:
    for name in ("fresh/new.html", "site/old.html", "work/keep"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    swap(tmp_path / "fresh", tmp_path / "site", tmp_path / "work")
    assert files(tmp_path) == ["site/new.html", "work/keep"]
