"""Round trips: what a table says is the same, cell by cell, in every format that people take it in.

Of our packages and of every foreign one in tests/input/foreign. Each format is read by somebody else's code.
"""

from __future__ import annotations

import csv
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

import isodate
import openpyxl
import pyarrow.parquet as pq
import pytest

from scripts.exports import encoders
from scripts.exports.workbook import package_xlsx
from scripts.ingest.load import load
from scripts.model.formula import FORMULA_SIGNS
from scripts.model.package import Table
from tests.broken.edits import column, stranger
from tests.broken.edits import table as described
from tests.exports.conftest import NAMES

NUMBERS = ("number", "integer", "year")
UNUSED = {"requests", "fulfilments"}  # tables of ours that may still be empty
TRUE = {True: "true", False: "false"}


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
        assert wanted or table.name in UNUSED
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
                    assert not cell.startswith(FORMULA_SIGNS), cell
                    guarded = cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS)
                    cell = cell[1:] if guarded else cell
                assert meant(field.type, cell) == meant(field.type, value)


def test_sha256sum_finds_every_file_as_it_is_told(files, tmp_path):
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    program = next(filter(None, map(shutil.which, ("sha256sum", "gsha256sum", "shasum"))))
    asked = [program, *(["-a", "256"] if program.endswith("shasum") else []), "-c", "SHA256SUMS"]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(": OK") == len(files) - 1


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
        "from tests.exports import conftest as t\n"
        "real = t.load(Path('datasets')); packages = (*real.packages, *t.load(t.FOREIGN).packages)\n"
        "voices = [t.edition(c, 'A site', 'https://example.org/') for c in t.LANGUAGES]\n"
        "print(t.downloads(packages, voices)[-1].content.decode(), end='')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    again = subprocess.run(
        [sys.executable, "-c", told], cwd=root, env=environment, capture_output=True, check=True
    )
    assert again.stdout.decode() == files["SHA256SUMS"].decode()


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("number", "NaN\nINF\n-INF\n1e300\n1e-300\n"),
        ("integer", f"{10**19}\n-5\n0\n{10**300}\n"),
        ("array", '"[1, NaN]"\n"[]"\n'),
        ("list", "a\n"),
        ("object", '"{""a"": ""<b>""}"\n'),
        ("date", "0001-01-01\n9999-12-31\n"),
        ("datetime", "2026-01-31T10:00:00\n"),
        ("duration", "P1Y2M\n"),
        ("geojson", '"{""type"": ""Point"", ""coordinates"": [1, 2]}"\n'),
    ],
)
def test_a_value_of_any_type_is_in_every_format(kind: str, rows: str, tmp_path: Path) -> None:
    stranger(described("birds", column("seen", kind)), birds=f"seen\n{rows}")(tmp_path)
    (package,) = load(tmp_path).packages
    (birds,) = package.tables

    def refused(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    assert len(json.loads(encoders.table_json(birds), parse_constant=refused)) == len(birds.lines)
    assert pq.read_table(io.BytesIO(encoders.table_parquet(birds))).num_rows == len(birds.lines)
    assert openpyxl.load_workbook(io.BytesIO(package_xlsx(package, {}))).worksheets[0].max_row >= 2
    assert encoders.excel_csv(birds, ";", ",").decode("utf-8-sig").count("\r\n") == len(birds.lines) + 1
