"""What a reader will see change: five corrections as a reviewer reads them, and what shows as nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.__main__ import main
from scripts.i18n.translator import LANGUAGES
from scripts.ingest import git
from scripts.review import diff as difference
from scripts.review import markdown as github
from scripts.review import report as review
from scripts.review.diff import UNTELLABLE, Difference
from tests import golden
from tests.broken.edits import Edit, cell, column, described, raw, row, stranger, table, text, without
from tests.broken.in_meaning import MISTAKES
from tests.golden import TODAY

OUTPUT = golden.OUTPUT / "difference"
BIRDS = "id,seen\ncrane,12\nheron,30\n"
BIRDS_BY_PLACE = "id,seen,place\ncrane,15,Nậm Rốm\nheron,30,\n"
COUNTED = (column("id"), column("seen", "integer"))


def birds(content: str, version: str = "1", *more: dict[str, str]) -> Edit:
    """Somebody else's package: birds that were counted."""
    told = table("birds", *COUNTED, *more) | {"title": "Chim trên hồ", "version": version}
    told["resources"][0]["schema"]["primaryKey"] = "id"
    return stranger(told, birds=content)


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
                quote="Kết quả: 78%, giảm 2,5%",
                document="survey",
            ),
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
}


def project(place: Path, *edits: Edit, case: str = "shares") -> Path:
    root = golden.assembled(case, place)
    for edit in edits:
        edit(root / "datasets")
    return root


def between(old: Path, new: Path) -> Difference:
    before, after = (difference.version(root, TODAY) for root in (old, new))
    return difference.difference(before, after, old)


def told(found: Difference, code: str = "en") -> str:
    return github.markdown(review.review(found, code), review.left_out(code))


# Five corrections


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_correction_reads_as_it_was_accepted(name: str, tmp_path: Path) -> None:
    old, new = (project(tmp_path / str(n), *edits) for n, edits in enumerate(CORRECTIONS[name]))
    found = between(old, new)
    for code in LANGUAGES:
        accepted = OUTPUT / f"{name.replace(' ', '-')}.{code}.md"
        made = told(found, code)
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
    assert said in told(found)


# Nothing


def reordered(content: bytes) -> bytes:
    head, *lines = content.decode().splitlines(keepends=True)
    return "".join([head, *reversed(lines)]).encode()


def requoted(content: bytes) -> bytes:
    out = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode()))
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("change", [reordered, requoted])
def test_another_order_or_quoting_shows_nothing_to_a_reader(change, tmp_path):
    old, new = project(tmp_path / "old", case="mini"), project(tmp_path / "new", case="mini")
    raw("targets", change)(new / "datasets")
    found = between(old, new)
    assert (found.packages, found.moved, found.pages, found.proofs) == ((), (), (), ())
    assert {p.code for p in found.after.problems} <= {"not-sorted", "not-canonical"}


def test_somebody_elses_rows_in_another_order_are_no_difference(tmp_path):
    old = project(tmp_path / "old", birds(BIRDS), case="mini")
    new = project(tmp_path / "new", birds('id,seen\n"heron",30\ncrane,"12"\n'), case="mini")
    found = between(old, new)
    assert found.is_nothing
    assert told(found).startswith("## What a reader will see change\n\nNo reader will see a change: ")


@pytest.mark.parametrize("case", golden.CASES)
def test_a_version_does_not_differ_from_itself(case, tmp_path):
    root = project(tmp_path / "same", case=case)
    assert between(root, root).is_nothing


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TABLES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.tuples(CELLS, CELLS), max_size=6)


@settings(max_examples=4 * settings.default.max_examples)
@given(TABLES, TABLES)
def test_applying_a_difference_to_the_old_rows_gives_the_new_ones(before, after):
    old, new = ({k: dict(zip("xy", v, strict=True)) for k, v in rows.items()} for rows in (before, after))
    built = {key: dict(cells) for key, cells in old.items()}
    for change in difference.compared("p", "t", old, new):
        if change.kind == "removed":
            del built[change.key]
            continue
        for one in change.cells:
            assert built.get(change.key, {}).get(one.column, "") == one.before
            built.setdefault(change.key, {})[one.column] = one.after
        built.setdefault(change.key, {})
    assert {k: {c: v for c, v in cells.items() if v} for k, cells in built.items()} == {
        k: {c: v for c, v in cells.items() if v} for k, cells in new.items()
    }


# What cannot be read, and what is wrong


