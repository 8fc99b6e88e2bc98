"""A page that asks for a share card gets one that says what the page says of itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from scripts.i18n.translator import LANGUAGES
from scripts.pages.cards import TITLE, TITLE_LINES, card_files, figure_size
from scripts.pages.page import PageMeta
from tests.ledgers import edition

COLOURS = {"--ink": "#111111", "--paper": "#ffffff", "--soft": "#555555", "--inforce": "#882266"}
GROWTH = PageMeta(
    "Growth", "All about growth & more", "cards/growth.png", figure="11%", context="target for 2026"
)


def cards(*pages: PageMeta, code: str = "en", address: str = "https://ledger.example/") -> list[str]:
    """The SVG of each page's card."""
    made = list(card_files(pages, edition(code, "The Ledger", address), COLOURS))
    assert [card.path for card in made] == [page.card for page in pages if page.card]
    assert all(card.scale == 1 for card in made)
    return [card.svg for card in made]


def lines(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter() if node.tag.endswith("}text")]


def test_only_a_page_that_asks_for_a_card_has_one() -> None:
    assert len(cards(GROWTH, PageMeta("Other", "No card"))) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_says_site_title_figure_what_that_is_a_note_and_the_address(code: str) -> None:
    (svg,) = cards(GROWTH, code=code)
    told = lines(svg)
    assert told[:4] == ["The Ledger", "Growth", "11%", "target for 2026"]
    assert len(told) > 5
    assert told[-1] == "https://ledger.example/"


def test_a_card_without_figure_says_the_description() -> None:
    (svg,) = cards(PageMeta("Growth", "All about growth & more", "cards/growth.png"))
    assert lines(svg)[:3] == ["The Ledger", "Growth", "All about growth & more"]


def test_a_card_of_a_site_without_address_names_none() -> None:
    (svg,) = cards(GROWTH, address="")
    assert not any("http" in line for line in lines(svg))


def test_a_card_has_one_size_and_literal_colours_of_the_page() -> None:
    (svg,) = cards(GROWTH)
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    assert "var(" not in svg
    assert set(re.findall(r'fill="([^"]+)"', svg)) <= set(COLOURS.values())


@pytest.mark.parametrize("figure", ["", "11%", "more than 65 million VND per person"])
@pytest.mark.parametrize("title", ["Growth", "a long title of many words " * 20])
def test_nothing_on_a_card_is_written_below_or_beside_it(title: str, figure: str) -> None:
    (svg,) = cards(PageMeta(title, "a long description " * 40, "cards/x.png", figure, ""))
    texts = [node for node in ET.fromstring(svg).iter() if node.tag.endswith("}text")]
    assert all(float(node.get("y", "")) < 630 for node in texts)
    assert len([n for n in texts if n.get("font-size") == "50"]) <= TITLE_LINES
    assert max(len(n.text or "") for n in texts if n.get("font-size") == "50") <= TITLE


def test_a_figure_is_smaller_the_longer_it_is_and_the_more_stands_above_it() -> None:
    sizes = [figure_size("1" * n, 1) for n in (3, 11, 12, 21, 22, 40)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3
    assert figure_size("11%", 2) < figure_size("11%", 1)
