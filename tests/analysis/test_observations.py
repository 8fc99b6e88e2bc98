"""Results are selected and ordered: what is current, what was reported when, ranks, the last figure."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from scripts.analysis import observations
from scripts.model.row import Row
from tests.ledgers import area, indicator, ledger, result


def ids(rows: Iterable[Row]) -> list[str]:
    return [row.id for row in rows]


def test_without_rows_there_is_no_year_and_no_result() -> None:
    empty = ledger()
    assert observations.result_year(empty) is None
    assert observations.latest_results(empty, 5) == observations.current_results(empty) == []
    assert observations.results_of(empty, "growth") == observations.all_results_of(empty, "growth") == []
    assert observations.last_of(empty, "growth") is None


FIVE = (
    area("valley"),
    result("old", "7"),
    result("new", "8", replaces="old"),
    result("ahead", "9", period="2027", status="F"),
    result("elsewhere", "5", area="valley"),
    result("early", "6", period="2026-Q1"),
)


def test_what_was_revised_foreseen_or_measured_elsewhere_is_not_the_current_result() -> None:
    whole = ledger(indicator(), *FIVE)
    assert ids(observations.current_results(whole)) == ["early", "new"]
    assert ids(observations.results_of(whole, "growth")) == ["early", "new"]
    assert [row.id for row in whole.results if whole.is_current(row)] == ["early", "new"]
    assert [(str(period), ids(rows)) for period, rows in observations.latest_results(whole, 9)] == [
        ("2026-Q1", ["early"]),
        ("2026", ["new"]),
    ]


def test_every_result_of_an_indicator_stands_in_time_the_own_area_first_the_current_one_first() -> None:
    whole = ledger(indicator(), indicator("other"), *FIVE, result("o", "1", "other"))
    assert ids(observations.all_results_of(whole, "growth")) == ["early", "new", "old", "ahead", "elsewhere"]


def test_a_documents_results_are_all_that_it_reports() -> None:
    whole = ledger(indicator(), *FIVE, result("x", "1", source="first"))
    assert ids(observations.results_from(whole, whole.document("first"))) == ["x"]
    assert len(observations.results_from(whole, whole.document("press"))) == 5


def test_the_year_of_results_is_the_latest_whole_one_that_has_one() -> None:
    rows = (
        result("a", "1", period="2024"),
        result("b", "1", period="2025"),
        result("c", "1", period="2026-04"),
        result("d", "1", period="2026/2030"),
        result("e", "1", period="2026", status="F"),
    )
    assert str(observations.result_year(ledger(indicator(), *rows))) == "2025"


def test_results_stand_in_time_by_their_last_day_and_indicators_keep_their_order() -> None:
    whole = ledger(
        indicator("z", position=1),
        indicator("a", position=2),
        result("1", "1", "a", period="2026-04"),
        result("2", "1", "a", period="2026"),
        result("3", "1", "z"),
    )
    assert ids(observations.in_order(whole, whole.results)) == ["1", "3", "2"]
    assert [(str(period), ids(found)) for period, found in observations.latest_results(whole, 9)] == [
        ("2026-04", ["1"]),
        ("2026", ["3", "2"]),
    ]


def test_where_there_are_too_many_the_latest_results_are_shown() -> None:
    told = ("2023", "2024", "2024-Q4", "2025", "2026-01")
    whole = ledger(indicator(), *(result(period, "1", period=period) for period in told))
    shown = [[str(period) for period, _ in observations.latest_results(whole, most)] for most in range(6)]
    in_time = ["2023", "2024-Q4", "2024", "2025", "2026-01"]
    assert shown == [in_time[5 - most :] for most in range(6)]


def test_of_a_period_with_too_many_results_the_first_indicators_are_shown() -> None:
    given = [indicator(id, position=n) for n, id in enumerate("abc", 1)]
    whole = ledger(*given, *(result(i.id, "1", i.id) for i in reversed(given)))
    latest = observations.latest_results(whole, 2)
    assert [(str(period), ids(rows)) for period, rows in latest] == [("2026", ["a", "b"])]


# Of one indicator


def last(*rows: Row) -> str | None:
    """The id of the last figure of growth."""
    found = observations.last_of(ledger(indicator(), area("valley"), *rows), "growth")
    return found and found.id


def test_the_last_figure_is_that_of_the_period_that_ends_last() -> None:
    rows = (result("y", "7", period="2025"), result("q", "8", period="2026-Q1"))
    assert last(*rows) == "q"
    assert last(*rows, result("f", "9", status="F"), result("v", "9", area="valley")) == "q"
    assert last(*rows, result("r", "9", period="2026-Q1", replaces="q")) == "r"


@pytest.mark.parametrize(
    ("other", "leads"),
    [({"value": "8"}, "q"), ({"value": "9"}, None), ({"value": "8", "bound": "gt"}, None)],
    ids=["the same", "another value", "another bound"],
)
def test_where_sources_disagree_about_the_last_period_none_leads(
    other: dict[str, str], leads: str | None
) -> None:
    given = {"period": "2026-Q1", "source": "first", **other}
    rows = (result("q", "8", period="2026-Q1"), result("r", given.pop("value"), **given))
    assert last(result("y", "7", period="2025"), *rows) == leads


def test_a_results_rank_is_of_its_own_period_and_says_of_how_many() -> None:
    place = indicator("place", unit="rank", rank_of="growth")
    rows = (
        result("g", "8"),
        result("old", "20", "place", period="2025", out_of=63),
        result("bare", "5", "place"),
        result("new", "24", "place", out_of=34),
    )
    whole = ledger(indicator(), place, *rows)
    by_id = {row.id: row for row in whole.results}
    assert observations.rank_of(whole, by_id["g"]) is by_id["new"]
    assert observations.rank_of(whole, by_id["new"]) is None
    without = ledger(indicator(), place, *rows[:3])
    assert observations.rank_of(without, without.by_id["results"]["g"]) is None


def test_results_are_grouped_by_period_the_latest_last() -> None:
    whole = ledger(
        indicator("z", position=1),
        indicator("a", position=2),
        result("1", "1", "a"),
        result("2", "1", "z"),
        result("3", "1", "z", period="2026-S1"),
    )
    grouped = observations.by_period(whole, whole.results)
    assert [(str(period), ids(rows)) for period, rows in grouped] == [
        ("2026-S1", ["3"]),
        ("2026", ["2", "1"]),
    ]
