"""Workbooks as somebody else's code reads them: numbers are numbers, days are days, nothing is run."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from scripts.exports.workbook import (
    DATE_FORMATS,
    column_width,
    date_format,
    is_exact_number,
    is_spreadsheet_date,
    package_notes,
    package_xlsx,
    sheet_name,
)
from scripts.ingest.load import Loaded
from tests.exports.conftest import NAMES

NUMBERS = ("number", "integer", "year")


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


def test_a_sheets_name_is_one_that_excel_takes_and_only_once():
    taken: set[str] = set()
    assert sheet_name("a/b[c]", taken) == "a-b-c-"
    assert sheet_name("", taken) == "-"
    long = [sheet_name("x" * 40, taken) for _ in range(3)]
    assert long == ["x" * 31, "x" * 29 + " 2", "x" * 29 + " 3"]
    assert sheet_name("A/B[C]", taken) == "A-B-C- 2", "Excel does not tell cases apart"


def test_every_day_and_hour_has_one_of_the_formats():
    values = [date(2026, 1, 2), time(8), time(8, 0, 0, 500_000), datetime(2026, 1, 2, 3)]
    values.append(datetime(2026, 1, 2, 3, 4, 5, 6_000))
    assert {date_format(value) for value in values} == {*DATE_FORMATS}


@pytest.mark.parametrize(
    ("value", "exact"),
    [(10**15 - 1, True), (10**15, False), (Decimal("0.1"), True), (Decimal("NaN"), False), ("1", False)],
)
def test_a_number_that_a_spreadsheet_would_change_is_written_as_text(value, exact):
    assert is_exact_number(value) == exact


def test_a_day_that_spreadsheets_count_differently_is_written_as_text():
    assert [is_spreadsheet_date(day) for day in (date(1900, 2, 28), date(1900, 3, 1))] == [False, True]
    assert not is_spreadsheet_date("2026-01-01")


def test_a_number_is_written_with_all_its_digits(real: Loaded):
    from dataclasses import replace

    package = real.packages[0]
    table = package.tables[0]
    value = 0.1 + 0.2
    line = replace(table.lines[0], values=(value,) * len(table.fields))
    raw = package_xlsx(replace(package, tables=(replace(table, lines=(line,)),)), {})
    cells = next(openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {*cells} == {value}


def test_a_column_is_as_wide_as_its_longest_cell_within_reason(real: Loaded):
    table = real.packages[0].tables[0]
    widths = [column_width(table, n) for n in range(len(table.fields))]
    assert all(8 <= width <= 62 for width in widths) and len({*widths}) > 1


def test_notes_begin_with_a_heading(real: Loaded):
    for package in real.packages:
        notes = package_notes(package)
        assert [*notes] == ["dictionary", "sources"]
        head, *rows = notes["dictionary"]
        assert len(rows) == sum(len(t.fields) for t in package.tables)
        assert {len(row) for row in rows} == {len(head)}
