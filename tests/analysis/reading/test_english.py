"""English quotes: figures, hedges, falls, statuses and years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.reading import english as e


@pytest.mark.parametrize(
    ("text", "value", "bound", "falls"),
    [
        ("exceeding 10.5%", "10.5", "gt", False),
        ("over 1.6 million tourist arrivals", "1600000", "gt", False),
        ("reaches over VND 2,880 billion", "2880000000000", "gt", False),
        ("increasing nearly 18%", "18", "near", False),
        ("growth target of 10.5% or higher", "10.5", "ge", False),
        ("poverty rate reduces by 3%", "3", "eq", True),
        ("fell by more than 3%", "3", "lt", True),
        ("fell to 17.78%", "17.78", "eq", False),
        ("estimated at 7.34%", "7.34", "eq", False),
        ("15,292.791 billion", "15292791000000", "eq", False),
    ],
)
def test_a_figure_is_read_the_english_way(text, value, bound, falls):
    (one,) = e.quantities_en(text)
    assert (one.scaled, one.bound, one.falls) == (Decimal(value), bound, falls)


def test_years_days_and_numbers_of_documents_are_no_figures():
    assert e.quantities_en("On January 10, 2025 and in 2026, No. 57") == ()
    assert e.years_en("in 2025, over 2,025 homes and 2026") == (2025, 2026)


def test_ranges_ranks_and_points():
    (one,) = e.quantities_en("from 9.5% to 10.5%")
    assert (one.bound, one.upper) == ("range", Decimal("10.5"))
    (rank,) = e.quantities_en("ranked 24/34")
    assert (rank.rank, rank.of) == (True, 34)
    (points,) = e.quantities_en("up 3 percentage points")
    assert points.unit == "điểm %"


def test_the_parts():
    assert e.number("1,234.5") == Decimal("1234.5")
    assert e.bound_of("at least ", "") == ("at least", "ge")
    assert e.is_fall("prices fell ")
    assert e.statuses_en("is estimated at 7%") == {"E"}
    assert list(e.scanned("none")) == []
