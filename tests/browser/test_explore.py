"""Explore: a click draws the chart anew, from this site's own code, as legible and as named as the picture it replaces."""

from __future__ import annotations

import re

import pytest

from tests.browser.pages import KINDS
from tests.browser.reach import Watch

pytestmark = pytest.mark.xdist_group("reach-1")
# The texts of a drawing: how large, in what colour, how far out of their figure.
TEXTS = """() => [...document.querySelectorAll(".explored text")].filter((t) => t.textContent.trim()).map((t) => {
  const svg = t.ownerSVGElement, box = t.getBoundingClientRect(), figure = t.closest("figure").getBoundingClientRect();
  return { text: t.textContent, colour: getComputedStyle(t).fill, out: Math.max(box.right - innerWidth, figure.left - box.left, 0),
    size: parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width };
})"""


@pytest.fixture
def explored(opened, site, charted):
    """explored(kind): a page with its first chart of a kind explored, and what stood there before."""

    def explore(kind: str, language: str = "", **given: object):
        page = opened(**{"width": 360, **given})
        watch = Watch(page)
        page.goto(site + language + charted[kind])
        figure = page.locator(f"figure.chart[id$=-{kind}]").first
        name = figure.locator("svg").first.get_attribute("aria-label")
        figure.locator("button.explore").focus()
        page.keyboard.press("Enter")
        page.locator(".explored svg").wait_for()
        return page, watch, name

    return explore


def test_nothing_of_the_engine_is_fetched_before_the_click(opened, site, lead):
    page = opened()
    watch = Watch(page)
    page.goto(site + lead, wait_until="networkidle")
    page.locator("button.explore").first.wait_for()
    assert not [one for one in watch.asked if one.endswith(("vega.js", "explore.js", ".json"))]
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    assert [one.rsplit("/", 1)[1] for one in watch.asked if "vega" in one] == ["vega.js"]


@pytest.mark.parametrize(
    ("kind", "language"), [*((kind, "") for kind in KINDS), ("rank", "en/"), ("structure", "en/")]
)
def test_an_explored_chart_keeps_its_name_its_place_and_its_words(explored, kind, language):
    page, watch, name = explored(kind, language)
    drawn = page.locator(".explored")
    assert drawn.get_attribute("role") == "img"
    assert drawn.get_attribute("aria-label") == name
    assert drawn.evaluate("(it) => it === document.activeElement")
    texts = page.evaluate(TEXTS)
    assert len(texts) >= 2
    assert [text for text in texts if text["size"] < 12 or text["out"] > 1] == []
    assert watch.told == []


@pytest.mark.parametrize("kind", ["ledger", "structure"])
def test_an_explored_chart_follows_the_colours_of_the_page(explored, kind):
    page, _, _ = explored(kind, color_scheme="light")
    day = {text["text"]: text["colour"] for text in page.evaluate(TEXTS)}
    page.click("button.scheme")
    night = {text["text"]: text["colour"] for text in page.evaluate(TEXTS)}
    assert day.keys() == night.keys()
    assert [text for text in day if day[text] == night[text]] == []


def test_what_is_pointed_at_is_told(explored):
    page, _, _ = explored("ledger", width=1280)
    page.locator(".explored .mark-symbol path").first.hover()
    tip = page.locator(".tip")
    figure = tip.inner_text().split()[-1]
    assert re.search(r"\d", figure) and figure in page.locator("main").inner_text()
    box = tip.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Escape")
    assert not tip.is_visible()


@pytest.mark.parametrize(("language", "said"), [("", "Chưa tải được"), ("en/", "could not be fetched")])
@pytest.mark.parametrize("missing", ["**/vega.js", "**/charts/*.json"])
def test_a_chart_that_cannot_be_fetched_stays_a_picture_and_says_so(
    opened, site, charted, language, said, missing
):
    page = opened()
    page.goto(site + language + charted["ledger"])
    page.route(missing, lambda route: route.abort())
    page.locator("button.explore").first.click()
    page.get_by_text(said).wait_for()
    assert page.locator("figure.chart > svg").first.is_visible()
    page.unroute(missing)
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    assert page.get_by_text(said).count() == 0
