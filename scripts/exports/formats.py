"""The registry of export formats: every file in which a table or a package can be taken away.

Downloads, metadata and pages read it; a format that is added here is published, catalogued and offered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from scripts.exports import encoders
from scripts.exports.package_archive import PackageSource, package_zip
from scripts.exports.workbook import package_notes, package_xlsx
from scripts.model.package import Package, Table

Source = TypeVar("Source")


class FileUse(StrEnum):
    """What a file is good for: the end of the key of its sentence."""

    CSV = "csv"
    EXCEL_VI = "excel_vi"
    EXCEL_EN = "excel_en"
    JSON = "json"
    PARQUET = "parquet"
    ZIP = "zip"
    XLSX = "xlsx"
    ALL = "all"
    SUMS = "sums"
    VERIFIER = "verifier"
    CATALOGUE = "catalogue"
    API_INDEX = "api_index"
    API_INDICATORS = "api_indicators"
    API_TARGETS = "api_targets"
    API_RESULTS = "api_results"
    API_COMPUTED = "api_computed"
    API_VERDICTS = "api_verdicts"
    API_DUTIES = "api_duties"


@dataclass(frozen=True)
class ExportFormat(Generic[Source]):
    """A format: the end of its files' names, how programs and people name it, and its encoder."""

    ending: str  # without its first point
    media_type: str
    label: str  # for machines, the same in both languages
    use: FileUse
    encode: Callable[[Source], bytes]


def source_csv(table: Table) -> bytes:
    """A table's CSV file, byte for byte as it stands in `datasets/`."""
    return table.raw


def source_xlsx(source: PackageSource) -> bytes:
    """A package's workbook with its data dictionary and its sources."""
    return package_xlsx(source.package, package_notes(source.package))


TABLE_FORMATS: tuple[ExportFormat[Table], ...] = (
    ExportFormat("csv", "text/csv", "CSV", FileUse.CSV, source_csv),
    ExportFormat("excel.csv", "text/csv", "CSV (Excel, vi)", FileUse.EXCEL_VI, encoders.excel_csv_vi),
    ExportFormat("excel.en.csv", "text/csv", "CSV (Excel, en)", FileUse.EXCEL_EN, encoders.excel_csv_en),
    ExportFormat("json", "application/json", "JSON", FileUse.JSON, encoders.table_json),
    ExportFormat(
        "parquet", "application/vnd.apache.parquet", "Parquet", FileUse.PARQUET, encoders.table_parquet
    ),
)
PACKAGE_FORMATS: tuple[ExportFormat[PackageSource], ...] = (
    ExportFormat("zip", "application/zip", "ZIP", FileUse.ZIP, package_zip),
    ExportFormat(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        FileUse.XLSX,
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
