"""Git is asked, and never asked to do anything: files as they stood, by id or by commit and path."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.ingest import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of one commit."""
    place = tmp_path / "root"
    (place / "a b").mkdir(parents=True)
    (place / "a b" / "blob 5").write_bytes(b"one\ntwo")
    (place / "empty").write_bytes(b"")
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "first")):
        subprocess.run(["git", *words], cwd=place, check=True)
    return place


def test_files_are_read_as_they_stood_whatever_is_asked_between(root: Path) -> None:
    (commit,) = git.commits(root, ["a b"])
    (file,) = commit.files
    with git.contents(root) as read:
        for name in (
            "HEAD:a b",
            "HEAD:no such",
            "0" * 40,
            "HEAD:x blob 3",
            "HEAD:a\nHEAD:empty",
            "x:y missing",
        ):
            assert read(name) == b"", name
            assert read(file.after) == read("HEAD:a b/blob 5") == b"one\ntwo"
        assert read("HEAD:empty") == b""


def test_a_folder_is_laid_out_as_a_commit_has_it(root: Path, tmp_path: Path) -> None:
    (root / "a b" / "blob 5").write_bytes(b"changed")
    git.export_folder(root, git.revision(root, "HEAD"), "a b", tmp_path / "out")
    assert (tmp_path / "out" / "a b" / "blob 5").read_bytes() == b"one\ntwo"
    assert not (tmp_path / "out" / "empty").exists()


def test_where_there_is_no_git_there_is_no_answer(tmp_path: Path) -> None:
    assert git.run_git(tmp_path / "nowhere", "status") == ""
    assert not git.is_top(tmp_path) and git.origin(tmp_path) == ""
    assert list(git.commits(tmp_path, ["a"])) == []
    assert git.shallow_boundary(tmp_path) == frozenset()


@pytest.mark.parametrize("path", ["", "/a", "../a", "a/../b", "a//b", "./a", "a\\b", ".git/config", "a/.git"])
def test_a_path_that_leads_elsewhere_is_not_plain(path: str) -> None:
    assert not git.is_plain(path)
    assert git.is_plain("datasets/targets/targets.csv")


def test_a_revision_that_is_not_there_has_no_id(root):
    assert git.revision(root, "nothing") == ""
    assert len(git.revision(root, "HEAD")) == 40


def test_a_link_in_a_commit_is_not_laid_out(root: Path, tmp_path: Path) -> None:
    (root / "a b" / "passwords").symlink_to("/etc/passwd")
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    for words in (("add", "-A"), (*who, "commit", "-q", "-m", "a link")):
        subprocess.run(["git", *words], cwd=root, check=True)
    git.export_folder(root, "HEAD", "a b", tmp_path / "out")
    assert [p.name for p in (tmp_path / "out" / "a b").iterdir()] == ["blob 5"]


def test_a_state_is_another_one_with_every_commit_and_address(root: Path, tmp_path: Path) -> None:
    states = [git.state(root)]
    for words in (
        (
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "commit",
            "-q",
            "--allow-empty",
            "-m",
            "second",
        ),
        ("remote", "add", "origin", "https://example.org/a.git"),
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
        states.append(git.state(root))
    assert len(set(states)) == len(states)
    subprocess.run(["git", "branch", "other"], cwd=root, check=True)
    assert git.state(root) == states[-1]
    assert git.state(tmp_path / "nowhere").strip() == ""
