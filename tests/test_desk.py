"""The desk answers what a page asks: which rows belong together, where a link leads, what is marked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from scripts.derive import derive
from scripts.doors import Doors
from scripts.words import Words
from tests.ledgers import (
    amendment,
    document,
    duty,
    gap,
    indicator,
    result,
    statement,
    story,
    target,
    task,
    wording,
)


def ids(rows):
    return [row.id for row in rows]


# What the home page opens with


def test_the_year_of_targets_is_the_latest_that_has_one():
    assert story(indicator(), target("a", "1"), target("b", "1", period="2027")).target_year == "2027"


def test_the_year_of_results_is_the_latest_whole_one():
    rows = (
        result("a", "1", period="2024"),
        result("b", "1", period="2025"),
        result("c", "1", period="2026-04"),
    )
    assert story(indicator(), *rows).result_year == "2025"


@pytest.mark.parametrize(("asked", "opens"), [("b", "b"), ("", "a"), ("no-such", "a")])
def test_the_home_page_opens_with_the_configured_target_else_with_the_first(asked, opens):
    rows = (
        indicator("a", position=1),
        indicator("b", position=2),
        target("x", "1", "a"),
        target("y", "1", "b"),
    )
    assert story(*rows, headline=asked).headline.indicator.id == opens


def test_whole_years_come_before_parts_of_a_year_and_indicators_keep_their_order():
    rows = (indicator("z", position=1), indicator("a", position=2))
    told = story(
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


def test_counts_tell_quoted_checked_derived_and_held_rows():
    told = story(indicator(), document("held", held=True), target("t", "1"), result("r", "1"))
    assert vars(told.counts) == {"quoted": 2, "checked": 0, "derived": 0, "held": 1}


# Order


def test_instruments_stand_in_time_and_those_without_a_date_come_last():
    told = story(document("late", issued=date(2026, 5, 1)))
    assert ids(told.timeline()) == ["first", "press", "late", "second"]


def test_duties_are_gathered_by_body_and_those_that_name_none_come_last():
    rows = [
        duty("a", provision="I"),
        duty("b", organisation="x", provision="II"),
        duty("c", organisation="x"),
    ]
    assert [(who, ids(rows)) for who, rows in story(*rows).duties_by_organisation()] == [
        ("x", ["c", "b"]),
        ("", ["a"]),
    ]


def test_statements_are_gathered_by_kind_and_none_is_left_out(real):
    grouped = story(*real.ledger.statements).statements_by_kind()
    assert sorted(row.id for _, rows in grouped for row in rows) == ids(real.ledger.statements)


def test_tasks_and_what_amends_them_keep_the_order_of_the_tasks():
    rows = [task("z", position=1), task("a", position=2), amendment("m", task="a"), amendment("n", task="z")]
    told = story(*rows, amendment("t", kind="target"))
    assert ids(told.tasks) == ["z", "a"]
    assert ids(told.task_amendments()) == ["n", "m"]
    assert ids(told.amendments_by(told.ledger.document("second"))) == ["t", "n", "m"]


# What belongs together


def test_an_amended_document_knows_what_amends_it():
    told = story(amendment("m"), amendment("n"))
    assert ids(told.amended_by(told.ledger.document("first"))) == ["second"]
    assert ids(told.amending()) == ["second"]


def test_an_instrument_changes_the_targets_that_it_replaces_and_not_those_that_it_sets_first():
    rows = [target("a", "1"), target("b", "2", replaces="a", document="second")]
    told = story(indicator(), indicator("new"), *rows, target("c", "1", "new", document="second"))
    assert [s.indicator.id for s in told.standings_changed_by(told.ledger.document("second"))] == ["growth"]


def test_an_amendments_elements_stand_in_order_and_are_counted():
    rows = [wording("x", "added", amendment="m", position=2), wording("y", "kept", amendment="m", position=1)]
    told = story(amendment("m"), wording("z", "kept", amendment="other"), *rows)
    (amended,) = told.ledger.amendments
    assert ids(told.wording(amended)) == ["y", "x"]
    assert dict(told.tally(amended)) == {"kept": 1, "reworded": 0, "added": 1, "removed": 0}


def test_a_duty_belongs_to_the_task_whose_amendment_has_the_same_provision():
    rows = [
        duty("a", provision="II.1"),
        duty("b", provision="II.2"),
        duty("c", provision="II.1", document="first"),
    ]
    told = story(task("t"), amendment("m", task="t", provision="II.1"), *rows)
    assert ids(told.duties_of_task(told.tasks[0])) == ["a"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("theo 4-NQ/TU này", True),
        ("theo “4-NQ/TU”.", True),
        ("theo 04-NQ/TU này", False),
        ("theo 4-NQ/TUV này", False),
        ("theo 14-NQ/TU", False),
    ],
)
def test_a_row_names_a_document_by_its_whole_number(text, named):
    told = story(document("first", number="4-NQ/TU"), statement("s", text_en=text))
    assert told.rows_naming(told.ledger.document("first")) == ([("statements/#s", text)] if named else [])


# Gaps


@pytest.mark.parametrize(
    ("about", "page"),
    [
        ("indicators/growth", "indicators/growth/"),
        ("documents/second", "documents/second/"),
        ("targets/a", "indicators/growth/#a"),
        ("results/r", "indicators/growth/#r"),
        ("statements/s", "statements/#s"),
        ("duties/d", "duties/#d"),
        ("amendments/m", "tasks/t/"),
        ("amendments/n", "amendments/#n"),
        ("themes/all", "data/reference/themes/#all"),
    ],
)
def test_every_kind_of_row_has_a_page_that_a_gap_can_lead_to(about, page):
    rows = [indicator(), target("a", "1"), result("r", "1"), statement("s"), duty("d"), task("t")]
    told = story(*rows, amendment("m", task="t"), amendment("n", kind="target"), gap("g", about))
    assert told.about(told.ledger.gaps[0]) == page


def test_a_gap_about_a_figure_is_told_on_its_indicators_page():
    rows = [indicator(), indicator("other"), target("a", "1"), result("r", "1"), result("o", "1", "other")]
    gaps = [
        gap("g", "targets/a"),
        gap("h", "results/r"),
        gap("i", "results/o"),
        gap("j", "indicators/growth"),
    ]
    told = story(*rows, *gaps)
    assert ids(told.gaps_of_rows(told.ledger.indicator("growth"))) == ["g", "h"]
    assert ids(told.gaps_about("indicators", "growth")) == ["j"]


# Correcting a row


@pytest.mark.parametrize("here", ["", "targets/", "indicators/growth/"])
def test_a_correction_leads_to_the_page_of_doors_and_names_the_row(real, here):
    desk = replace(story(doors=Doors("https://git.example.org/x", "forgejo")), packages=real.packages)
    row = real.ledger.targets[0]
    assert desk.correct(here, "targets", row) == (
        "../" * here.count("/") + f"contribute/?row=targets/targets/{row.id}#row"
    )


# Marking a figure in its quote


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("10.5", "Tăng trưởng đạt <mark>10,5%</mark> năm nay"),
        ("13.8", "chiếm <mark>khoảng 13,8%</mark> tổng số"),
        ("1450000", "<mark>hơn 1,45 triệu</mark> lượt"),
        ("24", "từ năm 2024 có <mark>24</mark> người"),
        ("24", "124 người, trong đó <mark>24</mark> người"),
        ("24", "tăng trưởng rất cao"),
    ],
)
def test_the_words_that_hold_the_figure_are_marked_in_its_quote(value, marked):
    row = result("r", value, quote=re.sub("</?mark>", "", marked))
    assert story(indicator(), row).marked(row) == marked


def test_the_mark_of_a_real_figure_holds_its_number(real):
    desk = replace(story(), ledger=real.ledger, w=Words("vi", real.ledger))
    for row in (*real.ledger.targets, *real.ledger.results):
        assert str(desk.marked(row)).count("<mark>") == 1


def test_a_statements_quote_has_no_figure_to_mark():
    row = statement("s", quote="đạt 10% <b>")
    assert str(story(row).marked(row)) == "đạt 10% &#60;b&#62;"


# Where a quote stands


def test_the_provision_of_a_quote_is_told_only_where_its_document_is_the_one_that_was_read():
    rows = [
        target("a", "1", provision="I.2", document="first", source="second"),
        target("b", "1", provision="I.2", document="first", source="first"),
        duty("d", provision="II.4"),
        wording("w", "kept", amendment="m"),
    ]
    told = story(indicator(), amendment("m", provision="II.1"), *rows)
    assert [told.provision(row) for row in rows] == ["", "I.2", "II.4", "II.1"]


def test_coverage_counts_every_quoted_row_of_every_table(real):
    desk = replace(story(), ledger=real.ledger, d=derive(real.ledger))
    quoted = {table: n for table, n, _ in desk.coverage()}
    assert quoted == {t: len(getattr(real.ledger, t)) for t in quoted}
    assert set(quoted) == {"targets", "wording", "duties", "results", "statements"}
    assert all(0 <= checked <= n for _, n, checked in desk.coverage())
