"""Every task stands in the list once, by position."""

from __future__ import annotations

from scripts.pages import tasks
from tests.ledgers import page_context, task


def test_tasks_stand_by_position_with_where_they_are_set():
    rows = [task("a", position=2, provision="II.2"), task("b", position=1, provision="II.1")]
    view = tasks.view(page_context(*rows))
    assert [row.path for row in view.tasks] == ["tasks/b/", "tasks/a/"]
    assert view.tasks[0].provision.replace("\u00a0", " ") == "Part II, clause 1"
    assert view.chart is None and view.lead.startswith("2 tasks")
