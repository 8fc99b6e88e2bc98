"""Round trips: what a table says is the same, cell by cell, in every format that people take it in.

Of our packages and of every foreign one in tests/input/foreign. Each format is read by somebody else's code.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import bibtexparser
import isodate
import openpyxl
import pyarrow.parquet as pq
import pytest

from scripts.exports import encoders as formats
from scripts.exports.downloads import downloads
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded, load
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from tests.ledgers import edition

FOREIGN = Path(__file__).parents[1] / "input" / "foreign"
NAMES = [*sorted(TABLES), *sorted(place.name for place in FOREIGN.iterdir())]
NUMBERS = ("number", "integer", "year")
TRUE = {True: "true", False: "false"}


@pytest.fixture(scope="module")
def packages(real: Loaded) -> dict[str, Package]:
    return {p.name: p for p in (*real.packages, *load(FOREIGN).packages)}


@pytest.fixture(scope="module")
def files(packages: dict[str, Package]) -> dict[str, bytes]:
    """path → bytes of everything that people take away, without the folder that it is in."""
    voices = [edition(code, "A site", "https://example.org/") for code in LANGUAGES]
    return {f.path.removeprefix("data/"): f.content for f in downloads(packages.values(), voices)}


@pytest.fixture(scope="module")
def unzipped(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each package's ZIP, unzipped in a folder of its own."""
    place = tmp_path_factory.mktemp("taken")
    for name in NAMES:
        with zipfile.ZipFile(io.BytesIO(files[f"{name}.zip"])) as packed:
            packed.extractall(place)
    return place


def meant(kind: str, told: Any) -> Any:
    """What a cell means, whichever format has told it; nothing is None."""
    if told is None or told == "":
        return None
    if kind in NUMBERS:
        return float(told) if kind == "number" else int(Decimal(str(told)))
    if kind == "boolean":
        return TRUE[told] if isinstance(told, bool) else str(told).lower()
    if kind == "date":
        told = told.isoformat() if isinstance(told, date) else told
        return date.fromisoformat(told[:10])
    if kind == "datetime":
        read = told if isinstance(told, datetime) else datetime.fromisoformat(told)
        return read.astimezone(UTC) if read.tzinfo else read
    if kind == "time":
        return told if isinstance(told, time) else time.fromisoformat(told)
    if kind == "duration":
        return isodate.parse_duration(told) if isinstance(told, str) else told
    if kind == "yearmonth":
        return told if isinstance(told, str) else f"{told.year:04}-{told.month:02}"
    if kind in ("array", "object", "list", "geopoint", "geojson"):
        read = json.loads(told) if isinstance(told, str) else told
        return [float(one) for one in read] if kind == "geopoint" else read
    return str(told)


def rows(table: Table) -> list[list[Any]]:
    """A table as Frictionless reads the file that stands in `datasets/`."""
    return [
        [meant(f.type, value) for f, value in zip(table.fields, line.values, strict=True)]
        for line in table.lines
    ]


def typed(table: Table, read: Iterator[Any]) -> list[list[Any]]:
    """The same of rows that a format has told."""
    return [[meant(f.type, value) for f, value in zip(table.fields, row, strict=True)] for row in read]


@pytest.mark.parametrize("name", NAMES)
def test_csv_json_parquet_and_xlsx_say_the_same_in_every_cell(name, packages, files, unzipped):
    from frictionless import Package as Reader

    package = packages[name]
    published = Reader(str(unzipped / name / "datapackage.json"))
    book = openpyxl.load_workbook(io.BytesIO(files[f"{name}.xlsx"]))
    assert len(book.sheetnames) == len(package.tables) + 2
    for table, sheet in zip(package.tables, book.worksheets, strict=False):
        names, wanted, stem = [f.name for f in table.fields], rows(table), f"{name}/{table.name}"
        assert wanted
        read = published.get_resource(table.name).read_rows()
        assert typed(table, (row.to_dict().values() for row in read)) == wanted
        told = json.loads(files[f"{stem}.json"])
        assert [list(row) for row in told] == [names] * len(wanted)
        assert typed(table, (row.values() for row in told)) == wanted
        columns = pq.read_table(io.BytesIO(files[f"{stem}.parquet"]))
        assert columns.column_names == names
        assert typed(table, zip(*(c.to_pylist() for c in columns.columns), strict=True)) == wanted
        head, *cells = sheet.iter_rows(values_only=True)
        assert list(head) == names
        assert typed(table, iter(cells)) == wanted


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("ending", "separator", "mark"), [("excel.csv", ";", ","), ("excel.en.csv", ",", ".")]
)
def test_csv_for_excel_says_the_same_the_readers_way_and_runs_nothing(
    name, ending, separator, mark, packages, files
):
    for table in packages[name].tables:
        raw = files[f"{name}/{table.name}.{ending}"]
        assert (
            raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") >= raw.count(b"\r\n") == len(table.lines) + 1
        )
        head, *cells = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator)
        assert [h.removeprefix("'") for h in head] == [f.name for f in table.fields]
        number = re.compile(rf"-?[0-9]+({re.escape(mark)}[0-9]+)?")
        for row, line in zip(cells, table.lines, strict=True):
            for cell, value, field in zip(row, line.values, table.fields, strict=True):
                if field.type in NUMBERS and value is not None:
                    assert number.fullmatch(cell), cell
                    cell = cell.replace(mark, ".")
                else:
                    assert not cell.startswith(formats.FORMULA), cell
                    guarded = cell.startswith("'") and cell[1:].startswith(formats.FORMULA)
                    cell = cell[1:] if guarded else cell
                assert meant(field.type, cell) == meant(field.type, value)


