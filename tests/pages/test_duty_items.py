"""A duty says what, by whom, how often as far as that is stated."""

from __future__ import annotations

import pytest

from scripts.pages.duty_items import duty_item
from tests.ledgers import duty, page_context


@pytest.mark.parametrize(("frequency", "text"), [("", ""), ("monthly", "every month")])
def test_a_duty_says_how_often_only_where_that_is_stated(frequency, text):
    row = duty("d", frequency=frequency, provision="II.4")
    item = duty_item(page_context(row), row)
    assert (item.frequency, item.organisation) == (text, "body not stated")
    assert item.evidence.provision.replace("\u00a0", " ") == "Part II, clause 4"
