"""Texts that would run or break out somewhere stand in every cell and descriptor: pages show them, no more."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from scripts.build import build
from scripts.ingest import canonical as form
from tests.broken.edits import column, stranger, table
from tests.browser.conftest import served
from tests.browser.measures import UNFOLD
from tests.browser.reach import VIOLATIONS
from tests.conftest import TODAY, invented

pytestmark = pytest.mark.xdist_group("hostile")
PAYLOADS = [
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "<img src=x onerror=ran()>",
    '"><svg onload=ran()>',
    "' onmouseover='ran()' autofocus onfocus='ran()",
    "[x](javascript:ran())",
    '<a href="javascript:ran()">x</a>',
    "--><script>ran()</script><!--",
    "]]><script>ran()</script>",
    "</title></style></textarea><iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "{{ 7*7 }}{% raw %}{# x #}",
    "&lt;script&gt;ran()&lt;/script&gt;",
    '--8<-- "../datasets/README.md"',
    "![x](//example.org/x.png)",
    "</text></svg><script>ran()</script>",
    '=HYPERLINK("//example.org")',
]
TEXTS = ("_vi", "_en")
VISITED = (
    *("", "en/", "targets/", "en/amendments/", "results/", "indicators/forest-cover/", "en/tasks/nursery/"),
    *("statements/", "en/duties/", "documents/plan-amended/", "data/", "en/data/more/birds/", "quality/"),
    *("data/more/birds/", "data/results/statements/", "en/data/reference/indicators/", "changes/"),
)
# Whatever runs writes itself down.
WATCH = VIOLATIONS + "window.runs = 0; window.ran = () => { runs += 1; };"


def harmless(text: str) -> str:
    """A text of the same shape that means nothing anywhere."""
    return "".join(sign if sign == " " else "x" for sign in text)


def spoilt(project: Path, said: Callable[[str], str]) -> None:
    """A payload in every text that is told in a language, and in all that a stranger's package says."""
    turn = count()

    for place in sorted((project / "datasets").glob("*/*.csv")):
        head, *rows = list(csv.reader(io.StringIO(place.read_text("utf-8"))))
        told = [
            nth for nth, name in enumerate(head) if name.endswith(TEXTS) and not name.startswith("symbol")
        ]
        for cells in rows:
            payload = said(PAYLOADS[next(turn) % len(PAYLOADS)])  # one a row: what is kept stays alike
            for nth in told:
                cells[nth] = f"{cells[nth]} {payload}" if cells[nth] else ""
        place.write_text(form.text_of([head, *rows]), "utf-8")
    every = [said(payload) for payload in PAYLOADS]
    whole = " ".join(every)
    fields = [
        column(f"c{nth} {one}", title=one, description=one, example=one) for nth, one in enumerate(every)
    ]
    birds = table("birds", *fields, title=whole, description=whole, sources=[{"title": whole}])
    birds |= {"title": whole, "description": whole, "licenses": [{"name": "x", "title": whole}]}
    birds |= {"sources": [{"title": whole}], "contributors": [{"title": whole}], "keywords": every}
    heading = form.text_of([[field["name"] for field in fields], every, list(reversed(every))])
    stranger(birds, birds=heading)(project / "datasets")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The invented land's site with payloads in it, and with words of the same shapes.

    What a table of ours may hold is not judged here: were that rule to let something pass, it must not matter.
    """
    with pytest.MonkeyPatch.context() as open_door:
        open_door.setattr(form, "table_problems", lambda *_: iter(()))
        made = []
        for name, said in (("hostile", str), ("harmless", harmless)):
            project = invented(tmp_path_factory.mktemp(name) / "land")
            spoilt(project, said)
            made.append(build(project, TODAY).site)
        yield made[0], made[1]


class Outline(HTMLParser):
    """A page's elements in order, each with its attributes' names."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, *sorted(name for name, _ in attributes)))


def test_no_text_adds_an_element_or_an_attribute_to_any_page(sites):
    hostile, same = sites
    pages = sorted(p.relative_to(same) for p in same.rglob("*.html"))
    assert len(pages) > 60
    assert sorted(p.relative_to(hostile) for p in hostile.rglob("*.html")) == pages
    for page in pages:
        outlines = [Outline((site / page).read_text("utf-8")).elements for site in sites]
        assert outlines[0] == outlines[1], page


def test_nothing_runs_in_a_browser_and_every_text_is_shown_as_it_is(opened, sites):
    page = opened()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: said.append(asked.url) if "example.org" in asked.url else None)
    page.add_init_script(WATCH)
    shown = set()
    with served(sites[0]) as address:
        for path in VISITED:
            page.goto(address + path)
            page.evaluate(UNFOLD)
            page.mouse.move(300, 300)
            assert page.evaluate("runs") == 0, path
            assert page.evaluate("forbidden") == [], path
            text = page.locator("body").inner_text()
            shown |= {payload for payload in PAYLOADS if payload in text}
    assert said == []
    assert shown == set(PAYLOADS)


def test_what_machines_read_stays_what_it_is(sites):
    site = sites[0]
    for file in site.rglob("*.json*"):
        if file.suffix in (".json", ".jsonld") and "pagefind" not in file.parts:
            json.loads(file.read_text("utf-8"))
    for file in (*site.rglob("*.svg"), *site.rglob("*.xml")):
        for element in ElementTree.parse(file).iter():
            assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe"), file
            assert not [name for name in element.attrib if name.lower().startswith("on")], file
    for page in site.rglob("*.html"):
        for part in page.read_text("utf-8").split('<script type="application/ld+json">')[1:]:
            json.loads(part.split("</script>")[0])


def test_no_spreadsheet_finds_a_formula_in_a_download(sites):
    for file in sites[0].rglob("*.excel*.csv"):
        separator = "," if ".en." in file.name else ";"
        for cells in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=separator):
            assert not [one for one in cells if one.startswith(("=", "+", "@"))], file
    for file in sites[0].rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(file):
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds, file
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink], file


def test_a_package_keeps_its_names_inside_its_archive(sites):
    for file in sites[0].rglob("*.zip"):
        with zipfile.ZipFile(file) as archive:
            assert not [n for n in archive.namelist() if n.startswith("/") or ".." in n.split("/")], file
