"""What replaces what: by an amending instrument, and nothing of a later day."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import targets
from tests.contexts import problem_codes
from tests.ledgers import amendment, document, target

FIRST = target("a", "10.5")


@pytest.mark.parametrize(
    ("pairs", "first", "later", "fits"),
    [
        ([], "first", "second", True),  # the table of amendments does not speak of either
        ([], "first", "first", True),
        ([("first", "second")], "first", "second", True),
        ([("first", "second")], "first", "third", False),
        ([("first", "second")], "first", "first", False),
        ([("first", "second")], "third", "second", False),
        ([("first", "second")], "second", "third", True),  # a later amendment that nobody has described yet
        ([("first", "second"), ("second", "third")], "second", "third", True),
    ],
)
def test_a_target_is_replaced_by_an_instrument_that_amends_its_own(pairs, first, later, fits):
    rows = [amendment(f"m{n}", amends=a, document=d, kind="target") for n, (a, d) in enumerate(pairs)]
    rows += [target("a", "10.5", document=first), target("b", "11", document=later, replaces="a")]
    found = problem_codes(targets.chains, document("third", issued=None), *rows)
    assert found == ([] if fits else ["replaces-unamended"])


@pytest.mark.parametrize(
    ("first", "later", "codes"),
    [
        (date(2025, 12, 5), date(2025, 12, 5), []),
        (date(2025, 12, 5), date(2025, 12, 4), ["replaces-later"]),
        (date(2025, 12, 5), None, []),
        (None, date(2025, 12, 4), []),
    ],
)
def test_an_instrument_replaces_nothing_of_a_later_day(first, later, codes):
    documents = [document("first", issued=first), document("second", issued=later)]
    rows = [FIRST, target("b", "11", document="second", replaces="a")]
    assert problem_codes(targets.chains, *documents, *rows) == codes
