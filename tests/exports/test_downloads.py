"""What people take away: whole, the same every time, and exactly what its checksum says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.exports.downloads import downloads
from scripts.exports.files import PublishedFile
from scripts.exports.formats import PACKAGE_FORMATS, TABLE_FORMATS
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from scripts.model.ledger import TABLES
from scripts.model.package import Package
from scripts.pages.page import OWNED
from tests.ledgers import edition
from tests.reading import readings


def packed(packages: Iterable[Package]) -> list[PublishedFile]:
    return downloads(packages, [edition(code, "A site", "") for code in LANGUAGES])


@pytest.fixture
def files(real: Loaded) -> dict[str, bytes]:
    return {f.path: f.content for f in packed(real.packages)}


def sums(content: bytes) -> dict[str, str]:
    """file → hash, of a list that `sha256sum --check` reads."""
    lines = [line.split("  ", 1) for line in content.decode().split("\n")[:-1]]
    return {name: told for told, name in lines}


def test_every_table_can_be_taken_as_it_stands_in_the_repository(files: dict[str, bytes], root: Path) -> None:
    tables = [(package, table) for package, names in TABLES.items() for table in names]
    assert len(tables) == 16
    for package, table in tables:
        held = (root / "datasets" / package / f"{table}.csv").read_bytes()
        assert files[f"data/{package}/{table}.csv"] == held


def test_the_checksums_name_every_other_file_once_and_are_right(files: dict[str, bytes]) -> None:
    told = sums(files.pop("data/SHA256SUMS"))
    assert told == {
        path.removeprefix("data/"): hashlib.sha256(content).hexdigest() for path, content in files.items()
    }


def test_the_checksums_on_the_site_are_those_of_its_files(built_site: Path) -> None:
    data = built_site / "data"
    told = sums((data / "SHA256SUMS").read_bytes())
    assert len(told) >= 17
    assert {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in told} == told


def test_a_tables_page_gives_the_checksum_of_its_file(real: Loaded, built_site: Path) -> None:
    told = sums((built_site / "data" / "SHA256SUMS").read_bytes())
    for page in readings(built_site).values():
        place = page.path.removeprefix("en/").split("/")
        if place[0] == "data" and len(place) == 4:
            assert told[f"{place[1]}/{place[2]}.csv"] in page.text, page.path


def test_files_come_in_one_order_whatever_the_order_of_packages(real: Loaded) -> None:
    assert packed(real.packages) == packed(reversed(real.packages))


def test_every_file_has_one_address_in_a_generated_folder(real: Loaded) -> None:
    paths = [f.path for f in packed(real.packages)]
    assert len(paths) == len(set(paths))
    assert [p for p in paths if p.split("/")[0] not in OWNED or ".." in p.split("/")] == []


def test_one_changed_byte_changes_its_checksum_and_no_other(real: Loaded) -> None:
    def with_note(package: str) -> list[PublishedFile]:
        tables = {p.name: p.tables for p in real.packages}[package]
        edited = (replace(tables[0], raw=tables[0].raw + b"\n"), *tables[1:])
        return packed([replace(p, tables=edited) if p.name == package else p for p in real.packages])

    before, after = (
        sums(next(f.content for f in made if f.path == "data/SHA256SUMS"))
        for made in (packed(real.packages), with_note("results"))
    )
    changed = {name for name in before if before[name] != after[name]}
    assert f"results/{next(iter(TABLES['results']))}.csv" in changed
    assert [name for name in changed if name.endswith(".csv") and not name.startswith("results/")] == []


@pytest.mark.parametrize("package", sorted(TABLES))
def test_a_published_package_is_valid_on_its_own(package: str, built_site: Path) -> None:
    from frictionless import validate

    place = built_site / "data" / package / "datapackage.json"
    descriptor = json.loads(place.read_text("utf-8"))
    assert [r["name"] for r in descriptor["resources"]][: len(TABLES[package])] == list(TABLES[package])
    report = validate(str(place))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_every_table_and_package_is_there_in_every_format_of_the_registry(
    files: dict[str, bytes], real: Loaded
) -> None:
    tables = {
        f"data/{p.name}/{t.name}.{f.ending}" for p in real.packages for t in p.tables for f in TABLE_FORMATS
    }
    wholes = {f"data/{p.name}.{f.ending}" for p in real.packages for f in PACKAGE_FORMATS}
    assert sorted((tables | wholes) - {*files}) == []