def test_a_table_that_cannot_be_read_is_not_told_as_removed(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", raw("targets", lambda b: b"\xff" + b), case="mini")
    said = told(between(old, new))
    assert "The table `targets` cannot be read, so it is not compared" in said
    assert "To be put right first: " in said
    assert "Removed" not in said and "removed `" not in said


def test_a_wrong_row_is_compared_and_its_problem_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", cell("results", "trees-planted-2025", "value", "1,300"), case="mini")
    said = told(between(old, new))
    assert "`value`: `1200` → `1,300`" in said
    assert "- `datasets/results/results.csv`, row 2, column value: " in said
    assert "can be told only once every row of both versions can be read" in said


def test_a_quote_that_stands_nowhere_is_told_beside_its_row(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", text("results", "hơn 1.200 cây", "hơn 1.200 con cây"), case="mini")
    assert "  - Quote not found in Press report, 1\u00a0February 2026\n" in told(between(old, new))


@pytest.mark.parametrize("code", sorted(UNTELLABLE))
def test_a_mistake_over_which_no_page_can_be_written_still_gives_a_difference(code, tmp_path):
    mistake = next(m for m in MISTAKES if code in m.codes and not set(m.codes) - UNTELLABLE)
    old, new = project(tmp_path / "a", case="mini"), project(tmp_path / "b", *mistake.edits, case="mini")
    for one in (between(old, new), between(new, old)):
        assert not one.compared
        assert "Rows: " in told(one)


def test_packages_that_come_and_go_are_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", birds(BIRDS), case="mini")
    there, back = told(between(old, new)), told(between(new, old))
    assert "### New package: Chim trên hồ\n\n- New table `birds`, 2 rows\n" in there
    assert "- `/data/more/birds/`\n" in there
    assert "### Package removed: Chim trên hồ\n\n- Table removed `birds`, 2 rows\n" in back


def test_another_version_of_a_package_is_told(tmp_path):
    old = project(tmp_path / "old", case="mini")
    new = project(tmp_path / "new", described("targets", version="9.9"), case="mini")
    assert "- `version`: `0.1.0` → `9.9`\n" in told(between(old, new))


# Long and hostile


def test_no_cut_can_hide_a_difference(tmp_path):
    before = "x" * 5000 + "old" + "y" * 5000
    a, b = review.windows(before, before.replace("old", "new"))
    assert "old" in a and "new" in b
    assert max(len(a), len(b)) <= review.LONGEST_CELL


# Revisions and the command


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small project in git: a sound base, tagged, and a head that changes one figure."""
    root = project(tmp_path / "repository", case="mini")
    ask(root, "init", "-q", "-b", "main")
    committed(root, "base")
    ask(root, "tag", "base")
    cell("results", "trees-planted-2025", "value", "1300")(root / "datasets")
    committed(root, "head")
    return root


def ask(root: Path, *words: str) -> None:
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def committed(root: Path, why: str) -> None:
    ask(root, "add", "-A")
    ask(root, "commit", "-q", "-m", why)


def test_revisions_are_compared_and_the_working_tree_stays_as_it_is(repository, capsys):
    (repository / "datasets" / "README.md").write_text("not committed", "utf-8")
    shutil.rmtree(repository / "datasets" / "results")
    assert main(["--root", str(repository), "diff", "base", "HEAD", "--today", "2026-11-22"]) == 0
    said = capsys.readouterr().out
    assert "`value`: `1200` → `1300`" in said
    assert said.index("## Người đọc sẽ thấy gì thay đổi") < said.index("## What a reader will see change")
    assert not (repository / "datasets" / "results").exists()


def test_a_folder_can_be_compared_with_a_revision(repository, tmp_path, capsys):
    folder = project(tmp_path / "folder", case="mini")
    assert main(["--root", str(repository), "diff", str(folder), "base", "--lang", "en"]) == 0
    assert "No reader will see a change" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD:datasets"])
def test_a_version_that_is_not_there_is_told(name, repository, capsys):
    assert main(["--root", str(repository), "diff", "--lang", "en", "--", "base", name]) == 1
    assert f"named “{name}”" in capsys.readouterr().out


def test_links_in_a_revision_are_not_laid_out(repository, tmp_path):
    (repository / "datasets" / "results" / "results.csv").unlink()
    (repository / "datasets" / "results" / "results.csv").symlink_to("/etc/passwd")
    committed(repository, "a link")
    git.lay_out(repository, "HEAD", "datasets", tmp_path / "out")
    assert not (tmp_path / "out" / "datasets" / "results" / "results.csv").is_symlink()
    assert not (tmp_path / "out" / "datasets" / "results" / "results.csv").exists()
    assert (tmp_path / "out" / "datasets" / "results" / "datapackage.json").is_file()


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../b", "a//b", ".git/config", "a\\b"])
def test_a_path_that_leads_elsewhere_is_not_plain(path):
    assert not git.is_plain(path)


def test_as_json_the_difference_can_be_written_by_another_program(repository, capsys):
    assert main(["--root", str(repository), "diff", "base", "HEAD", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == list(LANGUAGES)
    blocks = [github.block_of(one) for one in found["en"]]
    assert "`1200` → `1300`" in github.markdown(blocks, review.left_out("en"))


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
    assert len(capsys.readouterr().out.encode()) <= github.LONGEST
