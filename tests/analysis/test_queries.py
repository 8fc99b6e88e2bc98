"""Rows that belong together are selected together, in the order in which pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from scripts.analysis import queries
from scripts.analysis.derived import TargetHistory
from scripts.model.kinds import GapKind
from scripts.model.reference import Theme
from scripts.model.row import Row
from tests.ledgers import (
    amendment,
    area,
    both,
    computed_from,
    document,
    duty,
    gap,
    indicator,
    ledger,
    organisation,
    result,
    row,
    statement,
    target,
    task,
    withdrawal,
    wording,
)


def ids(rows: Iterable[Row]) -> list[str]:
    return [row.id for row in rows]


def periods(standings: Iterable[TargetHistory]) -> list[str]:
    return [str(standing.period) for standing in standings]


# Targets


def test_the_year_that_opens_the_site_is_the_current_one() -> None:
    derived = computed_from(
        ledger(indicator(), *(target(y, "1", period=y) for y in ("2025", "2026", "2027")))
    )
    assert str(queries.target_year(derived)) == "2026"
    assert periods(queries.current_standings(derived)) == ["2026"]


def test_else_the_first_to_come_and_no_scenario_claim_or_other_length() -> None:
    rows = (
        target("a", "1", period="2028"),
        target("b", "1", period="2027"),
        target("c", "1", period="2026-Q4"),
        target("d", "1", period="2026", document="press"),
        target("e", "1", period="2026", kind="scenario"),
    )
    derived = computed_from(ledger(indicator(), *rows))
    assert str(queries.target_year(derived)) == "2027"
    assert ids(standing.leading for standing in queries.current_standings(derived)) == ["b"]


def test_each_indicator_is_led_by_one_body_however_many_set_it_a_target() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        indicator("second", position=2),
        target("a", "1", document="other"),
        target("b", "2"),
        target("c", "3", "second", document="other"),
    )
    derived = computed_from(ledger(indicator(), *rows))
    assert ids(standing.leading for standing in queries.current_standings(derived)) == ["b", "c"]


def leading(*rows: Row) -> str | None:
    """The id of the target that stands for the indicator growth."""
    standing = queries.leading_standing(computed_from(ledger(indicator(), *rows)), "growth")
    return standing and standing.leading.id


def test_the_current_years_target_stands_for_its_indicator_else_the_next_else_the_last() -> None:
    years = {y: target(y, "1", period=y) for y in ("2024", "2025", "2026", "2027", "2030")}
    other = (indicator("other"), target("now", "1", "other"))
    assert leading(*years.values()) == "2026"
    assert leading(*other, years["2025"], years["2030"], years["2027"]) == "2027"
    assert leading(*other, years["2024"], years["2025"]) == "2025"
    assert leading(*other) is None


def test_a_target_that_was_taken_back_comes_after_all_others_and_a_claim_never_stands() -> None:
    gone = (target("gone", "1"), withdrawal("w", replaces="gone"))
    assert leading(*gone, target("old", "1", period="2025")) == "old"
    assert leading(*gone) == "gone"
    assert leading(target("p", "1", document="press")) is None


def claimed(*rows: Row) -> str | None:
    """The id of the claim that stands for the indicator growth."""
    standing = queries.claimed_standing(computed_from(ledger(indicator(), *rows)), "growth")
    return standing and standing.leading.id


def test_the_latest_claim_stands_only_where_no_instrument_sets_any_target() -> None:
    rows = [target(f"p{y}", "1", period=y, document="press") for y in ("2030", "2026", "2027-Q1")]
    assert claimed(*rows) == "p2030"
    assert claimed(*rows, target("a", "1", period="2020")) is None
    assert claimed() is None


def test_scenarios_of_the_own_area_stand_apart_in_time() -> None:
    rows = (
        area("valley"),
        target("s2", "1", kind="scenario", period="2026-Q2"),
        target("s1", "1", kind="scenario", period="2026-Q1"),
        target("v", "1", kind="scenario", area="valley"),
        target("t", "1"),
    )
    derived = computed_from(ledger(indicator(), *rows))
    assert ids(standing.leading for standing in queries.scenarios(derived, "growth")) == ["s1", "s2"]
    assert queries.scenarios(derived, "other") == []


def test_a_documents_targets_stand_in_the_order_of_indicators_and_time() -> None:
    rows = (
        indicator("z", position=1),
        indicator("a", position=2),
        target("1", "1", "a"),
        target("3", "1", "z", period="2027"),
        target("4", "1", "z", period="2026-12"),
        target("5", "1", "z", document="second"),
    )
    whole = ledger(*rows)
    assert ids(queries.targets_set_by(whole, whole.document("first"))) == ["4", "3", "1"]


# Counts


def test_without_rows_there_is_no_year_and_nothing_to_count() -> None:
    empty = ledger()
    assert queries.target_year(computed_from(empty)) is None
    assert queries.current_standings(computed_from(empty)) == ()
    assert queries.coverage(computed_from(empty)) == ()


def test_counts_tell_quoted_checked_derived_and_held_rows():
    whole = ledger(indicator(), document("held", held=True), target("t", "1"), result("r", "1"))
    assert queries.counts(whole, computed_from(whole)) == queries.Counts(
        quoted=2, checked=0, derived=0, held=1
    )


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


def test_statements_are_gathered_by_kind_and_none_is_left_out(real) -> None:
    grouped = queries.statements_by_kind(real.ledger)
    assert sorted(row.id for _, rows in grouped for row in rows) == ids(real.ledger.statements)


def test_kinds_of_statements_stand_in_the_order_of_their_description_and_strange_ones_last() -> None:
    rows = [
        statement(kind, kind=kind) for kind in ("a-strange-one", "solution", "shortcoming", "achievement")
    ]
    order = [kind for kind, _ in queries.statements_by_kind(ledger(*rows))]
    assert order == ["achievement", "shortcoming", "solution", "a-strange-one"]


def test_a_documents_statements_and_duties_and_tasks_are_its_own() -> None:
    rows = (
        statement("s", source="first"),
        statement("t"),
        duty("b", provision="I.2"),
        duty("c", provision="I.1"),
        duty("a", provision="I.1", document="first"),
        task("y", position=2),
        task("z", position=1),
        task("x", document="second"),
    )
    whole = ledger(*rows)
    first, second = whole.document("first"), whole.document("second")
    assert ids(queries.statements_from(whole, first)) == ["s"]
    assert ids(queries.duties_from(whole, second)) == ["c", "b"]
    assert ids(queries.tasks_set_by(whole, first)) == ["z", "y"]


def test_indicators_are_gathered_by_theme_in_the_themes_order() -> None:
    rows = (
        row(Theme, "late", position=9, **both("name", "Sau", "Late")),
        row(Theme, "none", position=2, **both("name", "Không", "None")),
        indicator("z", position=1, theme="late"),
        indicator("a", position=2),
        indicator("b", position=1),
    )
    assert [(theme, ids(found)) for theme, found in queries.by_theme(ledger(*rows))] == [
        ("all", ["b", "a"]),
        ("late", ["z"]),
    ]


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
    changed = queries.standings_changed_by(computed_from(whole), whole.document("second"))
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
    (standing,) = queries.current_standings(computed_from(ledger(indicator(), *rows)))
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
    coverage = {row.table: row for row in queries.coverage(computed_from(real.ledger))}
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
