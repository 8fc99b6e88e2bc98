"""The strict policy that each page carries: nothing inline, nothing of anybody else, and nothing stumbles over it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import PAGES
from tests.browser.reach import UNFOLD, Watch

pytestmark = pytest.mark.xdist_group("reach-2")
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Pagefind is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# What the policy would forbid, as it stands in the source of a page.
INLINE = """() => [...document.querySelectorAll("*")].filter((e) => e.hasAttribute("style") || e.matches("style")
  || e.matches("script:not([src], [type='application/ld+json'])")
  || [...e.attributes].some((a) => a.name.startsWith("on") || /^javascript:/i.test(a.value)))
  .map((e) => e.outerHTML.slice(0, 120))"""
EXPLORABLE = ("targets/", "amendments/", "results/", "indicators/grdp-growth/", "en/indicators/grdp/")


def test_every_page_carries_the_policy_before_anything_it_could_fetch(opened, site):
    page = opened(java_script_enabled=False)
    for path in (*PAGES, "404.html"):
        source = page.request.get(site + path).text()
        head = source[: source.index("http-equiv")]
        assert not [tag for tag in ("<link", "<script", "<style", "<img") if tag in head], path
        page.goto(site + path)
        told = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        assert dict(part.strip().split(" ", 1) for part in told.split(";")) == POLICY, path


def test_no_page_breaks_its_policy_or_asks_a_third_party(opened, site):
    page = opened()
    watch = Watch(page)
    for path in PAGES:
        page.goto(site + path)
        page.evaluate(UNFOLD)
        assert page.evaluate(INLINE) == [], path
        assert watch.forbidden == [], path
    assert watch.told == []
    assert watch.hosts == {urlsplit(site).netloc}


@pytest.mark.parametrize("path", EXPLORABLE)
def test_neither_search_nor_an_explored_chart_breaks_it(opened, site, path):
    page = opened()
    watch = Watch(page)
    page.goto(site + path)
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    page.keyboard.type("grdp")
    page.locator(".found a").first.wait_for()
    assert watch.forbidden == []
    assert watch.told == []
    assert watch.hosts == {urlsplit(site).netloc}


def test_without_a_script_there_is_no_button_that_would_do_nothing(opened, site):
    page = opened(java_script_enabled=False)
    for path in PAGES:
        page.goto(site + path)
        buttons = page.locator("button:not(.menu)")
        assert buttons.count() >= 2, path
        assert not any(button.is_visible() for button in buttons.all()), path


def test_nothing_is_kept_about_a_reader(opened, site):
    page = opened()
    for path in ("", "en/indicators/grdp-growth/"):
        page.goto(site + path)
        assert page.context.cookies() == []
        assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
