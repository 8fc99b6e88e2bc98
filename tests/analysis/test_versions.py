"""A package's version follows its data: what each change owes, and that `check` tells it with the number."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.analysis.versions import (
    bumped,
    declared_bump,
    is_version,
    missing_bump,
    needs_rows,
    problems,
    required_bump,
    state_problems,
)
from scripts.build import build, check
from scripts.ingest.load import load
from scripts.ingest.states import earlier_states
from scripts.model.history import PackageState
from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, Unpublishable
from tests import golden
from tests.broken.edits import Edit, cell, committed, described, row, table_file, text, without
from tests.broken.in_descriptors import column_more
from tests.conftest import ROOT, TODAY
from tests.repositories import ask, commit

COLUMNS = ("id", "string"), ("height", "integer")
BIRDS = {"crane": {"id": "crane", "height": "120"}, "heron": {"id": "heron", "height": "90"}}
STORK = {"stork": {"id": "stork", "height": "110"}}
HERON = {"heron": {"id": "heron", "height": "95"}}
STATE = PackageState(
    "1.0.0",
    {"birds": COLUMNS, "nests": COLUMNS},
    {"birds": BIRDS, "nests": BIRDS},
    {"title": "Birds"},
)


def of_birds(rows: dict[str, dict[str, str]]) -> PackageState:
    """The state with other birds."""
    return replace(STATE, rows={"birds": rows, "nests": BIRDS})


def of_columns(*columns: tuple[str, str]) -> PackageState:
    """The state with other columns in one of its tables."""
    return replace(STATE, columns={"birds": columns, "nests": COLUMNS})


# change → the state after it, what it owes
CHANGES: dict[str, tuple[PackageState, str]] = {
    "nothing": (STATE, ""),
    "another order of rows": (of_birds(dict(reversed(BIRDS.items()))), ""),
    "a cell": (of_birds(BIRDS | HERON), "patch"),
    "a row less": (of_birds({"crane": BIRDS["crane"]}), "patch"),
    "a word of the descriptor": (replace(STATE, properties={"title": "Waders"}), "patch"),
    "a row more": (of_birds(BIRDS | STORK), "minor"),
    "a row for another": (of_birds({"crane": BIRDS["crane"]} | STORK), "minor"),
    "a table more": (replace(STATE, columns=STATE.columns | {"eggs": COLUMNS}), "minor"),
    "a table less": (replace(STATE, columns={"birds": COLUMNS}), "major"),
    "a column more": (of_columns(*COLUMNS, ("colour", "string")), "major"),
    "a column by another name": (of_columns(COLUMNS[0], ("size", "integer")), "major"),
    "a column of another type": (of_columns(COLUMNS[0], ("height", "number")), "major"),
    "columns in another order": (of_columns(*reversed(COLUMNS)), "major"),
    "a column more and a row more": (
        replace(of_birds(BIRDS | STORK), columns={"birds": COLUMNS[:1], "nests": COLUMNS}),
        "major",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_owes_its_bump(change: str) -> None:
    after, owed = CHANGES[change]
    assert required_bump(STATE, after) == owed
    assert missing_bump(STATE, after) == owed  # the version is as it was
    for version in ("1.0.1", "1.1.0", "2.0.0"):
        kept = {"patch": ("1.0.1", "1.1.0", "2.0.0"), "minor": ("1.1.0", "2.0.0"), "major": ("2.0.0",)}
        enough = not owed or version in kept[owed]
        assert missing_bump(STATE, replace(after, version=version)) == ("" if enough else owed)


def test_an_empty_table_is_new_all_the_same() -> None:
    before = PackageState("1.0.0", {}, {})
    assert required_bump(before, PackageState("1.0.0", {"eggs": COLUMNS}, {"eggs": {}})) == "minor"


def test_of_states_whose_rows_nobody_has_read_the_columns_are_compared_alone() -> None:
    before = replace(STATE, rows=None)
    assert required_bump(before, of_birds(BIRDS | STORK)) == ""
    assert required_bump(STATE, replace(of_columns(COLUMNS[0]), rows=None)) == "major"


@pytest.mark.parametrize(
    ("before", "after", "bump"),
    [
        ("1.0.0", "1.0.0", ""),
        ("1.0.9", "1.0.10", "patch"),
        ("1.9.0", "1.10.0", "minor"),
        ("1.0.0", "1.1.1", "minor"),
        ("1.4.2", "2.0.0", "major"),
        ("2.0.0", "1.9.9", ""),
    ],
)
def test_two_versions_declare_a_bump(before: str, after: str, bump: str) -> None:
    assert declared_bump(before, after) == bump
    assert needs_rows(before, after) == (bump in ("", "patch"))


@pytest.mark.parametrize(("bump", "to"), [("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_a_bump_leads_to_the_next_version(bump: str, to: str) -> None:
    assert bumped("1.2.3", bump) == to
    assert declared_bump("1.2.3", to) == bump


@pytest.mark.parametrize("text", ["0.1.0", "1.2.3", "10.20.30", "1.0.123456789012"])
def test_three_whole_numbers_are_a_version(text: str) -> None:
    assert is_version(text)


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.0", "01.0.0", "1.0.0 ", "v1.0.0", "1.0.0-rc.1", "1.0.0+a", "1.1٢.0", "1.0." + "9" * 5000],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_version(text)
    assert [p.code for p in state_problems("f", PackageState(text, {}), [STATE])] == ["property-wrong"]
    assert not needs_rows("1.0.0", text) and not needs_rows(text, "1.0.0")


# change → the code of the Problem, what to write
TOLD = {
    "a cell": ("correction-without-step", "1.0.1"),
    "a row more": ("rows-without-step", "1.1.0"),
    "a column more": ("columns-without-step", "2.0.0"),
    "a table less": ("columns-without-step", "2.0.0"),
}


@pytest.mark.parametrize("change", TOLD)
def test_a_version_that_owes_a_bump_is_told_with_what_to_write(change: str) -> None:
    (found,) = state_problems("f", CHANGES[change][0], [STATE])
    assert (found.code, dict(found.facts)["right"]) == TOLD[change]
    assert dict(found.facts)["since"] == dict(found.facts)["version"] == "1.0.0"


def test_of_several_earlier_states_the_one_that_owes_most_is_told() -> None:
    earlier = [replace(STATE, version="1.0.1"), of_birds({}), replace(STATE, version="not one")]
    (found,) = state_problems("f", replace(of_birds(BIRDS | HERON), version="1.0.1"), earlier)
    assert (found.code, dict(found.facts)["since"]) == ("rows-without-step", "1.0.0")
    assert dict(found.facts)["right"] == "1.1.0"


def test_columns_that_changed_are_named_whatever_state_of_a_version_had_them() -> None:
    slip = of_columns(COLUMNS[0])  # under the same version, put back since
    (found,) = state_problems("f", STATE, [slip, STATE])
    assert dict(found.facts)["columns"] == "birds.height"


# In git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The invented land, committed; its packages are at 1.0.0."""
    place = golden.assembled("mini", tmp_path / "root")
    committed(place / "datasets")
    return place


