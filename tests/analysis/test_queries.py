"""Rows that belong together are found together, in the order in which they are told."""

from __future__ import annotations

from datetime import date

from scripts.analysis.derive import derive
from scripts.analysis.queries import Rows
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


def rows_of(*given):
    told = ledger(*given)
    return Rows(told, derive(told))


def ids(rows):
    return [row.id for row in rows]


def test_the_year_of_targets_is_the_latest_that_has_one():
    assert rows_of(indicator(), target("a", "1"), target("b", "1", period="2027")).target_year == "2027"


def test_the_year_of_results_is_the_latest_whole_one():
    rows = (
        result("a", "1", period="2024"),
        result("b", "1", period="2025"),
        result("c", "1", period="2026-04"),
    )
    assert rows_of(indicator(), *rows).result_year == "2025"


def test_whole_years_come_before_parts_of_a_year_and_indicators_keep_their_order():
    rows = (indicator("z", position=1), indicator("a", position=2))
    told = rows_of(
        *rows,
        result("1", "1", "a", period="2026-04"),
        result("2", "1", "a", period="2026"),
        result("3", "1", "z"),
    )
    assert ids(told.results) == ["3", "2", "1"]
    assert [(period, ids(found)) for period, found in told.results_by_period()] == [
        ("2026", ["3", "2"]),
        ("2026-04", ["1"]),
    ]


def test_where_there_are_too_many_the_latest_results_are_told():
    periods = ("2023", "2024", "2024-Q4", "2025", "2026-01")
    told = rows_of(indicator(), *(result(period, "1", period=period) for period in periods))
    shown = [[period for period, _ in told.latest_results(most)] for most in range(6)]
    assert shown == [
        [],
        ["2026-01"],
        ["2025", "2026-01"],
        ["2024", "2025", "2026-01"],
        ["2024", "2025", "2024-Q4", "2026-01"],
        ["2023", "2024", "2025", "2024-Q4", "2026-01"],
    ]


def test_of_a_period_with_too_many_results_the_first_indicators_are_told():
    given = [indicator(id, position=n) for n, id in enumerate("abc", 1)]
    told = rows_of(*given, *(result(i.id, "1", i.id) for i in reversed(given)))
    assert [(period, ids(rows)) for period, rows in told.latest_results(2)] == [("2026", ["a", "b"])]


def test_counts_tell_quoted_checked_derived_and_held_rows():
    told = rows_of(indicator(), document("held", held=True), target("t", "1"), result("r", "1"))
    assert vars(told.counts) == {"quoted": 2, "checked": 0, "derived": 0, "held": 1}


def test_instruments_stand_in_time_and_those_without_a_date_come_last():
    told = rows_of(document("late", issued=date(2026, 5, 1)))
    assert ids(told.timeline()) == ["first", "press", "late", "second"]


def test_duties_are_gathered_by_body_and_those_that_name_none_come_last():
    rows = [
        duty("a", provision="I"),
        duty("b", organisation="x", provision="II"),
        duty("c", organisation="x"),
    ]
    assert [(who, ids(rows)) for who, rows in rows_of(*rows).duties_by_organisation()] == [
        ("x", ["c", "b"]),
        ("", ["a"]),
    ]


def test_statements_are_gathered_by_kind_and_none_is_left_out(real):
    grouped = rows_of(*real.ledger.statements).statements_by_kind()
    assert sorted(row.id for _, rows in grouped for row in rows) == ids(real.ledger.statements)


def test_tasks_and_what_amends_them_keep_the_order_of_the_tasks():
    rows = [task("z", position=1), task("a", position=2), amendment("m", task="a"), amendment("n", task="z")]
    told = rows_of(*rows, amendment("t", kind="target"))
    assert ids(told.tasks) == ["z", "a"]
    assert ids(told.task_amendments()) == ["n", "m"]
    assert ids(told.amendments_by(told.ledger.document("second"))) == ["t", "n", "m"]


def test_an_amended_document_knows_what_amends_it():
    told = rows_of(amendment("m"), amendment("n"))
    assert ids(told.amended_by(told.ledger.document("first"))) == ["second"]
    assert ids(told.amending()) == ["second"]


def test_an_instrument_changes_the_targets_that_it_replaces_and_not_those_that_it_sets_first():
    rows = [target("a", "1"), target("b", "2", replaces="a", document="second")]
    told = rows_of(indicator(), indicator("new"), *rows, target("c", "1", "new", document="second"))
    assert [s.indicator.id for s in told.standings_changed_by(told.ledger.document("second"))] == ["growth"]


def test_an_amendments_elements_stand_in_order_and_are_counted():
    rows = [wording("x", "added", amendment="m", position=2), wording("y", "kept", amendment="m", position=1)]
    told = rows_of(amendment("m"), wording("z", "kept", amendment="other"), *rows)
    (amended,) = told.ledger.amendments
    assert ids(told.wording(amended)) == ["y", "x"]
    assert dict(told.tally(amended)) == {"kept": 1, "reworded": 0, "added": 1, "removed": 0}


def test_a_duty_belongs_to_the_task_whose_amendment_has_the_same_provision():
    rows = [
        duty("a", provision="II.1"),
        duty("b", provision="II.2"),
        duty("c", provision="II.1", document="first"),
    ]
    told = rows_of(task("t"), amendment("m", task="t", provision="II.1"), *rows)
    assert ids(told.duties_of_task(told.tasks[0])) == ["a"]


def test_coverage_counts_every_quoted_row_of_every_table(real):
    told = Rows(real.ledger, derive(real.ledger))
    quoted = {table: n for table, n, _ in told.coverage()}
    assert quoted == {t: len(getattr(real.ledger, t)) for t in quoted}
    assert set(quoted) == {"targets", "wording", "duties", "results", "statements"}
    assert all(0 <= checked <= n for _, n, checked in told.coverage())


def test_a_gap_about_a_figure_is_told_on_its_indicators_page():
    rows = [indicator(), indicator("other"), target("a", "1"), result("r", "1"), result("o", "1", "other")]
    gaps = [
        gap("g", "targets/a"),
        gap("h", "results/r"),
        gap("i", "results/o"),
        gap("j", "indicators/growth"),
    ]
    told = rows_of(*rows, *gaps)
    assert ids(told.gaps_of_rows(told.ledger.indicator("growth"))) == ["g", "h"]
    assert ids(told.gaps_about("indicators", "growth")) == ["j"]
