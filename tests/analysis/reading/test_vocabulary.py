"""The vocabulary: its bounds and statuses are the model's, and no word means two things."""

from __future__ import annotations

from scripts.analysis.reading import vocabulary as v
from scripts.model.figure import Bound
from scripts.model.kinds import Status


def test_bounds_and_statuses_are_those_of_the_model():
    assert {*v.HEDGES.values(), *v.AFTER.values(), *v.MIRRORED} <= {*Bound}
    assert {*v.STATUSES.values()} == {*Status}


def test_every_bound_but_the_exact_one_and_the_range_has_words():
    assert {*v.HEDGES.values()} == {*Bound} - {Bound.EQ, Bound.RANGE}


def test_a_bound_mirrored_twice_is_itself():
    assert all(v.MIRRORED[v.MIRRORED[bound]] == bound for bound in v.MIRRORED)


def test_no_verb_both_rises_and_falls_and_words_are_in_small_letters():
    assert not v.FALLS & v.RISES
    assert v.ONLY_BESIDE <= v.FALLS
    assert all(words == words.lower() for words in (*v.HEDGES, *v.AFTER, *v.AIMS, *v.WITHDRAWALS))
