"""Encoders of one table, CSV for Excel, JSON, Parquet, and of ZIP: the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

from scripts.model.formula import is_formula
from scripts.model.package import Table
from scripts.model.values import json_value, value_text

COMPRESSED = (".png", ".zip", ".xlsx")  # already as small as they get
EPOCH = datetime(2026, 1, 1)  # the day in every archive: a build's day would make it another file


def excel_csv(table: Table, separator: str, decimal: str) -> bytes:
    """CSV that Excel opens by double click: BOM, the reader's separator and decimal mark, no formula run."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(defused(f.name) for f in table.fields)
    for line in table.lines:
        writer.writerow(excel_cell(v, decimal) for v in line.values)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def excel_csv_vi(table: Table) -> bytes:
    """CSV for Excel as it is set up in Vietnam: semicolons between cells, a decimal comma."""
    return excel_csv(table, ";", ",")


def excel_csv_en(table: Table) -> bytes:
    """CSV for Excel as it is set up in English: commas between cells, a decimal point."""
    return excel_csv(table, ",", ".")


def excel_cell(value: Any, decimal: str) -> str:
    """A value as the reader's Excel reads it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return plain_number(value).replace(".", decimal)
    return defused(value_text(value))


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that would be gets an apostrophe in front."""
    return "'" + text if is_formula(text) else text


def plain_number(value: float | Decimal) -> str:
    """A number with a point and no exponent."""
    return format(Decimal(str(value)), "f")


def table_json(table: Table) -> bytes:
    """An array of rows, one object a line, so that a difference is a line here too."""
    names = [f.name for f in table.fields]
    rows = (
        json.dumps(dict(zip(names, map(json_value, line.values), strict=True)), ensure_ascii=False)
        for line in table.lines
    )
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def table_parquet(table: Table) -> bytes:
    """Columns with their types: numbers as doubles, dates and times as such, everything else as text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns, fields = [], []
    for index, field in enumerate(table.fields):
        values = [line.values[index] for line in table.lines]
        kind = parquet_type(field.type, [value for value in values if value is not None])
        if kind == "double":
            values = [None if value is None else float(value) for value in values]
        elif kind == "string":
            values = [None if value is None else value_text(value) for value in values]
        arrow_type = pa.timestamp("us", "UTC") if kind == "instant" else pa.type_for_alias(kind)
        columns.append(pa.array(values, arrow_type))
        fields.append(pa.field(field.name, arrow_type))
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), sink, compression="zstd")
    return sink.getvalue()


def parquet_type(field_type: str, values: list[Any]) -> str:
    """The Arrow type of a column that holds each of its values whole: their own, else text.

    "instant" stands for a moment in UTC, which Arrow has no alias for.
    """
    if field_type in ("integer", "year"):
        return "int64" if all(-(2**63) <= value < 2**63 for value in values) else "string"
    if field_type in ("datetime", "time"):
        zoned = {value.tzinfo is not None for value in values}
        if zoned <= {False}:
            return "timestamp[us]" if field_type == "datetime" else "time64[us]"
        return "instant" if field_type == "datetime" and zoned == {True} else "string"
    return {"number": "double", "boolean": "bool", "date": "date32"}.get(field_type, "string")


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
            info.compress_type = zipfile.ZIP_STORED if name.endswith(COMPRESSED) else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            packed.writestr(info, content)
