"""A page can be read by day and by night, on paper, on a phone, and without a script."""

from __future__ import annotations

import pytest

from tests.browser.pages import PAGES

pytestmark = pytest.mark.xdist_group("browser")

# The texts whose contrast with what lies behind them is too low: WCAG 2, 4.5, or 3 where they are large.
PALE = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const behind = (e) => {
    if (!e) return [255, 255, 255];
    const colour = rgba(getComputedStyle(e).backgroundColor);
    return colour[3] === 1 ? colour.slice(0, 3) : over(colour, behind(e.parentElement));
  };
  const linear = (c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = (rgb) => rgb.reduce((sum, c, i) => sum + linear(c / 255) * [.2126, .7152, .0722][i], 0);
  const found = new Set();
  for (const e of document.querySelectorAll("body *:not(svg *)")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility()) continue;
    const style = getComputedStyle(e), ground = behind(e);
    const [a, b] = [light(over(rgba(style.color), ground)), light(ground)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const contrast = (a + .05) / (b + .05);
    if (contrast < (large ? 3 : 4.5))
      found.add(`${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} ${contrast.toFixed(2)}`);
  }
  return [...found];
}"""
# Every text of every chart: its size as drawn, and whether it lies within the screen and clear of the others.
CHART_TEXTS = """() => [...document.querySelectorAll("figure.chart svg")].flatMap((svg) => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")].map((text) => ({
    text: text.textContent, size: parseFloat(text.getAttribute("font-size")) * scale,
    box: text.getBoundingClientRect(),
  }));
  const before = (a, b) => a.right - 1 <= b.left || a.bottom - 4 <= b.top;
  const apart = (a, b) => before(a, b) || before(b, a);
  return texts.map(({ text, size, box }, i) => ({
    text, size, left: box.left, right: box.right,
    hits: texts.filter((other, j) => j > i && !apart(box, other.box)).map((other) => other.text),
  }));
})"""
WITH_CHARTS = ("", "targets/", "amendments/", "results/", "indicators/grdp-growth/", "indicators/grdp/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(opened, site, scheme):
    page = opened(width=360, color_scheme=scheme)
    pale = {}
    for path in PAGES:
        page.goto(site + path)
        found = page.evaluate(PALE)
        if found:
            pale[path] = found
    assert pale == {}


def test_night_is_darker_than_day_on_the_same_page(opened, site):
    grounds = []
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        page.goto(site)
        colour = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        grounds.append(sum(int(part) for part in colour.strip("rgb()").split(",")[:3]))
    assert grounds[0] > 600 > 150 > grounds[1]


def test_a_page_says_the_same_without_a_script(opened, site):
    with_script, without = opened(), opened(java_script_enabled=False)
    for path in PAGES:
        texts = []
        for page in (with_script, without):
            page.goto(site + path)
            texts.append(page.inner_text("main"))
        assert texts[1] and set(texts[1].splitlines()) <= set(texts[0].splitlines()), path


def test_paper_leaves_the_menus_out_and_opens_the_evidence(opened, site):
    page = opened()
    for path in ("targets/", "en/indicators/grdp-growth/", "tasks/tourism/"):
        page.goto(site + path)
        folded = page.locator("details.proof:not([open]) q")
        assert folded.count() and not folded.first.is_visible()
        page.emulate_media(media="print")
        assert not any(one.is_visible() for one in page.locator(".nav, .menu, .lang, .skip, .tools").all())
        assert all(quote.bounding_box()["height"] > 0 for quote in folded.all())
        page.emulate_media(media="screen")


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_words_in_a_chart_are_large_enough_and_clear_of_each_other_on_a_phone(opened, site, language):
    page = opened(width=360)
    seen = 0
    for path in WITH_CHARTS:
        page.goto(site + language + path)
        for text in page.evaluate(CHART_TEXTS):
            seen += 1
            assert text["size"] >= 12, text
            assert text["left"] >= 0 and text["right"] <= 360, text
            assert text["hits"] == [], text
    assert seen > 30
