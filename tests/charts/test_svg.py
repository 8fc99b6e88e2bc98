"""A chart's SVG is safe and named on its own, drawn once, and found again by what it shows."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from pathlib import Path

import pytest

from scripts.charts import cache_key, vega_lite, workers
from scripts.charts import svg as svgs
from scripts.charts.chart_spec import ChartSpec, Datum, Role
from scripts.charts.specs import chart_specs
from scripts.charts.svg import accessible_name, charts, draw, spec_key
from scripts.i18n.translator import LANGUAGES
from scripts.publish.file_cache import FileCache
from tests.ledgers import book, computed_from

SVG = "{http://www.w3.org/2000/svg}"
ONE = ChartSpec(
    name="one",
    kind="rank",
    heading="Rank",
    title='Place "24" <of> 34',
    caption="Each stroke is a place & nothing else",
    data=(Datum("place 24", 24, "24 of 34", Role.RESULT),),
    head=("Rank",),
    rows=(("24",),),
    extent=34,
)
OTHER = {
    "documents": ("Another report",),  # a different value for each of a spec's fields
    "name": "two",
    "kind": "series",
    "heading": "Place",
    "title": "Place 24 of 34",
    "caption": "Each stroke is a place",
    "data": (Datum("place 23", 23, "23 of 34", Role.RESULT),),
    "head": ("Place",),
    "rows": (("23",),),
    "extent": 35,
    "inverted": True,
}


@pytest.fixture(scope="module")
def drawn(real):
    """Every chart spec of the real data in both languages, with its SVG."""
    derived = computed_from(real.ledger)
    specs = [s for code in LANGUAGES for s in chart_specs(real.ledger, derived, book(code, real.ledger))]
    return [(spec, draw(spec)[1]) for spec in specs]


# What an SVG is


def test_an_svg_has_a_role_and_says_its_finding_and_how_to_read_it(drawn):
    for spec, svg in drawn:
        tree = ET.fromstring(svg)
        assert tree.tag == f"{SVG}svg"
        assert tree.get("role") == "img"
        assert tree.get("aria-label") == f"{spec.title}. {spec.caption}"


def test_an_svgs_name_is_read_as_it_is_written():
    assert ET.fromstring(draw(ONE)[1]).get("aria-label") == f"{ONE.title}. {ONE.caption}"


@pytest.mark.parametrize("written", ["95.500", "1,234.5678%", "0.12345 M1.23456,2", "7.365.000"])
def test_what_is_written_in_an_svg_keeps_all_its_digits(written):
    texts = [node.text for node in ET.fromstring(draw(text_chart(written))[1]).iter(f"{SVG}text")]
    assert written in texts


def test_positions_in_an_svg_have_two_decimals_at_most():
    svg = draw(text_chart("95.500"))[1]
    tags = "".join(re.findall(r"<[^>]*>", svg.replace(f'aria-label="{accessible_name(ONE)}"', "")))
    assert re.findall(r"\d+\.\d{2}", tags) and re.findall(r"\d+\.\d{3,}", tags) == []


def text_chart(written):
    """A rank that is told in these words."""
    return replace(ONE, data=(Datum(written, 24, written, Role.RESULT),))


def test_nothing_inside_an_svg_is_announced_twice(drawn):
    for _, svg in drawn:
        tree = ET.fromstring(svg)
        inner = {name for node in tree.iter() if node is not tree for name in node.attrib}
        assert not inner & {"role", "aria-label", "aria-roledescription", "tabindex"}


def test_an_svg_is_made_of_shapes_and_text_and_nothing_else(drawn):
    for spec, svg in drawn:
        tree = ET.fromstring(svg)
        made = {node.tag.removeprefix(SVG) for node in tree.iter()}
        assert made <= {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}, spec.name


def test_an_svg_carries_no_style_script_id_or_reference(drawn):
    for spec, svg in drawn:
        tree = ET.fromstring(svg)
        names = {name for node in tree.iter() for name in node.attrib}
        assert not names & {"style", "class", "id", "href", "{http://www.w3.org/1999/xlink}href"}, spec.name
        assert not any(name.startswith("on") for name in names)
        assert not any("url(" in value for node in tree.iter() for value in node.attrib.values())


def test_an_svg_is_one_line_that_markdown_leaves_alone(drawn):
    for _, svg in drawn:
        assert "\n" not in svg
        assert svg.startswith("<svg ") and svg.endswith("</svg>")


# Drawn once


@pytest.fixture
def asked(monkeypatch):
    """The names of the specs that a Vega-Lite specification was made of."""
    names = []
    make = svgs.vega_lite
    monkeypatch.setattr(svgs, "vega_lite", lambda spec: names.append(spec.name) or make(spec))
    return names


@pytest.fixture
def cache(tmp_path):
    return FileCache(tmp_path / "charts")


def names(cache):
    """The names of all files in a cache's folder, unfinished ones too."""
    return sorted(file.name for file in cache.folder.iterdir())


