"""How a figure was revised stands in its order: what was said first, each step, what is current."""

from __future__ import annotations

from scripts.analysis.revisions import RevisionHistory, revision_histories
from scripts.model.row import Row
from tests.ledgers import area, indicator, ledger, result


def histories(*rows: Row) -> list[RevisionHistory]:
    """The revisions of growth in a ledger of these rows."""
    return [*revision_histories(ledger(indicator(), indicator("other"), area("valley"), *rows), "growth")]


def chains(*rows: Row) -> list[list[str]]:
    return [[row.id for row in history.chain] for history in histories(*rows)]


def test_estimate_provisional_and_official_figure_stand_in_the_order_in_which_they_were_given() -> None:
    rows = (
        result("z", "7", status="E"),
        result("a", "7.5", status="P", replaces="z", source="first"),
        result("m", "7.4", status="A", replaces="a"),
    )
    (history,) = histories(*rows)
    assert [row.id for row in history.chain] == ["z", "a", "m"]
    assert history.current.id == "m"
    assert [(str(step.difference), step.kind) for step in history.changes] == [
        ("0.5", "raised"),
        ("-0.1", "lowered"),
    ]


def test_a_figure_that_nothing_revises_has_no_history() -> None:
    assert chains(result("a", "7"), result("b", "8", source="first")) == []
    assert chains() == []


def test_each_period_and_area_has_its_own_the_own_area_first() -> None:
    rows = (
        result("v1", "1", area="valley", period="2025"),
        result("v2", "2", area="valley", period="2025", replaces="v1"),
        result("a1", "1"),
        result("a2", "2", replaces="a1"),
        result("b1", "1", period="2025"),
        result("b2", "2", period="2025", replaces="b1"),
        result("o1", "1", "other"),
        result("o2", "2", "other", replaces="o1"),
    )
    assert chains(*rows) == [["b1", "b2"], ["a1", "a2"], ["v1", "v2"]]


def test_a_revised_row_that_is_not_there_begins_no_history_and_a_circle_ends() -> None:
    assert chains(result("a", "7", replaces="nowhere")) == []
    assert chains(result("a", "7", replaces="b"), result("b", "8", replaces="a")) == []
    assert chains(result("a", "7", replaces="a")) == []


def test_where_two_figures_revise_the_same_one_both_are_told() -> None:
    rows = (result("a", "7"), result("b", "8", replaces="a"), result("c", "9", replaces="a", source="first"))
    assert chains(*rows) == [["a", "b"], ["a", "c"]]
