"""Areas lie in others, begin before they end; the site's own is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.analysis.rules import areas
from tests.contexts import context, problem_codes
from tests.ledgers import area, ledger


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([area("a")], []),
        ([area("a", parent="b"), area("b")], []),
        ([area("a", parent="gone")], []),
        ([area("a", parent="a")], ["area-in-itself"]),
        ([area("a", parent="b"), area("b", parent="a")], ["area-in-itself"] * 2),
        ([area("a", parent="b"), area("b", parent="b")], ["area-in-itself"]),
        ([area("a", valid_from=date(2025, 7, 1))], []),
        ([area("a", valid_from=date(2025, 7, 1), valid_to=date(2025, 7, 1))], []),
        ([area("a", valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30))], ["area-ends-before"]),
    ],
)
def test_no_area_lies_in_itself_or_ends_before_it_begins(rows, codes):
    assert problem_codes(areas.areas, *rows) == codes


@pytest.mark.parametrize(("own", "codes"), [("", []), ("north", []), ("nowhere", ["area-not-listed"])])
def test_the_sites_own_area_is_listed(own, codes):
    found = [*areas.areas(context(ledger(area("north"), home=own)))]
    assert [p.code for p in found] == codes
    assert {p.file for p in found} <= {"mkdocs.yml"}


def test_of_a_table_that_could_not_be_read_nothing_is_missing():
    made = context(ledger(home="nowhere"))
    known = {table: ids for table, ids in made.known_ids.items() if table != "areas"}
    assert [*areas.areas(replace(made, known_ids=known))] == []
