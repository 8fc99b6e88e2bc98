"""Every statement stands under its kind, with who made it and to whom."""

from __future__ import annotations

from scripts.pages import statements
from tests.ledgers import page_context, statement


def test_statements_stand_by_kind_and_say_what_is_not_known():
    view = statements.view(page_context(statement("s"), statement("t", kind="achievement")))
    assert [(kind.kind, kind.count) for kind in view.kinds] == [("achievement", 1), ("petition", 1)]
    (row,) = view.kinds[1].statements
    assert (row.by, row.to, row.theme) == ("body not stated", "", "")
