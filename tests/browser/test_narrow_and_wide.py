"""Every kind of page fits every screen, asks nothing of anybody else, and says nothing to the console."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES

pytestmark = pytest.mark.xdist_group("browser")
WIDTHS = (320, 360, 1280)

# The elements that stick out of the page, those inside a box that scrolls by itself apart.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => e && e !== document.body && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(e).overflowX)
    || scrolls(e.parentElement));
  if (document.scrollingElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
    .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} ${e.textContent.slice(0, 40)}`);
}"""
UNFOLD = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"


def watched(page: Page) -> list[str]:
    """Everything a page does that it should not, as it happens."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
    page.on(
        "response",
        lambda answer: told.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    )
    return told


@pytest.fixture
def visited(opened, site):
    """(path, width, what sticks out, what was told, where was asked) of every page at every width."""
    page = opened()
    told, asked = watched(page), set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    found = []
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(UNFOLD)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found.append((path, width, page.evaluate(STICKING_OUT)))
    return found, told, asked


def test_no_page_is_wider_than_its_screen_or_says_or_fetches_anything_it_should_not(visited, site):
    found, told, asked = visited
    assert [one for one in found if one[2]] == []
    assert told == []
    assert asked == {urlsplit(site).netloc}


def test_a_lost_reader_is_told_so_in_a_page_that_fits_and_leads_home(opened, at_root):
    page = opened(width=320)
    told = watched(page)
    page.goto(at_root + "404.html")
    assert page.evaluate(STICKING_OUT) == []
    page.click("main a >> nth=0")
    assert page.url == at_root
    assert told == []
