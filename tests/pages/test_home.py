"""The home page opens with one figure: who promises what, what it was, what the last result is."""

from __future__ import annotations

import pytest

from scripts.pages import home
from tests.ledgers import AMENDED, indicator, page_context, result, target
from tests.reading import plain


def opening(*rows, code="en"):
    context = page_context(*rows, code=code)
    standing = home.headline_standing(context)
    return plain(home.headline(context, standing)), plain(home.lead(context, standing))


@pytest.mark.parametrize(("asked", "opens"), [("b", "b"), ("", "a"), ("no-such", "a")])
def test_the_home_page_opens_with_the_configured_target_else_with_the_first(asked, opens):
    rows = (
        indicator("a", position=1),
        indicator("b", position=2),
        target("x", "1", "a"),
        target("y", "1", "b"),
    )
    assert home.headline_standing(page_context(*rows, headline=asked)).indicator.id == opens


def test_the_home_page_says_who_promises_what_for_when():
    assert opening(*AMENDED)[0] == "For 2026, Testland promises a growth rate of 11%"
    assert opening(*AMENDED, code="vi")[0] == "Năm 2026, Testland đặt chỉ tiêu tốc độ tăng 11%"


def test_the_home_page_gives_the_last_result_with_its_hedge_and_its_rank():
    rank = result("k", "24", "growth-rank", out_of=34, period="2025")
    rows = (indicator("growth-rank", unit="rank"), result("r", "7.34", status="E", period="2025"), rank)
    lead = opening(*AMENDED, *rows)[1]
    assert "an estimated 7.34%" in lead
    assert "24 of 34" in lead


def test_a_rank_of_another_year_is_not_given_beside_a_result():
    rank = result("k", "24", "growth-rank", out_of=34, period="2024")
    rows = (indicator("growth-rank", unit="rank"), result("r", "7.34", period="2025"), rank)
    assert "34" not in opening(*AMENDED, *rows)[1].replace("7.34", "")
