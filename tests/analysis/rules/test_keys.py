"""New ids name what their row is about; columns that are unique together differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.analysis.context import RuleContext
from scripts.analysis.rules import keys
from scripts.model.package import Field, Line, Table
from tests.contexts import TODAY, context, problem_codes
from tests.ledgers import indicator, ledger, result, target


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (target("growth-2026-first", "1"), []),
        (target("growth-2025-first", "1"), ["id-unlike-row"]),
        (target("growth-2026-q1", "1", period="2026-Q1"), []),
        (target("growth-2026-2030", "1", period="2026/2030"), []),
        (target("growth-2028", "1", period="2026/2030"), []),
        (target("growth-2031", "1", period="2026/2030"), ["id-unlike-row"]),
        (result("growth-2024", "1", period="2025", base_period="2024"), []),
        (result("growth-2025-told-2026", "1", period="2025"), []),
        (result("growth-2010-prices-2025", "1", period="2025"), []),
        (target("rate-2026", "1"), ["id-unlike-row"]),
        (target("rate-change-2026", "1", "rate"), ["id-unlike-row"]),  # the longest name is the one meant
        (target("rate-change-2026", "1", "rate-change"), []),
        (target("rate-2026", "1", "rate-change"), []),  # its own, cut short
        (target("rate-2025", "1", "rate-change"), ["id-unlike-row"]),
        (target("2025-growth", "1"), []),
        (target("t17", "1"), []),
        (target("growth-17", "1"), []),
        (target("growth-0001", "1"), []),
        (target("growth-20251", "1"), []),
        (target("growth-2025q", "1"), []),
        (result("growthful-2025", "1"), []),
    ],
)
def test_an_id_that_names_an_indicator_and_a_year_names_the_rows_own(row, codes):
    assert problem_codes(keys.names, indicator("rate"), indicator("rate-change"), row) == codes


def test_an_id_that_was_published_may_speak_of_what_was_corrected():
    made = context(ledger(indicator(), target("growth-2025", "1")))
    assert [p.code for p in keys.names(made)] == ["id-unlike-row"]
    published = replace(made, published={"targets": {"growth-2025": {}}})
    assert [*keys.names(published)] == []


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
    fields = tuple(Field(n, "string", {}, {}, "") for n in ("id", "position", "name"))
    cells = tuple(Line(n, tuple(line.split(","))) for n, line in enumerate(lines, 2))
    table = Table("themes", "themes.csv", {}, {}, fields, cells, ("id",), (("position", "name"),), (), b"")
    found = list(keys.unique_keys(RuleContext(ledger(), {"themes": ("themes.csv", table)}, {}, TODAY, {})))
    assert [(p.code, p.row, p.column) for p in found] == [("not-unique", row, "name") for row in rows]
