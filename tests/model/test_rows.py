"""Rows of targets, amendments and results: what a figure states, of what, and the values that it may have."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from decimal import Decimal

import pytest

from scripts.model import rows
from scripts.model.figure import Interval
from scripts.model.ledger import TABLES
from scripts.model.period import Period
from scripts.model.row import Quoted, Row
from tests.descriptors import fields as described
from tests.ledgers import fulfilment, result, target, withdrawal

TYPES = {  # how a descriptor calls a column → how a row's class may
    "string": {"str", "Period", "Period | None"},
    "integer": {"int", "int | None"},
    "number": {"Decimal", "Decimal | None"},
    "boolean": {"bool"},
    "date": {"date | None"},
}
TABLES_OF_ROWS = {
    table: kind
    for package, tables in TABLES.items()
    for table, kind in tables.items()
    if package != "reference"
}


@pytest.mark.parametrize("table", TABLES_OF_ROWS)
def test_a_class_has_every_column_of_its_table_in_the_descriptors_type(table: str) -> None:
    columns = described(table)
    kinds = {field.name: str(field.type) for field in fields(TABLES_OF_ROWS[table])}
    assert {*kinds} - {"row"} == {*columns}
    assert {name: kinds[name] for name in columns if kinds[name] not in TYPES[columns[name]["type"]]} == {}


def test_a_withdrawal_has_the_columns_of_its_table_without_those_of_a_figure() -> None:
    columns = {field.name for field in fields(rows.Withdrawal)} - {"row"}
    assert {*described("targets")} - columns == {"bound", "value", "value_upper", "base_period", "average"}
    assert columns <= {*described("targets")}


def test_every_figure_is_quoted_and_no_withdrawal_is_a_figure() -> None:
    assert issubclass(rows.Figure, Quoted)
    assert issubclass(rows.Target, rows.Figure) and issubclass(rows.Result, rows.Figure)
    assert issubclass(rows.Withdrawal, Quoted) and not issubclass(rows.Withdrawal, rows.Figure)


@pytest.mark.parametrize("row", [target("t", "10.5"), result("r", "10.5"), withdrawal("w")], ids=repr)
def test_a_row_says_of_what_where_and_when(row: rows.Target | rows.Result | rows.Withdrawal) -> None:
    assert row.measured == ("growth", "", Period.of_year(2026))


def test_what_a_figure_states_is_apart_from_who_states_it_and_from_zeros_at_its_end() -> None:
    printed = target("t", "8.70", source="press")
    assert printed.stated == target("u", "8.7", document="second").stated == ("eq", Decimal("8.7"), None)
    assert str(printed.value) == "8.70"  # as the source prints it
    assert printed.stated != target("v", "8.7", bound="gt").stated


def test_a_figure_is_an_interval() -> None:
    assert target("t", "10", bound="gt").interval == Interval(Decimal(10), None, low_open=True)
    wide = result("r", "10", bound="range", value_upper="12")
    assert wide.interval == Interval(Decimal(10), Decimal(12))


def test_a_row_stays_as_it_was_read() -> None:
    row: Row = fulfilment("f", duty="d", period="2026-10")
    with pytest.raises(FrozenInstanceError):
        row.id = "g"  # type: ignore[misc]


def test_what_is_not_known_is_empty_or_none() -> None:
    row = fulfilment("f")
    assert (row.duty, row.gap, row.period, row.done_on, row.occurrence) == ("", "", None, None, None)
