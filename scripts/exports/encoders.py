"""This room encodes: one table, or one package, in the formats that people use; the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any, BinaryIO

from scripts.model.package import Package, Table

PACKED = (".png", ".zip", ".xlsx")  # already as small as they get
EPOCH = datetime(2026, 1, 1)  # the day in every archive: a build's day would make it another file
FIRST_DAY = date(1900, 3, 1)  # spreadsheets count the days before it differently: those are told as text
DAY, HOUR = "dd/mm/yyyy", "hh:mm:ss"  # as spreadsheets show them
EXACT = 10**15  # from which on a spreadsheet keeps no more of a whole number's digits
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet would run (CWE-1236)


def for_excel(table: Table, separator: str, decimal: str) -> bytes:
    """CSV that Excel opens by double click: BOM, the reader's separator and decimal mark, no formula run."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(harmless(f.name) for f in table.fields)
    for line in table.lines:
        writer.writerow(excel_cell(v, decimal) for v in line.values)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def excel_cell(value: Any, decimal: str) -> str:
    """A value as the reader's Excel reads it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return plain_number(value).replace(".", decimal)
    return harmless(shown(value))


def shown(value: Any) -> str:
    """A value as one text: words as they are, lists and objects as JSON."""
    told = plain(value)
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(FORMULA) else text


def plain_number(value: float | Decimal) -> str:
    """A number with a point and no exponent."""
    return format(Decimal(str(value)), "f")


def plain(value: Any) -> Any:
    """A value as JSON can say it: numbers as numbers, dates in ISO 8601, nothing as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal) and not isfinite(value):
        return str(value)
    if isinstance(value, float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if hasattr(value, "month"):  # Frictionless has a pair of its own for a month, another for a place
        return f"{value.year:04}-{value.month:02}"
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    return as_duration(value)


def as_duration(value: Any) -> str:
    """A duration in ISO 8601."""
    from isodate import duration_isoformat

    return str(duration_isoformat(value))


def as_json(table: Table) -> bytes:
    """An array of rows, one object a line, so that a difference is a line here too."""
    names = [f.name for f in table.fields]
    rows = (
        json.dumps(dict(zip(names, map(plain, line.values), strict=True)), ensure_ascii=False)
        for line in table.lines
    )
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def as_parquet(table: Table) -> bytes:
    """Columns with their types: numbers as doubles, dates and times as such, everything else as text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns, fields = [], []
    for index, field in enumerate(table.fields):
        values = [line.values[index] for line in table.lines]
        kind = parquet_kind(field.type, [value for value in values if value is not None])
        if kind == "double":
            values = [None if value is None else float(value) for value in values]
        elif kind == "string":
            values = [None if value is None else shown(value) for value in values]
        told = pa.timestamp("us", "UTC") if kind == "instant" else pa.type_for_alias(kind)
        columns.append(pa.array(values, told))
        fields.append(pa.field(field.name, told))
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), sink, compression="zstd")
    return sink.getvalue()


def parquet_kind(kind: str, values: list[Any]) -> str:
    """The type of a column that holds each of its values whole: their own, else text."""
    if kind in ("integer", "year"):
        return "int64" if all(-(2**63) <= value < 2**63 for value in values) else "string"
    if kind in ("datetime", "time"):
        zoned = {value.tzinfo is not None for value in values}
        if zoned <= {False}:
            return "timestamp[us]" if kind == "datetime" else "time64[us]"
        return "instant" if kind == "datetime" and zoned == {True} else "string"
    return {"number": "double", "boolean": "bool", "date": "date32"}.get(kind, "string")


def as_xlsx(package: Package, notes: dict[str, list[list[str]]]) -> bytes:
    """One workbook: a sheet a table, then the sheets of `notes`; numbers are numbers, dates are dates."""
    import xlsxwriter

    sink = io.BytesIO()
    book = xlsxwriter.Workbook(
        sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": package.title["vi"], "created": EPOCH})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"valign": "top"})
    formats = {
        told: book.add_format({"num_format": told, "valign": "top", "align": "left"})
        for told in (DAY, HOUR, f"{HOUR}.000", f"{DAY} {HOUR}", f"{DAY} {HOUR}.000")
    }
    taken: set[str] = set()
    for table in package.tables:
        sheet = book.add_worksheet(sheet_name(table.name, taken))
        sheet.freeze_panes(1, 1)
        for column, field in enumerate(table.fields):
            sheet.write_string(0, column, field.name, head)
            sheet.set_column(column, column, width(table, column))
        for row, line in enumerate(table.lines, 1):
            for column, value in enumerate(line.values):
                if value is None:
                    continue
                if isinstance(value, bool):
                    sheet.write_boolean(row, column, value, body)
                elif is_countable(value):
                    sheet.write_number(row, column, Whole(value), body)
                elif is_datable(value):
                    sheet.write_datetime(row, column, value, formats[clock(value)])
                else:
                    sheet.write_string(row, column, shown(value), body)
    for title, lines in notes.items():
        sheet = book.add_worksheet(sheet_name(title, taken))
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, head if row == 0 else body)
        sheet.set_column(0, max(len(lines[0]) - 1, 0), 28)
    book.close()
    return sink.getvalue()


class Whole(float):
    """A number that XlsxWriter writes with all its digits; by itself it would leave out the seventeenth."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def is_countable(value: Any) -> bool:
    """True for a number that a spreadsheet keeps."""
    if isinstance(value, int):
        return abs(value) < EXACT
    return isinstance(value, float | Decimal) and isfinite(value)


def is_datable(value: Any) -> bool:
    """True for a day or an hour that every spreadsheet reads alike and keeps: no zone, no microseconds."""
    if isinstance(value, datetime):
        return value.date() >= FIRST_DAY and is_datable(value.timetz())
    if isinstance(value, time):
        return value.tzinfo is None and value.microsecond % 1000 == 0
    return isinstance(value, date) and value >= FIRST_DAY


def clock(value: date | time) -> str:
    """How a spreadsheet shows a day or an hour."""
    shown = DAY if isinstance(value, date) else ""
    if isinstance(value, datetime | time):
        shown += f" {HOUR}" + (".000" if value.microsecond else "")
    return shown.strip()


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of []:*?/\\, not used before."""
    clean = "".join("-" if c in "[]:*?/\\'" else c for c in title)[:31] or "-"
    name, number = clean, 2
    while name.lower() in taken:
        tail = f" {number}"
        name, number = clean[: 31 - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name


def width(table: Table, column: int) -> int:
    """How wide a column is set: its longest cell, within reason."""
    longest = max((len(line.cells[column]) for line in table.lines), default=0)
    return min(max(longest, len(table.fields[column].name), 6) + 2, 60)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP whose bytes depend on its content alone: names in order, one day, one mode."""
    sink = io.BytesIO()
    pack(sink, sorted(files))
    return sink.getvalue()


def pack(sink: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """The same into an open file, in the order in which they come, none kept once it is in."""
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files:
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            packed.writestr(info, content)
