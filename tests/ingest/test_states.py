"""States of packages: the one that was read, and those that git keeps, whatever they were then."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.analysis.versions import needs_rows
from scripts.ingest.load import Loaded, load
from scripts.ingest.states import (
    PastStates,
    columns_of,
    earlier_states,
    present_rows,
    present_state,
    published_rows,
    resources_of,
    state_of,
)
from scripts.model.history import PackageState
from scripts.model.ledger import TABLES
from tests import golden
from tests.broken.edits import cell, column, committed, described, stranger, table, table_file
from tests.repositories import ask, commit

ALWAYS: Callable[[str, str], bool] = lambda *_: True  # noqa: E731


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The invented land, committed; its packages are at 1.0.0."""
    place = golden.assembled("mini", tmp_path / "root")
    committed(place / "datasets")
    return place


def states(root: Path, wanted: Callable[[str, str], bool] = ALWAYS) -> dict[str, list[PackageState]]:
    return earlier_states(root, load(root / "datasets").packages, wanted)


# Descriptors of any shape


@pytest.mark.parametrize(
    ("descriptor", "columns"),
    [
        ({}, {}),
        ({"resources": "birds"}, {}),
        ({"resources": ["birds", None, {"name": "guide"}]}, {}),
        ({"resources": [{"name": "birds", "schema": "birds.json"}]}, {}),
        ({"resources": [{"name": "birds", "schema": {"fields": ["id"]}}]}, {}),
        ({"resources": [{"name": "birds", "schema": {"fields": []}}]}, {"birds": ()}),
        (
            table("birds", column("id"), {"name": "seen"}, {"type": "date"}),
            {"birds": (("id", "string"), ("seen", ""), ("", "date"))},
        ),
    ],
)
def test_columns_are_known_where_a_descriptor_describes_tables(
    descriptor: dict[str, Any], columns: Mapping[str, object]
) -> None:
    assert columns_of(descriptor) == columns


def test_resources_are_copies_that_may_be_changed() -> None:
    descriptor = table()
    resources_of(descriptor)[0]["name"] = "nests"
    assert descriptor["resources"][0]["name"] == "birds"


@pytest.mark.parametrize(("version", "text"), [("1.0.0", "1.0.0"), (None, ""), (1, "1")])
def test_a_version_is_text_and_no_property(version: Any, text: str) -> None:
    descriptor = {"title": "Birds"} | ({"version": version} if version else {})
    state = state_of(descriptor, None)
    assert (state.version, state.properties, state.rows) == (text, {"title": "Birds"}, None)


# Now


def test_the_present_state_has_every_table_with_its_rows_by_key(real: Loaded) -> None:
    for package in real.packages:
        state = present_state(package)
        assert state.version == package.version and state.rows is not None
        assert set(state.columns) == set(state.rows) == set(TABLES[package.name])
        for one in package.tables:
            assert list(state.rows[one.name]) == [line.cells[0] for line in one.lines]
            assert [name for name, _ in state.columns[one.name]] == [field.name for field in one.fields]


def test_a_table_that_could_not_be_read_has_columns_and_no_rows(root: Path) -> None:
    table_file(root / "datasets", "tasks").write_bytes(b"\xff")
    (package,) = (p for p in load(root / "datasets").packages if p.name == "targets")
    state = present_state(package)
    assert set(state.columns) == {"targets", "tasks"}
    assert state.rows is not None and set(state.rows) == {"targets"}


# Then


def test_what_was_committed_and_not_changed_since_is_the_present_state(root: Path) -> None:
    earlier = states(root)
    for package in load(root / "datasets").packages:
        assert earlier[package.folder] == [present_state(package)]


def test_states_come_the_latest_first_with_rows_where_a_version_was_set(root: Path) -> None:
    cell("targets", "forest-cover-2026-press", "note_en", "Once.")(root / "datasets")
    described("targets", version="1.0.1", title_en="Goals")(root / "datasets")
    commit(root)
    described("targets", version="1.0.1", title_en="Aims")(root / "datasets")
    commit(root)
    found = [(s.version, s.properties["title_en"], s.rows is not None) for s in states(root)["targets"]]
    assert found == [("1.0.1", "Aims", False), ("1.0.1", "Goals", True), ("1.0.0", "Targets", True)]
    latest, first = (s.rows for s in states(root)["targets"] if s.rows is not None)
    notes = [rows["targets"]["forest-cover-2026-press"]["note_en"] for rows in (latest, first)]
    assert notes == ["Once.", "Only the press says “trên”."]


def test_rows_are_read_only_where_they_are_needed(root: Path) -> None:
    described("targets", version="1.1.0")(root / "datasets")
    commit(root)
    asked: list[tuple[str, str]] = []

    def wanted(then: str, now: str) -> bool:
        asked.append((then, now))
        return then == now

    assert [(s.version, s.rows is not None) for s in states(root, wanted)["targets"]] == [
        ("1.1.0", True),
        ("1.0.0", False),
    ]
    assert {("1.1.0", "1.1.0"), ("1.0.0", "1.1.0")} <= set(asked)


