"""Families of instruments: whatever amends one of them joins it."""

from __future__ import annotations

import pytest

from scripts.analysis.rules.families import families
from tests.ledgers import amendment, ledger


@pytest.mark.parametrize(
    ("pairs", "together"),
    [
        ([], []),
        ([("a", "b")], ["ab"]),
        ([("a", "b"), ("a", "c")], ["abc"]),  # two amendments of one original
        ([("a", "b"), ("b", "c")], ["abc"]),  # one that amends the amending one
        ([("a", "b"), ("c", "d")], ["ab", "cd"]),
        ([("a", "b"), ("c", "d"), ("b", "d")], ["abcd"]),  # two families that turn out to be one
        ([("a", "b"), ("c", "b")], ["abc"]),  # one document amends two
        ([("a", "a")], []),  # nothing amends itself
        ([("a", "b"), ("b", "a")], ["ab"]),
    ],
)
def test_the_original_and_all_that_amend_it_are_one_family(pairs, together):
    rows = [amendment(f"m{n}", amends=old, document=new) for n, (old, new) in enumerate(pairs)]
    family = families(ledger(*rows))
    named = {frozenset(d for d in family if family[d] == name) for name in family.values()}
    assert named == {frozenset(members) for members in together}
