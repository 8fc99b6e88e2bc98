"""A package's files: none is opened before its descriptor is sound; bytes out, Problems for the rest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.ingest import limits
from scripts.ingest.draft import PackageDraft
from scripts.ingest.files import open_descriptor, open_package, size_problems
from scripts.model.problem import Problem
from tests.broken.edits import cell, column, field, raw, table
from tests.conftest import ROOT

MINI = ROOT / "tests" / "input" / "mini" / "datasets"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes are read, one after the other."""
    names: list[str] = []
    honest = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        names.append(self.name)
        return honest(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    return names


def folder(place: Path, content: Any, **files: bytes) -> Path:
    """A package `more` with this descriptor, as JSON or as it stands, and these files by their stems."""
    (more := place / "datasets" / "more").mkdir(parents=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (more / "datapackage.json").write_text(text, "utf-8")
    for stem, one in files.items():
        (more / f"{stem}.csv").write_bytes(one)
    return more


def read(place: Path) -> tuple[PackageDraft | None, list[Problem]]:
    """A package's folder as it is opened, with its Problems."""
    problems: list[Problem] = []
    return open_package(place, f"datasets/{place.name}", problems), problems


def sound(place: Path) -> PackageDraft:
    """A package with nothing wrong."""
    draft, problems = read(place)
    assert draft is not None and problems == []
    return draft


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "descriptor-not-json"),
        ("[]", "not-an-object"),
        ({"name": 7, "resources": []}, "package-misnamed"),
        (table(path="../../secret.csv"), "path-outside"),
        (table(schema="no-such.json"), "no-file"),
    ],
)
def test_nothing_that_an_unsound_descriptor_names_is_opened(
    content: Any, code: str, tmp_path: Path, opened: list[str]
) -> None:
    draft, problems = read(folder(tmp_path, content, birds=b"id\nowl\n"))
    assert code in [p.code for p in problems]
    assert {p.file for p in problems} <= {"datasets/more/datapackage.json", "datasets/more/no-such.json"}
    assert draft is None
    assert not {"secret.csv", "birds.csv"} & {*opened}


def test_a_folder_without_a_descriptor_is_said_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "datasets" / "more").mkdir(parents=True)
    draft, (wrong,) = read(tmp_path / "datasets" / "more")
    assert draft is None
    assert (wrong.file, wrong.code) == ("datasets/more/datapackage.json", "no-descriptor")


def test_a_descriptor_that_is_a_link_to_elsewhere_is_not_read(tmp_path: Path, opened: list[str]) -> None:
    (tmp_path / "secret.json").write_text(json.dumps(table()), "utf-8")
    (more := tmp_path / "datasets" / "more").mkdir(parents=True)
    (more / "datapackage.json").symlink_to(tmp_path / "secret.json")
    draft, problems = read(more)
    assert draft is None and opened == []
    assert [p.code for p in problems] == ["path-outside"]


def test_a_package_without_a_name_has_its_folders(tmp_path: Path) -> None:
    content = table()
    del content["name"]
    assert sound(folder(tmp_path, content, birds=b"id\nowl\n")).name == "more"


def test_one_of_ours_by_another_name_is_read_on_under_its_folders(tmp_path: Path) -> None:
    place = shutil.copytree(MINI / "targets", tmp_path / "datasets" / "targets")
    descriptor = json.loads((place / "datapackage.json").read_text("utf-8"))
    (place / "datapackage.json").write_text(json.dumps(descriptor | {"name": "chi-tieu"}), "utf-8")
    draft, (wrong,) = read(place)
    assert (wrong.code, dict(wrong.facts)["right"]) == ("package-misnamed", "targets")
    assert draft is not None and draft.name == "targets" and set(draft.rows) == {"targets", "tasks"}


def test_a_package_that_takes_the_name_of_one_of_ours_is_not_ours(tmp_path: Path) -> None:
    draft, (wrong,) = read(folder(tmp_path, table() | {"name": "targets"}, birds=b"id\nowl\n"))
    assert (wrong.code, dict(wrong.facts)["right"]) == ("package-misnamed", "more")
    assert draft is not None and (draft.name, draft.ours) == ("more", False)


def test_our_tables_are_parsed_and_others_are_bytes(tmp_path: Path) -> None:
    ours = sound(MINI / "targets")
    assert ours.rows["targets"][0][:2] == ["id", "indicator"]
    assert ours.raw["tasks"] == (MINI / "targets" / "tasks.csv").read_bytes()
    theirs = sound(folder(tmp_path, table(dialect={"delimiter": ";"}), birds=b"\xef\xbb\xbfid\r\nowl\r\n"))
    assert theirs.rows == {} and theirs.raw == {"birds": b"\xef\xbb\xbfid\r\nowl\r\n"}


