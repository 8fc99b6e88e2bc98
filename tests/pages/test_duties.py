"""Every duty stands under the body that bears it; a body that is not stated is said to be none."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.pages import duties, pieces
from scripts.pages.render import page
from tests.ledgers import duty, fulfilment, gap, page_context, task


def test_duties_without_a_bearer_come_last_under_their_own_heading(mini):
    view = duties.view(mini)
    assert [(one.anchor, one.name) for one in view.organisations] == [("office", "Office")]
    view = duties.view(page_context(duty("d")))
    assert [(one.anchor, one.name) for one in view.organisations] == [
        ("not-stated", "The text does not say whose duty it is")
    ]


def test_what_is_awaited_is_listed_and_what_is_unknown_is_not():
    rows = [task("t"), gap("g", "tasks/t", kind="awaited", expected="2027"), gap("h", "tasks/t")]
    assert [row.id for row in duties.view(page_context(*rows)).awaited] == ["g"]


def test_the_page_says_by_which_rule_its_duties_were_chosen(mini):
    assert duties.view(mini).rule == pieces.table_description(mini, "duties") != ""
    assert duties.view(page_context(duty("d"))).rule == ""
    for context in (mini, page_context(duty("d"))):
        text = page(context, "duties", duties.PATH, duties.view(context)).text
        assert ('<p class="note">' + (duties.view(context).rule or "…") + "</p>" in text) == (context is mini)


DUE = duty("d", due=date(2026, 12, 15))


@pytest.mark.parametrize(
    ("rows", "offered"),
    [((DUE,), True), ((duty("d"),), False), ((DUE, fulfilment("f", duty="d")), False)],
    ids=["due", "no day", "done"],
)
def test_the_calendar_is_offered_where_it_has_a_day(rows, offered):
    context = page_context(*rows)
    text = page(context, "duties", duties.PATH, duties.view(context)).text
    assert ("duties/due.ics" in text) == offered
