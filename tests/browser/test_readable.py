"""A page can be read by day and by night, and on paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("browser")


def test_night_is_darker_than_day_on_the_same_page(opened, site):
    grounds = []
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        page.goto(site)
        colour = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        grounds.append(sum(int(part) for part in colour.strip("rgb()").split(",")[:3]))
    assert grounds[0] > 600 > 150 > grounds[1]


def test_paper_leaves_the_menus_out_and_opens_the_evidence(opened, site, lead, paths):
    page = opened()
    (task,) = (path for path in paths if path.startswith("tasks/") and path != "tasks/")
    for path in ("targets/", f"en/{lead}", task):
        page.goto(site + path)
        folded = page.locator("details.proof:not([open]) q")
        assert folded.count() and not folded.first.is_visible()
        page.emulate_media(media="print")
        assert not any(one.is_visible() for one in page.locator(".nav, .menu, .lang, .skip, .tools").all())
        assert all(quote.bounding_box()["height"] > 0 for quote in folded.all())
        page.emulate_media(media="screen")
