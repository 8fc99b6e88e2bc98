"""Share cards: what is written where on the picture that other sites show beside a link to a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.i18n.edition import Edition
from scripts.pages.page import PageMeta

WIDTH, HEIGHT = 1200, 630  # px
LEFT = 72  # px
# Letters a line, and how many lines there is room for.
TITLE, TITLE_LINES = 38, 4
ABOUT, ABOUT_LINES = 58, 4
NOTE, NOTE_LINES = 84, 2


@dataclass(frozen=True)
class Line:
    """A line of a card: its text, where its letters stand, in px from the card's top, and their look."""

    text: str
    baseline: float
    size: int  # px
    colour: str  # a custom property of the page
    bold: bool = False


@dataclass(frozen=True)
class Card:
    """A page's share card: its path from the language's home, and what is written on it."""

    path: str
    lines: tuple[Line, ...]


def cards(pages: Iterable[PageMeta], edition: Edition) -> Iterator[Card]:
    """A share card for every page that asks for one."""
    for page in pages:
        if page.card:
            yield Card(page.card, tuple(card_lines(page, edition)))


def card_lines(page: PageMeta, edition: Edition) -> Iterator[Line]:
    """A page's share card: the site, the page, its figure, what that is, where it stands."""
    title = textwrap.wrap(page.title, TITLE)[:TITLE_LINES]
    size, below = figure_size(page.figure, len(title)), 62 * len(title)
    about = textwrap.wrap(
        page.context or page.description,
        ABOUT,
        max_lines=1 if page.figure else max(1, ABOUT_LINES + 1 - len(title)),
        placeholder=" …",
    )
    yield Line(edition.site.name, 96, 34, "--inforce", bold=True)
    for n, text in enumerate(title):
        yield Line(text, 176 + 62 * n, 50, "--ink", bold=True)
    if page.figure:
        yield Line(page.figure, 200 + below + size * 0.72, size, "--inforce", bold=True)
    start = 258 + below + size * 0.72 if page.figure else 190 + below
    for n, text in enumerate(about):
        yield Line(text, start + 48 * n, 36, "--soft")
    note = textwrap.wrap(edition.t.text("card.note"), NOTE)[:NOTE_LINES]
    last = 548 if edition.site.url else 572
    for n, text in enumerate(note):
        yield Line(text, last - 36 * (len(note) - 1 - n), 26, "--soft")
    if edition.site.url:
        yield Line(edition.site.url, 594, 26, "--soft")


def figure_size(figure: str, title_lines: int) -> int:
    """The px of a card's figure: as large as its length and the lines of the title leave room for."""
    if len(figure) < 12:
        return 150 if title_lines < 2 else 120
    return 96 if len(figure) < 22 else 64