def owing(root: Path) -> list[Problem]:
    """What the versions of the packages in `root` owe."""
    loaded = load(root / "datasets")
    return [*problems(loaded, earlier_states(root, loaded.packages, needs_rows))]


def told(root: Path) -> list[tuple[str, str, str, str]]:
    """(file, code, since, right) of each."""
    facts = [(p, dict(p.facts)) for p in owing(root)]
    return [(p.file.split("/")[1], p.code, f.get("since", ""), f["right"]) for p, f in facts]


def corrected(note: str = "Only the press.") -> Edit:
    return cell("targets", "forest-cover-2026-press", "note_en", note)


NEW_THEME = row("themes", "forest", id="water", position="9", name_vi="Nước", name_en="Water")
EDITS: dict[str, tuple[Edit, tuple[str, str, str]]] = {
    "a cell": (corrected(), ("targets", "correction-without-step", "1.0.1")),
    "a word of the descriptor": (
        described("results", title_en="Results, told"),
        ("results", "correction-without-step", "1.0.1"),
    ),
    "a row more": (NEW_THEME, ("reference", "rows-without-step", "1.1.0")),
    "a column more": (column_more, ("reference", "columns-without-step", "2.0.0")),
}


@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("where", ["in the tree", "committed"])
def test_an_edit_is_told_what_it_owes_until_the_version_says_it(change: str, where: str, root: Path) -> None:
    edit, (package, code, right) = EDITS[change]
    edit(root / "datasets")
    if where == "committed":
        commit(root)
    assert told(root) == [(package, code, "1.0.0", right)]
    assert [p.code for p in check(root, TODAY).problems] == [code]
    with pytest.raises(Unpublishable):
        build(root, TODAY)
    described(package, version=right)(root / "datasets")
    if where == "committed":
        commit(root)
    assert check(root, TODAY).problems == ()


