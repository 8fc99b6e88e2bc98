"""Every statement stands under its kind, with who made it and to whom."""

from __future__ import annotations

from scripts.pages import statements
from tests.ledgers import organisation, page_context, statement


def test_statements_stand_by_kind_and_say_what_is_not_known():
    view = statements.view(page_context(statement("s"), statement("t", kind="achievement")))
    assert [(kind.kind, kind.count) for kind in view.kinds] == [("achievement", 1), ("petition", 1)]
    (row,) = view.kinds[1].statements
    assert (row.by, row.to, row.theme) == ("body not stated", "", "")


def test_an_agreement_stands_between_two_sides_and_leads_from_none_to_the_other():
    sides = [organisation("a", position=1), organisation("b", position=2)]
    for kind, said in (("agreement", ("Body a and Body b", "")), ("petition", ("Body a", "Body b"))):
        view = statements.view(page_context(*sides, statement("s", kind=kind, by="a", to="b")))
        (row,) = view.kinds[0].statements
        assert (row.by, row.to) == said
