"""What catalogues tell of a package and its tables, whatever their vocabulary: time, keywords, licences."""

from __future__ import annotations

from datetime import date, timedelta

from scripts.analysis.rules import PERIOD, begins
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table

MONTHS = {"": 12, "S": 6, "Q": 3}  # of an SDMX period by the letter after its year; any other is a month


def temporal_coverage(package: Package, table: Table) -> tuple[date, date] | None:
    """The first and the last day that a ledger's table tells of, by its periods; None where it has none."""
    names = [f.name for f in table.fields]
    if package.name not in TABLES or "period" not in names:
        return None
    column = names.index("period")
    periods = {line.cells[column] for line in table.lines if PERIOD.fullmatch(line.cells[column])}
    return (min(map(begins, periods)), max(map(period_end, periods))) if periods else None


def period_end(period: str) -> date:
    """The last day of an SDMX period: 2026, 2026-S2, 2026-Q3, 2026-04."""
    first = begins(period)
    months = first.month - 1 + MONTHS.get(period.partition("-")[2][:1], 1)
    return date(first.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)


def keywords(package: Package) -> list[str]:
    """The words that a descriptor offers for searching, each once."""
    given = package.descriptor.get("keywords")
    return (
        list(dict.fromkeys(k for k in given if isinstance(k, str) and k)) if isinstance(given, list) else []
    )


def licence_urls(package: Package) -> list[str]:
    """The addresses of a package's licences."""
    paths = (str(licence.get("path", "")) for licence in package.licenses)
    return [path for path in paths if path.startswith(("https://", "http://"))]