@pytest.mark.parametrize("name", NAMES)
def test_in_a_workbook_numbers_are_numbers_and_days_are_days(name, packages, files):
    book = openpyxl.load_workbook(io.BytesIO(files[f"{name}.xlsx"]))
    for table, sheet in zip(packages[name].tables, book.worksheets, strict=False):
        for nth, field in enumerate(table.fields, 1):
            for row, line in enumerate(table.lines, 2):
                value, cell = line.values[nth - 1], sheet.cell(row, nth)
                assert cell.data_type != "f"
                if value is None:
                    assert cell.value is None
                elif field.type in NUMBERS:
                    assert cell.data_type == ("n" if field.type == "number" or abs(value) < 10**15 else "s")
                elif field.type == "date":
                    assert cell.is_date == (value >= date(1900, 3, 1))
                elif field.type == "boolean":
                    assert cell.data_type == "b"
                elif field.type in ("string", "any"):
                    assert cell.data_type == "s" or not value


def test_a_workbook_ends_with_a_dictionary_and_the_sources(files):
    book = openpyxl.load_workbook(io.BytesIO(files["mua.xlsx"]))
    assert book.sheetnames == ["ngay", "dictionary", "sources"]
    head, *columns = book["dictionary"].iter_rows(values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in columns]
    assert [t["column"] for t in told] == ["trạm", "ngày", "mm", "người_đo"]
    assert (
        told[2] | {"unit": "mm", "missing": '-99, ""', "title_vi": "Lượng mưa", "title_en": "Rainfall"}
        == told[2]
    )
    assert ("Sổ đo mưa", "https://example.org/rain") in list(book["sources"].iter_rows(values_only=True))


def test_sha256sum_finds_every_file_as_it_is_told(files, tmp_path):
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    program = next(filter(None, map(shutil.which, ("sha256sum", "gsha256sum", "shasum"))))
    asked = [program, *(["-a", "256"] if program.endswith("shasum") else []), "-c", "SHA256SUMS"]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(": OK") == len(files) - 1


@pytest.mark.parametrize("name", NAMES)
def test_a_package_taken_away_and_unzipped_is_valid_for_plain_frictionless(name, packages, unzipped):
    from frictionless import validate

    place = unzipped / name
    described = json.loads((place / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        content = (place / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert "references" not in resource.get("schema", {})
    keys = [key for r in described["resources"] for key in r.get("schema", {}).get("foreignKeys", [])]
    assert len(keys) >= len([r for t in packages[name].tables for r in t.references])
    report = validate(str(place / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == len(described["resources"])


def test_the_tool_that_people_have_says_so_too(unzipped):
    for name in ("targets", "truong"):
        asked = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
        told = subprocess.run(asked, cwd=unzipped / name, capture_output=True, text=True, check=False)
        assert told.returncode == 0 and "INVALID" not in told.stdout, told.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_package_tells_in_both_languages_what_it_is_how_to_cite_it_and_under_which_licence(
    name, packages, unzipped
):
    package, place = packages[name], unzipped / name
    for code in LANGUAGES:
        told = (place / f"README.{code}.md").read_text("utf-8")
        assert told.startswith(f"# {package.title[code]}\n")
        assert [t.name for t in package.tables if f"`{t.name}.csv`" not in told] == []
    cited = (place / "CITATION.bib").read_text("utf-8")
    assert cited.startswith(f"@misc{{{name},\n")
    (entry,) = bibtexparser.parse_string(cited).entries
    fields = {field.key: field.value.strip("{}") for field in entry.fields}
    assert fields.get("version", "") == package.version
    assert fields.get("date", "") == package.created[:10] and fields.get("year", "") == package.created[:4]
    licence = (place / "LICENSE.txt").read_text("utf-8")
    assert licence.strip()
    assert [x for x in package.licenses if (x.path or x.name) not in licence] == []
    assert ("names no licence" in licence) == (not package.licenses)


def test_another_packages_table_is_cited_by_its_own_makers_and_licence(files):
    assert "author = {{Trạm đo}}" in files_of(files, "mua", "CITATION.bib")
    assert "note = {ODbL-1.0}" in files_of(files, "mua", "CITATION.bib")
    assert "author" not in files_of(files, "vo-danh", "CITATION.bib")
    assert "CC BY" not in files_of(files, "vo-danh", "CITATION.bib")


def files_of(files: dict[str, bytes], package: str, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(files[f"{package}.zip"])) as packed:
        return packed.read(f"{package}/{name}").decode()


def test_the_whole_in_one_holds_every_table_of_every_package(packages, files):
    with zipfile.ZipFile(io.BytesIO(files["all.zip"])) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    for package in packages.values():
        assert f"{package.name}/datapackage.json" in held
        for table in package.tables:
            assert held[f"{package.name}/{table.name}.csv"] == table.raw
    assert {name: files[name] for name in held} == held


def test_another_process_on_another_day_packs_the_same_bytes(files, root):
    told = (
        "import sys; sys.path.insert(0, '.'); from pathlib import Path\n"
        "from tests.exports import test_encoders as t\n"
        "real = t.load(Path('datasets')); packages = (*real.packages, *t.load(t.FOREIGN).packages)\n"
        "voices = [t.edition(c, 'A site', 'https://example.org/') for c in t.LANGUAGES]\n"
        "print(t.downloads(packages, voices)[-1].content.decode(), end='')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    again = subprocess.run(
        [sys.executable, "-c", told], cwd=root, env=environment, capture_output=True, check=True
    )
    assert again.stdout.decode() == files["SHA256SUMS"].decode()
