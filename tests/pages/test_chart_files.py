"""A chart that is taken away says by itself what it shows, where that is from and where the site stands."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from scripts.charts.chart_spec import ChartSpec, Datum, Role
from scripts.charts.svg import Chart, charts
from scripts.i18n.translator import LANGUAGES
from scripts.pages.chart_files import LINE, MARGIN, SCALE, chart_files, chart_png, in_colour
from scripts.pages.png_files import PngFile
from scripts.publish.file_cache import FileCache
from tests.ledgers import edition

COLOURS = {"--ink": "#111111", "--paper": "#ffffff", "--result": "#008877", "--sheet": "#eeeeee"}
ADDRESS = "https://ledger.example/"
SPEC = ChartSpec(
    name="place-rank",
    kind="rank",
    heading="Rank",
    title='Place "24" <of> 34 & nothing else, said at such length that it needs a second line',
    caption="Each stroke is a place",
    data=(Datum("place 24", 24, "24 of 34", Role.RESULT),),
    head=("Period", "Rank, of all"),
    rows=(("2026", '24 "of" 34'), ("2025, revised", "25 of 34")),
    extent=34,
    documents=("Report 12-BC", "Report 13-BC"),
)


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Chart:
    return charts([SPEC], FileCache(tmp_path_factory.mktemp("charts")))[SPEC.name]


def files(chart: Chart, code: str = "en", address: str = ADDRESS) -> dict[str, object]:
    """Path → file of a chart in a ledger's edition."""
    return {file.path: file for file in chart_files(chart, edition(code, "The Ledger", address), COLOURS)}


def lines(svg: str) -> list[str]:
    """What is written in an SVG, line by line."""
    return [" ".join(node.itertext()) for node in ET.fromstring(svg).iter() if node.tag.endswith("}text")]


def test_a_png_is_of_the_same_svg(chart: Chart) -> None:
    png = chart_png(chart, edition("en", "The Ledger", ADDRESS), COLOURS)
    svg = files(chart)["charts/place-rank.svg"].content.decode()
    assert png == PngFile("charts/place-rank.png", svg, SCALE)


def test_a_chart_is_three_files(chart: Chart) -> None:
    assert list(files(chart)) == [f"charts/place-rank.{ending}" for ending in ("svg", "csv", "json")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_its_svg_says_its_title_its_caption_its_source_and_its_address(chart: Chart, code: str) -> None:
    told = lines(files(chart, code)["charts/place-rank.svg"].content.decode())
    assert " ".join(told[:2]) == SPEC.title and max(map(len, told[:2])) <= LINE
    assert SPEC.caption in told
    assert all(any(document in line for line in told) for document in SPEC.documents)
    assert "The Ledger" in " ".join(told)
    assert told[-1] == ADDRESS


def test_its_svg_is_named_and_holds_the_chart_as_the_page_shows_it(chart: Chart) -> None:
    svg = files(chart)["charts/place-rank.svg"].content.decode()
    tree = ET.fromstring(svg)
    assert tree.get("aria-label") == f"{SPEC.title}. {SPEC.caption}"
    shapes = [node.get("d") for node in ET.fromstring(str(chart.svg)).iter() if node.get("d")]
    assert shapes and set(shapes) <= {node.get("d") for node in tree.iter()}


def test_its_colours_are_literal(chart: Chart) -> None:
    svg = files(chart)["charts/place-rank.svg"].content.decode()
    assert "var(" not in svg and "#008877" in svg and "var(" in chart.svg


def test_it_has_a_size_in_px_so_that_a_browser_can_make_a_png_of_it(chart: Chart) -> None:
    tree = ET.fromstring(files(chart)["charts/place-rank.svg"].content)
    assert tree.get("viewBox", "").split()[2:] == [tree.get("width"), tree.get("height")]
    assert tree.get("width") == str(400 + 2 * MARGIN)


def test_properties_become_literal_colours_and_unknown_ones_ink() -> None:
    colours = {"--ink": "#111111", "--result": "#008877"}
    assert (
        in_colour('fill="var(--result)" stroke="var(--other)"', colours) == 'fill="#008877" stroke="#111111"'
    )


def test_its_table_is_read_back_as_it_was(chart: Chart) -> None:
    content = files(chart)["charts/place-rank.csv"].content
    assert content.startswith(b"\xef\xbb\xbf")  # so that a spreadsheet reads its accents
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        list(SPEC.head),
        *map(list, SPEC.rows),
    ]


def test_its_specification_is_the_one_that_it_was_drawn_from(chart: Chart) -> None:
    content = files(chart)["charts/place-rank.json"].content
    assert content == Path(chart.vega_lite).read_bytes()
    assert "vega-lite" in json.loads(content)["$schema"]
