"""Documents take effect after they were issued; they are held and fingerprinted, or neither."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import documents
from tests.contexts import context, problem_codes
from tests.ledgers import document, ledger

DAY, BEFORE = date(2025, 12, 5), date(2025, 12, 4)


@pytest.mark.parametrize(
    ("issued", "effective", "codes"),
    [
        (DAY, DAY, []),
        (BEFORE, DAY, []),
        (DAY, BEFORE, ["effective-before-issued"]),
        (DAY, None, []),
        (None, BEFORE, []),
    ],
)
def test_no_document_takes_effect_before_it_is_issued(issued, effective, codes):
    row = document("first", issued=issued, effective=effective)
    assert problem_codes(documents.days, row) == codes


@pytest.mark.parametrize(
    ("held", "fingerprints", "codes"),
    [
        (True, {"news": ("0123456789",)}, []),
        (True, {}, ["held-without-fingerprint"]),
        (False, {"news": ("0123456789",)}, ["fingerprint-not-held"]),
        (False, {}, []),
        (False, {"stray": ("0123456789",)}, ["fingerprint-of-nothing"]),
    ],
)
def test_a_document_is_held_and_fingerprinted_or_neither(held, fingerprints, codes):
    made = ledger(document("news", held=held), **fingerprints)
    assert [p.code for p in documents.held(context(made))] == codes
