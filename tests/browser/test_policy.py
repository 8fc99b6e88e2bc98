"""The strict policy that each page carries: nothing inline, nothing of anybody else, and nothing stumbles over it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.pages import KINDS
from tests.browser.reach import Watch
from tests.browser.sweep import POLICY

pytestmark = pytest.mark.xdist_group("reach-2")


@pytest.mark.parametrize("kind", KINDS)
def test_neither_search_nor_an_explored_chart_breaks_it(opened, site, charted, kind):
    page = opened()
    watch = Watch(page)
    page.goto(site + charted[kind])
    page.locator("button.explore").first.click()
    page.locator(".explored svg").wait_for()
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    page.keyboard.type("a")
    page.locator(".found a").first.wait_for()
    assert watch.forbidden == []
    assert watch.told == []
    assert watch.hosts == {urlsplit(site).netloc}


def test_the_page_for_the_lost_carries_it_too(opened, at_root):
    page = opened(java_script_enabled=False)
    source = page.request.get(f"{at_root}404.html").text()
    head = source[: source.index("http-equiv")]
    assert not [tag for tag in ("<link", "<script", "<style", "<img") if tag in head]
    page.goto(f"{at_root}404.html")
    told = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert dict(part.strip().split(" ", 1) for part in told.split(";")) == POLICY


def test_nothing_is_kept_about_a_reader(opened, site, lead):
    page = opened()
    for path in ("", f"en/{lead}"):
        page.goto(site + path)
        assert page.context.cookies() == []
        assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
