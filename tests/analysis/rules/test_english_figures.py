"""Figures quoted in English: what their quotes do not say is told."""

from __future__ import annotations

import pytest

from scripts.analysis.rules.quoted_figures import quoted_figures
from tests.contexts import context
from tests.ledgers import document, indicator, ledger, result, unit

COUNTED = {"growth": "percent", "change": "percentage-point", "place": "rank", "revenue": "money"}


def codes(about: str, value: str, quote: str, **given: object) -> list[str]:
    """What is found in a result read in an English document."""
    row = result("r", value, about, quote=quote, source="news", **{"period": "2025"} | given)
    rows = [indicator(id, unit=unit) for id, unit in COUNTED.items()]
    money = unit("money", "money", "tỷ đồng", "billion VND", "tỷ đồng", "billion")
    held = ledger(money, *rows, document("news", kind="press", language="en"), row)
    return [problem.code for problem in quoted_figures(context(held))]


@pytest.mark.parametrize(
    ("about", "value", "quote", "given", "expected"),
    [
        ("growth", "7.34", "growth rate is estimated at 7.34%", {"status": "E"}, []),
        ("growth", "7.34", "growth rate is estimated at 7.34%", {}, ["status-unlike-quote"]),
        ("growth", "7.35", "growth rate is estimated at 7.34%", {}, ["figure-not-in-quote"]),
        ("growth", "10.5", "GRDP of the province exceeding 10.5%", {"bound": "gt"}, []),
        ("growth", "10.5", "GRDP of the province exceeding 10.5%", {}, ["hedge-unlike-bound"]),
        ("growth", "9.5", "from 9.5% to 10.5%", {"bound": "range", "value_upper": "10.5"}, []),
        ("growth", "9.5", "from 9.5% to 10.5%", {"bound": "range"}, ["upper-not-in-quote"]),
        ("growth", "5", "in 2024 it rose by 5%", {}, ["year-unlike-quote"]),
        ("change", "-3", "poverty rate reduces by 3%", {}, []),
        ("change", "3", "poverty rate reduces by 3%", {}, ["sign-unlike-quote"]),
        ("place", "24", "ranked 24/34 provinces", {"out_of": 34}, []),
        ("place", "24", "ranked 24/34 provinces", {}, ["field-not-in-quote"]),
        ("revenue", "2880", "reaches over VND 2,880 billion", {"bound": "gt"}, []),
        ("revenue", "2880", "over 2,880%", {"bound": "gt"}, ["figure-not-in-quote"]),
    ],
)
def test_a_row_agrees_with_its_english_quote(about, value, quote, given, expected):
    assert codes(about, value, quote, **given) == expected
