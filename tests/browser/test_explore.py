"""Explore: a click draws the chart anew, from this site's own code, as legible and as named as the picture it replaces."""

from __future__ import annotations

import pytest

from tests.browser.reach import Watch

pytestmark = pytest.mark.xdist_group("reach-1")
PAGES = ("indicators/grdp-growth/", "indicators/grdp/", "indicators/poor-household-rate/", "amendments/")
PAGES += ("en/indicators/grdp-growth-rank/", "en/indicators/grdp/")
# The texts of a drawing: how large, in what colour, how far out of their figure.
TEXTS = """() => [...document.querySelectorAll(".explored text")].filter((t) => t.textContent.trim()).map((t) => {
  const svg = t.ownerSVGElement, box = t.getBoundingClientRect(), figure = t.closest("figure").getBoundingClientRect();
  return { text: t.textContent, colour: getComputedStyle(t).fill, out: Math.max(box.right - innerWidth, figure.left - box.left, 0),
    size: parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width };
})"""


@pytest.fixture
def explored(opened, site):
    """explored(path): the page with its first chart explored, and what stood there before."""

    def explore(path: str, **told: object):
        page = opened(**{"width": 360, **told})
        watch = Watch(page)
        page.goto(site + path)
        name = page.locator("figure.chart svg").first.get_attribute("aria-label")
        page.locator("button.explore").first.focus()
        page.keyboard.press("Enter")
        page.locator(".explored svg").wait_for()
        return page, watch, name

    return explore


def test_nothing_of_the_engine_is_fetched_before_the_click(opened, site):
    page = opened()
    watch = Watch(page)
    page.goto(site + PAGES[0], wait_until="networkidle")
    page.locator("button.explore").first.wait_for()
    assert not [one for one in watch.asked if one.endswith(("vega.js", "explore.js", ".json"))]
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    assert [one.rsplit("/", 1)[1] for one in watch.asked if "vega" in one] == ["vega.js"]


@pytest.mark.parametrize("path", PAGES)
def test_an_explored_chart_keeps_its_name_its_place_and_its_words(explored, path):
    page, watch, name = explored(path)
    drawn = page.locator(".explored")
    assert drawn.get_attribute("role") == "img"
    assert drawn.get_attribute("aria-label") == name
    assert drawn.evaluate("(it) => it === document.activeElement")
    texts = page.evaluate(TEXTS)
    assert len(texts) >= 2
    assert [text for text in texts if text["size"] < 12 or text["out"] > 1] == []
    assert watch.told == []


@pytest.mark.parametrize("path", PAGES[:2])
def test_an_explored_chart_follows_the_colours_of_the_page(explored, path):
    page, _, _ = explored(path, color_scheme="light")
    day = {text["text"]: text["colour"] for text in page.evaluate(TEXTS)}
    page.click("button.scheme")
    night = {text["text"]: text["colour"] for text in page.evaluate(TEXTS)}
    assert day.keys() == night.keys()
    assert [text for text in day if day[text] == night[text]] == []


def test_what_is_pointed_at_is_told(explored):
    page, _, _ = explored("indicators/grdp-growth/", width=1280)
    page.locator(".explored .mark-symbol path").first.hover()
    tip = page.locator(".tip")
    assert tip.inner_text() == "Kết quả năm 2025 ước 7,34%"
    box = tip.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Escape")
    assert not tip.is_visible()


@pytest.mark.parametrize(("language", "said"), [("", "Chưa tải được"), ("en/", "could not be fetched")])
@pytest.mark.parametrize("missing", ["**/vega.js", "**/charts/*.json"])
def test_a_chart_that_cannot_be_fetched_stays_a_picture_and_says_so(opened, site, language, said, missing):
    page = opened()
    page.goto(f"{site}{language}indicators/grdp-growth/")
    page.route(missing, lambda route: route.abort())
    page.locator("button.explore").first.click()
    page.get_by_text(said).wait_for()
    assert page.locator("figure.chart > svg").first.is_visible()
    page.unroute(missing)
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    assert page.get_by_text(said).count() == 0
