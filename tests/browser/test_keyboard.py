"""Whoever has no mouse gets everywhere: the list of pages, the evidence, the other language."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("browser")
FOCUSED = "() => document.activeElement.matches({!r})"


def tab_to(page, selector, limit=40):
    """Press Tab until the focus stands on something."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED.format(selector)):
            return
    raise AssertionError(f"{selector} is not reached by {limit} tabs")


def test_the_first_tab_offers_the_way_past_the_menu(opened, site):
    page = opened(width=360)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED.format(".skip"))
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED.format("main"))


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_list_of_pages_opens_is_walked_and_closes_on_a_phone(opened, site, language):
    page = opened(width=360)
    page.goto(site + language)
    nav = page.locator("#nav")
    assert not nav.is_visible()
    tab_to(page, "button.menu")
    page.keyboard.press("Enter")
    assert nav.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED.format("#nav a"))
    page.keyboard.press("Escape")
    assert not nav.is_visible()
    assert page.evaluate(FOCUSED.format("button.menu"))


def test_a_page_is_chosen_from_the_list_without_a_mouse(opened, site):
    page = opened(width=360)
    page.goto(site)
    tab_to(page, "button.menu")
    page.keyboard.press("Enter")
    tab_to(page, "#nav li:nth-child(2) a")
    page.keyboard.press("Enter")
    page.wait_for_url(site + "targets/")
    assert page.locator("#nav [aria-current]").count() == 1


def test_every_entry_of_the_menu_is_in_sight_on_a_wide_screen(opened, site):
    page = opened()
    page.goto(site)
    assert not page.locator("button.menu").is_visible()
    assert all(link.is_visible() for link in page.locator("#nav a").all())


def test_evidence_opens_and_closes_without_a_mouse(opened, site):
    page = opened(width=360)
    page.goto(site + "targets/")
    tab_to(page, "details.proof:not([open], .derived) > summary", limit=120)
    quote = page.locator("details:has(> summary:focus) q")
    assert not quote.is_visible()
    page.keyboard.press("Enter")
    assert quote.is_visible()
    page.keyboard.press("Space")
    assert not quote.is_visible()


def test_what_has_the_focus_shows_it(opened, site):
    page = opened(width=360)
    page.goto(site)
    for _ in range(25):
        page.keyboard.press("Tab")
        drawn = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert drawn != "none", page.evaluate("() => document.activeElement.outerHTML")


def test_a_page_leads_to_itself_in_the_other_language_and_back(opened, site, lead):
    page = opened(width=360)
    for path in ("", lead):
        page.goto(site + path)
        page.click("a.lang")
        assert page.url == f"{site}en/{path}"
        page.click("a.lang")
        assert page.url == site + path


IN_SIGHT = """() => {
  const target = document.querySelector(":target"), box = target?.getBoundingClientRect();
  return Boolean(box && box.height > 0 && box.y < innerHeight && box.bottom > 0 && target.checkVisibility());
}"""


def figures(page, home: str) -> set[str]:
    """Where the figures on the home page lead, from the home page of their language."""
    page.goto(home)
    links = page.eval_on_selector_all("main a[href*='#']", "(all) => all.map((a) => a.href)")
    cards = page.eval_on_selector_all(".figure > a", "(all) => all.map((a) => a.href)")
    assert len(cards) > 5 and set(cards) <= set(links)
    return {link.removeprefix(home) for link in links}


def test_every_figure_on_the_home_page_leads_to_a_place_that_is_in_sight(opened, site):
    """Each place is looked for in one language; in the other the same places are led to."""
    page = opened(width=360)
    led = figures(page, site)
    for place in sorted(led):  # places of one page one after the other: it is loaded once
        page.goto(site + place)
        assert page.evaluate(IN_SIGHT), place
    assert figures(page, f"{site}en/") == led
    page.goto(f"{site}en/{min(led)}")
    assert page.evaluate(IN_SIGHT)
