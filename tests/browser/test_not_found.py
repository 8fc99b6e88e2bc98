"""Who is lost: one page in both languages, whatever the address, that leads on to where things are."""

from __future__ import annotations

import pytest

from scripts.build import build
from tests.browser.measures import STICKING_OUT
from tests.browser.reach import Watch, hosted
from tests.conftest import LEAN, TODAY, invented

pytestmark = pytest.mark.xdist_group("reach-1")
NARROWEST = 320
LOST = ("nowhere", "indicators/nothing/at/all/", "en/nowhere/", "en/indicators/nothing.html")


def test_the_page_for_the_lost_fits_says_nothing_and_leads_home(opened, at_root):
    page = opened(width=NARROWEST)
    watch = Watch(page)
    page.goto(f"{at_root}404.html")
    assert page.evaluate(STICKING_OUT) == []
    page.click("main a >> nth=0")
    assert page.url == at_root
    assert watch.told == []


@pytest.fixture(scope="module")
def lost_at_root(built_site):
    with hosted(built_site) as host:
        yield host.address


@pytest.mark.parametrize("path", LOST)
def test_a_lost_reader_is_helped_in_both_languages(opened, lost_at_root, path):
    page = opened(width=360)
    watch = Watch(page)
    answer = page.goto(lost_at_root + path)
    assert answer.status == 404
    assert page.locator("h1").all_inner_texts() == ["Không có trang này"]
    assert page.locator("section[lang=en] h2").inner_text() == "No such page"
    assert page.get_attribute("meta[name=robots]", "content") == "noindex"
    assert page.evaluate("() => document.styleSheets.length") == 1
    assert watch.told == ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    links = page.eval_on_selector_all("main a, .top a", "(all) => all.map((a) => a.href)")
    assert len(links) >= 14
    assert {address: page.request.get(address).status for address in links} == dict.fromkeys(links, 200)
    assert {f"{lost_at_root}", f"{lost_at_root}en/"} <= set(links)


def test_search_helps_the_lost_as_well(opened, lost_at_root, real):
    indicator = real.ledger.indicators[0]
    page = opened()
    page.goto(lost_at_root + LOST[1])
    page.click("button.find")
    page.locator("dialog.finder[open]").wait_for()
    page.keyboard.type(indicator.name_vi)
    page.keyboard.press("Enter")
    page.wait_for_url(lost_at_root + f"indicators/{indicator.id}/")


def test_a_site_below_another_leads_the_lost_to_itself(opened, tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/so/")
    project = invented(tmp_path / "small")
    above = tmp_path / "above"
    build(project, TODAY, site=above / "so", steps=LEAN)
    (above / "404.html").write_bytes((above / "so" / "404.html").read_bytes())  # as such hosts do
    page = opened()
    with hosted(above) as host:
        page.goto(f"{host.address}so/en/nowhere/at/all")
        assert page.evaluate("() => document.styleSheets.length") == 1
        links = page.eval_on_selector_all("main a, .top a", "(all) => all.map((a) => a.href)")
        assert all(address.startswith(f"{host.address}so/") for address in links)
        assert {address: page.request.get(address).status for address in links} == dict.fromkeys(links, 200)
