"""What catalogues tell of a table: the days that its periods cover, keywords and licences as described."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.exports.descriptions import keywords, licence_urls, period_end, temporal_coverage
from scripts.ingest.load import Loaded
from scripts.model.package import Line, Package, Table


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-S1", date(2026, 6, 30)),
        ("2026-S2", date(2026, 12, 31)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, last: date) -> None:
    assert period_end(period) == last


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


@pytest.mark.parametrize(
    ("described", "found"),
    [(["a", "b", "a", 1, "", None], ["a", "b"]), ("a, b", []), (None, []), ({"a": 1}, [])],
)
def test_keywords_are_the_descriptors_words_each_once(
    described: object, found: list[str], real: Loaded
) -> None:
    assert keywords(replace(real.packages[0], descriptor={"keywords": described})) == found


def test_only_addresses_are_licences_that_machines_can_follow(real: Loaded) -> None:
    licences = (
        {"path": "https://example.org/l"},
        {"name": "MIT"},
        {"path": "javascript:x"},
        {"path": "l.txt"},
    )
    assert licence_urls(replace(real.packages[0], licenses=licences)) == ["https://example.org/l"]
