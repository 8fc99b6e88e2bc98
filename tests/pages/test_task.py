"""A task's page is summed up by what amended it."""

from __future__ import annotations

from scripts.pages import task as task_page
from tests.ledgers import amendment, page_context, task, wording


def test_a_task_is_summed_up_by_its_amendments_else_by_its_title():
    rows = task("t"), task("u"), amendment("m", task="t"), wording("w", "added", amendment="m")
    context = page_context(*rows)
    assert [task_page.summary(context, row) for row in context.ledger.tasks] == ["amended", "Task u"]
