"""What each amending instrument did stands in a section of its own: its steps, withdrawals, tasks."""

from __future__ import annotations

from datetime import date

from scripts.model.row import Row
from scripts.pages.amending import AmendingDocument, amending_document
from tests.ledgers import (
    GROWTH,
    amendment,
    document,
    indicator,
    page_context,
    target,
    task,
    withdrawal,
    wording,
)

THIRD = document("third", issued=date(2026, 9, 1), number="12-NQ/TU")
CHAIN = (
    GROWTH,
    target("a", "10.5"),
    target("b", "11", replaces="a", document="second"),
    target("c", "10", replaces="b", document="third"),
)


def amended(by: str, *rows: Row, code: str = "en") -> AmendingDocument:
    """What one instrument did, in a ledger of these rows."""
    context = page_context(THIRD, *rows, code=code)
    return amending_document(context, context.ledger.document(by))


def steps(view: AmendingDocument) -> list[tuple[str, str, str, str]]:
    """(indicator, before, after, how far) of each step; an empty after where it was taken back."""
    return [
        (
            row.indicator.text,
            row.original.figure.text if row.original else "",
            row.in_force.figure.text if row.in_force else "",
            str(row.delta.text).replace("\u00a0", " "),
        )
        for row in view.table.rows
    ]


def test_each_instrument_has_the_step_that_it_made_itself() -> None:
    assert steps(amended("second", *CHAIN)) == [("Growth rate", "10.5%", "11%", "0.5 pp")]
    assert steps(amended("third", *CHAIN)) == [("Growth rate", "11%", "10%", "1 pp")]
    assert steps(amended("first", *CHAIN)) == []


def test_what_it_took_back_is_said_to_be_withdrawn_and_has_no_figure_after() -> None:
    rows = (*CHAIN[:3], withdrawal("w", document="third", replaces="b"))
    ((name, before, after, told),) = steps(amended("third", *rows))
    assert (name, before, after) == ("Growth rate", "11%", "") and told == "withdrawn"
    assert steps(amended("second", *rows)) == [("Growth rate", "10.5%", "11%", "0.5 pp")]


def test_a_restatement_is_no_amendment_and_another_period_is_named() -> None:
    rows = (
        GROWTH,
        target("now", "9"),
        target("a", "10", period="2026/2030"),
        target("b", "10", period="2026/2030", replaces="a", document="second"),
    )
    (row,) = amended("second", *rows).table.rows
    assert not row.is_amended and row.indicator.path == "indicators/growth/"
    assert row.indicator.text == "Growth rate, 2026–2030"


def test_a_number_and_a_day_that_nobody_states_are_said_to_be_missing_and_known_ones_stand() -> None:
    unknown, known = amended("second", *CHAIN), amended("third", *CHAIN)
    assert (unknown.number, unknown.issued) == ("not stated", "not stated")
    assert (known.number, known.issued) == ("12-NQ/TU", "1\u00a0September 2026")
    assert known.path == "documents/third/" and known.id == "third"


def test_targets_and_tasks_stand_apart_and_only_its_own_are_there() -> None:
    rows = (
        task("t"),
        task("gone", position=2),
        amendment("m", task="t"),
        wording("x", "added", amendment="m"),
        amendment("n", kind="target"),
        amendment("k", kind="target-withdrawn"),
        amendment("o", document="third", task="gone", kind="task-withdrawn"),
    )
    second, third = amended("second", *CHAIN, *rows), amended("third", *CHAIN, *rows)
    assert [(row.id, bool(row.kind)) for row in second.targets] == [("k", True), ("n", False)]
    ((changed,), (abolished,)) = second.tasks, third.tasks
    assert (changed.id, changed.kind, changed.task.path) == ("m", "", "tasks/t/")
    assert any("1" in count for count in changed.tally)
    assert third.targets == () and abolished.id == "o"
    assert abolished.kind and abolished.tally == ()


def test_the_kind_of_an_amendment_is_said_in_each_language() -> None:
    rows = (task("t"), amendment("m", task="t", kind="task-added"))
    vi, en = (amended("second", *rows, code=code).tasks[0].kind for code in ("vi", "en"))
    assert vi and en and vi != en


def test_it_has_reasons_where_it_gives_any_itself() -> None:
    rows = (amendment("m", kind="target"), amendment("o", document="third", kind="target", reason_vi="vì"))
    assert not amended("second", *CHAIN, *rows).has_reasons
    assert amended("third", *CHAIN, *rows).has_reasons


def test_a_step_stands_under_the_provision_that_makes_it_be_that_of_a_task_or_of_targets() -> None:
    others = ("rate", "part", "far", "none")
    rows = (
        *CHAIN[:1],
        task("t"),
        amendment("all", kind="target", provision="I"),
        amendment("m", task="t", provision="II.5"),
        *(indicator(id, position=nth) for nth, id in enumerate(others, 2)),
        target("a", "10.5"),
        target("b", "11", replaces="a", document="second", provision="I"),
    )
    places = zip(others, ("II.5", "II.5.a", "II.51", ""), strict=True)
    for id, place in places:
        again = target(f"{id}-2", "2", id, replaces=f"{id}-1", document="second", provision=place)
        rows += (target(f"{id}-1", "1", id), again)
    view = amended("second", *rows)
    assert [name for name, *_ in steps(view)] == ["Growth rate", "Name far", "Name none"]
    assert [row.indicator.text for row in view.tasks[0].table.rows] == ["Name rate", "Name part"]
    assert view.tasks[0].table.caption == "Target figures that stand in this task"


def test_of_a_document_that_was_not_read_in_full_it_is_said_that_it_may_set_more() -> None:
    (note,) = amended("second", *CHAIN).not_held
    assert "04-NQ/TU" in note and "may set other targets" in note
    assert amended("second", document("first", held=True), *CHAIN).not_held == ()
    assert amended("first", *CHAIN).not_held == ()


def test_a_new_indicators_target_is_no_step() -> None:
    rows = (*CHAIN, indicator("new", position=2), target("n", "3", "new", document="second"))
    assert [name for name, *_ in steps(amended("second", *rows))] == ["Growth rate"]
