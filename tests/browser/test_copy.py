"""A figure is taken away with its source: what a click copies is enough to quote and to find it again."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("browser")


def test_a_copied_figure_brings_its_address_along(opened, site, lead):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + lead)
    button = page.locator("button.copy:visible").first
    anchor = button.get_attribute("data-anchor")
    button.click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(button.get_attribute("data-text"))
    page.goto(copied.rsplit(" ", 1)[1])
    assert page.url.endswith(anchor) and page.locator(":target").is_visible()
