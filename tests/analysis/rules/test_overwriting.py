"""Nobody overwrites: a published row keeps its id, and its figure unless its source stays the same."""

from __future__ import annotations

import pytest

from scripts.analysis.context import RuleContext
from scripts.analysis.rules import overwriting
from scripts.ingest.load import Loaded
from scripts.model.package import Field, Line, Package, Table
from tests.contexts import TODAY
from tests.ledgers import ledger

COLUMNS = (
    "id",
    "indicator",
    "period",
    "bound",
    "value",
    "value_upper",
    "document",
    "source",
    "quote",
    "note",
)
ROW = dict(
    zip(COLUMNS, ("a", "growth", "2026", "eq", "10.5", "", "plan", "news", "đạt 10,5% năm", ""), strict=True)
)
OTHER = ROW | {"id": "z", "indicator": "rate"}


def loaded(*rows, columns=COLUMNS, known=None):
    """What was read of a table of targets with these rows."""
    fields = tuple(Field(name, "string", {}, {}, "") for name in columns)
    lines = tuple(Line(n, tuple(row.get(name, "") for name in columns)) for n, row in enumerate(rows, 2))
    table = Table("targets", "targets.csv", {}, {}, fields, lines, ("id",), (), (), b"")
    package = Package("targets", "chi-tieu", {}, {}, "1.0.0", "", (), (), (table,))
    ids = {"targets": frozenset(row["id"] for row in rows) if known is None else known}
    return Loaded((package,), ledger(), ids, ())


def told(*rows, before=(ROW, OTHER), **given):
    """What is found of rows that stood otherwise once."""
    published = {"targets": {row["id"]: row for row in before}}
    return [*overwriting.overwritten(published, loaded(*rows, **given))]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"value": "11"}, []),  # a slip, mended with the same source
        ({"source": "plan"}, []),  # the same figure, read elsewhere
        ({"value": "10.50", "source": "plan"}, []),  # the same figure
        ({"value": "11", "source": "plan"}, ["overwritten"]),
        ({"bound": "gt", "source": "plan"}, ["overwritten"]),
        ({"bound": "range", "value_upper": "11", "source": "plan"}, ["overwritten"]),
        ({"value": "11", "document": "amended"}, ["overwritten"]),  # another instrument's figure
        ({"bound": "", "value": ""}, ["overwritten"]),  # taken back in its own row
        ({"value": "?", "source": "plan"}, ["overwritten"]),
        ({"note": "n", "source": "plan", "quote": "q"}, []),
    ],
)
def test_a_figure_changes_only_with_its_source_unchanged(changed, codes):
    found = told(ROW | changed, OTHER)
    assert [p.code for p in found] == codes
    assert {(p.file, p.row) for p in found} <= {("datasets/chi-tieu/targets.csv", 2)}


def test_the_figure_that_was_published_is_told():
    (found,) = told(ROW | {"value": "11", "source": "plan"}, OTHER)
    assert (found.column, dict(found.facts)) == ("value", {"id": "a", "was": "eq 10.5", "source": "news"})


def test_a_row_that_vanishes_is_told():
    (found,) = told(OTHER)
    assert (found.code, found.row, dict(found.facts)) == ("row-vanished", None, {"id": "a"})


def test_the_rows_that_name_one_that_is_gone_are_told():
    heirs = [ROW | {"id": id, "value": "12", "replaces": "a"} for id in ("b", "c")]
    (found,) = told(OTHER, *heirs, columns=(*COLUMNS, "replaces"))
    assert (found.code, dict(found.facts)["named_by"]) == ("row-vanished-replaced", "b, c")


def test_a_row_that_cannot_be_read_is_not_gone():
    assert told(OTHER, known=frozenset("az")) == []


def test_an_id_that_was_changed_is_told_where_the_row_stands_now():
    (found,) = told(OTHER, ROW | {"id": "b", "note": "mended"})
    assert (found.code, found.row, found.column) == ("id-renamed", 3, "id")
    assert dict(found.facts) == {"id": "b", "was": "a"}


def test_a_published_row_that_says_the_same_is_no_new_name():
    twin = ROW | {"id": "b"}
    assert [p.code for p in told(twin, before=(ROW, twin))] == ["row-vanished"]


def test_columns_are_compared_by_their_names():
    old = {name: cell for name, cell in ROW.items() if name != "document"}
    assert told(ROW | {"value": "11"}, before=(old,)) == []
    shuffled = (*reversed(COLUMNS),)
    assert told(ROW, OTHER, columns=shuffled) == []
    assert [p.code for p in told(ROW | {"id": "b"}, before=(old,))] == ["id-renamed"]


@pytest.mark.parametrize("given", [{"known": frozenset("az")}, {"before": ()}])
def test_nothing_is_told_of_a_table_that_could_not_be_read_or_was_not_published(given):
    assert told(**given) == []


def test_every_row_of_a_table_emptied_is_gone():
    assert [p.code for p in told()] == ["row-vanished"] * 2


def test_without_the_table_or_the_package_nothing_is_told():
    published = {"targets": {"a": ROW}, "tasks": {"t": {"id": "t"}}}
    assert [*overwriting.overwritten(published, Loaded((), ledger(), {}, ()))] == []


def test_the_rule_compares_with_what_the_context_says_was_published():
    made = loaded(OTHER)
    tables = {"targets": ("t.csv", made.packages[0].tables[0])}
    context = RuleContext(ledger(), tables, made.known_ids, TODAY, {}, {"targets": {"a": ROW}})
    assert [p.code for p in overwriting.nobody_overwrites(context)] == ["row-vanished"]
    context = RuleContext(ledger(), tables, made.known_ids, TODAY, {})
    assert [*overwriting.nobody_overwrites(context)] == []
