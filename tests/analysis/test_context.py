"""What a rule is given: a Problem names the file and the number of its row."""

from __future__ import annotations

import pytest

from scripts.analysis.context import RuleContext, own_tables
from scripts.ingest.load import Loaded
from scripts.model.package import Package, Table
from tests.contexts import TODAY, context
from tests.ledgers import ledger, target, withdrawal

TABLE = Table("targets", "targets.csv", {}, {}, (), (), ("id",), (), (), b"")


@pytest.mark.parametrize(
    ("tables", "file"),
    [
        ({"targets": ("datasets/chi-tieu/targets.csv", TABLE)}, "datasets/chi-tieu/targets.csv"),
        ({}, "targets/targets.csv"),
    ],
    ids=["a table that was read", "one that was not"],
)
def test_a_problem_stands_in_the_file_and_at_the_number_of_its_row(tables, file):
    context = RuleContext(ledger(), tables, {}, TODAY, {})
    problem = context.problem_in(target("t", "1", row=7), "replaced-twice", "replaces", id="a", other="b")
    assert (problem.file, problem.row, problem.column) == (file, 7, "replaces")
    assert dict(problem.facts) == {"id": "a", "other": "b"}


def test_our_tables_are_those_of_the_package_that_has_them():
    def package(name: str) -> Package:
        return Package(name, "chi-tieu", {}, {}, "1.0.0", "", (), (), (TABLE,))

    assert own_tables(Loaded((package("more"),), ledger(), {}, ())) == {}
    found = own_tables(Loaded((package("targets"),), ledger(), {}, ()))
    assert found == {"targets": ("datasets/chi-tieu/targets.csv", TABLE)}


def test_a_table_is_whole_where_every_row_could_be_read():
    made = context(ledger(target("t", "1"), withdrawal("w")))
    assert made.is_whole("targets", "results")
    torn = RuleContext(made.ledger, {}, {"targets": frozenset({"t", "w", "torn"})}, TODAY, {})
    assert (torn.is_whole("targets"), torn.is_whole("results")) == (False, True)
