"""LibreOffice itself opens every workbook, and every cell is what its table says: accents, numbers, days.

`make test` brings the program (tests/browser/install.sh); where it is missing these tests fail.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from scripts.exports.workbook import is_exact_number, is_spreadsheet_date, package_notes, package_xlsx
from scripts.ingest.load import Loaded, load
from scripts.model.package import Package
from scripts.model.values import value_text

pytestmark = pytest.mark.xdist_group("foreign")
FOREIGN = Path(__file__).parent / "input" / "foreign"
# Comma, double quotes, UTF-8, from the first line, values rather than what is shown, every sheet.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
DAY, HOUR = "%m/%d/%Y", "%I:%M:%S %p"  # as LibreOffice writes them in its own language


@pytest.fixture(scope="module")
def packages(real: Loaded) -> list[Package]:
    return [*real.packages, *load(FOREIGN).packages]


@pytest.fixture(scope="module")
def opened(packages: list[Package], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """package-sheet → the rows that LibreOffice has read, of all workbooks in one start of the program."""
    place = tmp_path_factory.mktemp("workbooks")
    for package in packages:
        (place / f"{package.name}.xlsx").write_bytes(package_xlsx(package, package_notes(package)))
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    assert program, "LibreOffice is missing: `make test` installs it, or: sh tests/browser/install.sh python3"
    profile = (place / "profile").as_uri()
    told = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", FILTER]
    files = sorted(map(str, place.glob("*.xlsx")))
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(place)}
    subprocess.run(
        [*told, "--outdir", str(place / "read"), *files], env=environment, capture_output=True, check=True
    )
    return {
        f.stem: list(csv.reader(io.StringIO(f.read_bytes().decode(), newline="")))
        for f in (place / "read").glob("*.csv")
    }


def said(value: Any) -> tuple[str, Any]:
    """What a cell of a workbook holds of a value: its kind, and the value as far as LibreOffice writes it."""
    if value is None:
        return "text", ""
    if isinstance(value, bool):
        return "truth", str(value).upper()
    if is_exact_number(value):
        return "number", float(f"{value:.15G}")  # the digits that LibreOffice writes
    if is_spreadsheet_date(value):
        return type(value).__name__, value
    return "text", value_text(value)


def read(kind: str, text: str) -> Any:
    """The same of what LibreOffice has written."""
    if kind == "number":
        return float(text)
    if kind == "date":
        return datetime.strptime(text, DAY).date()
    if kind == "datetime":
        return datetime.strptime(text, f"{DAY} %H:%M:%S")
    if kind == "time":
        return datetime.strptime(text, HOUR if text.endswith("M") else "%H:%M:%S.%f").time()
    return text


def test_libreoffice_reads_every_cell_of_every_workbook_as_it_is(packages, opened):
    cells, kinds = 0, set()
    for package in packages:
        for table in package.tables:
            head, *rows = opened[f"{package.name}-{table.name}"]
            assert head == [f.name for f in table.fields]
            assert len(rows) == len(table.lines)
            for row, line in zip(rows, table.lines, strict=True):
                for text, value, field in zip(row, line.values, table.fields, strict=True):
                    kind, told = said(value)
                    assert read(kind, text) == told, (package.name, table.name, line.number, field.name)
                    cells, kinds = cells + 1, kinds | {kind}
    assert cells > 2_000
    assert kinds == {"text", "truth", "number", "date", "datetime", "time"}


def test_libreoffice_reads_the_dictionary_and_the_sources(packages, opened):
    for package in packages:
        for title, lines in package_notes(package).items():
            assert opened[f"{package.name}-{title}"] == lines


def test_days_are_days_to_libreoffice_from_the_first_that_every_program_counts_alike():
    assert [is_spreadsheet_date(day) for day in (date(1900, 2, 28), date(1900, 3, 1))] == [False, True]
    assert [is_spreadsheet_date(time(8, 0, 0, us)) for us in (0, 500_000, 500)] == [True, True, False]
