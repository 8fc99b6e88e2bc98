"""What is remembered of the tables from git: row by row, each version read once, merges told once."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.history import compared, keyed, read_history
from scripts.ingest.load import load
from scripts.model.history import History
from tests import golden
from tests.broken.edits import cell, column, raw, stranger, table, without
from tests.repositories import ask, commit

MOMENT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = golden.assembled("mini", tmp_path / "root")
    ask(place, "init", "-q", "-b", "main")
    commit(place, "the beginning")
    return place


def remembered(root: Path) -> History:
    return read_history(root, load(root / "datasets").packages)


def lines(history: History) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [(r.reason, [(row.table, row.key, row.kind) for row in r.rows]) for r in history.revisions]


def test_each_commit_is_told_with_its_rows_the_latest_first(root):
    cell("results", "trees-planted-2025", "value", "1300")(root / "datasets")
    commit(root, "a figure: put right")
    without("targets", "forest-cover-2026-press")(root / "datasets")
    commit(root, "a target less")
    told = remembered(root)
    assert told.whole
    assert lines(told)[:2] == [
        ("a target less", [("targets", "forest-cover-2026-press", "removed")]),
        ("a figure: put right", [("results", "trees-planted-2025", "changed")]),
    ]
    assert {row.kind for row in told.revisions[2].rows} == {"fingerprint_added", "published"}
    assert told.revisions[1].rows[0].cells[0].after == "1300"


def test_a_commit_that_touched_evidence_says_so(root):
    prints = root / "datasets" / "reference" / "fingerprints"
    (prints / "news.txt").write_text("0123456789\n", "utf-8")
    commit(root, "another fingerprint")
    (prints / "news.txt").rename(prints / "plan.txt")
    cell("documents", "plan", "held", "true")(root / "datasets")
    cell("documents", "news", "held", "false")(root / "datasets")
    commit(root, "another document held")
    cell("documents", "plan", "note_en", "A note.")(root / "datasets")
    commit(root, "a note")
    note, other, changed, first = remembered(root).revisions
    assert [(row.key, row.kind) for row in changed.rows] == [("news", "fingerprint_changed")]
    assert [(row.key, row.kind) for row in other.rows] == [
        ("news", "fingerprint_removed"),
        ("plan", "fingerprint_added"),
        ("news", "changed"),
        ("plan", "changed"),
    ]
    assert [r.evidence for r in (note, other, changed)] == [(), ("news", "plan"), ("news",)]
    assert first.evidence == ("half-year-report", "news", "plan-again", "plan-amended")


def test_another_order_is_no_change(root):
    raw("targets", lambda b: b"\n".join([b.split(b"\n")[0], *b.split(b"\n")[:0:-1]]).strip() + b"\n")(
        root / "datasets"
    )
    commit(root, "another order")
    assert [reason for reason, _ in lines(remembered(root))] == ["the beginning"]


def test_a_merge_tells_only_what_it_changed_itself(root):
    ask(root, "checkout", "-q", "-b", "side")
    cell("results", "trees-planted-2025", "note_en", "side")(root / "datasets")
    commit(root, "on the side")
    ask(root, "checkout", "-q", "main")
    cell("statements", "one-more-nursery", "text_en", "Main.")(root / "datasets")
    commit(root, "on main")
    ask(root, "merge", "-q", "--no-ff", "--no-commit", "side")
    cell("results", "trees-planted-2025", "note_vi", "gộp")(root / "datasets")
    commit(root, "merged, and one cell more")
    told = dict(lines(remembered(root)))
    assert told["merged, and one cell more"] == [("results", "trees-planted-2025", "changed")]
    assert told["on the side"] == [("results", "trees-planted-2025", "changed")]
    assert told["on main"] == [("statements", "one-more-nursery", "changed")]


def test_somebody_elses_table_is_read_as_its_descriptor_says(root):
    told = table("birds", column("id"), column("seen")) | {}
    told["resources"][0] |= {"dialect": {"delimiter": ";"}}
    told["resources"][0]["schema"]["primaryKey"] = "id"
    stranger(told, birds="id;seen\ncrane;1,5\n")(root / "datasets")
    commit(root, "birds")
    (root / "datasets" / "more" / "birds.csv").write_text("id;seen\ncrane;1,6\n", "utf-8")
    commit(root, "one bird")
    (row,) = remembered(root).revisions[0].rows
    assert (row.key, row.cells[0].column, row.cells[0].before, row.cells[0].after) == (
        *("crane", "seen"),
        *("1,5", "1,6"),
    )


def test_a_version_that_was_no_table_stops_nothing(root):
    good = (root / "datasets" / "targets" / "targets.csv").read_bytes()
    (root / "datasets" / "targets" / "targets.csv").write_bytes(b"x" * 200_000 + b"\n\0")
    commit(root, "not a table")
    (root / "datasets" / "targets" / "targets.csv").write_bytes(good)
    commit(root, "a table again")
    assert next(reason for reason, _ in lines(remembered(root))) == "a table again"


def test_a_long_history_asks_git_a_handful_of_times(root, monkeypatch):
    for n in range(12):
        cell("results", "trees-planted-2025", "value", f"{2000 + n}")(root / "datasets")
        commit(root, f"figure {n}")
    packages = load(root / "datasets").packages
    asked: list[tuple[str, ...]] = []
    honest = subprocess.Popen.__init__

    def counted(self, words, *rest, **named):
        asked.append(tuple(words))
        honest(self, words, *rest, **named)

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    assert len(read_history(root, packages).revisions) == 13
    assert len(asked) <= 5


def test_outside_a_repository_nothing_is_remembered(tmp_path):
    place = golden.assembled("mini", tmp_path / "place")
    assert remembered(place) == History(False, ())


def test_a_shallow_clone_says_that_it_is_not_whole_and_tells_what_it_knows(root, tmp_path):
    for value in ("1300", "1400"):
        cell("results", "trees-planted-2025", "value", value)(root / "datasets")
        commit(root, f"a figure: {value}")
    for depth, reasons in (("1", []), ("2", ["a figure: 1400"]), ("9", ["a figure: 1400", "a figure: 1300"])):
        ask(tmp_path, "clone", "-q", "--depth", depth, root.as_uri(), f"clone-{depth}")
        told = remembered(tmp_path / f"clone-{depth}")
        assert [r.reason for r in told.revisions][: len(reasons)] == reasons
        assert told.whole == (depth == "9")
        assert [r.reason for r in told.revisions][len(reasons) :] == ["the beginning"] * told.whole


def test_a_table_that_moved_is_remembered_by_every_path_it_had(root):
    cell("results", "trees-planted-2025", "value", "1300")(root / "datasets")
    commit(root, "a figure")
    (birds := root / "datasets" / "more").mkdir()
    told = table("birds", column("id"), column("seen"))
    told["resources"][0]["schema"]["primaryKey"] = "id"
    rows = "".join(f"bird-{n},{n}\n" for n in range(20))
    (birds / "datapackage.json").write_text(json.dumps(told), "utf-8")
    (birds / "birds.csv").write_text(f"id,seen\n{rows}", "utf-8")
    commit(root, "birds")
    ask(root, "mv", "datasets/more/birds.csv", "datasets/more/waders.csv")
    told["resources"][0]["path"] = "waders.csv"
    (birds / "datapackage.json").write_text(json.dumps(told), "utf-8")
    (birds / "waders.csv").write_text(f"id,seen\n{rows.replace('bird-7,7', 'bird-7,77')}", "utf-8")
    commit(root, "moved, and a bird more")
    ask(root, "mv", "datasets/more", "datasets/birds")
    commit(root, "another folder")
    history = remembered(root)
    assert lines(history)[:3] == [
        ("another folder", [("birds", "", "moved")]),
        ("moved, and a bird more", [("birds", "", "moved"), ("birds", "bird-7", "changed")]),
        ("birds", [("birds", "", "published")]),
    ]
    (path,) = history.revisions[1].rows[0].cells
    assert (path.before, path.after) == ("datasets/more/birds.csv", "datasets/more/waders.csv")
    for code in LANGUAGES:
        said = messages.row_change(Translator(code), history.revisions[1].rows[0])
        assert "birds.csv → datasets/more/waders.csv" in said


def test_a_table_that_is_gone_keeps_its_history_though_no_descriptor_names_it(root):
    birds = table("birds", column("id"), column("seen"))
    stranger(birds, birds="id,seen\ncrane,1\nheron,2\n")(root / "datasets")
    commit(root, "birds")
    (root / "datasets" / "more" / "birds.csv").write_text("id,seen\ncrane,1\nheron,3\n", "utf-8")
    commit(root, "one heron more")
    shutil.rmtree(root / "datasets" / "more")
    commit(root, "no birds")
    told = remembered(root)
    assert lines(told)[:3] == [
        ("no birds", [("birds", "", "withdrawn")]),
        ("one heron more", [("birds", "heron", "changed")]),
        ("birds", [("birds", "", "published")]),
    ]
    (gone,) = told.revisions[0].rows
    assert (gone.package, gone.count) == ("more", 2)
    assert messages.row_change(Translator("en"), gone) == "The table birds was removed, 2 rows"
    assert told.whole and ("more", "birds") in told.modified


def test_what_a_wrong_clock_dated_stands_where_its_date_says(root, monkeypatch):
    for value, moment in (("1300", "2030-01-01T00:00:00+00:00"), ("1400", "2029-01-01T00:00:00+07:00")):
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
        cell("results", "trees-planted-2025", "value", value)(root / "datasets")
        commit(root, value)
    moments = [r.moment for r in remembered(root).revisions]
    assert moments == sorted(moments, reverse=True) and len(moments) == 3


def test_rows_without_a_key_are_known_by_what_they_say_each_of_them():
    old = keyed([{"a": "1"}, {"a": "1"}], ())
    new = keyed([{"a": "1"}], ())
    assert [row.kind for row in compared("p", "t", old, new)] == ["removed"]
