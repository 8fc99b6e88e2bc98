"""Profiles of columns: what is counted, and the same as a recount in plain Python whatever the cells hold."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.analysis.profiles import (
    BINS,
    DAYS,
    FEW_VALUES,
    FINE_SPAN,
    NUMBERS,
    ColumnProfile,
    ProfileKind,
    column_profile,
    position,
)
from scripts.model.package import Field, Line, Reference, Table
from scripts.model.values import value_text


class Month(NamedTuple):
    year: int
    month: int


def table(kind, values, keys=(), references=(), labels=None):
    column = Field("c", kind, {"vi": "Cột", "en": "Column"}, {}, "", labels=labels or {})
    lines = tuple(Line(n, ("" if v is None else str(v),), (v,)) for n, v in enumerate(values, 2))
    return Table("t", "t.csv", {}, {}, (column,), lines, tuple(keys), (), tuple(references), b"")


def profile_of(kind, values, **more):
    return column_profile(table(kind, values, **more), 0)


def test_numbers_have_a_histogram_whose_bars_hold_every_cell():
    found = profile_of("number", [Decimal(n) for n in range(100)] + [None] * 7)
    assert (found.kind, found.filled, found.rows, found.different) == ("histogram", 100, 107, 100)
    assert found.bars == (10,) * 10
    assert (found.low, found.middle, found.high) == (0, Decimal("49.5"), 99)
    assert profile_of("integer", range(18)).bars == (2,) * 9
    assert profile_of("number", [Decimal(n) / 7 for n in range(7 * BINS)]).bars == (7,) * BINS


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("date", [date(2026, 1, day) for day in range(1, 10)]),
        (
            "datetime",
            [datetime(2026, 1, day, 7) for day in range(1, 9)] + [datetime(2026, 1, 9, 7, tzinfo=UTC)],
        ),
        ("time", [time(hour) for hour in range(9)]),
        ("yearmonth", [Month(2026, month) for month in range(1, 10)]),
        ("year", list(range(2001, 2010))),
    ],
)
def test_days_and_hours_have_one_with_a_middle_that_is_one_of_them(kind, values):
    found = profile_of(kind, [*reversed(values), None])
    assert found.kind == "histogram" and sum(found.bars) == 9 and max(found.bars) == 1
    assert (found.low, found.middle, found.high) == (values[0], values[4], values[-1])


def test_few_values_have_a_bar_each_the_most_frequent_first_and_numbers_in_their_order():
    found = profile_of("string", ["b", "a", "b", "c", "b", "a", None, ""])
    assert (found.values, found.bars, found.filled) == (("b", "a", "c"), (3, 2, 1), 6)
    found = profile_of("integer", [10, 9, 10, 10])
    assert (found.values, found.bars) == ((9, 10), (1, 3))
    assert profile_of("string", [str(n % (FEW_VALUES + 1)) for n in range(50)]).kind == "filled"


def test_keys_and_references_and_texts_that_differ_are_only_counted():
    assert profile_of("integer", range(50), keys=["c"]).kind == "filled"
    assert profile_of("integer", range(50), references=[Reference(("c",), "p", "t", ("c",))]).kind == "filled"
    assert profile_of("string", "abcdefgh").kind == "filled"
    assert profile_of("object", [{"a": 1}, {"b": [2]}]).kind == "filled"


def test_nothing_and_numbers_that_are_none_are_not_counted():
    assert profile_of("number", [None, None]).kind == profile_of("string", []).kind == "empty"
    found = profile_of("number", [Decimal(n) for n in (1, 2, 3)] + [Decimal("NaN"), Decimal("Infinity")])
    assert (found.filled, found.high) == (3, 3)


@pytest.mark.parametrize("far", [Decimal("1e300"), 10**300, Decimal("1e-300"), -(10**19)])
def test_numbers_of_any_size_fall_into_bins(far):
    found = profile_of("number", [*(Decimal(n) for n in range(8)), far])
    assert sum(found.bars) == 9


# The same, recounted


DECIMALS = st.decimals(allow_nan=True, allow_infinity=True, places=None) | st.decimals(-50, 50, places=1)
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=3),
    "number": DECIMALS,
    "integer": st.integers() | st.integers(-20, 20),
    "year": st.integers(1, 9999),
    "date": st.dates() | st.dates(date(2026, 1, 1), date(2026, 2, 1)),
    "datetime": st.datetimes(),
    "time": st.times(),
    "yearmonth": st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
    "boolean": st.booleans(),
    "array": st.lists(st.integers(0, 2), max_size=2),
    "duration": st.timedeltas(timedelta(), timedelta(days=9)),
}
COLUMNS = st.sampled_from([*CELLS]).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        # A few different cells many times, or many different ones.
        st.lists(CELLS[kind], min_size=1, max_size=9).flatmap(
            lambda few: st.lists(st.sampled_from(few) | st.none(), max_size=40)
        )
        | st.lists(CELLS[kind] | st.none(), max_size=40),
    )
)


def filled(values: list[Any]) -> list[Any]:
    """The cells that hold something."""
    held = [v for v in values if v is not None and v != ""]
    return [v for v in held if not isinstance(v, Decimal) or v.is_finite()]


def in_bins(places: list[Decimal], different: int) -> tuple[int, ...]:
    """A histogram counted one bin at a time with fractions, from its lower edge up to the next one's."""
    low, high, bins = min(places), max(places), min(BINS, different)
    width = Fraction(high - low) / bins
    if high - low < FINE_SPAN and all(place % 1 == 0 for place in places):
        whole = int(high - low) + 1
        widths = [ceil(Fraction(whole, n)) for n in range(BINS, BINS // 2, -1)]
        spare = [each * ceil(Fraction(whole, each)) - whole for each in widths]
        width = Fraction(widths[spare.index(min(spare))])
        bins = ceil(whole / width)
    edges = [Fraction(low) + width * n for n in range(bins)]
    return tuple(
        sum(edge <= Fraction(p) and (n == bins - 1 or Fraction(p) < edges[n + 1]) for p in places)
        for n, edge in enumerate(edges)
    )


@settings(deadline=None)
@given(COLUMNS)
def test_a_profile_is_what_counting_by_hand_finds(column: tuple[str, list[Any]]) -> None:
    kind, values = column
    found, held = profile_of(kind, values), filled(values)
    counts = Counter(map(value_text, held))
    assert (found.filled, found.rows, found.different) == (len(held), len(values), len(counts))
    if found.kind == ProfileKind.EMPTY:
        assert not held
    elif found.kind == ProfileKind.VALUES:
        assert len(held) > len(counts) <= FEW_VALUES
        pairs = list(zip(map(value_text, found.values), found.bars, strict=True))
        assert dict(pairs) == counts
        if kind in (*NUMBERS, *DAYS):
            assert [*map(position, found.values)] == sorted(map(position, found.values))
        else:
            assert pairs == sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    elif found.kind == ProfileKind.HISTOGRAM:
        places = sorted(map(position, held))
        half = len(places) // 2
        assert (position(found.low), position(found.high)) == (places[0], places[-1])
        assert sum(found.bars) == len(held)
        if kind in ("number", "integer") and len(places) % 2 == 0:
            assert position(found.middle) == (places[half - 1] + places[half]) / 2
        else:
            assert position(found.middle) == places[(len(places) - 1) // 2]
    else:
        assert found == ColumnProfile(ProfileKind.FILLED, len(held), len(values), len(counts))


@settings(deadline=None)
@given(
    st.lists(st.decimals(-1000, 1000, places=2), min_size=2, max_size=60)
    | st.lists(st.integers(-300, 300), min_size=2, max_size=60)
)
def test_each_bin_of_a_histogram_holds_what_lies_between_its_edges(values: list[Any]) -> None:
    found = profile_of("number", values)
    if found.kind == ProfileKind.HISTOGRAM:
        places = [position(value) for value in values]
        assert found.bars == in_bins(places, len({*map(value_text, values)}))


def test_a_value_on_an_edge_lies_in_the_bin_above_it_where_floats_would_waver():
    tenths = [Decimal(n) / 10 for n in range(13)]  # 0.3 and 0.6 lie on edges; as floats they lie beside them
    assert profile_of("number", tenths).bars == (*(1,) * 11, 2)
