"""A figure is told with its hedge, unit and period as its source words it; a change in its own unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.derived import Change, Derived, Term
from scripts.i18n.translator import LANGUAGES, NBSP
from tests.ledgers import amendment, book, document, indicator, ledger, result, target


def both(said, say, *arguments):
    """What one method of a Translator or a Phrasebook says in Vietnamese and in English."""
    books = [book(code, said) for code in LANGUAGES]
    return tuple(str(getattr(b if hasattr(b, say) else b.t, say)(*arguments)) for b in books)


def spoken(text):
    """A text with plain spaces, as a test can write it."""
    return text.replace(NBSP, " ")


# Names


@pytest.mark.parametrize(
    ("id", "vi", "en"),
    [
        ("first", "Nghị quyết 04-NQ/TU, 05/12/2025", "Resolution 04-NQ/TU, 5\u00a0December 2025"),
        (
            "second",
            "Nghị quyết điều chỉnh 04-NQ/TU, ngày chưa rõ",
            "Resolution amending 04-NQ/TU, date not stated",
        ),
        ("press", "Báo chí, 31/01/2026", "Press report, 31\u00a0January 2026"),
        ("unnumbered", "Văn bản lạ, ngày chưa rõ", "A strange document, date not stated"),
    ],
)
def test_a_document_is_named_by_number_and_date_or_by_what_is_known_instead(id, vi, en):
    strange = document(
        "unnumbered", number="", issued=None, title_vi="Văn bản lạ", title_en="A strange document"
    )
    rows = ledger(amendment("a"), strange)
    assert both(rows, "dated_document", rows.document(id)) == (vi, en)


# Figures


@pytest.mark.parametrize(
    ("quote", "value", "given", "vi", "en"),
    [
        ("tăng trưởng đạt 10,5%", "10.5", {}, "10,5%", "10.5%"),
        ("tăng trên 11%", "11", {"bound": "gt"}, "trên 11%", "more than 11%"),
        ("tăng hơn 11%", "11", {"bound": "gt"}, "hơn 11%", "more than 11%"),
        ("chiếm dưới 5%", "5", {"bound": "lt"}, "dưới 5%", "less than 5%"),
        ("đã gần 5%", "5", {"bound": "lt"}, "gần 5%", "less than 5%"),
        ("chiếm khoảng 13,8%", "13.8", {"bound": "approx"}, "khoảng 13,8%", "about 13.8%"),
        ("chiếm xấp xỉ 13,8%", "13.8", {"bound": "approx"}, "xấp xỉ 13,8%", "about 13.8%"),
        ("phải đạt tối thiểu 95%", "95", {"bound": "ge"}, "tối thiểu 95%", "at least 95%"),
        ("phải đạt ít nhất 95%", "95", {"bound": "ge"}, "ít nhất 95%", "at least 95%"),
        ("đạt từ 95% trở lên", "95", {"bound": "ge"}, "tối thiểu 95%", "at least 95%"),
        ("còn không quá 2%", "2", {"bound": "le"}, "không quá 2%", "at most 2%"),
        ("còn từ 2% trở xuống", "2", {"bound": "le"}, "không quá 2%", "at most 2%"),
        ("đạt 10 - 12% mỗi năm", "10", {"bound": "range", "value_upper": "12"}, "10–12%", "10–12%"),
        (
            "đạt khoảng 10 - 12% năm",
            "10",
            {"bound": "range", "value_upper": "12"},
            "khoảng 10–12%",
            "about 10–12%",
        ),
        ("một nguồn không giữ", "11", {"bound": "gt"}, "trên 11%", "more than 11%"),
    ],
)
def test_a_hedge_survives_in_the_sources_own_word_in_vietnamese(quote, value, given, vi, en):
    said = ledger(indicator())
    assert both(said, "figure", target("t", value, quote=quote, **given)) == (vi, en)


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ({}, "ước 7,34%", "an estimated 7.34%"),
        ({"quote": "ước đạt hơn 7,34%", "bound": "gt"}, "ước hơn 7,34%", "an estimated more than 7.34%"),
        ({"status": "P"}, "7,34%", "7.34%"),
        ({"status": ""}, "7,34%", "7.34%"),
    ],
)
def test_an_estimate_says_so(given, vi, en):
    said = ledger(indicator())
    assert both(said, "figure", result("r", "7.34", **{"status": "E"} | given)) == (vi, en)


def test_a_rank_says_of_how_many():
    said = ledger(indicator("place", unit="rank"))
    assert both(said, "figure", result("r", "24", "place", out_of=34)) == ("24/34", "24 of 34")


def test_a_unit_follows_its_figure_at_a_space_that_never_breaks():
    said = ledger(indicator("visitors", unit="visit"))
    row = result("r", "1450000", "visitors", bound="gt", quote="hơn 1,45 triệu lượt khách")
    vi, en = both(said, "figure", row)
    assert vi == f"hơn 1,45{NBSP}triệu{NBSP}lượt khách"
    assert en == f"more than 1.45{NBSP}million{NBSP}visits"


# Changes


@pytest.mark.parametrize(
    ("unit", "before", "after", "vi", "en", "in_full"),
    [
        ("percent", "10.5", "11", "0,5 điểm %", "0.5 pp", "0.5 percentage points"),
        ("percent", "13.8", "13.75", "0,05 điểm %", "0.05 pp", "0.05 percentage points"),
        ("percentage-point", "-3", "-3.51", "0,51 điểm %", "0.51 pp", "0.51 percentage points"),
        ("visit", "1000000", "1450000", "450.000 lượt khách", "450,000 visits", "450,000 visits"),
    ],
)
def test_a_change_of_per_cent_is_in_points_and_any_other_in_its_own_unit(
    unit, before, after, vi, en, in_full
):
    said = ledger(indicator(unit=unit))
    change = Change(target("a", before), target("b", after, replaces="a"))
    assert tuple(map(spoken, both(said, "difference", change))) == (vi, en)
    assert spoken(book("en", said).difference_in_full(change)) == in_full


def test_a_relative_change_is_in_per_cent_of_the_earlier_figure():
    change = Change(target("a", "10.5"), target("b", "11"))
    assert both(ledger(indicator()), "relative", change) == ("4,76%", "4.76%")


def test_a_relative_change_from_zero_is_not_told():
    change = Change(target("a", "0"), target("b", "11"))
    assert both(ledger(indicator()), "relative", change) == ("", "")


def test_a_computed_figure_shows_its_terms_and_its_own_decimals():
    share = indicator("rest", decimals=1)
    terms = (
        Term(Decimal(100), None),
        Term(Decimal("-96.05"), target("t", "96.05", bound="approx")),
    )
    computed = Derived("remainder", share, "2026", "in-force", terms)
    assert both(ledger(share), "computed", computed) == ("khoảng 4%", "about 4%")
    assert both(ledger(share), "computation", computed) == ("100 − 96,05", "100 − 96.05")