def test_a_descriptor_that_came_back_is_one_state_more_only_with_rows(root: Path) -> None:
    file = root / "datasets" / "targets" / "datapackage.json"
    before = file.read_text("utf-8")
    described("targets", title_en="Goals")(root / "datasets")
    commit(root)
    file.write_text(before, "utf-8")
    commit(root)
    never = states(root, lambda *_: False)["targets"]
    assert [s.properties["title_en"] for s in never] == ["Targets", "Goals"]


def test_what_was_no_descriptor_once_is_a_state_of_nothing(root: Path) -> None:
    file = root / "datasets" / "targets" / "datapackage.json"
    sound = file.read_text("utf-8")
    file.write_text("no JSON", "utf-8")
    commit(root)
    file.write_text(sound, "utf-8")
    commit(root)
    assert PackageState("", {}) in states(root)["targets"]


def test_other_peoples_packages_have_no_states_and_ours_none_outside_a_repository(root: Path) -> None:
    stranger(table(), birds="id\nowl\n")(root / "datasets")
    commit(root)
    assert set(states(root)) == set(TABLES)
    (root / ".git").rename(root.parent / "elsewhere")
    assert states(root) == {}


def test_in_a_shallow_clone_no_state_has_rows(root: Path, tmp_path: Path) -> None:
    described("targets", version="1.0.1")(root / "datasets")
    commit(root)
    ask(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "clone")
    found = states(tmp_path / "clone")
    assert [s.version for s in found["targets"]] == ["1.0.1"]
    assert {s.rows is None for several in found.values() for s in several} == {True}


def test_git_is_asked_once_for_all_packages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = load(root / "datasets").packages
    started: list[list[str]] = []
    begin = subprocess.Popen.__init__

    def counted(self: object, words: list[str], *rest: object, **more: object) -> None:
        started.append(words)
        begin(self, words, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    assert set(earlier_states(root, packages, needs_rows)) == set(TABLES)
    assert len([words for words in started if "log" in words]) == 1
    assert len(started) <= 4


# Rows that were published


def published(root: Path) -> Mapping[str, Any]:
    return published_rows(root, load(root / "datasets").packages)


def test_the_tables_with_figures_are_known_as_the_last_commit_has_them(root: Path) -> None:
    then = present_rows(load(root / "datasets").packages)
    cell("results", "trees-planted-2025", "value", "1300")(root / "datasets")
    assert published(root) == then
    assert set(then) == {"targets", "results"}
    assert then["results"]["trees-planted-2025"]["value"] == "1200"
    commit(root)
    assert published(root)["results"]["trees-planted-2025"]["value"] == "1300"


def test_nothing_was_published_outside_a_repository_or_before_the_first_commit(tmp_path: Path) -> None:
    place = golden.assembled("mini", tmp_path / "root")
    assert published(place) == {}
    ask(place, "init", "-q")
    assert published(place) == {}
    assert published_rows(place, ()) == {}


def test_of_a_package_that_the_last_commit_has_not_nothing_was_published(root: Path) -> None:
    (root / "datasets" / "results").rename(root / "datasets" / "ket-qua")
    assert set(published(root)) == {"targets"}


# Files of a commit, without git


def past(files: dict[str, str]) -> tuple[PastStates, list[str]]:
    """A past of these files, and the names of those that are read in turn."""
    asked: list[str] = []

    def read(name: str) -> bytes:
        asked.append(name)
        return files.get(name, "").encode()

    return PastStates(read), asked


def described_birds(**resource: Any) -> str:
    return json.dumps(table("birds", column("id"), column("seen")) | {"version": "1.0.0"} | resource)


def test_a_file_is_read_once_whoever_asks_for_its_version() -> None:
    states, asked = past({"id": described_birds()})
    assert [states.version("id"), states.version("id")] == ["1.0.0"] * 2
    assert asked == ["id"]


def test_a_schema_in_a_file_of_its_own_is_the_same_schema() -> None:
    inner = table("birds", column("id"), column("seen"))["resources"][0]["schema"]
    outer = json.loads(described_birds())
    outer["resources"][0]["schema"] = "birds.json"
    place = "commit:datasets/more/"
    rows = {f"{place}birds.csv": "id,seen\nowl,2\n"}
    whole, _ = past({"id": described_birds()} | rows)
    split, _ = past({"id": json.dumps(outer), f"{place}birds.json": json.dumps(inner)} | rows)
    one, other = (s.whole_state("commit", "more", "id") for s in (whole, split))
    assert one == other and one.columns == {"birds": (("id", "string"), ("seen", "string"))}


@pytest.mark.parametrize("key", ["id", ["id"]])
def test_rows_are_known_by_their_primary_key_however_it_is_written(key: object) -> None:
    states, _ = past({"commit:datasets/more/birds.csv": "id,seen\nowl,2\n"})
    resource = {"name": "birds", "path": "birds.csv", "schema": {"primaryKey": key}}
    assert states.rows("commit:datasets/more/", resource) == {"owl": {"id": "owl", "seen": "2"}}


@pytest.mark.parametrize("path", ["../targets/targets.csv", "/etc/passwd", ["birds.csv"], None, 7])
def test_a_path_that_leads_elsewhere_is_not_read(path: object) -> None:
    states, asked = past({})
    assert states.file("commit:datasets/more/", path) == b"" and asked == []
