"""Rules of meaning at their borders, on ledgers made by hand; one of every mistake is in tests/broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from scripts.analysis import rules as validate
from scripts.analysis.context import Case
from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest.load import Loaded
from scripts.model.ledger import Row
from scripts.model.package import Field, Line, Table
from scripts.model.problem import Problem
from tests.ledgers import (
    amendment,
    document,
    gap,
    indicator,
    ledger,
    result,
    target,
    task,
    wording,
)  # fmt: skip

TODAY = date(2026, 4, 1)
FIRST = target("a", "10.5")


def told(rule: Callable[[Case], Iterator[Problem]], *rows: Row, today: date = TODAY) -> list[str]:
    """The codes that a rule tells of these rows."""
    made = ledger(indicator(), *rows)
    known = {table: frozenset(found) for table, found in made.by_id.items()}
    return [p.code for p in rule(Case(made, {}, known, today))]


@pytest.mark.parametrize("name", validate.RULES)
def test_a_rule_is_written_in_its_docstring_and_in_both_languages(name):
    rule, _ = validate.RULES[name]
    assert rule.__doc__
    assert all(sentences(language)["rules"][name] for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_in_words_are_the_rules_in_code_in_one_order(language):
    assert list(sentences(language)["rules"]) == list(validate.RULES)


def test_a_check_counts_the_rows_that_hold_and_carries_the_problems_of_the_rest(real):
    sound = {c.rule: c for c in validate.validate(real, TODAY)}
    assert sound["chains"].held == len(real.ledger.targets)
    quoted = ("targets", "results", "wording", "duties", "statements")
    assert sound["quotes"].held == sum(len(getattr(real.ledger, table)) for table in quoted)
    made = ledger(indicator(), FIRST, target("b", "11", replaces="a"), target("c", "12", replaces="a"))
    (chains,) = (c for c in validate.validate(Loaded((), made, {}, ()), TODAY) if c.rule == "chains")
    assert (chains.held, [p.code for p in chains.problems]) == (2, ["replaced-twice"])


@pytest.mark.parametrize(
    ("period", "begins"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-S1", date(2026, 1, 1)),
        ("2026-S2", date(2026, 7, 1)),
        ("2026-Q1", date(2026, 1, 1)),
        ("2026-Q2", date(2026, 4, 1)),
        ("2026-Q4", date(2026, 10, 1)),
        ("2026-01", date(2026, 1, 1)),
        ("2026-12", date(2026, 12, 1)),
    ],
)
def test_a_period_may_have_a_result_from_its_first_day(period, begins):
    row = result("r", "1", period=period)
    assert told(validate.periods, row, today=begins) == []
    assert told(validate.periods, row, today=date.fromordinal(begins.toordinal() - 1)) == ["period-not-begun"]


@pytest.mark.parametrize(
    "period", ["", "26", "0026", "2026-13", "2026-00", "2026-S3", "2026-Q5", "2026-1", "năm 2026"]
)
def test_what_is_not_an_sdmx_period_is_told_and_not_compared(period):
    assert told(validate.periods, result("r", "1", period=period)) == ["not-a-period"]
    assert told(validate.periods, target("t", "1", period=period)) == ["not-a-period"]


@pytest.mark.parametrize(
    ("base", "period", "codes"),
    [
        ("2025", "2026", []),
        ("2026", "2026", ["base-not-earlier"]),
        ("2026-Q2", "2026-Q1", ["base-not-earlier"]),
        ("2025-Q4", "2026-Q1", []),
        ("", "2026", []),
        ("2025-13", "2026", ["not-a-period"]),
    ],
)
def test_a_base_period_begins_before_its_own(base, period, codes):
    row = result("r", "1", period=period, base_period=base)
    assert told(validate.periods, row) == codes


@pytest.mark.parametrize(
    ("pairs", "first", "later", "fits"),
    [
        ([], "first", "second", True),  # the table of amendments does not speak of either
        ([], "first", "first", True),
        ([("first", "second")], "first", "second", True),
        ([("first", "second")], "first", "third", False),
        ([("first", "second")], "first", "first", False),
        ([("first", "second")], "third", "second", False),
        ([("first", "second")], "second", "third", True),  # a later amendment that nobody has described yet
        ([("first", "second"), ("second", "third")], "second", "third", True),
    ],
)
def test_a_target_is_replaced_by_an_instrument_that_amends_its_own(pairs, first, later, fits):
    rows = [amendment(f"m{n}", amends=a, document=d, kind="target") for n, (a, d) in enumerate(pairs)]
    targets = [target("a", "10.5", document=first), target("b", "11", document=later, replaces="a")]
    found = told(validate.chains, document("third", issued=None), *rows, *targets)
    assert found == ([] if fits else ["replaces-unamended"])


@pytest.mark.parametrize(
    ("first", "later", "codes"),
    [
        (date(2025, 12, 5), date(2025, 12, 5), []),
        (date(2025, 12, 5), date(2025, 12, 4), ["replaces-later"]),
        (date(2025, 12, 5), None, []),
        (None, date(2025, 12, 4), []),
    ],
)
def test_an_instrument_replaces_nothing_of_a_later_day(first, later, codes):
    documents = [document("first", issued=first), document("second", issued=later)]
    rows = [FIRST, target("b", "11", document="second", replaces="a")]
    assert told(validate.chains, *documents, *rows) == codes


@pytest.mark.parametrize(
    ("bound", "value", "upper", "codes"),
    [
        ("range", "10", "11", []),
        ("range", "10", "10", ["range-backwards"]),
        ("range", "10", None, ["range-without-end"]),
        ("eq", "10", None, []),
        ("eq", "10", "11", ["end-without-range"]),
    ],
)
def test_a_range_and_only_a_range_has_two_ends_in_order(bound, value, upper, codes):
    ends = {"value_upper": upper} if upper else {}
    assert told(validate.figures, target("t", value, bound=bound, **ends)) == codes


@pytest.mark.parametrize(
    ("rank", "field", "codes"),
    [
        ("1", 34, []),
        ("34", 34, []),
        ("35", 34, ["rank-beyond"]),
        ("0", 34, ["rank-beyond"]),
        ("3", None, ["rank-of-unknown"]),
    ],
)
def test_a_rank_lies_within_its_field(rank, field, codes):
    rows = [indicator("place", unit="rank"), result("r", rank, "place", out_of=field)]
    assert told(validate.figures, *rows) == codes


def test_only_a_rank_has_a_field():
    assert told(validate.figures, result("r", "7", out_of=34)) == ["not-a-rank"]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (target("growth-2026-first", "1"), []),
        (target("growth-2025-first", "1"), ["id-unlike-row"]),
        (target("growth-2026-q1", "1", period="2026-Q1"), []),
        (target("rate-2026", "1"), ["id-unlike-row"]),
        (target("rate-change-2026", "1", "rate"), ["id-unlike-row"]),  # the longest name is the one meant
        (target("rate-change-2026", "1", "rate-change"), []),
        (target("t17", "1"), []),
        (target("growth-17", "1"), []),
        (target("growth-0001", "1"), []),
        (result("growthful-2025", "1"), []),
    ],
)
def test_an_id_that_names_an_indicator_and_a_year_names_the_rows_own(row, codes):
    assert told(validate.names, indicator("rate"), indicator("rate-change"), row) == codes


@pytest.mark.parametrize(("unit", "codes"), [("percentage-point", []), ("percent", ["change-not-in-points"])])
def test_the_change_of_a_percentage_is_in_points(unit, codes):
    assert told(validate.changes_of, indicator("growth-change", unit=unit)) == codes


def test_the_change_of_a_count_is_counted_as_it_is():
    rows = [indicator("visits", unit="visit"), indicator("visits-change", unit="visit")]
    assert told(validate.changes_of, *rows) == []


@pytest.mark.parametrize(("last", "codes"), [("40", []), ("40.01", ["shares-exceed-whole"])])
def test_shares_may_make_a_whole_and_no_more(last, codes):
    parts = [indicator(id, whole="growth", position=n) for n, id in enumerate(("farms", "works", "rest"))]
    rows = [*parts, target("a", "60", "farms"), target("b", last, "works")]
    assert (
        sorted(set(told(validate.wholes, *rows))) == codes
    )  # once for the original, once for what is in force


@pytest.mark.parametrize(
    ("positions", "codes"),
    [((1, 2, 3), []), ((3, 1, 2), []), ((2, 3), ["positions-gap"]), ((1, 1, 2), ["positions-gap"])],
)
def test_positions_run_on_from_one(positions, codes):
    rows = [wording(f"w{n}", "added", amendment="m", position=p) for n, p in enumerate(positions)]
    assert sorted(set(told(validate.wording, amendment("m", task="t"), task("t"), *rows))) == codes


@pytest.mark.parametrize(
    ("about", "codes"),
    [
        ("indicators/growth", []),
        ("indicators/none", ["about-nothing"]),
        ("growth", ["about-nothing"]),
        ("/", ["about-nothing"]),
    ],
)
def test_a_gap_is_about_a_row(about, codes):
    assert told(validate.gaps, gap("g", about)) == codes


def test_a_gap_about_a_table_that_could_not_be_read_is_left_in_peace():
    made = ledger(gap("g", "tasks/t"), gap("h", "tusks/t"))
    assert [p.code for p in validate.gaps(Case(made, {}, {}, TODAY))] == ["about-nothing"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["a,1,x", "b,1,y"], []),
        (["a,1,x", "b,1,x"], [3]),
        (["a,1,x", "b,2,x", "c,1,x", "d,2,x"], [4, 5]),
        (["a,,", "b,,"], []),  # nothing to compare
        (["a,1,x", "a,1,x"], []),  # the id itself stands twice: load tells that
    ],
)
def test_columns_that_are_unique_together_differ_in_every_row(lines, rows):
    fields = tuple(Field(n, "string", {}, {}, "", {}, {}) for n in ("id", "position", "name"))
    cells = tuple(Line(n, tuple(line.split(","))) for n, line in enumerate(lines, 2))
    table = Table("themes", "themes.csv", {}, {}, fields, cells, ("id",), (("position", "name"),), (), b"")
    found = list(validate.unique_keys(Case(ledger(), {"themes": ("themes.csv", table)}, {}, TODAY)))
    assert [(p.code, p.row, p.column) for p in found] == [("not-unique", row, "name") for row in rows]