def test_what_is_written_another_way_owes_nothing(root: Path) -> None:
    for package in TABLES:
        file = root / "datasets" / package / "datapackage.json"
        file.write_text(file.read_text("utf-8").replace("\n", " "), "utf-8")
    assert told(root) == []


def test_what_came_after_a_version_was_set_owes_a_bump_of_its_own(root: Path) -> None:
    corrected()(root / "datasets")
    described("targets", version="1.0.1")(root / "datasets")
    commit(root)
    assert told(root) == []
    corrected("Nobody else.")(root / "datasets")
    commit(root)
    assert told(root) == [("targets", "correction-without-step", "1.0.1", "1.0.2")]


def test_two_branches_that_set_the_same_version_owe_another_one(root: Path) -> None:
    ask(root, "branch", "-M", "main")
    for branch, edit in (
        ("one", corrected()),
        ("two", cell("tasks", "nursery", "title_en", "More nurseries")),
    ):
        ask(root, "checkout", "-q", "-b", branch, "main")
        edit(root / "datasets")
        described("targets", version="1.0.1")(root / "datasets")
        commit(root)
    ask(root, "merge", "-q", "--no-ff", "-m", "both", "one")
    assert told(root) == [("targets", "correction-without-step", "1.0.1", "1.0.2")]


def test_a_descriptor_that_was_none_once_hinders_nothing(root: Path) -> None:
    file = root / "datasets" / "targets" / "datapackage.json"
    sound = file.read_text("utf-8")
    for content in (
        "no JSON",
        "[]",
        '{"version": "1.0.0", "resources": [{"name": 1, "path": "../x", "schema": {}}]}',
    ):
        file.write_text(content, "utf-8")
        commit(root)
    file.write_text(sound, "utf-8")
    assert {code for _, code, _, _ in told(root)} <= {"rows-without-step"}  # there were none then
    described("targets", version="1.1.0")(root / "datasets")
    assert told(root) == []


def test_a_schema_in_a_file_of_its_own_is_the_same_schema(root: Path) -> None:
    place = root / "datasets" / "targets"
    descriptor = json.loads((place / "datapackage.json").read_text("utf-8"))
    schema = descriptor["resources"][0]["schema"]
    (place / "schema.json").write_text(json.dumps(schema), "utf-8")
    descriptor["resources"][0]["schema"] = "schema.json"
    (place / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    assert told(root) == []
    described("targets", version="1.0.1")(root / "datasets")
    commit(root)
    assert told(root) == []


def test_before_the_form_is_sound_nothing_is_told_of_rows(root: Path) -> None:
    text("targets", "forest", "foręst")(root / "datasets")
    assert told(root) == []
    codes = [p.code for p in check(root, TODAY).problems]
    assert codes and not [code for code in codes if code.endswith("-without-step")]


def test_a_row_that_goes_is_a_correction(root: Path) -> None:
    last = table_file(root / "datasets", "gaps").read_text("utf-8").splitlines()[-1].split(",")[0]
    without("gaps", last)(root / "datasets")
    assert told(root) == [("reference", "correction-without-step", "1.0.0", "1.0.1")]


SILENT: dict[str, Callable[[Path], object]] = {
    "no commit": lambda root: ask(root, "update-ref", "-d", "HEAD"),
    "no git": lambda root: (root / ".git").rename(root.parent / "elsewhere"),
    "a folder inside a repository": lambda root: (root / ".git").rename(root.parent / ".git"),
}


@pytest.mark.parametrize("without_history", SILENT)
def test_without_history_nothing_is_told(without_history: str, root: Path) -> None:
    SILENT[without_history](root)
    NEW_THEME(root / "datasets")
    column_more(root / "datasets")
    assert told(root) == []
    described("reference", version="1.0")(root / "datasets")
    assert [p.code for p in owing(root)] == ["property-wrong"]


def test_a_shallow_clone_knows_columns_alone(root: Path, tmp_path: Path) -> None:
    described("targets", version="1.0.1")(root / "datasets")
    commit(root)
    ask(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "clone")
    clone = tmp_path / "clone"
    for edit in (corrected(), NEW_THEME):
        edit(clone / "datasets")
    assert told(clone) == []
    column_more(clone / "datasets")
    assert told(clone) == [("reference", "columns-without-step", "1.0.0", "2.0.0")]


# Our own


@pytest.mark.parametrize("package", sorted(TABLES))
def test_our_packages_bear_a_version(package: str) -> None:
    (found,) = (p for p in load(ROOT / "datasets").packages if p.name == package)
    assert is_version(found.version)


def test_our_packages_owe_nothing() -> None:
    assert owing(ROOT) == []
