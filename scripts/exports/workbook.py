"""One package as an Excel workbook: a worksheet a table, then its data dictionary and its sources."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from scripts.exports.encoders import EPOCH
from scripts.i18n.translator import LANGUAGES
from scripts.model.package import Package, Table
from scripts.model.values import value_text

FIRST_DAY = date(1900, 3, 1)  # spreadsheets count the days before it differently: those are written as text
DAY, HOUR = "dd/mm/yyyy", "hh:mm:ss"  # number formats of Excel
DATE_FORMATS = (DAY, HOUR, f"{HOUR}.000", f"{DAY} {HOUR}", f"{DAY} {HOUR}.000")
EXACT = 10**15  # from which on a spreadsheet keeps no more of a whole number's digits
DICTIONARY = (
    "table",
    "column",
    "type",
    "unit",
    "allowed",
    "missing",
)  # then title and description a language


def package_xlsx(package: Package, notes: dict[str, list[list[str]]]) -> bytes:
    """A workbook's bytes; `notes` are worksheets of text after the tables: title → rows, first a heading."""
    import xlsxwriter

    sink = io.BytesIO()
    book = xlsxwriter.Workbook(
        sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": package.title["vi"], "created": EPOCH})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "body": book.add_format({"valign": "top"}),
        **{
            pattern: book.add_format({"num_format": pattern, "valign": "top", "align": "left"})
            for pattern in DATE_FORMATS
        },
    }
    taken: set[str] = set()
    for table in package.tables:
        write_table(book.add_worksheet(sheet_name(table.name, taken)), table, formats)
    for title, rows in notes.items():
        write_notes(book.add_worksheet(sheet_name(title, taken)), rows, formats)
    book.close()
    return sink.getvalue()


def write_table(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    """A table's field names and its values into a worksheet: numbers are numbers, dates are dates."""
    sheet.freeze_panes(1, 1)
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.name, formats["head"])
        sheet.set_column(column, column, column_width(table, column))
    for row, line in enumerate(table.lines, 1):
        for column, value in enumerate(line.values):
            if value is None:
                continue
            if isinstance(value, bool):
                sheet.write_boolean(row, column, value, formats["body"])
            elif is_exact_number(value):
                sheet.write_number(row, column, FullPrecision(value), formats["body"])
            elif is_spreadsheet_date(value):
                sheet.write_datetime(row, column, value, formats[date_format(value)])
            else:
                sheet.write_string(row, column, value_text(value), formats["body"])


def write_notes(sheet: Any, rows: list[list[str]], formats: dict[str, Any]) -> None:
    """Rows of text into a worksheet, the first as a heading."""
    sheet.freeze_panes(1, 0)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, formats["body" if row else "head"])
    sheet.set_column(0, max(len(rows[0]) - 1, 0), 28)


class FullPrecision(float):
    """A number that XlsxWriter writes with all its digits; by itself it would leave out the seventeenth."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def is_exact_number(value: Any) -> bool:
    """True for a number that a spreadsheet keeps digit by digit."""
    if isinstance(value, int):
        return abs(value) < EXACT
    return isinstance(value, float | Decimal) and isfinite(value)


def is_spreadsheet_date(value: Any) -> bool:
    """True for a day or an hour that every spreadsheet reads alike and keeps: no zone, no microseconds."""
    if isinstance(value, datetime):
        return value.date() >= FIRST_DAY and is_spreadsheet_date(value.timetz())
    if isinstance(value, time):
        return value.tzinfo is None and value.microsecond % 1000 == 0
    return isinstance(value, date) and value >= FIRST_DAY


def date_format(value: date | time) -> str:
    """The number format of a day or an hour, one of DATE_FORMATS."""
    pattern = DAY if isinstance(value, date) else ""
    if isinstance(value, datetime | time):
        pattern += f" {HOUR}" + (".000" if value.microsecond else "")
    return pattern.strip()


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel accepts: 31 characters, none of []:*?/\\, not in `taken`, to which it is added."""
    clean = "".join("-" if c in "[]:*?/\\'" else c for c in title)[:31] or "-"
    name, number = clean, 2
    while name.lower() in taken:
        tail = f" {number}"
        name, number = clean[: 31 - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name


def column_width(table: Table, column: int) -> int:
    """How wide a column is set, in characters: its longest cell, within reason."""
    longest = max((len(line.cells[column]) for line in table.lines), default=0)
    return min(max(longest, len(table.fields[column].name), 6) + 2, 60)


def package_notes(package: Package) -> dict[str, list[list[str]]]:
    """The worksheets behind a workbook's tables: what each column means, and where the package comes from."""
    languages = [f"{part}_{code}" for code in LANGUAGES for part in ("title", "description")]
    dictionary = [[*DICTIONARY, *languages]]
    for table in package.tables:
        for field in table.fields:
            texts = [text.get(code, "") for code in LANGUAGES for text in (field.title, field.description)]
            values = field.constraints.enum or field.categories
            allowed = ", ".join(map(str, values))
            missing = ", ".join(value or '""' for value, _ in field.missing)
            dictionary.append([table.name, field.name, field.type, field.unit, allowed, missing, *texts])
    sources = [["title", "path"], *([s.title, s.path] for s in package.sources)]
    sources += [["version", package.version]]
    sources += [["licence", x.path or x.name] for x in package.licenses]
    return {"dictionary": dictionary, "sources": sources}
