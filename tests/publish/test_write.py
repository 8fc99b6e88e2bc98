"""What the writer may touch, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.exports.files import PublishedFile
from scripts.pages.page import Page
from scripts.publish.write import hand_written, write, write_docs
from tests.publish.places import FORMER, files, state

TARGETS = Page("targets/", "# Targets\n")
FILE = PublishedFile("data/targets/targets.csv", b"id\n")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with hand-written pages, one of them in a folder of its own."""
    place = tmp_path / "docs"
    for name in ("index.md", "about.md", "assets/look.css", "stories/one.md"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("written by hand\n")
    return place


def test_pages_and_files_go_where_their_paths_say(docs: Path, tmp_path: Path) -> None:
    assert write_docs([TARGETS], [FILE], docs, tmp_path / "parts") == 2
    assert (docs / "targets" / "index.md").read_text() == TARGETS.text
    assert (docs / FILE.path).read_bytes() == FILE.content


def test_a_part_of_a_written_page_stays_out_of_the_docs(docs: Path, tmp_path: Path) -> None:
    before = files(docs)
    write_docs([Page("", "figures\n", part=True)], [], docs, tmp_path / "parts")
    assert (tmp_path / "parts" / "home.md").read_text() == "figures\n"
    assert files(docs) == before


def test_what_has_not_changed_is_not_written_again(docs: Path, tmp_path: Path) -> None:
    write_docs([TARGETS], [FILE], docs, tmp_path / "parts")
    os.utime(docs / FILE.path, (FORMER, FORMER))
    before = state(docs)
    assert write_docs([TARGETS], [FILE], docs, tmp_path / "parts") == 0
    assert state(docs) == before


def test_only_what_has_changed_is_written_again(docs: Path, tmp_path: Path) -> None:
    write_docs([TARGETS], [FILE], docs, tmp_path / "parts")
    assert write_docs([Page("targets/", "# Other\n")], [FILE], docs, tmp_path / "parts") == 1
    assert (docs / "targets" / "index.md").read_text() == "# Other\n"


def test_a_file_is_never_seen_half_written(tmp_path: Path) -> None:
    """It is written beside its place and moved there, so a reader sees the old bytes or the new ones."""
    place = tmp_path / "page.md"
    assert write(place, b"old")
    with place.open("rb") as reader:
        assert write(place, b"new, and longer")
        assert reader.read() == b"old"
    assert files(tmp_path) == ["page.md"]


def test_generated_pages_that_are_no_longer_made_are_removed_with_their_folders(
    docs: Path, tmp_path: Path
) -> None:
    written = files(docs)
    write_docs([TARGETS, Page("indicators/old/", "# Old\n")], [FILE], docs, tmp_path / "parts")
    write_docs([TARGETS], [], docs, tmp_path / "parts")
    assert files(docs) == sorted([*written, "targets/index.md"])
    assert not (docs / "indicators").exists()
    assert not (docs / "data").exists()


def test_hand_written_pages_are_never_removed(docs: Path, tmp_path: Path) -> None:
    before = state(docs)
    write_docs([], [], docs, tmp_path / "parts")
    assert state(docs) == before


@pytest.mark.parametrize("path", ["", "about/", "stories/", "stories/targets/", "../targets/", "/targets/"])
def test_a_page_outside_the_generated_folders_is_refused(path: str, docs: Path, tmp_path: Path) -> None:
    before = state(tmp_path)
    with pytest.raises(ValueError, match="not in"):
        write_docs([Page(path, "# Mine now\n")], [], docs, tmp_path / "parts")
    assert state(tmp_path) == before


@pytest.mark.parametrize("path", ["index.md", "assets/look.css", "targets/../about.md", "../robots.txt"])
def test_a_download_outside_the_generated_folders_is_refused(path: str, docs: Path, tmp_path: Path) -> None:
    before = state(tmp_path)
    with pytest.raises(ValueError, match="not in"):
        write_docs([], [PublishedFile(path, b"")], docs, tmp_path / "parts")
    assert state(tmp_path) == before


def test_hand_written_pages_are_counted_without_the_generated_ones(docs: Path, tmp_path: Path) -> None:
    write_docs([TARGETS], [FILE], docs, tmp_path / "parts")
    assert hand_written(docs) == 3
