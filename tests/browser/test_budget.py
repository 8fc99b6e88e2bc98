"""Light: every page of the site, fetched as a phone would from a host that compresses, held to budget.toml."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.pages import PAGES
from tests.browser.reach import Hosting, hosted

pytestmark = pytest.mark.xdist_group("reach-2")
BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text("utf-8"))
ICON = "/assets/icon.svg"
OWN = {"contribute/": ("/assets/doors.js", "/assets/pencil.svg")}  # what one page alone fetches
SHIFT = """() => new Promise((tell) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(moved))));
})"""


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[Hosting]:
    with hosted(built_site) as host:
        yield host


@pytest.fixture(scope="module")
def every_page(built_site: Path) -> list[str]:
    """The address of every page, from the site's root."""
    files = sorted(f.relative_to(built_site).as_posix() for f in built_site.rglob("index.html"))
    return [file.removesuffix("index.html") for file in files]


def kind(path: str) -> str:
    """Which figures of the budget a page is held to."""
    return "indicators" if path.removeprefix("en/").startswith("indicators/") else "others"


def fetched(browser: Browser, host: Hosting, *paths: str) -> list[dict[str, int]]:
    """What a reader who opens these pages one after the other fetches for each: address → bytes sent."""
    visits = []
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        for path in paths:
            before = len(host.asked)
            page = context.new_page()
            page.goto(host.address + path, wait_until="load")
            page.close()
            visits.append({asked: host.sent[asked] for asked in host.asked[before:]})
    return visits


def test_every_page_is_light_enough_as_html(browser, host, every_page):
    with browser.new_context(java_script_enabled=False) as context:
        for path in every_page:
            assert context.request.get(host.address + path).ok
    heavy = {path: host.sent[f"/{path}"] for path in every_page}
    assert {path: size for path, size in heavy.items() if size > BUDGET["html"][kind(path)]} == {}
    assert {"indicators", "others"} == set(map(kind, every_page))


def test_a_first_visit_is_light_and_a_later_one_fetches_only_the_page(browser, host, every_page):
    known: dict[str, int] = {}
    own: dict[str, dict[str, int]] = {}
    for path in PAGES:
        first, later = fetched(browser, host, path, "en/about/" if path == "about/" else "about/")
        alone = OWN.get(path.removeprefix("en/"), ())
        own[path] = {asked: first.pop(asked) for asked in alone}
        known.update({asked: size for asked, size in first.items() if asked != f"/{path}"})
        assert [asked for asked in later if not asked.endswith(("/", ICON))] == [], path
    with browser.new_context() as context:  # a browser without a window may leave the icon out
        for path in (ICON, *every_page):
            assert context.request.get(host.address + path.lstrip("/")).ok
    known[ICON] = host.sent[ICON]
    assert {asked.rsplit("/", 1)[1] for asked in known} == {"look.css", "site.js", "scheme.js", "icon.svg"}
    visits = {
        path: host.sent[f"/{path}"] + sum([*known.values(), *own.get(path, {}).values()])
        for path in every_page
    }
    heavy = {path: size for path, size in visits.items() if size > BUDGET["first_visit"][kind(path)]}
    assert heavy == {}


def late(route: Route) -> None:
    """A script that comes when the page has been painted already, as on a slow line."""
    time.sleep(0.1)
    route.continue_()


def test_no_page_moves_by_itself_while_it_is_read(browser, host):
    moved = {}
    for width in (360, 1280):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.route("**/*.js", late)
            for path in PAGES:
                page.goto(host.address + path)
                if (shift := page.evaluate(SHIFT)) > BUDGET["movement"]["shift"]:
                    moved[path, width] = shift
    assert moved == {}
