"""A package's version follows its data: what each change owes, and that our own packages owe nothing."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.analysis.versions import (
    Contents,
    Debt,
    NoHistory,
    contents,
    debts,
    needed,
    raised,
    refused,
    step,
)
from scripts.ingest.load import load
from scripts.model.ledger import TABLES
from tests import golden
from tests.broken.edits import committed, described
from tests.broken.in_descriptors import column_more

OURS = Path(__file__).resolve().parents[2]
COLUMNS = ("id", "string"), ("height", "integer")
BIRDS = {"crane": "120", "heron": "90"}


def ask(root: Path, *words: str) -> None:
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def commit(root: Path, why: str = "a change") -> None:
    ask(root, "add", "-A")
    ask(root, "commit", "-q", "-m", why)


def written(
    root: Path,
    version: str = "1.0.0",
    rows: dict[str, str] = BIRDS,
    columns: tuple[tuple[str, str], ...] = COLUMNS,
    tables: tuple[str, ...] = ("birds", "nests"),
    title: str = "Birds",
) -> None:
    """A made-up package of tables alike, in datasets/birds."""
    place = root / "datasets" / "birds"
    place.mkdir(parents=True, exist_ok=True)
    schema = {"fields": [{"name": n, "type": t} for n, t in columns], "primaryKey": "id"}
    resources = [{"name": name, "path": f"{name}.csv", "schema": schema} for name in tables]
    told: dict[str, Any] = {"name": "birds", "title": title, "version": version, "resources": resources}
    (place / "datapackage.json").write_text(json.dumps(told), "utf-8")
    head = ",".join(name for name, _ in columns)
    lines = "".join(f"{id},{height}{',' * (len(columns) - 2)}\n" for id, height in rows.items())
    for name in tables:
        (place / f"{name}.csv").write_text(f"{head}\n{lines}", "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository in which the made-up package is committed as version 1.0.0."""
    place = tmp_path / "root"
    written(place)
    ask(place, "init", "-q", "-b", "main")
    commit(place)
    return place


# change → what it owes
CHANGES: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, ""),
    "another order of rows": ({"rows": dict(reversed(BIRDS.items()))}, ""),
    "a cell": ({"rows": BIRDS | {"heron": "95"}}, "patch"),
    "a row less": ({"rows": {"crane": "120"}}, "patch"),
    "a word of the descriptor": ({"title": "Waders"}, "patch"),
    "a row more": ({"rows": BIRDS | {"stork": "110"}}, "minor"),
    "a row for another": ({"rows": {"crane": "120", "stork": "110"}}, "minor"),
    "a table more": ({"tables": ("birds", "nests", "eggs")}, "minor"),
    "a table less": ({"tables": ("birds",)}, "major"),
    "a table by another name": ({"tables": ("birds", "homes")}, "major"),
    "a column more": ({"columns": (*COLUMNS, ("colour", "string"))}, "major"),
    "a column by another name": ({"columns": (COLUMNS[0], ("size", "integer"))}, "major"),
    "a column of another type": ({"columns": (COLUMNS[0], ("height", "number"))}, "major"),
    "a column more and a row more": (
        {"columns": (*COLUMNS, ("colour", "string")), "rows": BIRDS | {"stork": "110"}},
        "major",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_owes_its_step(change: str, tmp_path: Path) -> None:
    edits, owed = CHANGES[change]
    written(tmp_path / "before")
    written(tmp_path / "after", **edits)
    before, after = (contents(tmp_path / name / "datasets" / "birds") for name in ("before", "after"))
    assert needed(before, after) == owed


def test_an_empty_table_is_new_all_the_same() -> None:
    before = Contents("1.0.0", {}, {}, {})
    assert needed(before, Contents("1.0.0", {"eggs": COLUMNS}, {"eggs": {}}, {})) == "minor"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("1.0.0", "1.0.0", ""),
        ("1.0.9", "1.0.10", "patch"),
        ("1.9.0", "1.10.0", "minor"),
        ("1.0.0", "1.1.1", "minor"),
        ("1.4.2", "2.0.0", "major"),
        ("2.0.0", "1.9.9", ""),
    ],
)
def test_two_versions_say_a_step(before: str, after: str, said: str) -> None:
    assert step(before, after) == said


