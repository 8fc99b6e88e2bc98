"""Rows of the package of reference: every column of its tables, in the descriptor's type."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from scripts.model import reference
from scripts.model.ledger import TABLES
from scripts.model.period import Period
from scripts.model.row import Quoted, Row
from tests.descriptors import fields as described
from tests.ledgers import area, document, gap, indicator, organisation

KINDS = TABLES["reference"]
TYPES = {  # how a descriptor calls a column → how a row's class may
    "string": {"str", "Period | None"},
    "integer": {"int"},
    "boolean": {"bool"},
    "date": {"date | None"},
}


@pytest.mark.parametrize("table", KINDS)
def test_a_class_has_every_column_of_its_table_in_the_descriptors_type(table: str) -> None:
    columns = described(table)
    kinds = {field.name: str(field.type) for field in fields(KINDS[table])}
    assert {*kinds} - {"row"} == {*columns}
    assert {name: kinds[name] for name in columns if kinds[name] not in TYPES[columns[name]["type"]]} == {}


@pytest.mark.parametrize("table", KINDS)
def test_what_is_referred_to_proves_nothing_and_has_no_quote(table: str) -> None:
    assert issubclass(KINDS[table], Row) and not issubclass(KINDS[table], Quoted)


def test_every_class_of_the_module_has_its_table() -> None:
    classes = {kind for kind in vars(reference).values() if isinstance(kind, type) and issubclass(kind, Row)}
    assert classes - {Row} == {*KINDS.values()}


def test_what_is_expected_is_a_period_and_what_is_not_known_is_none() -> None:
    awaited = gap("g", "targets/a", kind="awaited", expected="2026-Q4")
    assert awaited.expected == Period.parse("2026-Q4")
    assert gap("h", "targets/a").expected is None
    assert document("d", issued=None).issued is None
    assert (area("a").valid_from, area("a").code) == (None, "")


def test_codes_are_text_and_keep_their_zeros() -> None:
    assert area("a", code="011", valid_from=date(2025, 7, 1)).code == "011"
    assert indicator(code="0101").code == "0101"


def test_a_row_stays_as_it_was_read() -> None:
    row: Row = organisation("council", 1)
    with pytest.raises(FrozenInstanceError):
        row.id = "office"  # type: ignore[misc]
