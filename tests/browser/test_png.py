"""A chart as a PNG: made by a click from the SVG that can be taken away, sharp enough for paper, and nowhere sent."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.reach import Watch, hosted

pytestmark = pytest.mark.xdist_group("reach-1")


@pytest.fixture
def land(public):
    """The address of the invented land's site, whose charts are no PNG files."""
    with hosted(public) as host:
        yield host.address


def test_a_site_with_png_files_links_them_and_has_no_button(opened, site, lead):
    page = opened()
    page.goto(site + lead)
    assert page.locator("figure.chart .tools a[href$='.png']:visible").count()
    assert not page.locator("button.png").count()


def test_a_click_saves_a_chart_with_its_title_and_source(opened, land, public):
    page = opened(accept_downloads=True)
    watch = Watch(page)
    page.goto(land)
    figure = page.locator("figure.chart").first
    name = figure.get_attribute("id").removeprefix("chart-")
    svg = ET.fromstring((public / "charts" / f"{name}.svg").read_bytes())
    with page.expect_download() as saved:
        figure.locator("button.png").click()
    assert saved.value.suggested_filename == f"{name}.png"
    image = Image.open(io.BytesIO(Path(saved.value.path()).read_bytes())).convert("RGB")
    assert image.size == (3 * int(svg.get("width", "")), 3 * int(svg.get("height", "")))
    title = image.crop((0, 0, image.width, 3 * 40))
    assert len(title.getcolors(maxcolors=1 << 20) or ()) > 10  # letters with their edges, on one ground
    assert {address.rsplit("/", 1)[1] for address in watch.asked[-2:]} == {"png.js", f"{name}.svg"}


def test_a_chart_that_cannot_be_fetched_is_told(opened, land):
    page = opened()
    page.route("**/charts/*.svg", lambda route: route.abort())
    page.goto(land)
    button = page.locator("button.png").first
    button.click()
    said = page.locator(".tools [role=status]").first
    said.wait_for()
    assert said.inner_text().strip() and button.is_enabled()


def test_without_a_script_there_is_no_button(opened, land):
    page = opened(java_script_enabled=False)
    page.goto(land)
    assert page.locator("button.png").count() and not page.locator("button.png:visible").count()
    assert page.locator(".tools a[href$='.svg']:visible").count()
