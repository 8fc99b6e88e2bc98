"""Every duty stands under the body that bears it; a body that is not stated is said to be none."""

from __future__ import annotations

from scripts.pages import duties
from tests.ledgers import duty, gap, page_context, task


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
