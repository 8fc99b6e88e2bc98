"""Who sets the lines wider, taps with a thumb, sees other colours or the system's own, can use every page."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageCms

from tests.browser.pages import PAGES
from tests.browser.reach import UNFOLD
from tests.browser.test_readable import PALE

pytestmark = pytest.mark.xdist_group("browser")

# WCAG 1.4.12: what a reader may set, and what must then still be whole.
WIDER = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
CUT_OFF = """() => {
  const shown = (e) => e.checkVisibility() && getComputedStyle(e).clipPath === "none";
  const cut = [...document.querySelectorAll("body *:not(svg *)")].filter((e) => {
    const style = getComputedStyle(e);
    const hides = (way) => way === "hidden" || way === "clip";
    return shown(e) && ((hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1));
  });
  const wide = document.scrollingElement.scrollWidth > document.documentElement.clientWidth;
  return [...cut.map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`), ...(wide ? ["page"] : [])];
}"""
# WCAG 2.5.8: a target is 24 by 24 CSS pixels, or a circle of 24 about its middle meets no other target's circle;
# links in a sentence and targets that the browser itself draws are excepted.
SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).clipPath === "none" && !e.closest("svg") && !e.closest(".skip"));
  const inSentence = (e) => {
    const block = e.closest("p, li, dd, dt, td, th, caption, figcaption, h1, h2, h3, h4, summary, small, span.note");
    const style = getComputedStyle(e);
    if (!block || block === e || style.display !== "inline") return false;
    const around = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (around.nextNode())
      if (!around.currentNode.parentElement.closest("a, button") && around.currentNode.textContent.trim().length > 1) return true;
    return false;
  };
  const boxes = targets.flatMap((e) => [...e.getClientRects()].filter((r) => r.width).map((r) => ({ e, r })));
  const middle = (r) => [(r.left + r.right) / 2, (r.top + r.bottom) / 2];
  const small = (r) => r.width < 24 || r.height < 24;
  const found = [];
  for (const { e, r } of boxes) {
    if (!small(r) || inSentence(e)) continue;
    const [x, y] = middle(r);
    const close = boxes.find(({ e: other, r: o }) => {
      if (other === e || other.contains(e) || e.contains(other)) return false;
      const [ox, oy] = middle(o);
      const away = Math.hypot(Math.max(o.left - x, 0, x - o.right), Math.max(o.top - y, 0, y - o.bottom));
      return away < 12 || (small(o) && Math.hypot(ox - x, oy - y) < 24);
    });
    if (close) found.push(`${e.textContent.trim().slice(0, 30)} | ${close.e.textContent.trim().slice(0, 30)}`);
  }
  return found;
}"""
TINY = """() => {
  const found = new Set();
  for (const e of document.querySelectorAll("body *:not(svg, svg *)")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (own && e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 12)
      found.add(`${e.tagName.toLowerCase()}.${e.className} ${getComputedStyle(e).fontSize} ${e.textContent.slice(0, 30)}`);
  }
  return [...found];
}"""
# What has the focus and none of which can be seen: it lies outside the window, or under something else.
OBSCURED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const within = (r) => {
    const left = Math.max(r.left, 0), top = Math.max(r.top, 0);
    return { left, top, width: Math.min(r.right, innerWidth) - left, height: Math.min(r.bottom, innerHeight) - top };
  };
  const seen = [...e.getClientRects()].map(within).filter((r) => r.width > 0 && r.height > 0).some((r) => {
    const points = [[.5, .5], [.1, .5], [.9, .5]].map(([x, y]) => [r.left + r.width * x, r.top + r.height * y]);
    return points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (e.contains(top) || top.contains(e)); });
  });
  return seen ? "" : `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
}"""

# The parts of the stacked bars, from the top down: a place in each that its figure does not cover.
PARTS = """() => [...document.querySelectorAll("figure.chart svg path")]
  .map((e) => ({ r: e.getBoundingClientRect(), fill: getComputedStyle(e).fill }))
  .filter(({ r, fill }) => r.height > 8 && r.width > 20 && fill !== "none")
  .map(({ r }) => [r.left + r.width * .08, r.top + r.height * .2])"""
TO_LAB = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")


def each(page, site: str, look: str) -> dict[str, list[str]]:
    """What a look finds on every page, its folded parts open."""
    found = {}
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(UNFOLD)
        found[path] = page.evaluate(look)
    return {path: faults for path, faults in found.items() if faults}


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_lines_letters_and_words_cut_nothing_off(opened, site, width):
    page = opened(width=width, bypass_csp=True)
    found = {}
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(UNFOLD)
        page.add_style_tag(content=WIDER)
        faults = page.evaluate(CUT_OFF)
        if faults:
            found[path] = faults
    assert found == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_every_target_is_large_enough_for_a_thumb_or_stands_alone(opened, site, width):
    assert each(opened(width=width), site, SMALL) == {}


def test_no_text_is_smaller_than_twelve_pixels_on_a_phone(opened, site):
    assert each(opened(width=360), site, TINY) == {}


@pytest.mark.parametrize("path", ["", "en/indicators/grdp-growth/", "data/targets/targets/"])
def test_what_has_the_focus_is_never_hidden(opened, site, path):
    page = opened(width=360, height=640)
    page.goto(site + path)
    hidden, steps = [], 0
    while steps < 400:
        page.keyboard.press("Tab")
        told = page.evaluate(OBSCURED)
        if told is None:
            break
        hidden += [told] if told else []
        steps += 1
    assert 20 < steps < 400
    assert hidden == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", ["none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia"])
def test_neighbouring_parts_of_a_whole_are_told_apart_by_any_eye(opened, site, scheme, sight):
    page = opened(width=420, color_scheme=scheme)
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
    page.goto(f"{site}targets/")
    page.locator("figure.chart svg").first.scroll_into_view_if_needed()
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    lab = ImageCms.applyTransform(seen, TO_LAB)
    places = sorted((round(x), round(y)) for x, y in page.evaluate(PARTS))
    colours = [(x, lab.getpixel((x, y))) for x, y in places]
    apart = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for (x, one), (next_x, other) in pairwise(colours)
        if x == next_x
    ]
    assert len(apart) == 6  # three sectors and what is left, in each of two bars
    assert min(apart) > 15, apart


# Marks and texts that have the page's own colour; figures on a coloured bar, as they should, apart.
FORCED = """() => [...document.querySelectorAll("figure.chart svg :is(path, text, line)")].filter((e) => {
  const { fill, stroke } = getComputedStyle(e), ground = getComputedStyle(document.body).backgroundColor;
  const none = (colour) => colour === "none" || colour === ground || /^rgba.* 0\\)$/.test(colour);
  return e.getBoundingClientRect().width > 4 && !/--(paper|on-part)/.test(e.getAttribute("fill"))
    && none(fill) && none(stroke);
}).map((e) => e.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_system_leave_every_text_and_mark_in_sight(opened, site, scheme):
    page = opened(width=360, color_scheme=scheme, forced_colors="active")
    faint = {}
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(UNFOLD)
        told = page.evaluate(PALE), page.evaluate(FORCED)
        if any(told):
            faint[path] = told
    assert faint == {}
