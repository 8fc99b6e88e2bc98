"""A page that asks for a share card gets one that says what the page says of itself."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scripts.i18n.translator import LANGUAGES
from scripts.pages.cards import HEIGHT, TITLE, TITLE_LINES, Line, cards, figure_size
from scripts.pages.page import PageMeta
from tests.ledgers import edition

GROWTH = PageMeta(
    "Growth", "All about growth & more", "cards/growth.png", figure="11%", context="target for 2026"
)


def lines(*pages: PageMeta, code: str = "en", address: str = "https://ledger.example/") -> list[Line]:
    """What is written on the pages' cards."""
    made = list(cards(pages, edition(code, "The Ledger", address)))
    assert [card.path for card in made] == [page.card for page in pages if page.card]
    return [line for card in made for line in card.lines]


def texts(*pages: PageMeta, code: str = "en", address: str = "https://ledger.example/") -> list[str]:
    return [line.text for line in lines(*pages, code=code, address=address)]


def test_only_a_page_that_asks_for_a_card_has_one() -> None:
    assert texts(GROWTH, PageMeta("Other", "No card")) == texts(GROWTH)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_says_site_title_figure_what_that_is_a_note_and_the_address(code: str) -> None:
    told = texts(GROWTH, code=code)
    assert told[:4] == ["The Ledger", "Growth", "11%", "target for 2026"]
    assert len(told) > 5
    assert told[-1] == "https://ledger.example/"


def test_a_card_without_figure_says_the_description() -> None:
    told = texts(PageMeta("Growth", "All about growth & more", "cards/growth.png"))
    assert told[:3] == ["The Ledger", "Growth", "All about growth & more"]


def test_a_card_of_a_site_without_address_names_none() -> None:
    assert not any("http" in text for text in texts(GROWTH, address=""))


@pytest.mark.parametrize("figure", ["", "11%", "more than 65 million VND per person"])
@pytest.mark.parametrize("title", ["Growth", "a long title of many words " * 20])
def test_nothing_on_a_card_is_written_below_it_or_over_another_line(title: str, figure: str) -> None:
    written = lines(PageMeta(title, "a long description " * 40, "cards/x.png", figure, ""))
    titles = [line for line in written if line.size == 50]
    assert len(titles) <= TITLE_LINES and max(len(line.text) for line in titles) <= TITLE
    assert all(line.baseline < HEIGHT for line in written)
    assert all(above.baseline < below.baseline for above, below in pairwise(written))


def test_a_figure_is_smaller_the_longer_it_is_and_the_more_stands_above_it() -> None:
    sizes = [figure_size("1" * n, 1) for n in (3, 11, 12, 21, 22, 40)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3
    assert figure_size("11%", 2) < figure_size("11%", 1)
