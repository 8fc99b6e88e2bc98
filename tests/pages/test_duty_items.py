"""A duty says what, by whom, how often as far as that is stated."""

from __future__ import annotations

import pytest

from scripts.pages.duty_items import duty_item
from tests.ledgers import duty, gap, page_context


@pytest.mark.parametrize(("frequency", "text"), [("", ""), ("monthly", "every month")])
def test_a_duty_says_how_often_only_where_that_is_stated(frequency, text):
    row = duty("d", frequency=frequency, provision="II.4")
    item = duty_item(page_context(row), row)
    assert (item.frequency, item.organisation) == (text, "body not stated")
    assert item.evidence.provision.replace("\u00a0", " ") == "Part II, clause 4"


@pytest.mark.parametrize(
    ("text", "frequency", "says"),
    [
        ("It says “by month”. Our reading: every month.", "monthly", "every month · our reading"),
        ("No day is given.", "monthly", "every month"),
        ("Our reading: every month.", "", ""),
    ],
)
def test_how_often_is_marked_where_it_is_our_reading(text, frequency, says):
    row, about = duty("d", frequency=frequency), gap("g", "duties/d", text_en=text)
    other = gap("h", "duties/e", text_en="Our reading: never.")
    assert duty_item(page_context(row, duty("e"), about, other), row).frequency == says
