"""The whole site taken away as one ZIP opens from a folder, without a server."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.browser.reach import Watch

pytestmark = pytest.mark.xdist_group("reach-1")
MISSING_STYLE = "() => getComputedStyle(document.querySelector('h1')).fontFamily.includes('Times')"


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where somebody unzipped it: a name with a space and an accent, as people have them."""
    place = tmp_path_factory.mktemp("taken") / "Tải về của tôi"
    with zipfile.ZipFile(built_site / "offline.zip") as packed:
        packed.extractall(place)
    (top,) = place.iterdir()
    return top


def test_every_link_leads_to_a_file_and_a_place_in_it(folder):
    pages = {file.resolve(): html.parse(file).getroot() for file in folder.rglob("*.html")}
    places = {file: {e.get("id") for e in page.iter() if e.get("id")} for file, page in pages.items()}
    astray, followed = [], 0
    for file, page in pages.items():
        if file.name == "404.html":  # it serves whoever asks a server for what is not there
            continue
        for element, _, address, _ in page.iterlinks():
            told = urlsplit(address)
            if told.scheme or element.get("rel") in ("canonical", "alternate"):
                continue
            to = (file.parent / unquote(told.path)).resolve() if told.path else file
            followed += 1
            fault = (not to.is_file()) or (
                told.fragment and to in places and unquote(told.fragment) not in places[to]
            )
            if fault:
                astray.append(f"{file.relative_to(folder)}: {address}")
    assert followed > 5000
    assert astray == []


def test_pages_are_dressed_readable_and_silent(opened, folder, paths):
    page = opened(width=360)
    watch = Watch(page)
    for path in paths:
        for language in ("", "en/"):
            page.goto((folder / language / path / "index.html").as_uri())
            assert not page.evaluate(MISSING_STYLE), path
            assert page.locator("h1").is_visible(), path
            assert watch.forbidden == [], path
    assert watch.told == []
    assert {urlsplit(address).scheme for address in watch.asked} <= {"file", "data"}


def test_a_reader_walks_from_the_first_page_to_the_evidence_and_into_the_other_language(opened, folder):
    page = opened(width=1280)
    page.goto((folder / "index.html").as_uri())
    page.locator("main table a").first.click()
    assert page.url.startswith(folder.as_uri())
    page.locator("details.proof summary").first.click()
    page.locator("details.proof a").first.click()
    assert "/documents/" in page.url
    page.locator("a.lang, .lang a").first.click()
    assert "/en/documents/" in page.url
    assert page.locator("html").get_attribute("lang") == "en"
