"""A resource is read once: its lines, and the errors that Frictionless itself would report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from scripts.ingest import canonical
from scripts.ingest import load as loading
from scripts.ingest.load import load
from scripts.ingest.tables import MOST_ERRORS, read
from tests.conftest import ROOT
from tests.reuse import READ_PACKAGE

FIELDS = [{"name": "id", "type": "string"}, {"name": "height", "type": "integer"}]


def package(folder: Path, content: str, **more: Any) -> Any:
    """A package of one table with this in its file."""
    (folder / "birds.csv").write_text(content, "utf-8")
    schema = {"fields": FIELDS, "primaryKey": "id"}
    resource = {"name": "birds", "path": "birds.csv", "encoding": "utf-8", "schema": schema, **more}
    return Package.from_descriptor({"name": "more", "resources": [resource]}, basepath=str(folder))


CONTENTS = {
    "sound": "id,height\ncrane,120\nheron,90\n",
    "empty": "",
    "a heading alone": "id,height\n",
    "another heading": "id,size\ncrane,120\n",
    "a column too few": "id\ncrane\n",
    "a word for a number": "id,height\ncrane,tall\nheron,90\n",
    "ragged": "id,height\ncrane\nheron,90,1\n",
    "blank": "id,height\n\nheron,90\n",
    "an id twice": "id,height\ncrane,120\ncrane,x\n",
    "no id": "id,height\n,120\n",
    "more errors than anybody reads": "id,height\n" + "".join(f"b{n},x\n" for n in range(MOST_ERRORS + 50)),
}


@pytest.mark.parametrize("what", CONTENTS)
@pytest.mark.parametrize("more", [{}, {"bytes": 3}, {"hash": "md5:00"}], ids=["", "bytes", "hash"])
def test_the_errors_are_those_that_frictionless_reports(
    what: str, more: dict[str, Any], tmp_path: Path
) -> None:
    report = package(tmp_path, CONTENTS[what], **more).validate()
    reading = read(package(tmp_path, CONTENTS[what], **more).resources[0], typed=True)
    wanted = [(e.type, e.note, getattr(e, "row_number", None)) for task in report.tasks for e in task.errors]
    assert [(e.type, e.note, getattr(e, "row_number", None)) for e in reading.errors] == wanted
    assert reading.place == "birds.csv" and reading.is_table


def test_every_row_is_read_however_many_are_wrong(tmp_path: Path) -> None:
    content = CONTENTS["more errors than anybody reads"]
    reading = read(package(tmp_path, content).resources[0], typed=True)
    assert len(reading.lines) == MOST_ERRORS + 50
    assert reading.valid == []


def test_values_are_kept_by_column_where_they_are_wanted(tmp_path: Path) -> None:
    source = package(tmp_path, CONTENTS["a word for a number"])
    reading = read(source.resources[0], typed=True)
    assert [line.cells for line in reading.lines] == [("crane", "tall"), ("heron", "90")]
    assert [line.values for line in reading.lines] == [("crane", None), ("heron", 90)]
    assert reading.valid == [(3, {"id": "heron", "height": 90})]
    assert read(source.resources[0], typed=False).valid == []


def test_under_another_heading_no_line_is_taken_for_one(tmp_path: Path) -> None:
    assert read(package(tmp_path, CONTENTS["another heading"]).resources[0], typed=True).lines == []


def test_a_file_that_is_no_table_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(b"a map")
    resource = {"name": "map", "path": "map.pdf", "bytes": 4}
    source = Package.from_descriptor({"name": "more", "resources": [resource]}, basepath=str(tmp_path))
    reading = read(source.resources[0], typed=False)
    assert not reading.is_table
    assert [e.type for e in reading.errors] == ["byte-count"]


def test_a_table_of_ours_is_parsed_once_by_us_and_read_once_by_frictionless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parsed: list[str] = []
    received: list[str] = []
    csv_rows = canonical.csv_rows

    def counted_rows(file: str, text: str) -> Any:
        parsed.append(file)
        return csv_rows(file, text)

    def counted_read(resource: Any, typed: bool) -> Any:
        received.append(f"datasets/{resource.package.name}/{resource.path}")
        return read(resource, typed)

    monkeypatch.setattr(canonical, "csv_rows", counted_rows)
    monkeypatch.setattr(loading, "read_package", READ_PACKAGE)  # nothing that was read before
    monkeypatch.setattr(loading, "read", counted_read)
    loaded = load(ROOT / "datasets")
    tables = sorted(f"datasets/{p.folder}/{t.path}" for p in loaded.packages for t in p.tables)
    assert sorted(parsed) == sorted(received) == tables
