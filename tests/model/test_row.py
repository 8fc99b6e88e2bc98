"""Rows: an id and a number each; those that were read somewhere have the words, as their descriptors ask."""

from __future__ import annotations

from dataclasses import fields

import pytest

from scripts.model.ledger import TABLES
from scripts.model.row import Quoted, Row
from tests.descriptors import fields as described

KINDS = {table: kind for tables in TABLES.values() for table, kind in tables.items()}


@pytest.mark.parametrize("table", KINDS)
def test_a_tables_rows_have_a_number_and_no_column_that_its_descriptor_does_not_have(table: str) -> None:
    columns = {field.name for field in fields(KINDS[table])}
    assert {"id", "row"} <= columns
    assert columns - {"row"} <= set(described(table))


@pytest.mark.parametrize("table", KINDS)
def test_a_row_is_quoted_where_its_table_has_a_quote_and_its_place_among_like_words(table: str) -> None:
    quoted = issubclass(KINDS[table], Quoted)
    assert quoted == ({"quote", "occurrence"} <= set(described(table)))
    assert quoted == ("quote" in described(table))


def test_every_row_is_said_by_name() -> None:
    with pytest.raises(TypeError):
        Row("a", 2)  # type: ignore[misc]
    assert Quoted(id="a", row=2, quote="ba từ đây", occurrence=None).occurrence is None


def test_a_row_that_moved_in_its_file_is_another_and_kinds_are_not_mixed() -> None:
    assert Row(id="a", row=2) != Row(id="a", row=3)
    assert Row(id="a", row=2) != Quoted(id="a", row=2, quote="", occurrence=None)
    assert len({Row(id="a", row=2), Row(id="a", row=2)}) == 1
