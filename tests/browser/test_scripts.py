"""What a script adds to a page: another colour scheme, figures to paste, charts to explore."""

from __future__ import annotations

import pytest

from tests.browser.test_narrow_and_wide import Visit

pytestmark = pytest.mark.xdist_group("browser")


def test_a_chart_is_explored_by_the_sites_own_code_after_a_click(opened, site):
    seen = Visit()
    page = seen.watch(opened())
    page.goto(site + "indicators/grdp-growth/")
    page.locator("button.explore").first.click()
    page.wait_for_selector("figure .explored svg")
    assert seen.said == []
    assert len(seen.asked) == 1


def test_a_chosen_colour_scheme_is_kept_from_page_to_page(opened, site):
    page = opened(color_scheme="light")
    page.goto(site)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    day = page.evaluate(ground)
    page.click("button.scheme")
    night = page.evaluate(ground)
    assert night != day
    page.goto(site + "en/targets/")
    assert page.evaluate(ground) == night
    page.click("button.scheme")
    assert page.evaluate(ground) == day


def test_a_copied_figure_brings_its_address_along(opened, site):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + "indicators/grdp-growth/")
    button = page.locator("button.copy:visible").first
    anchor = button.get_attribute("data-anchor")
    button.click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(button.get_attribute("data-text"))
    page.goto(copied.rsplit(" ", 1)[1])
    assert page.url.endswith(anchor) and page.locator(":target").is_visible()