def test_a_chart_has_the_words_and_the_table_of_its_spec_and_its_svg(cache):
    chart = charts([ONE], cache)["one"]
    for field in ("name", "heading", "title", "caption", "head", "rows", "documents"):
        assert getattr(chart, field) == getattr(ONE, field)
    assert chart.svg == draw(ONE)[1]


def test_a_specification_is_made_once_for_svg_and_json(cache, asked):
    chart = charts([ONE], cache)["one"]
    assert asked == ["one"]
    assert json.loads(chart.vega_lite.read_text("utf-8"))["width"] == vega_lite.INNER


def test_the_json_says_what_the_svg_was_made_from(cache):
    chart = charts([ONE], cache)["one"]
    specification = chart.vega_lite.read_text("utf-8")
    assert specification == draw(ONE)[0] + "\n"
    assert svgs.svg(specification, svgs.accessible_name(ONE)) == chart.svg


def test_a_chart_is_drawn_once_and_taken_from_the_cache_after(cache, asked):
    first = charts([ONE], cache)
    assert charts([ONE], cache) == first
    assert asked == ["one"]


def test_equal_specs_are_drawn_once(cache, asked):
    charts([ONE, replace(ONE)], cache)
    assert asked == ["one"]


def test_only_what_changed_is_drawn_again(cache, asked):
    two = replace(ONE, name="two")
    charts([ONE, two], cache)
    charts([ONE, replace(two, extent=40)], cache)
    assert asked == ["one", "two", "two"]


@pytest.mark.parametrize("ending", ["svg", "json"])
def test_a_chart_is_drawn_again_where_one_of_its_files_is_missing(cache, asked, ending):
    before = charts([ONE], cache)
    cache.path(f"{spec_key(ONE)}.{ending}").unlink()
    assert charts([ONE], cache) == before
    assert asked == ["one", "one"]
    assert f"{spec_key(ONE)}.{ending}" in cache


def test_a_cache_keeps_no_half_written_chart(cache):
    charts([ONE], cache)
    assert sorted(file.name for file in cache.folder.iterdir()) == [
        f"{spec_key(ONE)}.json",
        f"{spec_key(ONE)}.svg",
    ]


def test_a_build_that_ends_while_it_draws_keeps_what_it_has_drawn_whole(cache, monkeypatch):
    monkeypatch.setattr(svgs, "draw", lambda spec: 1 / 0 if spec.name == "two" else draw(spec))
    with pytest.raises(ZeroDivisionError):
        charts([ONE, replace(ONE, name="two")], cache)
    assert sorted(file.name for file in cache.folder.iterdir()) == [
        f"{spec_key(ONE)}.json",
        f"{spec_key(ONE)}.svg",
    ]
    assert cache.get(f"{spec_key(ONE)}.svg").decode() == draw(ONE)[1]


@pytest.mark.parametrize("field", [f.name for f in fields(ChartSpec)])
def test_a_key_changes_with_every_part_of_a_spec(field):
    assert spec_key(replace(ONE, **{field: OTHER[field]})) != spec_key(ONE)


def test_a_key_changes_with_the_way_in_which_names_are_escaped(monkeypatch):
    before = spec_key(ONE)
    monkeypatch.setattr(svgs, "escaped", lambda text: text)
    assert spec_key(ONE) != before


@pytest.mark.parametrize("tool", ["altair", "vl-convert-python"])
def test_a_key_changes_with_the_version_of_a_tool(tool, monkeypatch):
    before, installed = spec_key(ONE), cache_key.tool_version
    monkeypatch.setattr(cache_key, "tool_version", lambda name: "0.0" if name == tool else installed(name))
    assert spec_key(ONE) != before


def test_a_key_changes_with_the_code_that_draws(tmp_path, monkeypatch):
    before = spec_key(ONE)
    (tmp_path / "vega_lite.py").write_text("# another way to draw\n", "utf-8")
    monkeypatch.setattr(cache_key, "PACKAGE", tmp_path)
    assert spec_key(ONE) != before


def test_many_new_charts_are_shared_between_cores_and_keep_their_names(tmp_path: Path, monkeypatch):
    specs = [replace(ONE, name=f"n{n}", extent=24 + n) for n in range(5)]
    alone = charts(specs, FileCache(tmp_path / "alone"))
    monkeypatch.setattr(workers, "ENOUGH", 2)
    monkeypatch.setattr(svgs, "BATCH", 3)
    shared = charts(specs, FileCache(tmp_path / "shared"))
    assert {n: c.svg for n, c in shared.items()} == {n: c.svg for n, c in alone.items()}
    assert len({chart.svg for chart in alone.values()}) == 5
    for name, chart in shared.items():
        assert chart.vega_lite.read_bytes() == alone[name].vega_lite.read_bytes()
