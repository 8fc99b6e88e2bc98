"""Shares make a whole, as far as printed figures can tell: in targets, in results."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scripts.analysis.rules import shares
from tests.contexts import context, problem_codes
from tests.ledgers import document, indicator, ledger, result, target, withdrawal

PARTS = [indicator(id, whole="growth", position=n) for n, id in enumerate(("farms", "works", "rest"))]
EXCEED, BELOW = ["shares-exceed-whole"], ["shares-below-whole"]


def told(*rows):
    return problem_codes(shares.shares, *PARTS, *rows)


def stated(make, *values, **given):
    """A row of the first shares for each value: “eq 60” or “60”."""
    rows = []
    for part, text in zip(PARTS, values, strict=False):
        bound, _, value = text.rpartition(" ")
        rows.append(make(f"{part.id}-2026", value, part.id, **{"bound": bound or "eq"} | given))
    return rows


@pytest.mark.parametrize("make", [target, result])
@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (("60", "40"), []),
        (("60.00", "40.01"), []),  # rounded up, both of them
        (("60.00", "40.02"), EXCEED),
        (("60", "40.5"), []),
        (("60", "41.1"), EXCEED),
        (("30", "30"), []),
        (("33.3", "33.3", "33.3"), []),  # as thirds are printed
        (("33.3", "33.3", "33.2"), BELOW),
        (("33.3", "33.3", "33.6"), EXCEED),
        (("50", "30", "20"), []),
        (("50", "30", "21"), []),
        (("50", "30", "22"), EXCEED),
        (("50.0", "30.0", "20.2"), EXCEED),
        (("approx 50.0", "30.0", "20.2"), []),
        (("approx 50.0", "30.0", "10.0"), BELOW),
        (("near 50.0", "30.0", "22.0"), []),
        (("near 50.0", "30.0", "19.8"), BELOW),
        (("gt 50.0", "30.0", "10.0"), []),
        (("gt 60.0", "30.0", "20.0"), EXCEED),
        (("lt 50.0", "30.0", "10.0"), BELOW),
        (("lt 90.0", "30.0", "10.0"), []),
        (("lt 50.0", "gt 90.0"), []),
    ],
)
def test_all_shares_make_the_whole_and_some_never_exceed_it(make, values, codes):
    assert told(*stated(make, *values)) == codes


def test_a_range_reaches_from_end_to_end():
    row = target("farms-2026", "40", "farms", bound="range", value_upper="50")
    assert told(row, *stated(target, "0", "30", "25")[1:]) == []
    assert told(row, *stated(target, "0", "30", "10")[1:]) == BELOW


def test_the_original_and_what_is_in_force_are_summed_by_themselves():
    rows = stated(target, "60", "30", "10")
    second = target("works-new", "50", "works", document="second", replaces="works-2026")
    assert told(*rows) == []
    assert told(*rows, second) == EXCEED
    third = target("farms-new", "40", "farms", document="second", replaces="farms-2026")
    assert told(*rows, second, third) == []
    taken = withdrawal("w", "farms", replaces="farms-2026")
    assert told(*rows, second, taken) == []


def test_a_share_that_an_amendment_adds_was_no_part_of_the_original():
    old = [target("a", "70", "farms"), target("b", "50", "farms", document="second", replaces="a")]
    assert told(*old, target("c", "45", "works", document="second")) == []


def test_each_body_and_each_area_and_period_is_summed_by_itself():
    documents = [document("first", issuer="council"), document("other", issuer="office")]
    first = target("a", "60", "farms")
    for given in ({"document": "other"}, {"area": "north"}, {"period": "2027"}, {"kind": "scenario"}):
        assert told(*documents, first, target("b", "50", "works", **given)) == []
    assert told(*documents, first, target("b", "50", "works")) == EXCEED


def test_claims_are_not_summed():
    assert told(target("a", "60", "farms"), target("b", "50", "works", document="press")) == []


def test_results_that_are_superseded_or_forecast_are_not_summed():
    rows = stated(result, "60", "30", "10", status="E")
    assert told(*rows, result("new", "50", "works", status="E", replaces="works-2026")) == EXCEED
    assert told(*rows, result("new", "50", "works", status="F")) == []
    assert told(*rows, result("new", "50", "works", status="P")) == []  # another count altogether


def test_sources_that_disagree_on_one_share_leave_room():
    rows = stated(result, "60", "30", "10")
    assert told(*rows, result("other", "31.5", "works", source="first")) == []


def test_shares_that_are_no_percentages_are_not_summed():
    parts = [indicator(part.id, whole="growth", unit="million-vnd") for part in PARTS]
    assert problem_codes(shares.shares, *parts, *stated(target, "600", "500")) == []
    mixed = [*PARTS[:2], indicator("rest", whole="growth", unit="million-vnd")]
    assert problem_codes(shares.shares, *mixed, *stated(target, "20", "30")) == []


@pytest.mark.parametrize("unread", ["indicators", "targets", "units", "documents"])
def test_where_a_row_could_not_be_read_nobody_knows_the_sum(unread):
    made = context(ledger(indicator(), *PARTS, *stated(target, "33.3", "33.3", "33.2")))
    assert [p.code for p in shares.shares(made)] == BELOW
    known = {**made.known_ids, unread: made.known_ids[unread] | {"torn"}}
    assert [*shares.shares(replace(made, known_ids=known))] == []


@pytest.mark.parametrize(
    ("value", "half"), [("60", "0.5"), ("13.8", "0.05"), ("8.70", "0.005"), ("1E+1", "0.5"), ("0", "0.5")]
)
def test_a_printed_figure_was_rounded_at_its_last_decimal(value, half):
    assert shares.rounding(Decimal(value)) == Decimal(half)
