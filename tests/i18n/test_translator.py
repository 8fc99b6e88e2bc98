"""Words say numbers, days, places and sentences the reader's way, each in two languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.i18n.translator import LANGUAGES, NBSP, Translator
from scripts.model.ledger import Ledger
from scripts.model.period import Frequency, Period
from tests.ledgers import book, ledger

VI, EN = book("vi", ledger()), book("en", ledger())
SCALES = {"triệu": 6, "tỷ": 9, "nghìn tỷ": 12, "million": 6, "billion": 9, "trillion": 12}


def both(said: Ledger, say: str, *arguments: Any) -> tuple[str, str]:
    """What one method of a Translator or a Phrasebook says in Vietnamese and in English."""
    books = [book(code, said) for code in LANGUAGES]
    return tuple(str(getattr(b if hasattr(b, say) else b.t, say)(*arguments)) for b in books)


def spoken(text: str) -> str:
    """A text with plain spaces, as a test can write it."""
    return text.replace(NBSP, " ")


# Numbers


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("10.5", "10,5", "10.5"),
        ("7365", "7.365", "7,365"),
        ("60", "60", "60"),
        ("0", "0", "0"),
        ("13.80", "13,80", "13.80"),
        ("12.10", "12,10", "12.10"),
        ("8.00", "8,00", "8.00"),
        ("1E+1", "10", "10"),
        ("6800.25", "6.800,25", "6,800.25"),
        ("-3.51", "−3,51", "−3.51"),
        ("1234567.891", "1.234.567,891", "1,234,567.891"),
        ("0.000001", "0,000001", "0.000001"),
    ],
)
def test_a_number_has_the_readers_marks_and_loses_no_digit(value, vi, en):
    assert both(ledger(), "number", Decimal(value)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "decimals", "vi"),
    [
        ("4.005", 2, "4,01"),
        ("4.004", 2, "4"),
        ("-0.125", 2, "−0,13"),
        ("2.5", 0, "3"),
        ("4.01", 2, "4,01"),
        ("4.10", 2, "4,1"),
        ("20.00", 2, "20"),
    ],
)
def test_a_number_is_rounded_half_up_only_where_decimals_are_asked_for(value, decimals, vi):
    assert VI.t.number(Decimal(value), decimals) == vi


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("1450000", "1,45 triệu", "1.45 million"),
        ("1000000", "1 triệu", "1 million"),
        ("-1450000", "−1,45 triệu", "−1.45 million"),
        ("2500000000", "2,5 tỷ", "2.5 billion"),
        ("1500000000000", "1,5 nghìn tỷ", "1.5 trillion"),
        ("999999", "999.999", "999,999"),
        ("1234567", "1.234.567", "1,234,567"),
        ("1234560000", "1.234.560.000", "1,234,560,000"),
    ],
)
def test_an_amount_is_told_in_millions_where_that_loses_nothing(value, vi, en):
    assert tuple(map(spoken, both(ledger(), "amount", Decimal(value)))) == (vi, en)


@settings(max_examples=2 * settings.default.max_examples)
@given(st.integers(-99_999, 99_999), st.integers(-2, 12))
def test_an_amount_reads_back_as_the_value_it_came_from(digits, zeros):
    value = Decimal(digits).scaleb(zeros)
    for words, grouping, mark in ((VI, ".", ","), (EN, ",", ".")):
        number, _, scale = spoken(words.t.amount(value)).partition(" ")
        plain = number.replace(grouping, "").replace(mark, ".").replace("−", "-")
        assert Decimal(plain).scaleb(SCALES.get(scale, 0)) == value


# Days, periods, places


def test_a_day_is_written_in_figures_in_vietnamese_and_with_the_months_name_in_english():
    assert both(ledger(), "date", date(2025, 12, 5)) == ("05/12/2025", "5\u00a0December 2025")


def test_a_day_that_nobody_states_is_said_to_be_unknown():
    assert both(ledger(), "date", None) == ("chưa rõ ngày", "date not stated")


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2026", "năm 2026", "2026"),
        ("2026-S1", "6 tháng đầu năm 2026", "the first half of 2026"),
        ("2026-S2", "6 tháng cuối năm 2026", "the second half of 2026"),
        ("2026-Q1", "quý I/2026", "the first quarter of 2026"),
        ("2026-Q2", "quý II/2026", "the second quarter of 2026"),
        ("2026-Q3", "quý III/2026", "the third quarter of 2026"),
        ("2026-Q4", "quý IV/2026", "the fourth quarter of 2026"),
        ("2026-04", "tháng 4/2026", "April 2026"),
        ("2026-12", "tháng 12/2026", "December 2026"),
        ("2026-03-31", "ngày 31/03/2026", "31\u00a0March 2026"),
        ("2026-01/2026-09", "9 tháng đầu năm 2026", "the first 9 months of 2026"),
        ("2026-01/2026-02", "2 tháng đầu năm 2026", "the first 2 months of 2026"),
        ("2026-02/2026-04", "từ tháng 2/2026 đến tháng 4/2026", "February 2026 to April 2026"),
        ("2025-12/2026-03", "từ tháng 12/2025 đến tháng 3/2026", "December 2025 to March 2026"),
        ("2026-01/2027-03", "từ tháng 1/2026 đến tháng 3/2027", "January 2026 to March 2027"),
        ("2026/2030", "giai đoạn 2026–2030", "2026–2030"),
    ],
)
def test_every_form_of_period_is_said_in_words(period, vi, en):
    assert both(ledger(), "period", Period.parse(period)) == (vi, en)


def test_no_two_forms_of_period_are_said_alike() -> None:
    texts = [f"2026-{n:02}" for n in range(1, 13)] + [f"2026-Q{n}" for n in range(1, 5)]
    texts += ["2026", "2026-S1", "2026-S2", "2026/2027", "2026-12-31", "2025-12/2026-12"]
    texts += [f"2026-{first:02}/2026-{last:02}" for first in range(1, 12) for last in range(first + 1, 13)]
    periods = [Period.parse(text) for text in texts if is_period(text)]
    assert {period.frequency for period in periods} == {*Frequency}
    for words in (VI, EN):
        assert len({words.t.period(period) for period in periods}) == len(periods)
        assert len({words.t.short_period(period) for period in periods}) == len(periods)


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-S2", "T7–T12/2026", "Jul–Dec 2026"),
        ("2026-Q1", "Q1/2026", "Q1 2026"),
        ("2026-04", "T4/2026", "Apr 2026"),
        ("2026-03-31", "31/03/2026", "31\u00a0March 2026"),
        ("2026-01/2026-09", "9T/2026", "9M 2026"),
        ("2026-03/2026-05", "T3–T5/2026", "Mar–May 2026"),
        ("2025-11/2026-02", "T11/2025–T2/2026", "Nov 2025–Feb 2026"),
        ("2026/2030", "2026–2030", "2026–2030"),
    ],
)
def test_every_form_of_period_has_a_short_name_for_an_axis(period, vi, en):
    assert both(ledger(), "short_period", Period.parse(period)) == (vi, en)


def is_period(text: str) -> bool:
    """True where a text writes a period in its own form."""
    try:
        return bool(Period.parse(text))
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("provision", "vi", "en"),
    [
        ("", "", ""),
        ("I", "Mục\u00a0I", "Part\u00a0I"),
        ("Điều 1", "Điều\u00a01", "Article\u00a01"),
        ("Điều 1.2", "Điều\u00a01, khoản\u00a02", "Article\u00a01, clause\u00a02"),
        (
            "Điều 12.2.a",
            "Điều\u00a012, khoản\u00a02, điểm\u00a0a",
            "Article\u00a012, clause\u00a02, point\u00a0a",
        ),
        ("1.a", "khoản\u00a01, điểm\u00a0a", "clause\u00a01, point\u00a0a"),
        ("1.đ", "khoản\u00a01, điểm\u00a0đ", "clause\u00a01, point\u00a0đ"),
        ("I.1.c", "Mục\u00a0I, khoản\u00a01, điểm\u00a0c", "Part\u00a0I, clause\u00a01, point\u00a0c"),
        ("A.II", "Mục\u00a0A, Mục\u00a0II", "Part\u00a0A, Part\u00a0II"),
        ("Phụ lục 1", "Phụ lục 1", "Phụ lục 1"),
        (
            "I. 2 .(1)",
            "Mục\u00a0I, khoản\u00a02, chỉ tiêu số\u00a0(1)",
            "Part\u00a0I, clause\u00a02, target\u00a0(1)",
        ),
        ("II.3", "Mục\u00a0II, khoản\u00a03", "Part\u00a0II, clause\u00a03"),
        (
            "I.2.(1)",
            "Mục\u00a0I, khoản\u00a02, chỉ tiêu số\u00a0(1)",
            "Part\u00a0I, clause\u00a02, target\u00a0(1)",
        ),
    ],
)
def test_a_provision_is_named_step_by_step(provision, vi, en):
    assert both(ledger(), "provision", provision) == (vi, en)


# Sentences


@pytest.mark.parametrize(
    ("n", "vi", "en"), [(1, "1 dòng", "1 row"), (2, "2 dòng", "2 rows"), (1000, "1.000 dòng", "1,000 rows")]
)
def test_a_count_takes_the_plural_form_that_its_language_asks_for(n, vi, en):
    assert both(ledger(), "count", "rows", n) == (vi, en)


def test_a_fact_in_a_sentence_never_becomes_a_tag():
    assert "<script>" not in VI.t.html("conflict.says", document="<script>", figure="*a*")
    assert "*" not in VI.t.html("conflict.says", document="<script>", figure="*a*")


@pytest.mark.parametrize(
    ("size", "vi", "en"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1_250, "1,3 kB", "1.3 kB"),
        (2_400_000, "2,4 MB", "2.4 MB"),
    ],
)
def test_a_files_size_is_told_in_the_unit_that_fits(size, vi, en):
    told = [Translator(code).size(size).replace("\u00a0", " ") for code in ("vi", "en")]
    assert told == [vi, en]
