"""Charts as files to take away: SVG and PNG with title, source and address inside, table, Vega-Lite.

Rendering a PNG takes longer than all else about a chart: a site of many leaves it to the reader's browser.
"""

from __future__ import annotations

import csv
import io
import re
import textwrap
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from scripts.charts.look import WIDTH
from scripts.charts.png import FONT
from scripts.charts.svg import Chart
from scripts.exports.files import CachedFile, PublishedFile
from scripts.i18n.edition import Edition
from scripts.pages.png_files import PngFile
from scripts.pages.render import templates

MARGIN = 20  # px around a chart that is taken away
LINE = 48  # letters of a chart's title a line
NOTE = LINE + 14  # letters of what stands below a chart a line
SCALE = 2  # a PNG's px for each of the SVG's


def chart_files(
    chart: Chart, edition: Edition, colours: Mapping[str, str]
) -> Iterator[PublishedFile | CachedFile]:
    """A chart's SVG, CSV and Vega-Lite JSON, by their paths from the language's home."""
    svg = chart_svg(chart, edition, colours)
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([chart.head, *chart.rows])
    yield PublishedFile(f"charts/{chart.name}.svg", svg.encode())
    yield PublishedFile(f"charts/{chart.name}.csv", table.getvalue().encode("utf-8-sig"))
    yield CachedFile(f"charts/{chart.name}.json", chart.vega_lite)


def chart_png(chart: Chart, edition: Edition, colours: Mapping[str, str]) -> PngFile:
    """The PNG of the same SVG, for a site that has them as files."""
    return PngFile(f"charts/{chart.name}.png", chart_svg(chart, edition, colours), SCALE)


def chart_svg(chart: Chart, edition: Edition, colours: Mapping[str, str]) -> str:
    """A chart as an SVG that stands alone: title above, caption, source and address of the site below."""
    documents = "; ".join(chart.documents)
    source = edition.t.text("chart.source", documents=documents, site=edition.site.name)
    inner = str(chart.svg)
    height = float(inner.split('viewBox="')[1].split('"')[0].split()[3])
    text = (
        templates()
        .get_template("chart.svg.j2")
        .render(
            title=textwrap.wrap(chart.title, LINE),
            notes=[*textwrap.wrap(chart.caption, NOTE), *textwrap.wrap(source, NOTE), edition.site.url],
            chart=Markup(inner[inner.index(">") + 1 : inner.rindex("</svg>")]),
            width=WIDTH,
            height=height,
            margin=MARGIN,
            font=FONT,
            name=f"{chart.title}. {chart.caption}",
        )
    )
    return in_colour(text, colours)


def in_colour(svg: str, colours: Mapping[str, str]) -> str:
    """An SVG with literal colours in place of the page's custom properties; an unknown one becomes ink."""
    return re.sub(r"var\((--[\w-]+)\)", lambda m: colours.get(m[1], colours["--ink"]), svg)