def test_a_table_in_parts_has_each_of_them_and_no_file_to_publish(tmp_path: Path) -> None:
    draft = sound(folder(tmp_path, table(path=["a.csv", "b.csv"]), a=b"id\nowl\n", b=b"id\ncrow\n"))
    assert draft.parts == {"birds": [b"id\nowl\n", b"id\ncrow\n"]} and draft.raw == {}
    more = folder(tmp_path / "2", table(path="a.csv", extrapaths=["b.csv"]), a=b"id\n", b=b"owl\n")
    assert sound(more).parts == {"birds": [b"id\n", b"owl\n"]}


def test_a_part_that_is_missing_blocks_its_table_alone(tmp_path: Path) -> None:
    content = table(path=["a.csv", "b.csv"])
    content["resources"] += table("nests")["resources"]
    draft, (wrong,) = read(folder(tmp_path, content, a=b"id\nowl\n", nests=b"id\noak\n"))
    assert (wrong.file, wrong.code) == ("datasets/more/b.csv", "no-file")
    assert draft is not None and draft.blocked == {"birds"} and draft.raw == {"nests": b"id\noak\n"}


def test_a_mistake_of_form_is_told_at_its_cell_and_the_rows_are_kept(tmp_path: Path) -> None:
    datasets = shutil.copytree(MINI, tmp_path / "datasets")
    cell("targets", "forest-cover-2026-amended", "value", "41,5")(datasets)
    draft, (wrong,) = read(datasets / "targets")
    assert (wrong.file, wrong.row, wrong.column) == ("datasets/targets/targets.csv", 3, "value")
    assert draft is not None and draft.reported == {("targets", 3, "value")}
    assert len(draft.rows["targets"]) == 8 and draft.blocked == set()


def test_a_table_that_cannot_be_parsed_is_blocked(tmp_path: Path) -> None:
    datasets = shutil.copytree(MINI, tmp_path / "datasets")
    raw("tasks", lambda content: b"\xff" + content)(datasets)
    draft, (wrong,) = read(datasets / "targets")
    assert wrong.code == "not-utf8"
    assert draft is not None and draft.blocked == {"tasks"} and set(draft.rows) == {"targets"}


def test_a_table_of_ours_without_a_column_that_the_ledger_needs_is_not_opened(
    tmp_path: Path, opened: list[str]
) -> None:
    datasets = shutil.copytree(MINI, tmp_path / "datasets")
    field("targets", "value", name="amount")(datasets)
    problems: list[Problem] = []
    draft = open_descriptor(datasets / "targets", "datasets/targets", problems)
    assert "column-missing" in [p.code for p in problems]
    assert draft is not None and draft.blocked == {"targets"} and opened == ["datapackage.json"]
    read(datasets / "targets")
    assert "targets.csv" not in opened and "tasks.csv" in opened


@pytest.mark.parametrize(
    ("file", "resource", "wide"),
    [
        ("a.csv", {}, b","),
        ("a.tsv", {}, b"\t"),
        ("a.csv", {"dialect": {"delimiter": ";"}}, b";"),
        ("a.csv", {"dialect": {"csv": {"delimiter": "|"}}}, b"|"),
        ("a.txt", {"format": "csv"}, b","),
    ],
)
def test_columns_are_counted_by_the_separator_that_the_file_has(
    file: str, resource: dict[str, Any], wide: bytes
) -> None:
    line = wide * limits.MOST_COLUMNS + b"\n"
    assert [p.code for p in size_problems(file, line, resource)] == ["too-many-columns"]
    assert list(size_problems(file, line.replace(wide, b"x"), resource)) == []


@pytest.mark.parametrize("file", ["a.pdf", "a.geojson", "a"])
def test_what_is_no_table_has_no_rows_to_count(file: str) -> None:
    lines = b"\n" * (limits.MOST_ROWS + 1)
    assert list(size_problems(file, lines, {})) == []
    assert [p.code for p in size_problems("a.csv", lines, {})] == ["too-many-rows"]


def test_columns_of_another_type_than_the_heading_says_are_still_read(tmp_path: Path) -> None:
    content = table("birds", column("id"), column("seen", "integer"))
    assert sound(folder(tmp_path, content, birds=b"id,seen\nowl,many\n")).raw["birds"].endswith(b"many\n")
