"""What people build such a site with today: plain MkDocs with Material, charts drawn by the reader's browser.

The same invented figures, a page an indicator with its table and its Vega-Lite, in one language only;
nothing is validated, proven, drawn or offered for download. Its time is the unit that ours is told in.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmark.synthetic import YEARS, name, quote, value

CONFIG = """site_name: Sample
theme: {name: material, font: false}
plugins: [search]
nav: [index.md, indicators.md]
not_in_nav: indicators/
markdown_extensions: [attr_list, tables, toc]
"""


def lay_out(place: Path, count: int) -> None:
    """Write the peer's project for so many indicators into a folder."""
    pages = place / "docs" / "indicators"
    pages.mkdir(parents=True)
    (place / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (place / "docs" / "index.md").write_text("# Sample\n\n[Indicators](indicators.md)\n", "utf-8")
    links = [f"- [Sample {name(nth)}](indicators/{nth:04d}.md)" for nth in range(count)]
    (place / "docs" / "indicators.md").write_text("\n".join(["# Indicators", "", *links, ""]), "utf-8")
    for nth in range(count):
        (pages / f"{nth:04d}.md").write_text(page(nth), "utf-8")


def page(nth: int) -> str:
    """One indicator: what it is, its chart as Vega-Lite, its table."""
    figures = [(year, value(nth, year)) for year in YEARS]
    chart = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"year": year, "value": figure} for year, figure in figures]},
        "mark": "line",
        "encoding": {
            "x": {"field": "year", "type": "ordinal"},
            "y": {"field": "value", "type": "quantitative"},
        },
    }
    rows = [f"| {year} | {figure:g} | {quote(nth, figure, year)} |" for year, figure in figures]
    parts = [
        f"# Sample {name(nth)}",
        f"Measures sample {name(nth)}.",
        f"```vegalite\n{json.dumps(chart)}\n```",
    ]
    return "\n\n".join([*parts, "\n".join(["| Year | % | Source |", "|---|---|---|", *rows]), ""])
