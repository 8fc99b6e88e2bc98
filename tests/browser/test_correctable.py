"""Wherever a figure or a row is told, the way to put that very row right stands beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# Blocks that tell one row each; a figure inside another one is that one's. A computed figure has no row: its terms do.
FIGURES = """.figure:not(.is-derived), .headline-figure, .both td:has(del, ins, b), .ledger:not(.both) tbody tr,
  .rows tbody tr, .list > li:has(b.fig:not(.computed)), .redline > li, .proof:not(.derived), .terms > li, .timeline > li"""
BLOCKS = "tr, .figure, .result, .redline > li, .proof, .list > li, .terms > li, .timeline > li"
# Each page is read as the browser reads it, without a visit: [what is told, the rows beside it, the row that it leads to].
READ = """([pages, figures, blocks]) => pages.map((html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const rows = (place) => [...place.querySelectorAll("a[href*='contribute/?row=']")].map((a) => a.getAttribute("href"));
  const told = [...page.querySelectorAll(figures)].map((figure) => {
    const block = figure.closest(blocks);
    const leads = figure.matches(".both td, .figure") && figure.querySelector("a[href*='#']:not([href*='?row='])");
    return [figure.textContent.trim(), block ? rows(figure.matches("td") ? figure : block) : [], leads ? leads.hash.slice(1) : ""];
  });
  return [told, page.querySelector("h1 b.fig:not(.computed)") ? rows(page.querySelector("main")).length : null];
})"""


def test_every_figure_has_its_correction_beside_it(opened, built_site: Path, real) -> None:
    page = opened()
    paths = sorted(file.relative_to(built_site).as_posix() for file in built_site.rglob("*.html"))
    said = page.evaluate(READ, [[(built_site / p).read_text("utf-8") for p in paths], FIGURES, BLOCKS])
    told = [(path, *one) for path, (figures, _) in zip(paths, said, strict=True) for one in figures]
    assert [
        (path, text) for path, text, links, _ in told if not links and path != "404.html"
    ] == []  # 404 is no figure
    assert [
        (path, text, row)
        for path, text, links, row in told
        if row and not any(f"/{row}#" in a for a in links)
    ] == []
    headlines = {path: links for path, (_, links) in zip(paths, said, strict=True) if links is not None}
    assert {p for p, links in headlines.items() if not links} == set()
    shown = {a.partition("?row=")[2] for _, _, links, _ in told for a in links}
    for table in ("targets", "results", "statements", "duties", "wording"):
        rows = [row.id for row in getattr(real.ledger, table)]
        assert [id for id in rows if not any(a.endswith(f"/{table}/{id}#row") for a in shown)] == [], table


@pytest.mark.parametrize("language", ["", "en/"])
def test_from_a_figure_on_the_home_page_its_row_is_one_step_away(opened, site, language, real):
    page = opened(width=360)
    page.goto(site + language)
    page.locator(".both .fix a").first.click()
    page.locator("[data-state=found]").first.wait_for()
    row = real.ledger.by_id["targets"][page.input_value("#slip-row").removeprefix("targets/targets/")]
    assert re.search(rf"(?<![\d.]){re.escape(str(row.value))}\b", page.input_value("#slip-shown"))
