"""Every kind of page fits every screen, asks nothing of anybody else, and says nothing to the console."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES

pytestmark = pytest.mark.xdist_group("browser")
WIDTHS = (320, 360, 1280)
LEFT = "net::ERR_ABORTED"  # the page was left before its icon came: nothing is missing

# The elements that stick out of the page, those inside a box that scrolls by itself apart.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => e && e !== document.body
    && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
  if (document.scrollingElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
    .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} ${e.textContent.slice(0, 40)}`);
}"""
UNFOLD = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"


@dataclass(frozen=True)
class Visit:
    """What was seen of all pages: where they are too wide, what they said, whom they asked."""

    wide: list[tuple[str, int, list[str]]] = field(default_factory=list)  # page, width, elements
    said: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # hosts

    def watch(self, page: Page) -> Page:
        page.on("console", lambda message: self.said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "requestfailed",
            lambda request: request.failure == LEFT or self.said.append(f"failed: {request.url}"),
        )
        page.on("response", lambda answer: answer.status < 400 or self.said.append(answer.url))
        page.on("request", lambda request: self.asked.add(urlsplit(request.url).netloc))
        return page


@pytest.fixture(scope="module")
def visit(browser: Browser, site: str) -> Visit:
    """Every page, its folded parts open, at every width."""
    seen = Visit()
    with browser.new_context() as context:
        page = seen.watch(context.new_page())
        for path in PAGES:
            page.goto(site + path)
            page.evaluate(UNFOLD)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                seen.wide.append((path, width, page.evaluate(STICKING_OUT)))
    return seen


def test_no_page_is_wider_than_its_screen(visit):
    assert len(visit.wide) == len(PAGES) * len(WIDTHS)
    assert [one for one in visit.wide if one[2]] == []


def test_no_page_says_anything_to_the_console_or_misses_anything(visit):
    assert visit.said == []


def test_no_page_asks_anybody_but_its_own_site(visit, site):
    assert visit.asked == {urlsplit(site).netloc}


def test_a_lost_reader_is_told_so_in_a_page_that_fits_and_leads_home(opened, at_root):
    seen = Visit()
    page = seen.watch(opened(width=320))
    page.goto(at_root + "404.html")
    assert page.evaluate(STICKING_OUT) == []
    page.click("main a >> nth=0")
    assert page.url == at_root
    assert seen.said == []
