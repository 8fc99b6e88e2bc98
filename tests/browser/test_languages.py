"""Every page that is built speaks one language, marks the words of the other, and has its twin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.browser.pages import HOMES

TOLD = (
    "aria-label",
    "title",
    "alt",
    "placeholder",
    "data-is",
    "data-done",
    "data-count",
    "data-none",
    "data-copy",
    "data-copied",
    "data-failed",
)
VIETNAMESE = re.compile(r"[^\W\d_]*[ăâđêôơưà-ãè-íò-õùúýĂÂĐÊÔƠƯÀ-ÃÈ-ÍÒ-ÕÙÚÝĩũạ-ỹẠ-Ỹ][^\W\d_]*")
ENGLISH = re.compile(
    r"\b(the|and|of|with|search|menu|close|table|download|copy|link|page|source|figure|row|open|chart|skip|more"
    r"|is|are|was|this|that|from|for|by|not|all|data|value|unit|year|print)\b",
    re.I,
)
NAMES = re.compile(r"“[^”]*”|\w+(?:-\w+)+|/\S+|Open Data|Data Package|Sun Group|BY")
UNHEARD = ("code", "pre", "script", "style")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the site by its path: "targets/", "en/targets/", …"""
    return {
        f"{file.parent.relative_to(built_site).as_posix()}/".removeprefix("./"): html.parse(file).getroot()
        for file in built_site.rglob("index.html")
    }


def words(element: html.HtmlElement, page: str, language: str) -> Iterator[str]:
    """What a reader is told in a language: texts, and the words in attributes, by the nearest `lang`."""
    if not isinstance(element.tag, str) or element.tag in UNHEARD:
        return
    language = element.get("lang", language)
    if language == page:
        yield from (element.get(name, "") for name in TOLD)
        if element.tag == "meta" and element.get("name", element.get("property", "")).endswith(
            ("description", "title")
        ):
            yield element.get("content", "")
        yield element.text or ""
    for child in element:
        yield from words(child, page, language)
        if language == page:
            yield child.tail or ""


def of(pages: dict[str, html.HtmlElement], code: str) -> dict[str, html.HtmlElement]:
    found = {path: page for path, page in pages.items() if page.get("lang") == code}
    assert len(found) > 50
    return found


def test_every_page_is_in_the_language_of_its_address_and_has_a_twin(pages):
    assert {path for path, page in pages.items() if page.get("lang") == "en"} == {
        path for path in pages if path.startswith("en/")
    }
    twins = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert twins == {path for path in pages if not path.startswith("en/")}


def test_vietnamese_words_on_english_pages_are_marked_as_such_but_for_names(pages):
    unmarked = {}
    for path, page in of(pages, "en").items():
        assert not page.xpath("//q[not(@lang='vi')]"), path
        told = [NAMES.sub("", text) for text in words(page, "en", "en")]
        left = {w for text in told for w in VIETNAMESE.findall(text) if w.islower() and w != "đồng"}
        if left:
            unmarked[path] = left
    assert unmarked == {}


def test_no_english_is_left_on_vietnamese_pages(pages):
    left = {}
    for path, page in of(pages, "vi").items():
        told = [text.strip() for text in words(page, "vi", "vi") if ENGLISH.search(NAMES.sub("", text))]
        if told:
            left[path] = told
    assert left == {}


def test_every_page_says_in_a_sentence_of_its_own_what_it_is(pages):
    told: dict[str, list[str]] = {}
    for path, page in pages.items():
        (sentence,) = page.xpath("//meta[@name='description']/@content")
        assert 20 <= len(sentence) <= 500, path
        told.setdefault(sentence, []).append(path)
    assert [paths for paths in told.values() if len(paths) > 1] == []


@pytest.mark.parametrize("code", HOMES)
def test_every_page_has_a_title_of_its_own(pages, code):
    titles = Counter(page.findtext(".//title") for page in of(pages, code).values())
    assert [title for title, often in titles.items() if often > 1 or not title] == []


def test_a_page_and_its_twin_have_the_same_frame(pages):
    """As many headings, tables, rows, figures, pieces of evidence and anchors: nothing is told in one alone."""
    uneven = {}
    for path, page in of(pages, "vi").items():
        twin = pages[f"en/{path}"]
        frames = [
            [
                len(p.xpath(f"//main//{kind}"))
                for kind in ("h2", "h3", "table", "tr", "figure", "details", "q")
            ]
            + [sorted(p.xpath("//main//*[not(self::h1)]/@id"))]
            for p in (page, twin)
        ]
        if frames[0] != frames[1]:
            uneven[path] = [[a, b] for a, b in zip(*frames, strict=True) if a != b]
    assert uneven == {}
