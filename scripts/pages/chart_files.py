"""Charts as files to take away: SVG and PNG with title, source and address inside, table, Vega-Lite."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterator

from markupsafe import Markup

from scripts.charts.look import WIDTH
from scripts.charts.png import FONT
from scripts.charts.svg import Chart
from scripts.exports.files import CachedFile, PublishedFile
from scripts.i18n.edition import Edition
from scripts.pages.png_files import PngFile, in_colour
from scripts.pages.render import templates

MARGIN = 20  # px around a chart that is taken away
LINE = 48  # letters of a chart's title a line
NOTE = LINE + 14  # letters of what stands below a chart a line
SCALE = 2  # a PNG's px for each of the SVG's


def chart_files(
    chart: Chart, edition: Edition, colours: dict[str, str]
) -> Iterator[PublishedFile | CachedFile | PngFile]:
    """A chart's SVG, PNG, CSV and Vega-Lite JSON, by their paths from the language's home."""
    svg = chart_svg(chart, edition, colours)
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([chart.head, *chart.rows])
    yield PublishedFile(f"charts/{chart.name}.svg", svg.encode())
    yield PngFile(f"charts/{chart.name}.png", svg, SCALE)
    yield PublishedFile(f"charts/{chart.name}.csv", table.getvalue().encode("utf-8-sig"))
    yield CachedFile(f"charts/{chart.name}.json", chart.vega_lite)


def chart_svg(chart: Chart, edition: Edition, colours: dict[str, str]) -> str:
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
