"""Reads built pages as tests see them: ids, links, what is fetched, and the text in each language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from markupsafe import Markup

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {
    "a",
    "abbr",
    "b",
    "br",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
FETCHED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}


@dataclass
class Reading:
    """What stands on one page."""

    path: str  # from the site's root: en/targets/index.html
    lang: str = ""
    title: str = ""
    description: str = ""
    h1: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    text: str = ""  # of the body, pictures apart, blanks folded
    text_of: dict[str, str] = field(default_factory=dict)  # id → text of the element
    spoken: dict[str, str] = field(default_factory=dict)  # language → text and labels meant to be in it
    blocks: dict[str, list[str]] = field(default_factory=dict)  # the same, block by block and label by label

    @property
    def language(self) -> str:
        """The language that the page's address promises."""
        return "en" if self.path.startswith("en/") else "vi"

    def leads_to(self, link: str) -> tuple[str, str]:
        """(file, anchor) of a link within the site."""
        there = urlsplit(urljoin(f"https://here/{self.path}", link))
        path = unquote(there.path).lstrip("/")
        return (path + "index.html" if path.endswith("/") or not path else path), unquote(there.fragment)


class Reader(HTMLParser):
    """Fills in a Reading, tag by tag."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Reading(path)
        self.open: list[tuple[str, str, str]] = []  # tag, id, language
        self.said: dict[str, list[str]] = defaultdict(list)
        self.within: dict[str, list[str]] = defaultdict(list)
        self.body: list[str] = []

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in found}
        language = told.get("lang") or (self.open[-1][2] if self.open else "")
        self.note(tag, told, language)
        self.part(tag)
        if tag not in VOID:
            self.open.append((tag, told.get("id", ""), language))

    def note(self, tag: str, told: dict[str, str], language: str) -> None:
        page = self.page
        page.h1 += tag == "h1"
        if tag == "html":
            page.lang = told.get("lang", "")
        if tag == "meta" and told.get("name") == "description":
            page.description = told.get("content", "")
        if told.get("id"):
            page.ids[told["id"]] += 1
        if tag in ("a", "area") and "href" in told:
            page.links.append(told["href"])
        if tag == "link" and FETCHED_RELS & set(told.get("rel", "").split()):
            page.fetched.append(told["href"])
        if tag in ("image", "use"):
            page.fetched += [told[name] for name in ("href", "xlink:href") if name in told]
        page.fetched += [told[name] for name in ("src", "srcset", "poster", "data") if name in told]
        page.fetched += re.findall(r"url\(([^)]*)\)", told.get("style", ""))
        labels = [told[n] for n in ("aria-label", "alt", "title", "data-is") if n in told]
        self.said[language] += [f"\n{label}\n" for label in labels]

    def handle_startendtag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, found)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.part(tag)
        while self.open and self.open.pop()[0] != tag:
            pass

    def part(self, tag: str) -> None:
        """Blocks are read apart, even where no blank stands between them."""
        if tag not in INLINE and "svg" not in [open for open, _, _ in self.open]:
            self.handle_data("\n")
            for parts in self.said.values():
                parts.append("\n")

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _, _ in self.open]
        if "title" in tags and "svg" not in tags:
            self.page.title += data
        if "body" not in tags or "script" in tags or "style" in tags:
            return
        self.said[self.open[-1][2]].append(data)
        if "svg" in tags:
            return
        self.body.append(data)
        for _, id, _ in self.open:
            if id:
                self.within[id].append(data)

    def read(self, html: str) -> Reading:
        self.feed(html)
        self.close()
        self.page.text = folded("".join(self.body))
        self.page.text_of = {id: folded("".join(parts)) for id, parts in self.within.items()}
        self.page.spoken = {code: folded("\n".join(parts)) for code, parts in self.said.items()}
        for code, parts in self.said.items():
            self.page.blocks[code] = [folded(block) for block in "".join(parts).split("\n") if block.strip()]
        return self.page


def plain(html: str) -> str:
    """What a piece of HTML reads as, with plain spaces."""
    return Markup(html).striptags().replace("\u00a0", " ")


def folded(text: str) -> str:
    """Text with every run of blanks, no-break ones too, as one space."""
    return " ".join(text.split())


@cache
def readings(site: Path) -> dict[str, Reading]:
    """path → page, of every HTML file of a site; read once a process."""
    return {page.path: page for page in read_all(site)}


def read_all(site: Path) -> Iterator[Reading]:
    for file in sorted(site.rglob("*.html")):
        yield Reader(file.relative_to(site).as_posix()).read(file.read_text("utf-8"))
