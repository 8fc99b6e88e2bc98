"""What is measured in a browser: scripts that return what is wrong with the open page, most of them as a list."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

UNFOLD = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"
# By how many pixels the page can be moved sideways: a list of one figure, or of none.
SIDEWAYS = """() => [document.scrollingElement.scrollWidth - document.documentElement.clientWidth].filter((far) => far > 0)"""
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
# Marks and texts that have the page's own colour; figures on a coloured bar, as they should, apart.
FORCED = """() => [...document.querySelectorAll("figure.chart svg :is(path, text, line)")].filter((e) => {
  const { fill, stroke } = getComputedStyle(e), ground = getComputedStyle(document.body).backgroundColor;
  const none = (colour) => colour === "none" || colour === ground || /^rgba.* 0\\)$/.test(colour);
  return e.getBoundingClientRect().width > 4 && !/--(paper|on-part)/.test(e.getAttribute("fill"))
    && none(fill) && none(stroke);
}).map((e) => e.outerHTML.slice(0, 160))"""
# The texts whose contrast with what lies behind them is too low: WCAG 2, 4.5, or 3 where they are large.
PALE = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (known.has(colour)) return known.get(colour);
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [r, g, b, a / 255]);
    return known.get(colour);
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
# What the policy would forbid, as it stands in the source of a page.
INLINE = """() => [...document.querySelectorAll("*")].filter((e) => e.hasAttribute("style") || e.matches("style")
  || e.matches("script:not([src], [type='application/ld+json'])")
  || [...e.attributes].some((a) => a.name.startsWith("on") || /^javascript:/i.test(a.value)))
  .map((e) => e.outerHTML.slice(0, 120))"""
# How far the page has moved by itself since it was opened: the browser's own score.
SHIFT = """() => new Promise((tell) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(moved))));
})"""
# What a page must have once, and what every table must have.
FRAME = """() => [
  ...["h1", "main"].filter((one) => document.querySelectorAll(one).length !== 1),
  ...[...document.querySelectorAll("table:not(:has(thead th[scope=col], tbody th[scope=row], th)), th:not([scope])")]
    .map((e) => e.outerHTML.slice(0, 120)),
]"""
# A sheet that the policy allows, because no markup holds it: none but tests add one.
DRESS = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""
# The buttons in sight but for the menu's, which works without a script; [] where there is no button at all.
BUTTONS = """() => {
  const buttons = [...document.querySelectorAll("button:not(.menu)")];
  return buttons.length < 2 ? ["no buttons"] : buttons.filter((e) => e.checkVisibility()).map((e) => e.outerHTML);
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE: dict[str, Any] = {"runOnly": RULES}
EVERY_RULE_BUT_CONTRAST = {
    **EVERY_RULE,
    "rules": {"color-contrast": {"enabled": False}},
}  # PALE measures it too
RUN_AXE = """(options) => axe.run(document, { ...options, resultTypes: ["violations"], preload: false })
  .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 120)}`)))"""


def axe(page: Page, rules: dict[str, Any] = EVERY_RULE) -> list[str]:
    """What axe finds, rule and element; its script is put into the page once."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(RUN_AXE, rules)
    return found
