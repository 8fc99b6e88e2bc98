"""A difference: of a version and itself, of versions no page can be written from, of revisions in git."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.review.blocks import left_out
from scripts.review.markdown import LONGEST, block_of, markdown
from scripts.review.version import UNTELLABLE
from tests import golden
from tests.broken.edits import cell
from tests.broken.in_meaning import MISTAKES
from tests.repositories import ask, commit
from tests.review.evidence_edits import FORGED
from tests.review.projects import between, birds, project, text_of


@pytest.mark.parametrize("case", golden.CASES)
def test_a_version_does_not_differ_from_itself(case, tmp_path):
    root = project(tmp_path / "same", case=case)
    assert between(root, root).is_nothing


@pytest.mark.parametrize("code", sorted(UNTELLABLE))
def test_a_mistake_over_which_no_page_can_be_written_still_gives_a_difference(code, tmp_path):
    mistake = next(m for m in MISTAKES if code in m.codes and not set(m.codes) - UNTELLABLE)
    old, new = project(tmp_path / "a", case="mini"), project(tmp_path / "b", *mistake.edits, case="mini")
    for one in (between(old, new), between(new, old)):
        assert not one.compared
        assert "Rows: " in text_of(one)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small project in git: a sound base, tagged, and a head that changes one figure."""
    root = project(tmp_path / "repository", case="mini")
    ask(root, "init", "-q", "-b", "main")
    commit(root, "base")
    ask(root, "tag", "base")
    cell("results", "trees-planted-2025", "value", "1300")(root / "datasets")
    commit(root, "head")
    return root


def test_revisions_are_compared_and_the_working_tree_stays_as_it_is(repository, capsys):
    (repository / "datasets" / "README.md").write_text("not committed", "utf-8")
    shutil.rmtree(repository / "datasets" / "results")
    assert main(["--root", str(repository), "diff", "base", "HEAD", "--today", "2026-11-22"]) == 0
    said = capsys.readouterr().out
    assert "`value`: `1200` → `1300`" in said
    assert said.index("## Người đọc sẽ thấy gì thay đổi") < said.index("## What a reader will see change")
    assert not (repository / "datasets" / "results").exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_request_that_changes_fingerprint_figure_and_quote_is_told_by_git_alone(code, tmp_path, capsys):
    root = project(tmp_path / "repository")
    ask(root, "init", "-q", "-b", "main")
    commit(root, "base")
    for edit in FORGED:
        edit(root / "datasets")
    commit(root, "a forged proof")
    assert main(["--root", str(root), "diff", "HEAD^", "HEAD", "--lang", code]) == 0
    said = capsys.readouterr().out
    t = Translator(code)
    assert said.split("\n\n")[1] == f"### {t.text('review.evidence')}"
    assert t.template("review.not_by_base").partition("{")[0] in said


def test_a_folder_can_be_compared_with_a_revision(repository, tmp_path, capsys):
    folder = project(tmp_path / "folder", case="mini")
    assert main(["--root", str(repository), "diff", str(folder), "base", "--lang", "en"]) == 0
    assert "No reader will see a change" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD:datasets"])
def test_a_version_that_is_not_there_is_told(name, repository, capsys):
    assert main(["--root", str(repository), "diff", "--lang", "en", "--", "base", name]) == 1
    assert f"named “{name}”" in capsys.readouterr().out


def test_as_json_the_difference_can_be_written_by_another_program(repository, capsys):
    assert main(["--root", str(repository), "diff", "base", "HEAD", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == list(LANGUAGES)
    blocks = [block_of(one) for one in found["en"]]
    assert "`1200` → `1300`" in markdown(blocks, left_out("en"))


def test_no_more_rows_are_told_than_are_asked_for(tmp_path, capsys):
    many = "id,seen\n" + "".join(f"bird-{n},{n}\n" for n in range(400))
    more = many.replace(",", ",1").replace("id,1seen", "id,seen")
    old = project(tmp_path / "old", birds(many), case="mini")
    new = project(tmp_path / "new", birds(more), case="mini")
    assert main(["diff", str(old), str(new), "--rows", "10"]) == 0
    said = capsys.readouterr().out
    assert said.count("**Changed**") == 10
    assert "And 391 more not told here." in said
    assert main(["diff", str(old), str(new), "--rows", "100000"]) == 0
    assert len(capsys.readouterr().out.encode()) <= LONGEST
