"""Pages count a year's figures, name the target that has them, and say what its results stand beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.analysis import queries
from scripts.model.period import Period
from scripts.pages import year_words
from tests.ledgers import (
    AMENDED,
    GROWTH,
    document,
    gap,
    indicator,
    page_context,
    result,
    statement,
    target,
    withdrawal,
)
from tests.reading import plain

SECOND = {"document": "second", "source": "second"}
NUMBERED = (  # one target that has three figures; an instrument changes two of them
    GROWTH,
    *(indicator(id) for id in ("kept", "share", "other")),
    target("a", "10.5", provision="I.2.(1)"),
    target("b", "11", replaces="a", **SECOND),
    target("c", "13", "share", provision="I.2.(1)"),
    target("d", "14", "share", replaces="c", **SECOND),
    target("e", "60", "kept", provision="I.2.(1)"),
)
OTHER = target("f", "100", "other", provision="II.5")


def caption(*rows, code="en"):
    context = page_context(*rows, code=code)
    standings = queries.current_standings(context.derivation)
    return year_words.targets_caption(context, standings).replace("\u00a0", " ")


def test_figures_are_counted_as_changed_or_unchanged_and_claims_as_neither():
    claimed = (indicator("claimed"), target("p", "1", "claimed", document="press"))
    kept = (indicator("kept"), target("k", "5", "kept"))
    said = "1 figure changed, 1 figure unchanged. No figure was overwritten."
    assert caption(*AMENDED, *kept, *claimed) == said


def test_a_target_with_a_number_is_named_and_its_figures_are_counted():
    assert caption(*NUMBERED) == (
        "Target (1) amended: 2 of 3 figures changed, 1 unchanged. No figure was overwritten."
    )
    assert caption(*NUMBERED, OTHER, code="vi") == (
        "Điều chỉnh chỉ tiêu số (1): 2 trong 3 con số thay đổi, 1 giữ nguyên; "
        "ngoài ra tên other, 100%, giữ nguyên. "
        "Không con số nào bị ghi đè."
    )


def test_a_number_that_two_instruments_use_names_neither():
    third = document("third", number="9")
    alike = target("f", "1", "other", document="third", source="third", provision="I.2.(1)")
    gone = withdrawal("g", "other", replaces="f")
    assert caption(*NUMBERED, third, alike, gone) == (
        "2 figures changed, 1 figure unchanged, 1 figure withdrawn. No figure was overwritten."
    )


def test_where_nothing_was_touched_that_is_said():
    assert caption(GROWTH, target("a", "10.5", provision="I.2.(1)")) == "No figure has been amended."


def test_a_figure_that_was_taken_back_is_one_that_changed():
    gone = withdrawal("w", "kept", replaces="e")
    assert caption(*NUMBERED, gone).startswith("Target (1) amended: 3 of 3 figures changed.")


@pytest.mark.parametrize(("held", "said"), [(False, 1), (True, 0)])
def test_of_a_document_that_was_not_read_in_full_it_is_said_that_it_may_set_more(held, said):
    context = page_context(*AMENDED, document("first", held=held))
    notes = year_words.not_held(context, queries.current_standings(context.derivation))
    assert len(notes) == said
    assert all("Resolution 04-NQ/TU has not been read" in plain(note) for note in notes)
    assert all("may set other targets" in plain(note) for note in notes)


@pytest.mark.parametrize(
    ("text", "is_known"),
    [("Giữ nguyên các chỉ tiêu khác.", True), ("Văn bản không ghi số.", False)],
)
def test_what_is_known_of_its_other_targets_is_said_in_place_of_that(text, is_known):
    unknown = replace(gap("g", "documents/first"), text_vi=text, text_en="It keeps the others.")
    context = page_context(*AMENDED, unknown)
    (note,) = year_words.not_held(context, queries.current_standings(context.derivation))
    assert ("It keeps the others." in note) == is_known
    assert ("may set other targets" in note) != is_known


def test_what_is_unknown_of_the_documents_that_set_the_targets_is_found():
    asked = {"a": "first", "b": "press", "c": "second"}
    gaps = [gap(id, f"documents/{document}") for id, document in asked.items()]
    awaited = gap("d", "documents/first", kind="awaited")
    context = page_context(*AMENDED, *gaps, awaited)
    standings = queries.current_standings(context.derivation)
    assert [one.id for one in year_words.unknown_of_setting(context, standings)] == ["a"]


@pytest.mark.parametrize(("period", "is_said"), [("2025", True), ("2026", False)])
def test_results_of_a_period_without_targets_are_said_to_have_none(period, is_said):
    context = page_context(GROWTH, target("t", "1"), result("r", "1", period=period))
    assert (year_words.no_target(context, Period.parse(period)) is not None) == is_said


def test_what_their_source_says_of_an_aim_without_a_figure_is_said_beside_it():
    quote = "tăng trưởng chưa đạt mục tiêu"
    rows = (GROWTH, target("t", "1"), result("r", "1", period="2025"))
    context = page_context(*rows, statement("s", kind="shortcoming", quote=quote))
    said = year_words.no_target(context, Period.parse("2025"))
    assert said is not None
    assert f'<q lang="vi">{quote}</q>' in said.replace("\u00a0", " ")
    assert plain(said).endswith("that sentence gives neither a figure nor a year.")
    assert "in this site's words: “" in plain(said)
    own = page_context(*rows, statement("s", kind="shortcoming", quote=quote), code="vi")
    said = year_words.no_target(own, Period.parse("2025"))
    assert said is not None and "bằng lời của trang này" not in said.replace("\u00a0", " ")
