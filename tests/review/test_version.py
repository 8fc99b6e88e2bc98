"""A version: sound or not, and the same however its rows are ordered, numbered and written."""

from __future__ import annotations

from dataclasses import replace

from scripts.analysis.check import check
from scripts.ingest.load import Loaded
from scripts.model.problem import problem
from scripts.review.version import settled, version_of
from tests.contexts import TODAY
from tests.ledgers import amendment, indicator, ledger, target, withdrawal


def test_of_data_that_could_be_read_it_is_known_what_they_imply():
    version = version_of(check(Loaded((), ledger(indicator()), {}, ()), TODAY, {}), ["targets"])
    assert version.derived is not None
    assert version.folders == {"targets"}


def test_of_data_that_could_not_all_be_read_nothing_is_derived():
    form = problem("targets/targets.csv", "not-a-number", 9, "value", cell="x")
    assert version_of(check(Loaded((), ledger(), {}, (form,)), TODAY, {}), []).derived is None


def test_where_a_page_could_not_be_written_nothing_is_derived():
    rows = ledger(indicator(), target("t", "1"), amendment("m", task=""))
    version = version_of(check(Loaded((), rows, {}, ()), TODAY, {}), [])
    assert {p.code for p in version.problems} >= {"amendment-without-task"}
    assert version.derived is None


def test_a_withdrawal_stays_one_where_rows_are_settled():
    rows = ledger(indicator(), target("a", "1"), withdrawal("w", replaces="a", row=7))
    left = settled(Loaded((), rows, {}, ())).ledger
    assert [row.id for row in left.targets] == ["a"]
    assert [(row.id, row.row) for row in left.withdrawals] == [("w", 0)]
    assert left.area == rows.area and left.following.keys() == {"a"}


def test_order_numbers_and_bytes_are_settled(real):
    tables = [
        replace(t, raw=b"other", lines=tuple(replace(line, number=1) for line in reversed(t.lines)))
        for t in real.packages[0].tables
    ]
    shuffled = replace(real, packages=(replace(real.packages[0], tables=tuple(tables)), *real.packages[1:]))
    assert shuffled != real
    assert settled(shuffled) == settled(real)
