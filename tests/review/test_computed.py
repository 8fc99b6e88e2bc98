"""What is computed: what is not as it was, as a reviewer reads it."""

from __future__ import annotations

import pytest

from scripts.analysis.check import check
from scripts.analysis.derived import Proof
from scripts.ingest.load import Loaded
from scripts.review.computed import computed_lines, proof_state
from scripts.review.context import report_context
from scripts.review.diff import difference
from scripts.review.version import version_of
from tests.contexts import TODAY
from tests.ledgers import indicator, ledger, result, target


def lines(before: list, after: list) -> list[str]:
    """What is told, in English, where these rows become those."""
    old, new = (
        version_of(check(Loaded((), ledger(indicator(), *rows), {}, ()), TODAY, {}), [])
        for rows in (before, after)
    )
    context = report_context(difference(old, new, {}), "en")
    return ["".join(text for _, text in line.runs) for line in computed_lines(context)]


FIRST = target("a", "10")
NEXT = target("b", "12", replaces="a")


def test_another_target_in_force_is_told_with_both_figures():
    _, line = lines([FIRST], [FIRST, NEXT])
    assert "Name growth" in line and "10%" in line and "12%" in line


def test_a_verdict_is_told_when_it_comes_and_when_it_goes():
    reached = result("r", "11")
    come, gone = lines([FIRST], [FIRST, reached]), lines([FIRST, reached], [FIRST])
    assert len(come) == len(gone) == 2
    assert come[1] != gone[1]
    assert all("11%" in line and "10%" in line for line in (come[1], gone[1]))


def test_nothing_is_told_of_what_stays():
    assert lines([FIRST, NEXT], [FIRST, NEXT]) == []


@pytest.mark.parametrize(
    ("proof", "state"),
    [
        (Proof("d", True, 3, 1), "proved"),
        (Proof("d", False, None, 0), "not_held"),
        (Proof("d", True, None, 2), "ambiguous"),
        (Proof("d", True, None, 0), "not_found"),
    ],
)
def test_what_is_known_of_a_quote_has_a_sentence(proof, state):
    assert proof_state(proof) == state
