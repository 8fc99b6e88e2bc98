"""Search: as people type it, with and without accents, from every page, without a mouse, fetched only when used."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.publish.finish import Steps
from tests.browser.conftest import served
from tests.browser.searched import grown
from tests.conftest import assembled, once

pytestmark = pytest.mark.xdist_group("reach-1")
QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
HOMES = {"vi": "", "en": "en/"}
# The first page found for each of many queries, as the dialog would show it.
FIRSTS = """async (queries) => {
  const { search } = await import(new URL("assets/find.js", document.querySelector("script[type=module]").src + "/../../"));
  const firsts = {};
  for (const query of queries) firsts[query] = (await search(query))[0]?.url;
  return firsts;
}"""
FOCUSED = "(selector) => document.activeElement.matches(selector)"


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the land made for searching, in a folder of a server: …/so/."""
    project = once(shared / "searched", lambda place: grown(assembled(place)), Steps(offline=False))
    above = tmp_path_factory.mktemp("searched")
    (above / "so").symlink_to(project / "site", target_is_directory=True)
    with served(above) as address:
        yield f"{address}so/"


def plain(text: str) -> str:
    """A query as somebody types it who has no Vietnamese keyboard."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def firsts(page, address: str, queries: list[str]) -> dict[str, str]:
    page.goto(address)
    return page.evaluate(FIRSTS, queries)


@pytest.fixture
def finder(opened, site):
    """finder("en/"): a page whose search has been opened with its key."""

    def open_finder(path: str = ""):
        page = opened(width=360)
        page.goto(site + path)
        page.locator("button.find").wait_for()
        page.keyboard.press("/")
        page.locator("dialog.finder[open]").wait_for()
        return page

    return open_finder


def test_the_list_of_queries_is_long_enough_to_mean_something():
    assert sum(map(len, QUERIES.values())) >= 60
    assert sum(plain(query) != query for query in QUERIES["vi"]) >= 30


@pytest.mark.parametrize("language", HOMES)
def test_every_query_finds_first_what_a_sensible_person_expects(opened, site, language):
    expected = {query: f"/so/{HOMES[language]}{path}" for query, path in QUERIES[language].items()}
    assert firsts(opened(), site + HOMES[language], list(expected)) == expected


@pytest.mark.parametrize("language", HOMES)
def test_every_query_finds_the_same_first_without_its_accents(opened, site, language):
    twins = {q: plain(q) for q in (*QUERIES[language], "đắk", "ĐẮK", "tưới", "Nghị Định") if plain(q) != q}
    apart = {unicodedata.normalize("NFD", query): query for query in twins}
    found = firsts(opened(), site + HOMES[language], [*twins, *twins.values(), *apart])
    assert {q: found[q] for q in twins} == {q: found[twin] for q, twin in twins.items()}
    assert {q: found[q] for q in apart} == {q: found[query] for q, query in apart.items()}


@pytest.mark.parametrize(
    ("path", "query", "heading", "figure"),
    [("", "ho ngheo", "Chỉ số", "17,78%"), ("en/", "poverty", "Indicators", "17.78%")],
)
def test_results_stand_by_kind_with_their_figure(finder, path, query, heading, figure):
    page = finder(path)
    page.keyboard.type(query)
    page.locator(".found a").first.wait_for()
    assert page.locator(".found h3").first.inner_text() == heading
    assert page.locator(".found li").first.locator("b").inner_text() == figure
    headings = page.locator(".found h3").all_inner_texts()
    assert len(headings) == len(set(headings)) >= 3
    assert page.locator(".found a").count() == int(page.locator("[role=status]").inner_text().split()[0])


def test_results_are_walked_with_arrows_and_tabs_and_opened_with_enter(finder, site):
    page = finder()
    page.keyboard.type("ngan sach")
    page.locator(".found a").first.wait_for()
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("Tab", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        assert page.locator(".found a").nth(at).evaluate("(link) => link === document.activeElement"), key
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED, "#finder-input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(site + QUERIES["vi"]["ngân sách"])


def test_enter_opens_the_first_result_however_fast_it_is_pressed(finder, site):
    page = finder("en/")
    page.keyboard.type("per capita")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}en/indicators/grdp-per-capita/")


def test_the_focus_returns_to_where_it_was(opened, site):
    page = opened()
    page.goto(site + "targets/")
    page.locator("button.find:not([hidden])").wait_for()
    page.focus("#nav li:nth-child(2) a")
    page.keyboard.press("/")
    page.locator("dialog.finder[open]").wait_for()
    page.click("dialog.finder .line button")
    assert not page.locator("dialog.finder").is_visible()
    assert page.evaluate(FOCUSED, "#nav li:nth-child(2) a")


def test_a_stroke_typed_into_the_question_is_part_of_it(finder):
    page = finder()
    page.keyboard.type("04-NQ/TU")
    assert page.input_value("#finder-input") == "04-NQ/TU"


@pytest.mark.parametrize(("path", "said"), [("", "Không tìm thấy"), ("en/", "Nothing found")])
def test_who_finds_nothing_is_told_so_and_what_to_try(finder, path, said):
    page = finder(path)
    page.keyboard.type("qqqqzzzz")
    page.get_by_text(said).wait_for()
    assert page.locator(".found a").count() == 0


@pytest.mark.parametrize(("path", "said"), [("", "Chưa tải được"), ("en/", "could not be fetched")])
def test_a_search_that_cannot_be_fetched_says_so_and_can_be_tried_again(opened, site, path, said):
    page = opened()
    page.goto(site + path)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.click("button.find")
    page.get_by_text(said).wait_for()
    page.unroute("**/pagefind/**")
    page.keyboard.type("grdp")
    page.locator(".found a").first.wait_for()
