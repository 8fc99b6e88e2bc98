"""Where an amendment and its elements stand, and how many words of the passages they cover."""

from __future__ import annotations

import pytest

from scripts.analysis.redlines import Coverage, Span, coverage, covered, span
from tests.ledgers import amendment, ledger, wording


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (3, 9, Span(3, 9)),
        (3, 3, Span(3, 3)),
        (9, 3, None),
        (None, 3, None),
        (3, None, None),
        (None, None, None),
    ],
)
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_span_has_two_ends_in_order(side, first, last, expected):
    row = amendment("m", **{f"{side}_from": first, f"{side}_to": last})
    assert span(row, side) == expected
    assert span(row, {"before": "after", "after": "before"}[side]) is None


def test_both_ends_of_a_span_are_its_own():
    assert Span(3, 9).length == 7
    assert Span(3, 9).has(Span(3, 9)) and Span(3, 9).has(Span(4, 8))
    assert not Span(3, 9).has(Span(2, 8)) and not Span(3, 9).has(Span(4, 10))


@pytest.mark.parametrize(
    ("spans", "count"),
    [
        ([], 0),
        ([(11, 20)], 10),
        ([(15, 20), (11, 14)], 10),
        ([(11, 13), (16, 20)], 8),  # a gap
        ([(11, 16), (14, 20)], 10),  # words of two elements count once
        ([(11, 20), (12, 13)], 10),
        ([(1, 12), (19, 40)], 4),  # what lies outside does not count
        ([(1, 5), (30, 40)], 0),
        ([(1, 40)], 10),
    ],
)
def test_words_of_a_passage_are_counted_once(spans, count):
    assert covered(Span(11, 20), [Span(*one) for one in spans]) == count


def test_the_elements_of_an_amendment_cover_its_passages():
    rows = ledger(
        amendment("m", before_from=1, before_to=6, after_from=11, after_to=20),
        wording("a", "kept", amendment="m", before_from=1, before_to=3, after_from=11, after_to=13),
        wording("b", "added", amendment="m", after_from=14, after_to=20),
        wording("of-another", "removed", amendment="n", before_from=4, before_to=6),
    )
    assert coverage(rows, rows.amendments[0]) == {"before": Coverage(3, 6), "after": Coverage(10, 10)}


def test_a_passage_that_is_not_named_is_not_covered():
    rows = ledger(amendment("m", after_from=11, after_to=20), amendment("n"))
    assert coverage(rows, rows.amendments[0]) == {"after": Coverage(0, 10)}
    assert coverage(rows, rows.amendments[1]) == {}
