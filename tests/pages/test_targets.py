"""The page of targets has those of the latest period, and every quote behind them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from scripts.charts.svg import Chart
from scripts.pages import targets
from tests.ledgers import AMENDED, indicator, page_context, target


def test_only_the_current_year_is_shown():
    others = (target("c", "12", period="2027"), target("s", "9", period="2026-S1", kind="scenario"))
    view = targets.view(page_context(*AMENDED, *others))
    assert view.title == "Targets for 2026"
    assert [quote.id for one in view.evidence for quote in one.quotes] == ["a", "b"]


def test_a_disagreement_is_said_on_the_page():
    view = targets.view(page_context(*AMENDED, target("p", "11", bound="gt", document="press")))
    assert [conflict.indicator for conflict in view.conflicts] == ["growth"]


def test_a_structure_has_what_its_shares_in_force_leave_over():
    shares = [indicator("land"), indicator("farms", whole="land"), indicator("rest", whole="land")]
    context = page_context(*shares, target("t", "96", "farms"))
    charts = {
        "land-structure": Chart(
            "land-structure", "Land", "T", "C", (), (), (), Markup("<svg/>"), Path("x.json")
        )
    }
    (structure,) = targets.view(replace(context, charts=charts)).structures
    assert [remainder.id for remainder in structure.remainders] == ["rest-2026-in-force"]
    assert targets.view(context).structures == ()
