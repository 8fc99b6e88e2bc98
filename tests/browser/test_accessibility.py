"""For everyone: axe finds nothing, headings are right, zoom and still motion are respected."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import PAGES, TEMPLATES
from tests.browser.reach import UNFOLD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": RULES, "resultTypes": ["violations"]}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LOST: dict[str, tuple[str, ...]] = {"": (), "en/": ()}  # it has tests of its own: test_not_found.py
SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def faults(page, options: dict) -> list[str]:
    """What axe finds, rule and element."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


@pytest.mark.xdist_group("reach-2")
@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_by_day_and_by_night(opened, site, language, width):
    page = opened(width=width)
    found = {}
    for path in (*TEMPLATES, *LOST[language]):
        page.emulate_media(color_scheme="light")
        page.goto(site + language + path)
        page.evaluate(UNFOLD)
        found[path] = faults(page, ALL)
        page.emulate_media(color_scheme="dark")
        found[path] += faults(page, COLOURS)
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.xdist_group("reach-1")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "query"), [("", "tang truong"), ("en/", "growth")])
def test_axe_finds_nothing_in_an_open_search_or_an_explored_chart(opened, site, scheme, language, query):
    page = opened(width=360, color_scheme=scheme)
    page.goto(f"{site}{language}indicators/grdp-growth/")
    page.click("button.explore")
    page.locator(".explored svg").wait_for()
    assert faults(page, ALL) == []
    page.emulate_media(reduced_motion="reduce")
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    page.keyboard.type(query)
    page.locator(".found a").first.wait_for()
    assert faults(page, ALL) == []


@pytest.mark.xdist_group("reach-1")
def test_every_page_has_one_title_of_its_own_one_main_part_and_named_columns(opened, site):
    page = opened()
    titles = {}
    for path in PAGES:
        page.goto(site + path)
        assert page.locator("h1").count() == page.locator("main").count() == 1, path
        titles.setdefault(page.title(), []).append(path)
        assert page.locator("table:not(:has(thead th[scope=col], tbody th[scope=row], th))").count() == 0, (
            path
        )
        assert page.locator("th:not([scope])").count() == 0, path
    assert [paths for paths in titles.values() if len(paths) > 1] == []


@pytest.mark.xdist_group("reach-1")
def test_nothing_moves_sideways_at_twice_the_size(opened, site):
    zoomed, larger = opened(width=640, height=450, device_scale_factor=2), opened(width=1280)
    wide = {}
    for path in PAGES:
        zoomed.goto(site + path)
        zoomed.evaluate(UNFOLD)
        larger.goto(site + path)
        larger.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        told = zoomed.evaluate(SIDEWAYS), larger.evaluate(SIDEWAYS)
        if any(told):
            wide[path] = told
    assert wide == {}


@pytest.mark.xdist_group("reach-1")
@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_nothing_moves_for_who_wishes_so(opened, site, wish, moves):
    page = opened(reduced_motion=wish)
    page.goto(site)
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    assert (
        page.eval_on_selector("dialog.finder", "(it) => getComputedStyle(it).animationName") != "none"
    ) is moves
    still = "() => [...document.querySelectorAll('*')].every((e) => getComputedStyle(e).transitionDuration === '0s')"
    assert moves or page.evaluate(still)


@pytest.mark.xdist_group("reach-1")
def test_the_colours_are_chosen_without_a_mouse_and_stay_chosen(opened, site):
    page = opened(color_scheme="light")
    page.goto(site)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    day = page.evaluate(ground)
    page.focus("button.scheme")
    page.keyboard.press("Enter")
    night = page.evaluate(ground)
    assert night != day
    assert page.get_attribute("button.scheme", "aria-pressed") == "true"
    page.goto(site + "en/targets/")
    assert page.evaluate(ground) == night
    page.focus("button.scheme")
    page.keyboard.press("Space")
    assert page.evaluate(ground) == day
    assert page.get_attribute("button.scheme", "aria-pressed") == "false"
