"""A figure is told with its hedge, unit and period as its source words it; a change in its own unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.analysis.derived import Change, Derived, Term
from scripts.i18n.translator import LANGUAGES, NBSP
from scripts.model.kinds import ComputedKind, TargetVersion
from scripts.model.period import Period
from scripts.model.row import Row
from tests.ledgers import (
    amendment,
    area,
    book,
    document,
    duty,
    fulfilment,
    gap,
    indicator,
    ledger,
    organisation,
    result,
    target,
    task,
    withdrawal,
    wording,
)


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
            "Nghị quyết điều chỉnh Nghị quyết 04-NQ/TU, chưa rõ ngày",
            "Resolution amending Resolution 04-NQ/TU, date not stated",
        ),
        ("press", "Báo chí, 31/01/2026", "Press report, 31\u00a0January 2026"),
        ("unnumbered", "Văn bản lạ, chưa rõ ngày", "A strange document, date not stated"),
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
        ("chưa đến 5%", "5", {"bound": "lt"}, "chưa đến 5%", "less than 5%"),
        ("đã gần 5%", "5", {"bound": "near"}, "gần 5%", "nearly 5%"),
        ("một nguồn không giữ", "5", {"bound": "near"}, "gần 5%", "nearly 5%"),
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
        ({"status": "F"}, "dự báo 7,34%", "a forecast 7.34%"),
        (
            {"status": "F", "quote": "dự báo tăng khoảng 7,34%", "bound": "approx"},
            "dự báo khoảng 7,34%",
            "a forecast about 7.34%",
        ),
        ({"status": "P"}, "7,34%", "7.34%"),
        ({"status": "A"}, "7,34%", "7.34%"),
        ({"status": ""}, "7,34%", "7.34%"),
    ],
)
def test_an_estimate_says_so(given, vi, en):
    said = ledger(indicator())
    assert both(said, "figure", result("r", "7.34", **{"status": "E"} | given)) == (vi, en)


@pytest.mark.parametrize(
    ("quote", "value", "given", "vi", "en"),
    [
        ("tỷ lệ giảm hơn 3 điểm", "-3", {"bound": "lt"}, "giảm hơn 3", "a fall of more than 3"),
        ("tỷ lệ giảm trên 3 điểm", "-3", {"bound": "lt"}, "giảm trên 3", "a fall of more than 3"),
        ("giảm từ 3 điểm trở lên", "-3", {"bound": "le"}, "giảm ít nhất 3", "a fall of at least 3"),
        ("giảm tối thiểu 3 điểm", "-3", {"bound": "le"}, "giảm tối thiểu 3", "a fall of at least 3"),
        ("giảm dưới 3 điểm thôi", "-3", {"bound": "gt"}, "giảm dưới 3", "a fall of less than 3"),
        ("giảm không quá 3 điểm", "-3", {"bound": "ge"}, "giảm không quá 3", "a fall of at most 3"),
        ("giảm khoảng 3 điểm nữa", "-3", {"bound": "approx"}, "giảm khoảng 3", "a fall of about 3"),
        ("giảm gần 3 điểm nữa", "-3", {"bound": "near"}, "giảm gần 3", "a fall of nearly 3"),
        (
            "giảm 2 - 3 điểm nữa",
            "-3",
            {"bound": "range", "value_upper": "-2"},
            "giảm 2–3",
            "a fall of 2–3",
        ),
        (
            "giảm khoảng 2 - 3 điểm",
            "-3",
            {"bound": "range", "value_upper": "-2"},
            "giảm khoảng 2–3",
            "a fall of about 2–3",
        ),
        ("giảm đúng 3 điểm nữa", "-3", {}, "−3", "−3"),
        ("mức âm ở đây là", "-3", {"bound": "lt"}, "dưới −3", "less than −3"),
        ("tăng sau khi giảm hơn", "3", {"bound": "gt"}, "trên 3", "more than 3"),
    ],
)
def test_a_hedged_fall_is_phrased_by_its_size_as_its_source_does(quote, value, given, vi, en):
    said = ledger(indicator(unit="percentage-point"))
    row = target("t", value, quote=quote, **given)
    assert tuple(map(spoken, both(said, "figure", row))) == (f"{vi} điểm %", f"{en} pp")


@pytest.mark.parametrize(
    ("status", "vi", "en"),
    [
        ("E", "ước giảm hơn 3 điểm %", "an estimated fall of more than 3 pp"),
        ("F", "dự báo giảm hơn 3 điểm %", "a forecast fall of more than 3 pp"),
        ("P", "giảm hơn 3 điểm %", "a fall of more than 3 pp"),
    ],
)
def test_a_fall_that_is_an_estimate_or_a_forecast_says_so(status, vi, en):
    said = ledger(indicator(unit="percentage-point"))
    for quote in ("ước giảm hơn 3 điểm", "tỷ lệ giảm hơn 3 điểm phần trăm"):
        row = result("r", "-3", bound="lt", quote=quote, status=status)
        assert tuple(map(spoken, both(said, "figure", row))) == (vi, en)


@pytest.mark.parametrize(
    ("value", "given", "vi", "en"),
    [
        ("12.10", {}, "12,10%", "12.10%"),
        ("8.70", {"quote": "đạt khoảng 8,70% năm", "bound": "approx"}, "khoảng 8,70%", "about 8.70%"),
        ("8.0", {"bound": "range", "value_upper": "8.50"}, "8,0–8,50%", "8.0–8.50%"),
    ],
)
def test_a_figure_keeps_the_decimals_that_its_source_prints(value, given, vi, en):
    assert both(ledger(indicator(decimals=1)), "figure", target("t", value, **given)) == (vi, en)


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ({}, "năm 2026", "2026"),
        ({"area": "home"}, "năm 2026", "2026"),
        ({"area": "valley"}, "năm 2026, Địa bàn valley", "2026, Area valley"),
        (
            {"period": "2026/2030", "average": True},
            "giai đoạn 2026–2030, bình quân mỗi năm",
            "2026–2030, yearly average",
        ),
        (
            {"period": "2026/2030", "average": True, "area": "valley"},
            "giai đoạn 2026–2030, bình quân mỗi năm, Địa bàn valley",
            "2026–2030, yearly average, Area valley",
        ),
    ],
    ids=str,
)
def test_when_and_where_a_figure_is_of(given, vi, en):
    said = ledger(indicator(), area("home"), area("valley"), home="home")
    row = result("r", "7", **{"area": "home"} | given)
    assert both(said, "when", row) == (vi, en)
    assert both(said, "row", row) == (f"Tên growth, {vi}", f"Name growth, {en}")


@pytest.mark.parametrize(
    ("row", "vi", "en"),
    [
        (
            withdrawal("w", period="2026-Q1"),
            "Tên growth, quý I/2026",
            "Name growth, the first quarter of 2026",
        ),
        (fulfilment("f", duty="d"), "báo cáo", "report"),
        (fulfilment("f", gap="g"), "chưa rõ", "not known"),
        (document("first"), "Nghị quyết 04-NQ/TU", "Resolution 04-NQ/TU"),
        (task("t"), "Việc t", "Task t"),
        (amendment("m"), "sửa", "amended"),
        (wording("x", "removed"), "cũ", "old"),
        (organisation("council"), "Cơ quan council", "Body council"),
        (area("valley"), "Địa bàn valley", "Area valley"),
        (duty("e", duty_vi="", duty_en=""), "e", "e"),
    ],
    ids=lambda given: given.id if isinstance(given, Row) else "",
)
def test_every_kind_of_row_has_a_name(row, vi, en):
    said = ledger(indicator(), duty("d"), gap("g", "targets/a"))
    assert both(said, "row", row) == (vi, en)


def test_a_rank_says_of_how_many():
    said = ledger(indicator("place", unit="rank"))
    assert both(said, "figure", result("r", "24", "place", out_of=34)) == ("24/34", "24 of 34")


def test_english_puts_the_currency_before_the_number_and_vietnamese_does_not():
    said = ledger(indicator("income", unit="million-vnd"))
    row = target("t", "60", "income", bound="gt")
    vi, en = both(said, "figure", row)
    assert (vi, en) == (f"trên 60{NBSP}triệu đồng", f"more than VND{NBSP}60{NBSP}million")


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
        ("percent", "10.10", "10.20", "0,1 điểm %", "0.1 pp", "0.1 percentage points"),
        ("percent", "10", "11", "1 điểm %", "1 pp", "1 percentage point"),
        ("percent", "10", "30", "20 điểm %", "20 pp", "20 percentage points"),
        ("million-vnd", "60", "65", "5 triệu đồng", "VND 5 million", "VND 5 million"),
        ("rank", "30", "20", "10", "10", "10 rank"),
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
    year = Period.parse("2026")
    computed = Derived(ComputedKind.REMAINDER, share, "", year, TargetVersion.IN_FORCE, terms)
    assert both(ledger(share), "computed", computed) == ("khoảng 4%", "about 4%")
    assert both(ledger(share), "computation", computed) == ("100 − 96,05", "100 − 96.05")
