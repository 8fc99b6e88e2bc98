"""What a rule is given: a Problem names the file and the number of its row."""

from __future__ import annotations

import pytest

from scripts.analysis.context import RuleContext
from scripts.model.package import Table
from tests.contexts import TODAY
from tests.ledgers import ledger, target

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
