"""What catalogues tell of a table: the days that its periods cover, keywords and licences as described."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

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
    package, table = of_periods(real, "2026-Q3", "2025-S2", "", "2026-04")
    assert temporal_coverage(package, table) == (date(2025, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("periods", "first", "last"),
    [
        (["2026-03-31"], date(2026, 3, 31), date(2026, 3, 31)),
        (["2026-12", "2026-01/2026-09"], date(2026, 1, 1), date(2026, 12, 31)),
        (["2026/2030", "2029"], date(2026, 1, 1), date(2030, 12, 31)),
    ],
    ids=str,
)
def test_every_form_of_period_counts(real: Loaded, periods: list[str], first: date, last: date) -> None:
    package, table = of_periods(real, *periods)
    assert temporal_coverage(package, table) == (first, last)


def test_without_periods_or_in_anothers_package_no_days_are_covered(real: Loaded) -> None:
    package, table = of_periods(real, "", "")
    assert temporal_coverage(package, table) is None
    package, table = of_periods(real, "2026")
    assert temporal_coverage(replace(package, name="else"), table) is None


def test_keywords_are_the_packages_own(real: Loaded) -> None:
    assert keywords(replace(real.packages[0], keywords=("a", "b"))) == ["a", "b"]


def test_only_addresses_are_licences_that_machines_can_follow(real: Loaded) -> None:
    licences = tuple(License("", path, "") for path in ("https://example.org/l", "", "javascript:x", "l.txt"))
    assert licence_urls(replace(real.packages[0], licenses=licences)) == ["https://example.org/l"]
