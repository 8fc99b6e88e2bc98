"""The elements of an amended task cover both passages, and each is what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.analysis.fingerprints import fingerprint
from scripts.analysis.rules import redlines
from scripts.analysis.rules.redlines import spanned_count
from tests.contexts import context
from tests.ledgers import amendment, document, ledger, task, wording

OLD = "Trồng cây ở ba xã; mua giống mới; phát cây cho trường học; bán cây khô."  # words 1 to 16
NEW = "Trồng cây ở năm xã; Phát cây, cho trường học; ghi sổ cây; mua giống rừng."  # words 17 to 32
TEXT = f"{OLD} {NEW}"
WHERE = ("before_from", "before_to", "after_from", "after_to")
PASSAGES = {"before_from": 1, "before_to": 16, "after_from": 17, "after_to": 32}


def placed(id, change, position, spans, quote, **given):
    """An element of the task, with its four ends and its quote."""
    return wording(
        id,
        change,
        amendment="m",
        position=position,
        quote=quote,
        **dict(zip(WHERE, spans, strict=True)) | given,
    )


ROWS = {
    "m": amendment("m", task="t", **PASSAGES),
    "a": placed("a", "reworded", 1, (1, 5, 17, 21), "ở năm xã"),
    "b": placed("b", "reworded", 5, (6, 8, 30, 32), "mua giống rừng"),
    "c": placed("c", "kept", 2, (9, 13, 22, 26), "Phát cây, cho trường học", occurrence=2),
    "d": placed("d", "removed", 3, (14, 16, None, None), "bán cây khô"),
    "e": placed("e", "added", 4, (None, None, 27, 29), "ghi sổ cây"),
}


def found(held: bool = True, text: str = TEXT, **changed) -> list[tuple[str, str, str]]:
    """(row, column, code) of what the rule finds where these rows have other cells; None takes a row away."""
    rows = {id: row for id, row in ROWS.items() if changed.get(id, {}) is not None}
    rows = {id: replace(row, **changed.get(id, {})) for id, row in rows.items()}
    given = (document("second", held=held), task("t"), *rows.values())
    facts = {"second": fingerprint(text, "second")} if text else {}
    made = context(ledger(*given, **facts))
    numbered = {n: id for n, id in enumerate(rows, 1)}
    tables = {
        table: tuple(
            replace(row, row=n)
            for n, id in numbered.items()
            for row in getattr(made.ledger, table)
            if row.id == id
        )
        for table in ("amendments", "wording")
    }
    made = replace(made, ledger=replace(made.ledger, **tables))
    return [(numbered[p.row], p.column, p.code) for p in redlines.redlines(made)]


def test_elements_that_tile_both_passages_are_sound():
    assert found() == []


def test_an_order_that_differs_is_no_gap():
    order = [[ROWS[id].before_from, ROWS[id].after_from] for id in ("a", "b", "c")]
    assert sorted(order) == order and sorted(order, key=lambda ends: ends[1]) != order
    assert found() == []


@pytest.mark.parametrize(
    ("element", "column", "at"),
    [("a", "before_from", 2), ("c", "before_from", 10), ("a", "after_from", 18), ("c", "after_from", 23)],
)
def test_a_word_that_no_element_has_is_named_at_the_next_one(element, column, at):
    assert found(**{element: {column: at}}) == [(element, column, "words-left-out")]


def test_words_at_the_end_that_no_element_has_are_named_at_the_last_one():
    assert found(d={"before_to": 15, "before_from": 13}, c={"before_to": 12}) == [
        ("d", "before_to", "words-left-out")
    ]


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"a": {"before_to": 6}}, ("b", "before_from", "words-twice")),
        ({"c": {"after_from": 21}}, ("c", "after_from", "words-twice")),
        ({"a": {"after_from": 16}}, ("a", "after_from", "span-outside")),
        ({"b": {"after_to": 33}}, ("b", "after_to", "span-outside")),
    ],
)
def test_words_of_two_elements_or_of_none_of_the_passage_are_named(changed, where):
    (problem,) = found(text=f"{TEXT} Hết.", **changed)
    assert (problem[0], problem[2]) == (where[0], where[2])


def test_an_element_taken_away_leaves_its_words_out():
    for id in ("a", "b", "c", "d", "e"):
        codes = {code for _, _, code in found(**{id: None})}
        assert codes == {"words-left-out"}, id


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"e": {"after_from": None, "after_to": None}}, ("e", "after_from", "span-missing")),
        ({"e": {"before_from": 14, "before_to": 16}}, ("e", "before_from", "span-unlike-change")),
        ({"d": {"after_from": 30, "after_to": 32}}, ("d", "after_from", "span-unlike-change")),
        ({"e": {"after_from": 28}}, ("e", "after_to", "span-short")),
    ],
)
def test_an_element_stands_where_its_change_leaves_words(changed, problem):
    assert found(**changed) == [problem]


@pytest.mark.parametrize("end", WHERE)
def test_half_a_span_is_left_to_the_rule_of_wording(end):
    assert found(a={end: None}) == []
    assert found(m={end: None}) == []
    assert found(a={end.replace("from", "to"): 1, end.replace("to", "from"): 2}) == []


def test_kept_words_are_the_same_but_for_punctuation_and_capitals():
    assert found(a={"change": "kept"}) == [("a", "change", "kept-with-other-words")]
    assert found(c={"change": "reworded"}) == [("c", "change", "reworded-with-same-words")]


def test_kept_words_are_as_many():
    shorter = {"c": {"before_to": 12, "change": "kept"}, "d": {"before_from": 13}}
    assert found(**shorter) == [("c", "change", "kept-with-other-words")]


def test_kept_words_are_not_removed_and_added():
    both = {"before_from": None, "before_to": None, "change": "added"}
    moved = {
        "m": {"before_from": 9, "before_to": 13},
        "a": both,
        "b": both,
        "c": both | {"position": 2},
        "d": {"before_from": 9, "before_to": 13, "quote": "phát cây cho trường học", "occurrence": 1},
    }
    assert found(**moved) == [("d", "change", "removed-but-added")]
    only_like = {"before_from": 9, "before_to": 12, "quote": "phát cây cho trường"}
    assert found(**moved | {"m": {"before_from": 9, "before_to": 12}, "d": moved["d"] | only_like}) == []


def test_a_quote_lies_in_its_own_element():
    assert found(c={"occurrence": 1}) == [("c", "quote", "quote-outside-span")]
    assert found(e={"quote": "mua giống rừng"}) == [("e", "quote", "quote-outside-span")]
    assert found(d={"quote": "ghi sổ cây"}) == [("d", "quote", "quote-outside-span")]
    assert found(e={"quote": "học; ghi sổ cây"}) == [("e", "quote", "quote-outside-span")]
    assert found(e={"quote": "nơi khác nữa"}) == []  # of which another rule speaks


def test_positions_follow_the_new_passage():
    assert found(c={"position": 4}, e={"position": 2}) == [
        ("c", "position", "position-unlike-words"),
    ]


def test_a_removed_element_stands_beside_one_that_it_stood_beside():
    assert found(d={"position": 4}, e={"position": 3}) == [("d", "position", "removed-out-of-place")]
    assert found(d={"position": 2}, c={"position": 3}) == []


def test_a_passage_belongs_to_its_kind_of_amendment():
    for kind, wrong in (("target", WHERE[::2]), ("task-added", WHERE[:1]), ("task-withdrawn", WHERE[2:3])):
        problems = found(m={"kind": kind}, **dict.fromkeys("abcde"))
        assert problems == [("m", column, "passage-unlike-kind") for column in wrong]


def test_a_passage_ends_within_the_document():
    assert found(m={"after_to": 33}, **dict.fromkeys("abcde")) == [("m", "after_to", "passage-beyond")]
    assert found(m={"after_to": 32}) == []
    unread = found(m={"after_to": 33}, text="")
    assert unread == [("b", "after_to", "words-left-out")]  # how many words it has is then unknown


def test_two_passages_share_no_word():
    problems = found(m={"before_to": 17}, **dict.fromkeys("abcde"))
    assert problems == [("m", "after_from", "passages-overlap")]


NOWHERE = dict.fromkeys(WHERE)


@pytest.mark.parametrize("held", [True, False])
def test_only_a_held_document_needs_its_passages(held):
    without = dict.fromkeys("mabcde", NOWHERE)
    problems = found(held=held, text=TEXT if held else "", **without)
    assert problems == ([("m", "after_from", "passage-missing")] if held else [])


def test_a_place_without_a_passage_is_none():
    problems = found(held=False, m=NOWHERE)
    assert {code for _, _, code in problems} == {"span-without-passage"}
    assert {id for id, _, _ in problems} == {*"abcde"}


def test_old_words_that_the_text_does_not_quote_have_no_place():
    unquoted = {"before_from": None, "before_to": None}
    rows = dict.fromkeys("mabcd", unquoted)
    assert found(**rows) == []
    (problem,) = found(**rows | {"a": {}})
    assert problem == ("a", "before_from", "span-without-passage")


def test_of_a_task_that_is_new_only_the_new_passage_is_tiled():
    new = {"m": {"kind": "task-added", "before_from": None, "before_to": None}}
    new |= {id: {"before_from": None, "before_to": None, "change": "added"} for id in "abc"}
    assert found(**new, d=None) == []
    assert found(**new | {"c": None, "d": None})[0][2] == "words-left-out"


def test_of_a_task_that_is_withdrawn_only_the_old_passage_is_tiled():
    gone = {"m": {"kind": "task-withdrawn", "after_from": None, "after_to": None}, "e": None}
    none = {"after_from": None, "after_to": None, "change": "removed"}
    quotes = {"a": "Trồng cây ở ba xã", "b": "mua giống mới", "c": "phát cây cho trường học"}
    for n, (id, quote) in enumerate(quotes.items(), 1):
        gone[id] = none | {"quote": quote, "position": n, "occurrence": 1 if id == "c" else None}
    gone["d"] = {"position": 4}
    assert found(**gone) == []
    assert found(**gone | {"d": None})[0][2] == "words-left-out"


def test_elements_of_a_target_are_left_to_the_rule_of_wording():
    assert found(m={"kind": "target"} | NOWHERE) == []


def test_nothing_is_said_where_a_row_could_not_be_read():
    rows = ledger(document("second", held=True), task("t"), *(ROWS[id] for id in "mabcd"))
    made = context(rows)
    assert [p.code for p in redlines.redlines(made)] != []
    unread = replace(made, known_ids={**made.known_ids, "wording": frozenset("abcde")})
    assert [*redlines.redlines(unread)] == []


def test_the_elements_that_say_where_they_stand_are_counted():
    rows = ledger(task("t"), *ROWS.values(), wording("f", "added", amendment="m"))
    assert spanned_count(context(rows)) == 5


def test_a_passage_none_of_whose_words_belong_to_an_element_is_told():
    gone = dict.fromkeys("abcde")
    assert found(**gone) == [("m", "before_to", "words-left-out"), ("m", "after_to", "words-left-out")]
    unplaced = dict.fromkeys(WHERE)
    assert found(m=unplaced, **gone) == []  # a task of which no element is told says nothing of its words
