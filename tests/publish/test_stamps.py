"""A site that stands as the last build left it is known by what the file system says of files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.publish import stamps

TOLD = {"pages": 1, "files": 2}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with sources, a site, and a record of how both stood."""
    for name in ("docs/a.md", "docs/b/c.md", "docs/made/d.md", "mkdocs.yml", "site/index.html", "work/lock"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    stamps.remember(tmp_path / "work", read(tmp_path), written(tmp_path), TOLD)
    return tmp_path


def read(place: Path, **settings: str) -> str:
    return stamps.inputs([place / "docs", place / "mkdocs.yml", place / "gone"], written(place), settings)


def written(place: Path) -> list[Path]:
    return [place / "docs" / "made", place / "site"]


def told(place: Path, **settings: str) -> dict[str, int] | None:
    return stamps.remembered(place / "work", read(place, **settings), written(place))


def test_a_site_that_stands_as_it_was_left_is_known_with_what_was_told_of_it(place: Path) -> None:
    assert told(place) == TOLD


@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "docs" / "a.md").write_text("docs/x.md", "utf-8"),
        lambda place: (place / "docs" / "new.md").write_text("", "utf-8"),
        lambda place: (place / "docs" / "a.md").rename(place / "docs" / "d.md"),
        lambda place: (place / "docs" / "b" / "c.md").unlink(),
        lambda place: (place / "mkdocs.yml").write_text("y", "utf-8"),
        lambda place: (place / "gone").write_text("", "utf-8"),
        lambda place: (place / "docs" / "made" / "d.md").write_text("x", "utf-8"),
        lambda place: (place / "docs" / "made" / "e.md").write_text("x", "utf-8"),
        lambda place: (place / "site" / "index.html").unlink(),
        lambda place: (place / "site" / "other.html").write_text("", "utf-8"),
        lambda place: stamps.forget(place / "work"),
    ],
)
def test_anything_that_was_touched_is_told(change: Callable[[Path], object], place: Path) -> None:
    change(place)
    assert told(place) is None


def test_a_file_changed_with_its_size_and_its_time_kept_is_told(place: Path) -> None:
    file = place / "docs" / "a.md"
    before = file.stat()
    file.write_text("docs/z.md", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert told(place) is None


def test_what_builds_write_is_no_input_and_what_python_keeps_is_neither(place: Path) -> None:
    before = read(place)
    (place / "docs" / "made" / "e.md").write_text("x", "utf-8")
    (place / "docs" / "__pycache__").mkdir()
    (place / "docs" / "__pycache__" / "a.pyc").write_text("x", "utf-8")
    assert read(place) == before


def test_other_settings_tools_and_code_are_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(place, DAY="2") is None
    monkeypatch.setattr(stamps, "tools", lambda: ["mkdocs-0.0.dist-info"])
    assert told(place) is None
    monkeypatch.undo()
    monkeypatch.setattr(stamps, "PACKAGE", place / "work")
    assert told(place) is None


def test_the_tools_are_all_that_is_installed() -> None:
    assert any(name.startswith("mkdocs-1") for name in stamps.tools())
    assert len(stamps.tools()) > 50
