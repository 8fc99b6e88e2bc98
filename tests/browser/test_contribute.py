"""From a wrong figure on a page to each of three doors, filled in, whatever stands in the row or in the address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from scripts.build import build
from scripts.ingest import canonical as form
from tests.broken.edits import column, stranger, table
from tests.browser.conftest import served
from tests.browser.measures import UNFOLD, axe
from tests.browser.reach import Watch
from tests.conftest import LEAN, TODAY, invented
from tests.descriptors import fields

pytestmark = pytest.mark.xdist_group("doors")
REPOSITORY = "https://github.com/owner/ledger"
SETTINGS = {
    "bare": {},
    "whole": {"REPOSITORY_URL": f"{REPOSITORY}.git", "CONTACT_EMAIL": "so@ledger.org"},
    "other": {"REPOSITORY_URL": "https://gitlab.com/group/ledger", "REPOSITORY_BRANCH": "stem"},
}
ROW = "forest-cover-2026-amended"
SLIP = ("row", "column", "shown", "should", "quote", "source")
LONG = "Một câu dài, có dấu & ký tự % = # ? 🌳. " * 400
HOSTILE = [
    "<script>ran()</script>",
    "<img src=x onerror=ran()>",
    '"><svg onload=ran()>',
    "javascript:ran()",
    "a&b=c#d?e/../f",
    "%3Cscript%3E",
    "{what} $& $1 {cell}",
    "Sửa … “dấu”, 🌳",
]
PRINTED = """() => [...document.querySelectorAll('main > *')].filter((e) => getComputedStyle(e).display !== 'none')
  .map((e) => e.id)"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[str, Path]]]:
    """The invented land's site as it is built with nothing set, with everything set, and at another host."""
    made = {}
    for name, told in SETTINGS.items():
        project = invented(tmp_path_factory.mktemp("doors") / name)
        birds = table("birds", column("id"), column("seen"), column("quote"))
        birds["resources"][0]["schema"]["primaryKey"] = ["id"]
        rows = [[one, one, f"{one} {LONG[:300].strip()}"] for one in HOSTILE]
        stranger(birds, birds=form.text_of([["id", "seen", "quote"], *rows]))(project / "datasets")
        with pytest.MonkeyPatch.context() as environment:
            for setting in ("REPOSITORY_URL", "REPOSITORY_BRANCH", "REPOSITORY_FORGE", "CONTACT_EMAIL"):
                environment.delenv(setting, raising=False)
            for setting, value in told.items():
                environment.setenv(setting, value)
            made[name] = build(project, TODAY, steps=LEAN).site
    with served(made["bare"]) as bare, served(made["whole"]) as whole, served(made["other"]) as other:
        addresses = {"bare": bare, "whole": whole, "other": other}
        yield {name: (addresses[name], made[name].parent) for name in made}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """One page that goes from address to address, and what it asks for and complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page)
    page.add_init_script("window.runs = 0; window.ran = () => { runs += 1; };")
    yield page, watch
    context.close()


@pytest.fixture
def watched(tab: tuple[Page, Watch]) -> tuple[Page, Watch]:
    """The same page for all who only read addresses, with nothing asked and nothing said yet."""
    page, watch = tab
    watch.asked.clear()
    watch.told.clear()
    return page, watch


def slip(page) -> dict[str, str]:
    return {name: page.input_value(f"#slip-{name}") for name in SLIP}


def door(page, name: str) -> str:
    return page.get_attribute(f".actions [data-door={name}]", "href")


def letter(page) -> tuple[str, str, list[str]]:
    """(to, subject, lines) of the letter as a mail program reads it."""
    to, _, asked = door(page, "letter").partition("?")
    told = dict(part.split("=", 1) for part in asked.split("&"))
    return unquote(to), unquote(told["subject"]), unquote(told["body"]).split("\r\n")


def found(page, address: str) -> None:
    page.goto(address)
    page.locator("[data-state=found]").first.wait_for()


# The three doors


@pytest.mark.parametrize(
    ("language", "form", "shown"),
    [
        ("", "1-sua-so.yml", "41% (ô trong bảng: 41)"),
        ("en/", "2-correct-a-figure.yml", "41% (cell in the table: 41)"),
    ],
)
def test_from_a_wrong_figure_to_each_door_filled_in(watched, sites, language, form, shown):
    address, project = sites["whole"]
    page, watch = watched
    page.goto(f"{address}{language}indicators/forest-cover/")
    page.click(f"tr#{ROW} .fix a")
    page.locator("[data-state=found]").first.wait_for()
    assert page.url == f"{address}{language}contribute/?row=targets/targets/{ROW}#row"
    told = slip(page)
    assert told["row"] == f"targets/targets/{ROW}"
    assert (told["column"], told["shown"], told["should"]) == ("value", shown, "")
    assert "41%" in told["quote"] and "(plan-amended)" in told["source"]

    page.fill("#slip-should", "42 %\nhay 42,5 & hơn?")
    told = slip(page)
    to, subject, lines = letter(page)
    assert to == "mailto:so@ledger.org"
    assert subject.endswith(f"– {told['row']}")
    said = "\n".join(lines)
    assert [value for value in told.values() if value not in said] == []

    asked = parse_qs(urlsplit(door(page, "issue")).query)
    assert door(page, "issue").startswith(f"{REPOSITORY}/issues/new?")
    assert asked.pop("template") == [form]
    assert told["row"] in asked.pop("title")[0]
    assert asked == {k: [v] for k, v in told.items() if k != "row"} | {
        "package": ["targets"],
        "table": ["targets"],
        "row": [ROW],
    }

    path = "datasets/targets/targets.csv"
    assert door(page, "edit") == f"{REPOSITORY}/edit/main/{path}"
    blame, _, line = door(page, "blame").partition("#L")
    assert blame == f"{REPOSITORY}/blame/main/{path}"
    assert (project / path).read_text("utf-8").splitlines()[int(line) - 1].startswith(f"{ROW},")
    assert page.locator(".actions [data-door=edit]").inner_text().endswith(f" {line}")
    page.click("[data-fill=page]")
    assert page.url == f"{address}{language}data/targets/targets/#{ROW}"
    assert watch.told == [] and watch.forbidden == []
    assert watch.hosts == {urlsplit(address).netloc}


def test_another_column_is_told_as_its_cell(watched, sites):
    page, _ = watched
    found(page, f"{sites['whole'][0]}contribute/?row=targets/targets/{ROW}#row")
    page.select_option("#slip-column", "period")
    assert slip(page)["shown"] == "2026"
    asked = parse_qs(urlsplit(door(page, "issue")).query)
    assert (asked["column"], asked["shown"]) == (["period"], ["2026"])


def test_a_row_of_words_is_asked_about_by_its_words_and_an_empty_one_by_the_next(watched, sites):
    page, _ = watched
    found(page, f"{sites['whole'][0]}en/contribute/?row=amendments/wording/nursery-4#row")
    assert slip(page)["column"] == "after_en"
    assert slip(page)["shown"]


def test_where_a_host_has_no_forms_the_slip_is_told_as_text(watched, sites):
    page, _ = watched
    found(page, f"{sites['other'][0]}contribute/?row=targets/targets/{ROW}#row")
    address = urlsplit(door(page, "issue"))
    asked = parse_qs(address.query)
    assert address.netloc + address.path == "gitlab.com/group/ledger/-/issues/new"
    assert set(asked) == {"issue[title]", "issue[description]"}
    assert [v for v in slip(page).values() if v not in asked["issue[description]"][0]] == []
    assert door(page, "edit") == "https://gitlab.com/group/ledger/-/edit/stem/datasets/targets/targets.csv"
    assert re.search(r"/-/blame/stem/datasets/targets/targets\.csv#L\d+$", door(page, "blame"))
    assert page.locator("[data-door=letter]").count() == 0


@pytest.mark.parametrize("language", ["", "en/"])
def test_without_a_repository_and_an_address_there_is_the_slip_and_no_dead_link(opened, sites, language):
    address, _ = sites["bare"]
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}{language}results/")
    page.locator(".fix a").first.click()
    page.locator("[data-state=found]").first.wait_for()
    told = slip(page)
    assert told["row"].startswith("results/results/") and told["shown"] and told["quote"]
    assert page.locator("a[data-door]").count() == 0
    links = page.evaluate("() => [...document.querySelectorAll('main a')].map((a) => a.href)")
    assert {urlsplit(link).netloc for link in links} == {urlsplit(address).netloc}
    assert [link for link in links if not page.request.get(link.partition("#")[0]).ok] == []
    assert page.locator("[data-door=print]").is_visible()
    page.click("[data-door=copy]")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert [value for value in told.values() if value not in copied] == []
    assert copied.endswith(f"{address}{language}data/results/results/#{told['row'].rpartition('/')[2]}")


def test_what_is_typed_without_a_row_reaches_the_doors_too(watched, sites):
    page, _ = watched
    page.goto(f"{sites['whole'][0]}en/contribute/")
    page.locator("[data-door=copy]").wait_for()
    page.fill("#slip-row", "https://ledger.org/results/ the third figure")
    asked = parse_qs(urlsplit(door(page, "issue")).query)
    assert asked["row"] == ["https://ledger.org/results/ the third figure"]
    assert not {"package", "table"} & set(asked)
    assert "the third figure" in "\n".join(letter(page)[2])


def test_an_address_stays_as_long_as_programs_take_it(watched, sites):
    page, _ = watched
    found(page, f"{sites['whole'][0]}contribute/?row=targets/targets/{ROW}#row")
    page.fill("#slip-should", LONG)
    page.fill("#slip-quote", LONG)
    assert len(door(page, "letter")) <= 1900
    assert len(door(page, "issue")) <= 7500
    asked = parse_qs(urlsplit(door(page, "issue")).query)
    assert asked["row"] == [ROW] and asked["should"][0].endswith("…")
    assert LONG.startswith(asked["should"][0].removesuffix("…"))


# Without a script


@pytest.mark.parametrize("language", ["", "en/"])
def test_without_a_script_the_doors_are_open_and_the_slip_is_written_by_hand(opened, sites, language):
    address, _ = sites["whole"]
    page = opened(java_script_enabled=False)
    page.goto(f"{address}{language}indicators/forest-cover/")
    page.click(f"tr#{ROW} .fix a")
    assert page.url.endswith(f"?row=targets/targets/{ROW}#row")
    assert page.locator("[data-state=plain]").is_visible()
    assert not page.locator("[data-state=found], [data-state=lost]").first.is_visible()
    assert all(page.locator(f"#slip-{name}").is_editable() for name in SLIP)
    assert letter(page)[2] == [f"{page.locator(f'label[for=slip-{n}]').inner_text()}: " for n in SLIP]
    assert door(page, "issue").startswith(f"{REPOSITORY}/issues/new?template=")
    page.click(".files summary:has-text('targets/targets.csv')")
    file = page.locator("details[data-row='targets/targets']")
    assert file.locator("[data-door=edit]").get_attribute("href") == (
        f"{REPOSITORY}/edit/main/datasets/targets/targets.csv"
    )
    assert file.locator("[data-door=blame]").is_visible()
    about = next(a for a in file.locator("a").all() if "/issues/" in a.get_attribute("href"))
    asked = parse_qs(urlsplit(about.get_attribute("href")).query)
    assert (asked["package"], asked["table"]) == (["targets"], ["targets"])
    assert file.locator(".template tr").count() == len(fields("targets"))


@pytest.mark.parametrize(("site", "doors"), [("bare", 0), ("whole", 3)])
def test_a_tables_page_has_its_files_doors_without_a_script(opened, sites, site, doors):
    page = opened(java_script_enabled=False)
    page.goto(f"{sites[site][0]}en/data/targets/targets/")
    links = [a.get_attribute("href") for a in page.locator("main .tools a").all()]
    led = [link for link in links if link.startswith(REPOSITORY)]
    assert len(led) == doors
    assert [link for link in links if not link.startswith(REPOSITORY) and "://" in link] == []


# What a stranger may write


@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_of_any_text_is_told_as_it_is(watched, sites, text):
    page, watch = watched
    page.goto(f"{sites['whole'][0]}data/more/birds/")
    page.locator("table.rows tbody tr").nth(HOSTILE.index(text)).locator("a[href*='contribute/']").click()
    page.locator("[data-state=found]").first.wait_for()
    told = slip(page)
    assert told["row"] == f"more/birds/{text}"
    assert told["shown"] == text and told["quote"].startswith(text)
    asked = parse_qs(urlsplit(door(page, "issue")).query)
    assert (asked["row"], asked["table"], asked["shown"]) == ([text], ["birds"], [text])
    assert text in asked["title"][0]
    assert text in "\n".join(letter(page)[2])
    assert page.locator("[data-fill=page]").first.inner_text() == text
    assert page.evaluate("runs") == 0
    assert watch.forbidden == [] and watch.told == []


@pytest.mark.parametrize(
    "asked",
    [
        *HOSTILE,
        *(f"targets/targets/{text}" for text in HOSTILE),
        "",
        "/",
        "targets",
        "targets/targets/",
        "targets/targets/__proto__",
        "__proto__/constructor/x",
        "../../secret",
        "x" * 5000,
        "\u202e\u0000%00",
    ],
)
def test_an_address_that_names_no_row_is_told_without_repeating_it(watched, sites, asked):
    address, _ = sites["whole"]
    page, watch = watched
    page.goto(f"{address}contribute/?row={quote(asked, safe='')}#row")
    page.locator("[data-state=lost]").wait_for()
    assert slip(page) == dict.fromkeys(SLIP, "")
    assert not page.locator("[data-state=found]").first.is_visible()
    told = page.request.get(f"{address}contribute/").text()
    assert not asked or asked in told or asked not in page.locator("main").inner_html()
    assert page.evaluate("runs") == 0
    assert watch.forbidden == [] and watch.told == []
    assert watch.hosts == {urlsplit(address).netloc}


def test_where_the_data_cannot_be_fetched_it_is_said(opened, sites):
    page = opened()
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{sites['whole'][0]}en/contribute/?row=targets/targets/{ROW}#row")
    page.get_by_text(page.evaluate("() => document.body.dataset.failed")).wait_for()
    assert slip(page) == dict.fromkeys(SLIP, "")


# For every eye, and on paper


# Colours are the same in both languages, words in both schemes.
@pytest.mark.parametrize(("language", "scheme"), [("", "light"), ("en/", "dark")])
def test_axe_finds_nothing_in_a_slip_that_is_filled_in_and_nothing_moves_sideways(
    opened, sites, language, scheme
):
    page = opened(width=360, color_scheme=scheme)
    found(page, f"{sites['whole'][0]}{language}contribute/?row=targets/targets/{ROW}#row")
    page.evaluate(UNFOLD)
    assert axe(page, {}) == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 360


@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_picture_of_the_pencil_is_told_and_follows_the_colours_that_are_chosen(
    opened, sites, system, chosen
):
    page = opened(color_scheme=system)
    for language, word in (("", "cây bút"), ("en/", "pencil")):
        page.goto(f"{sites['whole'][0]}{language}contribute/")
        page.evaluate("(chosen) => { document.documentElement.dataset.scheme = chosen; }", chosen)
        picture = page.locator("figure.pencil img")
        assert word in picture.get_attribute("alt")
        assert picture.evaluate("(it) => it.decode().then(() => it.naturalWidth)") == 480
        drawn = Image.open(io.BytesIO(picture.screenshot())).convert("L")
        light = drawn.getpixel((drawn.width // 2, drawn.height - 8)) > 128
        assert light == (chosen == "light")


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("row", ["", f"?row=targets/targets/{ROW}", "?row=more/birds/" + quote(HOSTILE[0])])
def test_the_slip_alone_is_printed_on_one_page(watched, sites, language, row):
    page, _ = watched
    page.goto(f"{sites['whole'][0]}{language}contribute/{row}")
    if row:
        page.locator("[data-state=found]").first.wait_for()
    page.emulate_media(media="print")
    printed = page.evaluate(PRINTED)
    page.emulate_media(media="null")
    assert printed == ["slip"]
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
