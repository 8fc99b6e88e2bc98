"""The only room that writes: what it may touch, and what stands when something goes wrong."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.build import build
from scripts.exports.files import PublishedFile
from scripts.model.problem import Unpublishable
from scripts.pages.render import Page
from scripts.publish.site import BuildFailed, swap, write, write_docs

TARGETS = Page("targets/", "# Targets\n")
FILE = PublishedFile("data/targets/targets.csv", b"id\n")
FORMER = 1_000_000_000  # seconds: a time that no test writes at


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with hand-written pages, one of them in a folder of its own."""
    place = tmp_path / "docs"
    for name in ("index.md", "about.md", "assets/look.css", "stories/one.md"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("written by hand\n")
    return place


def files(place: Path) -> list[str]:
    return sorted(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file())


def state(place: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and its bytes: what must not move."""
    return {name: ((place / name).stat().st_mtime_ns, (place / name).read_bytes()) for name in files(place)}


def broken(root: Path, file: str, old: str, new: str) -> None:
    """One slip in one file."""
    text = (root / file).read_text("utf-8")
    assert text.count(old) >= 1
    (root / file).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def former(small: Path) -> Path:
    """The invented land's project as a former build left it: a site, generated pages."""
    for name in ("site/index.html", "site/en/index.html", "docs/vi/targets/index.md", "docs/vi/targets/x.md"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text("of the former build")
        os.utime(small / name, (FORMER, FORMER))
    return small


# What is written


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


# What is removed


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


# What stands when something goes wrong


def test_the_fresh_site_takes_the_old_ones_place_whole(tmp_path: Path) -> None:
    for name in ("fresh/new.html", "site/old.html", "work/keep"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    swap(tmp_path / "fresh", tmp_path / "site", tmp_path / "work")
    assert files(tmp_path) == ["site/new.html", "work/keep"]


def test_wrong_data_touch_no_page_and_no_site(former: Path, today: date) -> None:
    broken(former, "datasets/targets/targets.csv", "eq,41,", "eq,42,")
    before = state(former)
    with pytest.raises(Unpublishable) as stop:
        build(former, today)
    assert [(p.code, p.row, p.column) for p in stop.value.problems] == [("figure-not-in-quote", 2, "value")]
    assert state(former) == before


@pytest.mark.parametrize(
    ("package", "table"),
    [
        ("../../../evil", "t"),
        (".", "t"),
        ("evil/t", "t"),
        ("evil", "../../../t"),
        ("evil", ".."),
        ("all.zip", "t"),
    ],
)
def test_a_name_that_leads_elsewhere_is_told_and_not_followed(
    package: str, table: str, former: Path, today: date
) -> None:
    """Names come from strangers, and become addresses."""
    place = former / "datasets" / "strange"
    place.mkdir()
    (place / "t.csv").write_text("a,b\n1,2\n")
    resources = [{"name": table, "path": "t.csv"}]
    (place / "datapackage.json").write_text(json.dumps({"name": package, "resources": resources}))
    before = state(former.parent)
    with pytest.raises(Unpublishable) as stop:
        build(former, today)
    assert [(p.file, p.code) for p in stop.value.problems] == [
        ("datasets/strange/datapackage.json", "name-not-plain")
    ]
    assert state(former.parent) == before


def test_wrong_data_are_told_and_end_the_command_with_a_failure(
    former: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(former, "datasets/targets/targets.csv", "eq,41,", "eq,42,")
    assert main(["--root", str(former), "build", "--lang", "en", "--today", "2026-11-22"]) == 1
    told = capsys.readouterr()
    assert "datasets/targets/targets.csv, row 2" in told.out
    assert "former site" in told.err


def test_a_page_that_mkdocs_refuses_leaves_the_former_site_whole(former: Path, today: date) -> None:
    broken(former, "docs/en/about/index.md", "# About", "# About\n\n[nowhere](nowhere.md)")
    before = state(former / "site")
    with pytest.raises(BuildFailed, match=r"mkdocs\.en\.yml:[\s\S]*nowhere\.md"):
        build(former, today)
    assert state(former / "site") == before


def test_a_build_replaces_the_former_site_and_removes_stale_pages(former: Path, today: date) -> None:
    build(former, today)
    assert b"of the former build" not in (former / "site" / "index.html").read_bytes()
    assert not (former / "docs" / "vi" / "targets" / "x.md").exists()
    assert not (former / "site" / "targets" / "x").exists()
