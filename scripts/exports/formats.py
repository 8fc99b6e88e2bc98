"""The registry of export formats: every file in which a table or a package can be taken away.

Downloads, metadata and pages read it; a format that is added here is published, catalogued and offered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from scripts.exports import encoders
from scripts.exports.package_archive import PackageSource, package_zip
from scripts.exports.workbook import package_notes, package_xlsx
from scripts.model.package import Package, Table

Source = TypeVar("Source")


@dataclass(frozen=True)
class ExportFormat(Generic[Source]):
    """A format: the end of its files' names, how programs and people name it, and its encoder."""

    ending: str  # without its first point
    media_type: str
    label: str  # for machines, the same in both languages
    use: str  # key of the sentence on what it is for, below `formats_for`
    encode: Callable[[Source], bytes]


def source_csv(table: Table) -> bytes:
    """A table's CSV file, byte for byte as it stands in `datasets/`."""
    return table.raw


def source_xlsx(source: PackageSource) -> bytes:
    """A package's workbook with its data dictionary and its sources."""
    return package_xlsx(source.package, package_notes(source.package))


TABLE_FORMATS: tuple[ExportFormat[Table], ...] = (
    ExportFormat("csv", "text/csv", "CSV", "csv", source_csv),
    ExportFormat("excel.csv", "text/csv", "CSV (Excel, vi)", "excel_vi", encoders.excel_csv_vi),
    ExportFormat("excel.en.csv", "text/csv", "CSV (Excel, en)", "excel_en", encoders.excel_csv_en),
    ExportFormat("json", "application/json", "JSON", "json", encoders.table_json),
    ExportFormat("parquet", "application/vnd.apache.parquet", "Parquet", "parquet", encoders.table_parquet),
)
PACKAGE_FORMATS: tuple[ExportFormat[PackageSource], ...] = (
    ExportFormat("zip", "application/zip", "ZIP", "zip", package_zip),
    ExportFormat(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        "xlsx",
        source_xlsx,
    ),
)
AnyFormat: TypeAlias = ExportFormat[Table] | ExportFormat[PackageSource]


def table_path(package: Package, table: Table, ending: str) -> str:
    """Where a table's file stands, from the site's root."""
    return f"data/{package.name}/{table.name}.{ending}"


def package_path(package: Package, ending: str) -> str:
    """Where a package's file stands, from the site's root."""
    return f"data/{package.name}.{ending}"


def files_of(package: Package, table: Table) -> dict[str, AnyFormat]:
    """Every file that holds a table: path from the site's root → its format, the package's own ones last."""
    of_table: dict[str, AnyFormat] = {table_path(package, table, f.ending): f for f in TABLE_FORMATS}
    return of_table | {package_path(package, f.ending): f for f in PACKAGE_FORMATS}
