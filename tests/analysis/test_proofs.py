"""Proofs: what is known of a quote in a document that is held, or is not."""

from __future__ import annotations

import pytest

from scripts.analysis.fingerprints import fingerprint
from scripts.analysis.proofs import proofs
from tests.ledgers import document, ledger, statement

TEXT = "Tốc độ tăng trưởng đạt 11% năm nay; tỷ lệ giải ngân đạt 100% vốn; tỷ lệ giải ngân đạt 100% vốn"


def proved(quote, occurrence=None, source="second"):
    """What is known of one quote in a document of one sentence."""
    row = statement("s", quote=quote, occurrence=occurrence, source=source)
    held = ledger(document("second", held=True), row, second=fingerprint(TEXT, "second"))
    return proofs(held)["statements", "s"]


def test_a_quote_that_stands_once_is_proved_at_its_place():
    proof = proved("tăng trưởng đạt 11%")
    assert (proof.checked, proof.place, proof.count, proof.held) == (True, 3, 1, True)


@pytest.mark.parametrize(("occurrence", "place"), [(1, 9), (2, 16), (3, None), (0, None), (None, None)])
def test_a_quote_that_stands_twice_is_proved_only_at_the_place_that_its_row_names(occurrence, place):
    proof = proved("tỷ lệ giải ngân đạt 100%", occurrence)
    assert (proof.count, proof.place) == (2, place)


def test_a_quote_from_a_document_that_is_not_held_is_not_checked():
    proof = proved("tăng trưởng đạt 11%", source="first")
    assert (proof.checked, proof.held, proof.count) == (False, False, 0)
