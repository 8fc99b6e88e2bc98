"""What catalogues tell of a package and its tables, whatever their vocabulary: time, keywords, licences."""

from __future__ import annotations

from datetime import date

from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.period import Period


def temporal_coverage(package: Package, table: Table) -> tuple[date, date] | None:
    """The first and the last day that a ledger's table tells of, by its periods; None where it has none."""
    names = [f.name for f in table.fields]
    if package.name not in TABLES or "period" not in names:
        return None
    column = names.index("period")
    periods = [Period.parse(cell) for cell in {line.cells[column] for line in table.lines} if cell]
    return (min(p.first for p in periods), max(p.last for p in periods)) if periods else None


def keywords(package: Package) -> list[str]:
    """The words that a descriptor offers for searching, each once."""
    return list(package.keywords)


def licence_urls(package: Package) -> list[str]:
    """The addresses of a package's licences."""
    paths = (licence.path for licence in package.licenses)
    return [path for path in paths if path.startswith(("https://", "http://"))]
