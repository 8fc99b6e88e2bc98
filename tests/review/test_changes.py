"""A difference is nothing where a reviewer has nothing to look at, and only there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.analysis.check import check
from scripts.ingest.load import Loaded
from scripts.model.history import CellChange
from scripts.model.problem import problem
from scripts.model.row import Row
from scripts.review.changes import ComputedChange, Difference, PackageChange
from scripts.review.diff import difference
from scripts.review.version import Version, version_of
from tests.contexts import TODAY
from tests.ledgers import indicator, ledger, target


def version(*rows: Row) -> Version:
    """The data of these rows as they stood once."""
    return version_of(check(Loaded((), ledger(indicator(), *rows), {}, ()), TODAY, {}), [])


BEFORE = replace(version(target("a", "10")), problems=())  # whatever a ledger so small lacks
NOTHING = Difference(BEFORE, BEFORE, (), (), (), (), compared=True)
WORDS = (CellChange("title", "Birds", "Waders"),)


def test_a_version_and_itself_are_nothing_whether_or_not_pages_could_be_compared() -> None:
    assert NOTHING.is_nothing and replace(NOTHING, compared=False).is_nothing
    assert difference(BEFORE, BEFORE, {}) == NOTHING


@pytest.mark.parametrize(
    "change",
    [
        {"packages": (PackageChange("more", "changed", None, WORDS, ()),)},
        {"proofs": (("targets", "a"),)},
        {"computed": (ComputedChange(None, None),)},
        {"pages": (("targets/", ("vi", "en")),)},
        {"after": replace(BEFORE, problems=(problem("f.csv", "twice", 3, "id"),))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_anything_to_look_at_is_a_difference(change: dict[str, Any]) -> None:
    assert not replace(NOTHING, **change).is_nothing


def test_what_was_wrong_with_the_base_alone_is_nothing_to_look_at() -> None:
    wrong = replace(BEFORE, problems=(problem("f.csv", "twice", 3, "id"),))
    assert replace(NOTHING, before=wrong).is_nothing


def test_what_came_has_no_before_and_what_went_no_after() -> None:
    first, amended = target("a", "10"), target("b", "12", replaces="a")
    both = difference(version(first), version(first, amended), {})
    (now,) = both.computed
    assert now.before is not None and now.after is not None
    (came,) = difference(version(), version(first), {}).computed
    (went,) = difference(version(first), version(), {}).computed
    assert (came.before, went.after) == (None, None)
    assert came.after == went.before