@pytest.mark.parametrize(("by", "to"), [("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_a_step_leads_to_the_next_version(by: str, to: str) -> None:
    assert raised("1.2.3", by) == to
    assert step("1.2.3", to) == by


# change → versions that say too little for it, the smallest that says enough
REFUSED = {
    "a cell": (("1.0.0", "0.9.0"), "1.0.1"),
    "a row more": (("1.0.0", "1.0.1"), "1.1.0"),
    "a column more": (("1.0.0", "1.0.1", "1.1.0"), "2.0.0"),
    "a table less": (("1.0.0", "1.0.1", "1.1.0"), "2.0.0"),
}


@pytest.mark.parametrize("change", REFUSED)
@pytest.mark.parametrize("committed", [False, True], ids=["in the tree", "committed"])
def test_a_version_that_says_too_little_is_refused(change: str, committed: bool, root: Path) -> None:
    edits, owed = CHANGES[change]
    too_little, enough = REFUSED[change]
    for version in too_little:
        written(root, version, **edits)
        if committed:
            commit(root)
        found = [*debts(root, "birds")]
        assert Debt("birds", "1.0.0", version, owed) in found
        assert f"Write {enough} or a later one" in str(found[-1])
    written(root, enough, **edits)
    assert [*debts(root, "birds")] == []


def test_what_came_after_a_version_was_set_owes_a_step_of_its_own(root: Path) -> None:
    written(root, "1.1.0", BIRDS | {"stork": "110"})
    commit(root)
    assert [*debts(root, "birds")] == []
    written(root, "1.1.0", BIRDS | {"stork": "111"})
    commit(root)
    assert [*debts(root, "birds")] == [Debt("birds", "1.1.0", "1.1.0", "patch")]


def test_two_branches_that_set_the_same_version_owe_another_one(root: Path) -> None:
    ask(root, "checkout", "-q", "-b", "side")
    written(root, "1.0.1", {"crane": "120", "heron": "95"}, tables=("birds", "nests"))
    ask(root, "checkout", "-q", "HEAD", "--", "datasets/birds/nests.csv")
    commit(root)
    ask(root, "checkout", "-q", "main")
    written(root, "1.0.1", {"crane": "121", "heron": "90"})
    ask(root, "checkout", "-q", "HEAD", "--", "datasets/birds/birds.csv")
    commit(root)
    ask(root, "merge", "-q", "--no-ff", "-m", "both", "side")
    assert {(d.since, d.step) for d in debts(root, "birds")} == {("1.0.1", "patch")}


def test_a_shallow_clone_says_that_nothing_can_be_judged(root: Path, tmp_path: Path) -> None:
    written(root, "1.0.0", columns=(*COLUMNS, ("colour", "string")))
    commit(root)
    ask(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "clone")
    with pytest.raises(NoHistory, match="history not available"):
        [*debts(tmp_path / "clone", "birds")]


def test_columns_that_a_version_has_not_promised_are_refused(tmp_path: Path) -> None:
    place = golden.assembled("mini", tmp_path / "root")
    committed(place / "datasets")
    commit_of(place, "1.2.3")
    assert [*refused(place, load(place / "datasets").packages)] == []
    column_more(place / "datasets")
    for version, right in {"1.2.4": "2.0.0", "1.3.0": "2.0.0", "0.9.0": "2.0.0", "2.0.0": ""}.items():
        described("reference", version=version)(place / "datasets")
        found = [*refused(place, load(place / "datasets").packages)]
        assert [dict(p.facts).get("right") for p in found] == [right][: bool(right)], version
        assert [p.code for p in found] == ["columns-without-step"][: bool(right)]
        assert [dict(p.facts)["since"] for p in found] == ["1.2.3"][: bool(right)]


def test_a_shallow_clone_refuses_what_it_knows(tmp_path: Path) -> None:
    place = golden.assembled("mini", tmp_path / "root")
    committed(place / "datasets")
    commit_of(place, "1.2.3")
    ask(tmp_path, "clone", "-q", "--depth", "1", place.as_uri(), "clone")
    clone = tmp_path / "clone"
    assert [*refused(clone, load(clone / "datasets").packages)] == []
    column_more(clone / "datasets")
    (found,) = refused(clone, load(clone / "datasets").packages)
    assert dict(found.facts)["since"] == "1.2.3"


def test_without_git_a_version_is_still_a_version(tmp_path: Path) -> None:
    place = golden.assembled("mini", tmp_path / "root")
    column_more(place / "datasets")
    assert [*refused(place, load(place / "datasets").packages)] == []
    described("reference", version="1.0")(place / "datasets")
    assert [p.code for p in refused(place, load(place / "datasets").packages)] == ["property-wrong"]


def commit_of(root: Path, version: str) -> None:
    """The package of references in another version, committed."""
    described("reference", version=version)(root / "datasets")
    commit(root, f"version {version}")


def test_without_git_or_without_a_commit_nothing_can_be_judged(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(NoHistory, match="history not available"):
        [*debts(tmp_path, "birds")]
    ask(tmp_path, "init", "-q")
    with pytest.raises(NoHistory, match="history not available"):
        [*debts(tmp_path, "birds")]


@pytest.mark.parametrize("package", sorted(TABLES))
def test_our_packages_bear_a_version(package: str) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", contents(OURS / "datasets" / package).version)


@pytest.mark.parametrize("package", sorted(TABLES))
def test_our_packages_owe_no_step(package: str) -> None:
    try:
        found = [str(debt) for debt in debts(OURS, package)]
    except NoHistory as nothing:
        pytest.skip(str(nothing))
    assert found == []
