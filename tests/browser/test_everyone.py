"""Who goes by keys sees where the focus is; who sees other colours tells the parts of a whole apart."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageCms

pytestmark = pytest.mark.xdist_group("browser")

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
PARTS = """() => [...document.querySelectorAll("figure.chart[id$=-structure] svg path")]
  .map((e) => ({ r: e.getBoundingClientRect(), fill: getComputedStyle(e).fill }))
  .filter(({ r, fill }) => r.height > 8 && r.width > 20 && fill !== "none")
  .map(({ r }) => [r.left + r.width * .08, r.top + r.height * .2])"""
TO_LAB = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")


@pytest.mark.parametrize("path", ["", "en/lead/", "data/targets/targets/"])
def test_what_has_the_focus_is_never_hidden(opened, site, lead, path):
    page = opened(width=360, height=640)
    page.goto(site + path.replace("lead/", lead))
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
def test_neighbouring_parts_of_a_whole_are_told_apart_by_any_eye(opened, site, charted, scheme):
    page = opened(width=420, color_scheme=scheme)
    page.goto(site + charted["structure"])
    page.locator("figure.chart[id$=-structure] svg").first.scroll_into_view_if_needed()
    eye = page.context.new_cdp_session(page)
    for sight in ("none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia"):
        eye.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
        seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        lab = ImageCms.applyTransform(seen, TO_LAB)
        places = sorted((round(x), round(y)) for x, y in page.evaluate(PARTS))
        colours = [(x, lab.getpixel((x, y))) for x, y in places]
        apart = [
            sum((a - b) ** 2 for a, b in zip(part, beside, strict=True)) ** 0.5
            for (x, part), (next_x, beside) in pairwise(colours)
            if x == next_x
        ]
        assert len(apart) >= 3, sight  # at least two bars of two parts, or one of four
        assert min(apart) > 15, (sight, apart)
