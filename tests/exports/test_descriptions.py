"""What catalogues tell of a table: the days that its periods cover, keywords and licences as described."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scripts.exports.descriptions import keywords, licence_urls, temporal_coverage
from scripts.ingest.load import Loaded
from scripts.model.package import License, Line, Package, Table


def of_periods(real: Loaded, *periods: str) -> tuple[Package, Table]:
    """The ledger's table of targets with a row a period, nothing else in it."""
    package = next(p for p in real.packages if p.name == "targets")
    table = next(t for t in package.tables if t.name == "targets")
    names = [f.name for f in table.fields]
    cells = [tuple(period if name == "period" else "" for name in names) for period in periods]
    return package, replace(table, lines=tuple(Line(n, row) for n, row in enumerate(cells, 2)))


def test_a_table_covers_the_days_from_its_first_period_to_its_last(real: Loaded) -> None:
    package, table = of_periods(real, "2026-Q3", "2025-S2", "", "soon", "2026-04")
    assert temporal_coverage(package, table) == (date(2025, 7, 1), date(2026, 9, 30))


def test_without_periods_or_in_anothers_package_no_days_are_covered(real: Loaded) -> None:
    package, table = of_periods(real, "", "soon")
    assert temporal_coverage(package, table) is None
    package, table = of_periods(real, "2026")
    assert temporal_coverage(replace(package, name="else"), table) is None


def test_keywords_are_the_packages_own(real: Loaded) -> None:
    assert keywords(replace(real.packages[0], keywords=("a", "b"))) == ["a", "b"]


def test_only_addresses_are_licences_that_machines_can_follow(real: Loaded) -> None:
    licences = tuple(License("", path, "") for path in ("https://example.org/l", "", "javascript:x", "l.txt"))
    assert licence_urls(replace(real.packages[0], licenses=licences)) == ["https://example.org/l"]
