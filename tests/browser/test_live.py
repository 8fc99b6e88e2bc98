"""Whoever edits need not reload: a served page notices that it was built anew, under the site's own policy."""

from __future__ import annotations

import pytest

from tests.browser.reach import Watch
from tests.serving import serving


@pytest.mark.xdist_group("serve")
def test_a_page_that_is_open_shows_the_edit_by_itself(opened, small, today):
    with serving(small, today) as running:
        running.until(lambda: running.shows("hơn 1.200"))
        page = opened()
        watch = Watch(page)
        page.set_default_timeout(300_000)
        page.goto(f"{running.address}results/")
        assert watch.forbidden == []
        running.edit(",gt,1200,,,,,,news,đã trồng hơn 1.200 cây", ",gt,1300,,,,,,news,đã trồng hơn 1.300 cây")
        page.get_by_text("hơn 1.300").first.wait_for()
        assert watch.told == []
