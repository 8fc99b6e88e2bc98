"""A page to be: its path and Markdown, and what it says of itself to theme, search engines, share cards."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

# The pages that list a kind of thing; each is a folder that holds generated pages and nothing else.
SECTIONS: tuple[str, ...] = ("targets", "amendments", "results", "indicators", "tasks")
SECTIONS += ("statements", "duties", "documents", "data", "quality", "changes")
OWNED = (*SECTIONS, "charts", "cards", "api")  # every folder that a build makes and may empty


@dataclass(frozen=True)
class PageMeta:
    """What a page says of itself, as plain text: its front matter and its share card are made from it."""

    title: str
    description: str
    card: str = ""  # path of its share card's PNG from the language's home; empty without one
    section: str = ""  # path of the section of the navigation that it belongs to
    wide: bool = False  # has tables that need the whole width
    kind: str = "page"  # what search sorts it as: page, year, indicator, task, document, table
    figure: str = ""  # the one figure that its card shows
    context: str = ""  # what that figure needs beside it: its period, what it was before
    others: bool = False  # its data carry another licence than the site's own


@dataclass(frozen=True)
class Page:
    """A page's path on the site (ending in a slash, the home page's is empty), its Markdown, its meta."""

    path: str
    text: str
    part: bool = False  # a piece that a hand-written page includes
    meta: PageMeta | None = None  # None of a part

    @property
    def file(self) -> str:
        """Where its Markdown stands: a page's folder of its own, a part's one file."""
        return f"{self.path.strip('/') or 'home'}.md" if self.part else f"{self.path}index.md"

    @property
    def content(self) -> bytes:
        """Its Markdown as UTF-8."""
        return self.text.encode()


def plain(text: str) -> str:
    """A text or a piece of HTML as one line of plain text without tags."""
    return Markup(text).striptags()


def page_meta(
    path: str,
    title: str,
    description: str,
    section: str = "",
    *,
    wide: bool = False,
    kind: str = "page",
    figure: str = "",
    context: str = "",
    others: bool = False,
) -> PageMeta:
    """The meta of the page at `path`, texts and HTML made plain; its card stands at the same path."""
    card = f"cards/{path.rstrip('/')}.png"
    return PageMeta(
        title=plain(title),
        description=plain(description),
        card=card,
        section=section,
        wide=wide,
        kind=kind,
        figure=plain(figure),
        context=plain(context),
        others=others,
    )
