"""An extension of Markdown: the HTML blocks of a page are set aside before Markdown reads it.

Markdown's own reader of HTML goes through every tag twice, in Python, and takes nine tenths of the time of a
page made of tables and charts. What is set aside here is what it would set aside: a block-level element with
a blank line before and behind it. All else is left to it, so that a page is the same with and without.
"""

from __future__ import annotations

import re
from functools import cache

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

FIRST_TAG = re.compile(r"^ {0,3}<(?:([a-z][a-z0-9]*)(?=[\s>])|[A-Z!?/])", re.MULTILINE)
BLANK_LINE = re.compile(r"(?: *\n){2}")
VERBATIM = ("script", "style", "pre", "textarea")  # whose content is no HTML
ANCHOR = re.compile(r'\sid="([^"]*)"')
AFTER_WHITE_SPACE, AT_THE_END = (
    25,
    5,
)  # priorities: before Markdown's own and MkDocs's reader of HTML; after all


class RawHtml(Extension):
    """Set HTML blocks aside, and tell MkDocs which anchors are in them."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put the two steps into a page's conversion."""
        blocks = Blocks(md)
        md.preprocessors.register(blocks, "raw_html", AFTER_WHITE_SPACE)
        md.postprocessors.register(Anchors(md, blocks), "raw_html_anchors", AT_THE_END)


class Blocks(Preprocessor):
    """The first step: lines in; the same with a placeholder for each HTML block out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.anchors: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """A page's lines without its HTML blocks."""
        text, parts, done, over = "\n".join(lines), [], 0, 0
        self.anchors = set()
        for first in FIRST_TAG.finditer(text):
            name = first[1] or ""
            if first.start() < over or (name and not self.md.is_block_level(name)):
                continue
            over = end_of(text, first.start(), name) if name else 0
            if not over:
                break  # a comment, or what is never closed, may hold all that follows
            block = text[first.start() : over]
            alone = (
                text[max(first.start() - 2, 0) : first.start()] in ("", "\n\n")
                and text[over : over + 2] == "\n\n"
            )
            if alone and name not in VERBATIM:
                self.anchors.update(ANCHOR.findall(block))
                kept = block + "\n" if BLANK_LINE.match(text, over) else block
                parts += [text[done : first.start()], "\n", self.md.htmlStash.store(kept), "\n\n"]
                done = over
        return "".join([*parts, text[done:]]).split("\n")


class Anchors(Postprocessor):
    """The last step: MkDocs is told of the anchors that it could not see."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, text: str) -> str:
        """The page as it is."""
        if "mkdocs_raw_html" in self.md.preprocessors:
            self.md.preprocessors["mkdocs_raw_html"].present_anchor_ids |= self.blocks.anchors
        return text


def end_of(text: str, start: int, name: str) -> int:
    """Where the element that begins there is over; 0 where its end is not found."""
    depth = 0
    for tag in tags(name).finditer(text, start):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return 0


@cache
def tags(name: str) -> re.Pattern[str]:
    """The beginnings of an element's tags, and its ends."""
    return re.compile(rf"<{name}(?=[\s>])|</{name}>")
