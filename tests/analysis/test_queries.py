"""Rows that belong together are selected together, in the order in which pages show them."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis import queries
from scripts.analysis.derive import derive
from scripts.model.kinds import GapKind
from tests.ledgers import (
    amendment,
    document,
    duty,
    gap,
    indicator,
    ledger,
    result,
    target,
    task,
    wording,
)


def ids(rows):
    return [row.id for row in rows]


def test_the_period_of_targets_is_the_latest_that_has_one():
    derived = derive(ledger(indicator(), target("a", "1"), target("b", "1", period="2027")))
    assert queries.target_period(derived) == "2027"
    assert [standing.period for standing in queries.latest_standings(derived)] == ["2027"]


def test_without_rows_there_is_no_period_no_year_and_nothing_to_count():
    empty = ledger()
    assert queries.target_period(derive(empty)) == queries.result_year(empty) == ""
    assert queries.latest_standings(derive(empty)) == ()
    assert queries.latest_results(empty, 5) == []
    assert queries.coverage(derive(empty)) == ()


def test_the_year_of_results_is_the_latest_whole_one():
    rows = (
        result("a", "1", period="2024"),
        result("b", "1", period="2025"),
        result("c", "1", period="2026-04"),
    )
    assert queries.result_year(ledger(indicator(), *rows)) == "2025"


def test_whole_years_come_before_parts_of_a_year_and_indicators_keep_their_order():
    rows = (indicator("z", position=1), indicator("a", position=2))
    whole = ledger(
        *rows,
        result("1", "1", "a", period="2026-04"),
        result("2", "1", "a", period="2026"),
        result("3", "1", "z"),
    )
    assert ids(queries.in_order(whole, whole.results)) == ["3", "2", "1"]
    assert [(period, ids(found)) for period, found in queries.latest_results(whole, 9)] == [
        ("2026", ["3", "2"]),
        ("2026-04", ["1"]),
    ]


def test_where_there_are_too_many_the_latest_results_are_shown():
    periods = ("2023", "2024", "2024-Q4", "2025", "2026-01")
    whole = ledger(indicator(), *(result(period, "1", period=period) for period in periods))
    shown = [[period for period, _ in queries.latest_results(whole, most)] for most in range(6)]
    assert shown == [
        [],
        ["2026-01"],
        ["2025", "2026-01"],
        ["2024", "2025", "2026-01"],
        ["2024", "2025", "2024-Q4", "2026-01"],
        ["2023", "2024", "2025", "2024-Q4", "2026-01"],
    ]


def test_of_a_period_with_too_many_results_the_first_indicators_are_shown():
    given = [indicator(id, position=n) for n, id in enumerate("abc", 1)]
    whole = ledger(*given, *(result(i.id, "1", i.id) for i in reversed(given)))
    latest = queries.latest_results(whole, 2)
    assert [(period, ids(rows)) for period, rows in latest] == [("2026", ["a", "b"])]


def test_counts_tell_quoted_checked_derived_and_held_rows():
    whole = ledger(indicator(), document("held", held=True), target("t", "1"), result("r", "1"))
    assert queries.counts(whole, derive(whole)) == queries.Counts(quoted=2, checked=0, derived=0, held=1)


def test_instruments_stand_in_time_and_those_without_a_date_come_last():
    whole = ledger(document("late", issued=date(2026, 5, 1)))
    assert ids(queries.timeline(whole)) == ["first", "press", "late", "second"]


def test_duties_are_gathered_by_body_and_those_that_name_none_come_last():
    rows = [
        duty("a", provision="I"),
        duty("b", organisation="x", provision="II"),
        duty("c", organisation="x"),
    ]
    assert [(who, ids(rows)) for who, rows in queries.duties_by_organisation(ledger(*rows))] == [
        ("x", ["c", "b"]),
        ("", ["a"]),
    ]


def test_statements_are_gathered_by_kind_and_none_is_left_out(real):
    grouped = queries.statements_by_kind(real.ledger)
    assert sorted(row.id for _, rows in grouped for row in rows) == ids(real.ledger.statements)


def test_tasks_and_what_amends_them_keep_the_order_of_the_tasks():
    rows = [task("z", position=1), task("a", position=2), amendment("m", task="a"), amendment("n", task="z")]
    whole = ledger(*rows, amendment("t", kind="target"))
    assert ids(queries.tasks(whole)) == ["z", "a"]
    assert ids(queries.task_amendments(whole)) == ["n", "m"]
    assert ids(queries.amendments_by(whole, whole.document("second"))) == ["t", "n", "m"]
    assert queries.amendments_by(whole, whole.document("first")) == []


def test_an_amended_document_knows_what_amends_it():
    whole = ledger(amendment("m"), amendment("n"))
    assert ids(queries.amended_by(whole, whole.document("first"))) == ["second"]
    assert ids(queries.amending(whole)) == ["second"]


def test_an_instrument_changes_the_targets_that_it_replaces_and_not_those_that_it_sets_first():
    rows = [target("a", "1"), target("b", "2", replaces="a", document="second")]
    whole = ledger(indicator(), indicator("new"), *rows, target("c", "1", "new", document="second"))
    changed = queries.standings_changed_by(derive(whole), whole.document("second"))
    assert [standing.indicator.id for standing in changed] == ["growth"]


@pytest.mark.parametrize(
    ("rows", "amended"),
    [
        ([target("a", "1")], False),
        ([target("a", "1"), target("b", "1", replaces="a")], False),
        ([target("a", "1"), target("b", "2", replaces="a")], True),
        ([target("a", "1"), target("b", "1", replaces="a", bound="gt")], True),
    ],
)
def test_a_target_is_amended_where_its_value_or_its_bound_is_another(rows, amended):
    (standing,) = queries.latest_standings(derive(ledger(indicator(), *rows)))
    assert queries.is_amended(standing) == amended


def test_an_amendments_elements_stand_in_order_and_are_counted():
    rows = [wording("x", "added", amendment="m", position=2), wording("y", "kept", amendment="m", position=1)]
    whole = ledger(amendment("m"), wording("z", "kept", amendment="other"), *rows)
    (amended,) = whole.amendments
    assert ids(queries.wording(whole, amended)) == ["y", "x"]
    assert queries.tally(whole, amended) == {"kept": 1, "reworded": 0, "added": 1, "removed": 0}


def test_a_duty_belongs_to_the_task_whose_amendment_has_the_same_provision():
    rows = [
        duty("a", provision="II.1"),
        duty("b", provision="II.2"),
        duty("c", provision="II.1", document="first"),
    ]
    whole = ledger(task("t"), amendment("m", task="t", provision="II.1"), *rows)
    assert ids(queries.duties_of_task(whole, whole.tasks[0])) == ["a"]


def test_coverage_counts_every_quoted_row_of_every_table(real):
    coverage = {row.table: row for row in queries.coverage(derive(real.ledger))}
    assert {name: row.quoted for name, row in coverage.items()} == {
        name: len(getattr(real.ledger, name)) for name in coverage
    }
    assert set(coverage) == {"targets", "wording", "duties", "results", "statements"}
    assert all(0 <= row.checked <= row.quoted for row in coverage.values())
    assert all(row.unchecked == row.quoted - row.checked for row in coverage.values())


def test_a_gap_about_a_figure_is_shown_on_its_indicators_page():
    rows = [indicator(), indicator("other"), target("a", "1"), result("r", "1"), result("o", "1", "other")]
    gaps = [
        gap("g", "targets/a"),
        gap("h", "results/r"),
        gap("i", "results/o"),
        gap("j", "indicators/growth"),
    ]
    whole = ledger(*rows, *gaps)
    assert ids(queries.gaps_about_figures(whole, whole.indicator("growth"))) == ["g", "h"]
    assert ids(queries.gaps_about(whole, "indicators", "growth")) == ["j"]
    assert ids(queries.gaps(whole, GapKind.UNKNOWN)) == ["g", "h", "i", "j"]
    assert queries.gaps(whole, GapKind.AWAITED) == []


def test_a_rank_belongs_to_the_result_of_its_own_period_and_says_of_how_many():
    rows = [
        result("r", "7", period="2025"),
        result("other", "24", "growth-rank", period="2024", out_of=34),
        result("alone", "24", "growth-rank", period="2025"),
    ]
    both = [indicator(), indicator("growth-rank", unit="rank")]
    whole = ledger(*both, *rows)
    assert queries.rank_of(whole, rows[0]) is None
    rank = result("rank", "24", "growth-rank", period="2025", out_of=34)
    assert queries.rank_of(ledger(*both, *rows, rank), rows[0]) == rank
