"""When a duty is to be done, and how each time stands on a day by what was read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.analysis import duties
from scripts.analysis.derived import DutyOccurrence
from scripts.analysis.duties import duty_occurrences, duty_status, period_of, starts_by_our_reading
from scripts.model.kinds import DutyStatus
from scripts.model.period import Period
from scripts.model.row import Row
from tests.ledgers import document, duty, fulfilment, ledger, statement

TODAY = date(2026, 11, 22)
DATED = document("second", issued=date(2026, 10, 5))


def occurrences(*rows: Row, today: date = TODAY) -> list[DutyOccurrence]:
    """The occurrences of the duties in a ledger of these rows."""
    return [*duty_occurrences(ledger(*rows), today)]


def periods(*rows: Row) -> list[str]:
    """The periods in which the duties of these rows recur."""
    return [str(o.period) for o in occurrences(*rows)]


def statuses(*rows: Row, today: date = TODAY) -> list[str]:
    return [str(o.status) for o in occurrences(*rows, today=today)]


# Where a recurring duty begins


def test_a_duty_counts_from_the_period_in_which_its_document_takes_effect() -> None:
    rows = (document("second", issued=date(2026, 8, 30), effective=date(2026, 11, 1)),)
    assert periods(*rows, duty("d", frequency="monthly")) == ["2026-11", "2026-12"]


def test_else_from_the_period_in_which_it_was_issued() -> None:
    assert periods(DATED, duty("d", frequency="monthly")) == ["2026-10", "2026-11", "2026-12"]


def undated(*quotes: str) -> list[Row]:
    """Rows read in a document that states no day, each with one of these quotes."""
    return [statement(f"s{n}", source="second", quote=quote) for n, quote in enumerate(quotes)]


def test_else_from_the_period_after_the_latest_day_that_its_text_names() -> None:
    rows = undated("Nghị quyết ngày 05/12/2025 của Tỉnh ủy", "báo cáo ngày 30/9/2026 của Ủy ban")
    assert periods(*rows, duty("d", frequency="monthly")) == ["2026-10", "2026-11", "2026-12"]
    assert periods(*rows, duty("d", frequency="quarterly")) == ["2026-Q4"]
    assert periods(*rows, duty("d", frequency="yearly")) == ["2027"]


@pytest.mark.parametrize("quote", ["ngày 31/02/2026 thì", "văn bản 105/12/20261 này", "tháng 9/2026 thì"])
def test_what_is_no_day_names_none(quote: str) -> None:
    (only,) = occurrences(*undated(quote), duty("d", frequency="monthly"))
    assert (only.period, only.due, only.status) == (None, None, "nothing_read")


def test_a_day_named_in_another_document_begins_nothing() -> None:
    rows = (statement("s", source="press", quote="ngày 05/12/2025 của Tỉnh ủy"),)
    assert periods(*rows, duty("d", frequency="monthly")) == ["None"]


@pytest.mark.parametrize(
    ("given", "ours"),
    [({}, True), ({"issued": date(2026, 1, 1)}, False), ({"effective": date(2026, 1, 1)}, False)],
    ids=str,
)
def test_our_reading_is_said_where_the_document_states_no_day(given: dict[str, Any], ours: bool) -> None:
    row = duty("d", frequency="monthly")
    rows = ledger(document("second", **{"issued": None} | given), row)
    assert starts_by_our_reading(rows, row) == ours


def test_a_duty_whose_document_could_not_be_read_is_not_counted_by_our_reading() -> None:
    row = duty("d", document="lost", frequency="monthly")
    assert not starts_by_our_reading(ledger(row), row)
    assert periods(row) == ["None"]


# Where it ends, and how it recurs


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        ("monthly", ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]),
        ("quarterly", ["2026-Q2", "2026-Q3", "2026-Q4"]),
        ("half-yearly", ["2026-S1", "2026-S2"]),
        ("yearly", ["2026"]),
    ],
)
def test_a_duty_recurs_to_the_end_of_the_year_in_which_it_begins(frequency: str, found: list[str]) -> None:
    assert periods(document("second", issued=date(2026, 5, 31)), duty("d", frequency=frequency)) == found


def test_a_duty_recurs_until_the_day_that_is_stated() -> None:
    row = duty("d", frequency="quarterly", until=date(2027, 4, 1))
    assert periods(DATED, row) == ["2026-Q4", "2027-Q1", "2027-Q2"]


def test_each_occurrence_is_due_on_the_last_day_of_its_period() -> None:
    row = duty("d", frequency="monthly", until=date(2027, 2, 28), due=date(2026, 1, 1))
    assert [o.due for o in occurrences(DATED, row)] == [
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]


@pytest.mark.parametrize("frequency", ["", "periodic", "once"])
def test_a_duty_whose_return_is_not_known_has_one_occurrence_with_the_day_it_states(frequency: str) -> None:
    (only,) = occurrences(DATED, duty("d", frequency=frequency, due=date(2026, 12, 15)))
    assert (only.period, only.due, only.status) == (None, date(2026, 12, 15), "not_due")


def test_a_slip_in_the_last_day_does_not_make_occurrences_without_end() -> None:
    row = duty("d", frequency="monthly", until=date(9999, 12, 31))
    assert len(occurrences(DATED, row)) == duties.MOST


def test_a_duty_at_the_end_of_time_ends_there() -> None:
    last = document("second", issued=date(9999, 12, 31))
    assert periods(last, duty("d", frequency="monthly", until=date(9999, 12, 31))) == ["9999-12"]
    named = undated("ngày 31/12/9999 của Tỉnh ủy")
    assert periods(*named, duty("d", frequency="monthly")) == ["None"]


def test_a_duty_that_ended_before_it_began_does_not_recur() -> None:
    row = duty("d", frequency="monthly", until=date(2026, 9, 30))
    assert occurrences(DATED, row)[0].period is None


# How it stands


HELD = document("held", issued=date(2026, 11, 20), held=True)
MONTHLY = duty("d", frequency="monthly")


def test_what_is_past_and_not_done_is_overdue_only_where_a_later_document_was_read() -> None:
    assert statuses(DATED, MONTHLY) == ["nothing_read", "not_due", "not_due"]
    assert statuses(DATED, MONTHLY, HELD) == ["overdue", "not_due", "not_due"]


@pytest.mark.parametrize("issued", [date(2026, 10, 31), date(2026, 10, 1), None])
def test_a_document_of_the_day_itself_or_before_or_of_no_day_tells_nothing(issued: date | None) -> None:
    assert statuses(DATED, MONTHLY, document("held", issued=issued, held=True))[0] == "nothing_read"


def test_a_later_document_that_is_not_held_tells_nothing() -> None:
    assert statuses(DATED, MONTHLY, document("later", issued=date(2026, 11, 20)))[0] == "nothing_read"


@pytest.mark.parametrize(
    ("due", "done", "held", "status"),
    [
        (date(2026, 11, 22), False, date(2026, 12, 1), DutyStatus.NOT_DUE),
        (date(2026, 11, 21), False, date(2026, 11, 22), DutyStatus.OVERDUE),
        (date(2026, 11, 21), False, date(2026, 11, 21), DutyStatus.NOTHING_READ),
        (date(2026, 11, 21), False, None, DutyStatus.NOTHING_READ),
        (date(2027, 11, 21), True, None, DutyStatus.DONE),
        (None, True, None, DutyStatus.DONE),
        (None, False, date(2026, 11, 22), DutyStatus.NOTHING_READ),
    ],
)
def test_how_an_occurrence_stands(
    due: date | None, done: bool, held: date | None, status: DutyStatus
) -> None:
    assert duty_status(due, done, held, TODAY) == status


def test_a_fulfilment_speaks_of_the_occurrence_of_its_period_alone() -> None:
    found = occurrences(DATED, MONTHLY, HELD, fulfilment("f", duty="d", period="2026-11"))
    assert [(str(o.period), o.status, o.fulfilment and o.fulfilment.id) for o in found] == [
        ("2026-10", "overdue", None),
        ("2026-11", "done", "f"),
        ("2026-12", "not_due", None),
    ]


@pytest.mark.parametrize("period", ["2026-Q4", "2026", "2026-09"])
def test_a_fulfilment_of_another_period_does_no_month(period: str) -> None:
    found = occurrences(DATED, MONTHLY, fulfilment("f", duty="d", period=period))
    assert [o.fulfilment for o in found] == [None] * 3


@pytest.mark.parametrize("period", ["", "2026-10"])
def test_a_duty_done_once_is_done_by_any_fulfilment(period: str) -> None:
    row = duty("d", due=date(2026, 10, 1))
    (only,) = occurrences(DATED, HELD, row, fulfilment("f", duty="d", period=period))
    assert (only.status, only.fulfilment and only.fulfilment.id) == ("done", "f")


@pytest.mark.parametrize("frequency", ["monthly", "periodic"])
def test_a_duty_that_recurs_nobody_knows_since_when_is_done_in_those_periods_alone(frequency: str) -> None:
    rows = [fulfilment(f"f{month}", duty="d", period=f"2026-{month}") for month in ("10", "09")]
    found = occurrences(HELD, duty("d", document="lost", frequency=frequency), *rows)
    assert [(str(o.period), o.status, o.fulfilment and o.fulfilment.id) for o in found] == [
        ("2026-09", "done", "f09"),
        ("2026-10", "done", "f10"),
    ]


def test_a_fulfilment_of_another_duty_or_of_a_gap_does_nothing() -> None:
    rows = (fulfilment("f", duty="e", period="2026-10"), fulfilment("g", gap="d", period="2026-10"))
    assert [o.fulfilment for o in occurrences(DATED, MONTHLY, *rows)] == [None] * 3


def test_occurrences_come_in_the_order_of_duties_and_time() -> None:
    rows = (duty("b", frequency="quarterly"), duty("a", frequency="monthly"))
    assert [(o.duty.id, str(o.period)) for o in occurrences(DATED, *rows)] == [
        ("a", "2026-10"),
        ("a", "2026-11"),
        ("a", "2026-12"),
        ("b", "2026-Q4"),
    ]


@given(st.dates(date(1000, 1, 1)), st.sampled_from([1, 3, 6, 12]))
def test_a_day_lies_in_its_month_quarter_half_or_year(day: date, months: int) -> None:
    period = period_of(day, months)
    assert period.first <= day <= period.last
    assert period.months == months
    assert Period.parse(str(period)) == period
