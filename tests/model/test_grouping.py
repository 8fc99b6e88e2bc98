"""Groups: every row is in exactly one, in the order it came, and no group is empty. Circles are seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.grouping import comes_back, group_by
from scripts.model.row import Row

ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.integers()))


def test_rows_are_grouped_by_their_key_in_the_order_they_came() -> None:
    words = ["heron", "crane", "hawk", "crow", "heron"]
    groups = group_by(words, lambda word: word[0])
    assert groups == {"h": ["heron", "hawk", "heron"], "c": ["crane", "crow"]}
    assert list(groups) == ["h", "c"]


def test_what_has_no_rows_has_no_group_and_is_not_made_by_asking_for_it() -> None:
    groups = group_by([], str)
    assert groups == {} and type(groups) is dict
    assert groups.get("a", []) == [] and groups == {}


def test_an_empty_key_is_a_key() -> None:
    assert group_by(["a", ""], lambda word: word) == {"a": ["a"], "": [""]}


def test_rows_may_come_from_anything_that_is_read_once() -> None:
    assert group_by(iter("aba"), str) == {"a": ["a", "a"], "b": ["b"]}


@given(ROWS)
def test_no_row_is_lost_and_none_is_in_a_group_of_another(rows: list[tuple[str, int]]) -> None:
    groups = group_by(rows, lambda row: row[0])
    assert all(group and {key} == {row[0] for row in group} for key, group in groups.items())
    for key, group in groups.items():
        assert group == [row for row in rows if row[0] == key]
    assert sum(map(len, groups.values())) == len(rows)


@pytest.mark.parametrize(
    ("steps", "circular"),
    [("a>", ""), ("a>b b>c c>", ""), ("a>a", "a"), ("a>b b>a", "ab"), ("a>b b>c c>b", "bc"), ("a>gone", "")],
)
def test_a_row_is_circular_where_the_way_leads_to_it_and_not_where_it_leads_to_a_circle(
    steps: str, circular: str
) -> None:
    following = dict(step.split(">") for step in steps.split())
    rows = {id: Row(id=id, row=n) for n, id in enumerate(following, 2)}
    assert "".join(i for i in rows if comes_back(rows, rows[i], lambda r: following[r.id])) == circular
