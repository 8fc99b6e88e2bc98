"""Gaps are about rows that exist, closed by a document on a day; an answer comes after its request."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.context import RuleContext
from scripts.analysis.rules import gaps
from scripts.model.reference import Request
from tests.contexts import TODAY, problem_codes
from tests.ledgers import document, gap, ledger, row

DAY, BEFORE = date(2026, 2, 1), date(2026, 1, 31)
NEWS = document("news", kind="press", issued=DAY)


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
    assert problem_codes(gaps.gaps, gap("g", about)) == codes


def test_a_gap_about_a_table_that_could_not_be_read_is_left_in_peace():
    made = ledger(gap("g", "tasks/t"), gap("h", "tusks/t"))
    assert [p.code for p in gaps.gaps(RuleContext(made, {}, {}, TODAY, {}))] == ["about-nothing"]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"closed_by": "news", "closed_on": DAY}, []),
        ({"closed_by": "news", "closed_on": BEFORE}, ["closed-before-issued"]),
        ({"closed_by": "news"}, ["closed-by-half"]),
        ({"closed_on": DAY}, ["closed-by-half"]),
        ({"closed_by": "second", "closed_on": BEFORE}, []),  # nobody knows its day
        ({"closed_by": "gone", "closed_on": BEFORE}, []),
    ],
)
def test_a_gap_is_closed_by_a_document_on_a_day(given, codes):
    assert problem_codes(gaps.gaps, NEWS, gap("g", "indicators/growth", **given)) == codes


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({}, []),
        ({"answered_on": DAY}, []),
        ({"answered_on": DAY, "answer_vi": "Số 02.", "answer_en": "No. 02."}, []),
        ({"answered_on": BEFORE}, ["answered-before-asked"]),
        ({"answer_vi": "Số 02.", "answer_en": "No. 02."}, ["answer-without-day"]),
        ({"answered_on": DAY, "answer_vi": "Số 02."}, ["answer-in-one-language"]),
        ({"answer_en": "No. 02."}, ["answer-without-day", "answer-in-one-language"]),
    ],
)
def test_an_answer_has_its_day_and_both_languages(given, codes):
    assert problem_codes(gaps.requests, row(Request, "q", **{"gap": "g", "asked_on": DAY} | given)) == codes
