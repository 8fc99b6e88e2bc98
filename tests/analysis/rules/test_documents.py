"""Gaps are about rows that exist."""

from __future__ import annotations

import pytest

from scripts.analysis.context import RuleContext
from scripts.analysis.rules import documents
from tests.contexts import TODAY, problem_codes
from tests.ledgers import gap, ledger


@pytest.mark.parametrize(
    ("about", "codes"),
    [
        ("indicators/growth", []),
        ("indicators/none", ["about-nothing"]),
        ("growth", ["about-nothing"]),
        ("/", ["about-nothing"]),
    ],
)
def test_a_gap_is_about_a_row(about, codes):
    assert problem_codes(documents.gaps, gap("g", about)) == codes


def test_a_gap_about_a_table_that_could_not_be_read_is_left_in_peace():
    made = ledger(gap("g", "tasks/t"), gap("h", "tusks/t"))
    assert [p.code for p in documents.gaps(RuleContext(made, {}, {}, TODAY, {}))] == ["about-nothing"]
