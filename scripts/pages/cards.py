"""Share cards: the picture of a page that other sites show beside a link to it, 1200 × 630 px."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from scripts.charts.png import FONT
from scripts.i18n.edition import Edition
from scripts.pages.page import PageMeta
from scripts.pages.png_files import PngFile, in_colour
from scripts.pages.render import templates

# Letters a line, and how many lines there is room for.
TITLE, TITLE_LINES = 38, 4
ABOUT, ABOUT_LINES = 58, 4
NOTE, NOTE_LINES = 84, 2


def card_files(pages: Iterable[PageMeta], edition: Edition, colours: dict[str, str]) -> Iterator[PngFile]:
    """A share card for every page that asks for one."""
    for page in pages:
        if page.card:
            yield PngFile(page.card, card_svg(page, edition, colours), 1)


def card_svg(page: PageMeta, edition: Edition, colours: dict[str, str]) -> str:
    """A page's share card: the site, the page, its figure, what that is, where it stands."""
    title = textwrap.wrap(page.title, TITLE)[:TITLE_LINES]
    about = textwrap.wrap(
        page.context or page.description,
        ABOUT,
        max_lines=1 if page.figure else max(1, ABOUT_LINES + 1 - len(title)),
        placeholder=" …",
    )
    text = (
        templates()
        .get_template("card.svg.j2")
        .render(
            site=edition.site.name,
            title=title,
            about=about,
            figure=page.figure,
            size=figure_size(page.figure, len(title)),
            note=textwrap.wrap(edition.t.text("card.note"), NOTE)[:NOTE_LINES],
            address=edition.site.url,
            font=FONT,
        )
    )
    return in_colour(text, colours)


def figure_size(figure: str, title_lines: int) -> int:
    """The px of a card's figure: as large as its length and the lines of the title leave room for."""
    if len(figure) < 12:
        return 150 if title_lines < 2 else 120
    return 96 if len(figure) < 22 else 64
