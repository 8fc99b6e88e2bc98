"""For everyone: axe finds nothing in what a click opens; still motion and chosen colours are respected."""

from __future__ import annotations

import pytest

from tests.browser.measures import axe

pytestmark = pytest.mark.xdist_group("reach-1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "query"), [("", "ket qua"), ("en/", "results")])
def test_axe_finds_nothing_in_an_open_search_or_an_explored_chart(
    opened, site, charted, scheme, language, query
):
    page = opened(width=360, color_scheme=scheme)
    page.goto(f"{site}{language}{charted['ledger']}")
    page.click("button.explore")
    page.locator(".explored svg").wait_for()
    assert axe(page) == []
    page.emulate_media(reduced_motion="reduce")
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    page.keyboard.type(query)
    page.locator(".found a").first.wait_for()
    assert axe(page) == []


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
