"""Every kind of chart is drawn for a narrow column, in the page's colours, with all its labels."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from jsonschema import ValidationError

from scripts.charts import svg, vega_lite
from scripts.charts.chart_spec import ChartSpec, Datum, Role
from scripts.charts.look import WIDTH
from scripts.charts.specs import chart_specs
from scripts.i18n.translator import LANGUAGES
from tests.drawn import assert_readable
from tests.ledgers import book, computed_from

COLOUR = re.compile(r"var\(--[a-z0-9-]+\)|currentColor|transparent|none")
SIGNS = str.maketrans("", "", "=~+−")  # what a tally puts before a number


def spec(kind, *data, **given):
    """A small spec: data are (label, value, text, role, group)."""
    data = tuple(Datum(*datum) for datum in data)
    return ChartSpec("name", kind, "Heading", "Title", "Caption", data, ("What",), (("a",),), **given)


SMALL = {
    "dots": spec("dots", ("first", 10.5, "10.5%", "former"), ("then", 11, "11%", "in-force")),
    "series": spec("series", ("2024", 21.29, "21.29%", "derived"), ("2025", 17.78, "17.78%", "result")),
    "rank": spec("rank", ("place 24", 24, "24 of 34", "result"), extent=34),
    "structure": spec(
        "structure", ("farms", 60, "60", "part", "In force"), ("rest", 40, "40", "derived", "In force")
    ),
    "tally": spec("tally", ("task", 3, "3", "kept", "kept"), ("task", 1, "1", "removed", "removed")),
}
# What the data may bring one day, and no chart may stumble over.
STRANGE = {
    "figures alike": spec("dots", ("a", 11, "11%", "former"), ("b", 11, "11%", "in-force")),
    "a claim alone in its role": spec("dots", ("a", 0, "0%", "former"), ("b", -1, "−1%", "claim")),
    "a unit of many words": spec(
        "dots",
        ("a", 60, "an estimated 60 million VND per person per year", "former"),
        ("b", 65, "more than 65 million VND per person per year", "in-force"),
    ),
    "falls only": spec("series", ("2024", -2, "−2", "result"), ("2025", -3.51, "−3.51", "result")),
    "nothing but zero": spec("series", ("2024", 0, "0", "result"), ("2025", 0, "0", "result")),
    "six shares": spec("structure", *((f"share {n}", 15, f"15.{n}", "part", "In force") for n in range(6))),
    "the first place": spec("rank", ("place 1", 1, "1 of 120", "result"), extent=120),
    "the last place": spec("rank", ("place 120", 120, "120 of 120", "result"), extent=120),
    "one place of one": spec("rank", ("place 1", 1, "1 of 1", "result"), extent=1),
    "signs in a name": spec("tally", ('<b> & "quoted" \\ {x}', 3, "3", "added", "added")),
}


def parsed(spec):
    """A spec's SVG as a tree; one that is not well formed does not parse."""
    return ET.fromstring(svg.draw(spec)[1])


def texts(tree):
    """Every text in an SVG, its lines joined."""
    return {
        " ".join(t.strip() for t in node.itertext()) for node in tree.iter() if node.tag.endswith("}text")
    }


def all_specs(ledger):
    return [d for code in LANGUAGES for d in chart_specs(ledger, computed_from(ledger), book(code, ledger))]


@pytest.fixture(scope="module")
def real_charts(real):
    """Every chart spec of the real data in both languages, with its SVG."""
    return [(d, parsed(d)) for d in all_specs(real.ledger)]


def test_the_real_data_draw_every_kind_of_chart(real_charts):
    assert {d.kind for d, _ in real_charts} == set(SMALL)


@pytest.mark.parametrize("small", [*SMALL.values(), *STRANGE.values()], ids=[*SMALL, *STRANGE])
def test_every_kind_is_drawn_in_the_width_of_a_narrow_column(small):
    left, top, width, height = map(float, parsed(small).get("viewBox").split())
    assert (left, top, width) == (0, 0, 400)
    assert height > 30


@pytest.mark.parametrize("small", [*SMALL.values(), *STRANGE.values()], ids=[*SMALL, *STRANGE])
def test_no_text_overlaps_another_or_is_cut(small):
    assert assert_readable(svg.draw(small)[1])


def test_no_text_of_the_real_data_overlaps_another_or_is_cut(real):
    for shown in all_specs(real.ledger):
        assert assert_readable(svg.draw(shown)[1]), shown.name


@pytest.mark.parametrize("small", [*SMALL.values(), *STRANGE.values()], ids=[*SMALL, *STRANGE])
def test_every_datum_is_labelled(small):
    assert_labelled(small, parsed(small))


def test_every_datum_of_the_real_data_is_labelled(real_charts):
    for shown, tree in real_charts:
        assert_labelled(shown, tree)


def assert_labelled(shown, tree):
    found = " | ".join(texts(tree)).translate(SIGNS).replace("\u00a0", " ")
    for datum in shown.data:
        assert datum.label.translate(SIGNS) in found
        if shown.kind != "rank":  # whose label is its figure
            assert datum.text.translate(SIGNS).replace("\u00a0", " ") in found


def test_no_text_is_smaller_than_fifteen_px_so_that_a_phone_shows_it_at_twelve(real_charts):
    for shown, tree in [*real_charts, *((s, parsed(s)) for s in (*SMALL.values(), *STRANGE.values()))]:
        sizes = [float(n.get("font-size").removesuffix("px")) for n in tree.iter() if n.tag.endswith("}text")]
        assert sizes and min(sizes) >= 15, shown.kind


def test_every_colour_is_the_pages_own(real_charts):
    for shown, tree in real_charts:
        used = {n.get(a) for n in tree.iter() for a in ("fill", "stroke", "color", "stop-color") if n.get(a)}
        assert used and all(COLOUR.fullmatch(colour) for colour in used), shown.name


def test_no_figure_in_words_begins_so_far_right_that_it_leaves_the_chart(real_charts):
    for shown, tree in [*real_charts, *((s, parsed(s)) for s in (*SMALL.values(), *STRANGE.values()))]:
        if shown.kind != "dots":
            continue
        for node in (n for n in tree.iter() if n.get("font-size") == "18px"):
            lines = [line for line in node.itertext() if line.strip()]
            start = float(re.search(r"\(([-\d.]+)", node.get("transform"))[1])
            assert start + 10 * max(map(len, lines)) <= WIDTH, lines


def test_a_point_is_drawn_hollow_where_its_role_is_hollow():
    former, in_force = (
        [
            n.get("fill")
            for n in parsed(replace(SMALL["dots"], data=(datum,))).iter()
            if n.get("stroke-width") == "2.5"
        ]
        for datum in SMALL["dots"].data
    )
    assert (former, in_force) == (["var(--paper)"], ["var(--inforce)"])


def test_a_role_is_drawn_by_what_it_is_and_not_by_its_name_in_python():
    """Filters compare with the values in the data: a role's representation would match none of them."""
    text = vega_lite.vega_lite(SMALL["dots"])
    assert "Role." not in text
    assert [role for role in Role if f"(datum.role === '{role}')" in text] == [Role.FORMER, Role.IN_FORCE]


@pytest.mark.parametrize("small", SMALL.values(), ids=SMALL)
def test_equal_specs_have_equal_specifications_and_other_data_another(small):
    assert vega_lite.vega_lite(replace(small)) == vega_lite.vega_lite(small)
    first, *rest = small.data
    other = replace(small, data=(replace(first, value=first.value + 1), *rest))
    assert vega_lite.vega_lite(other) != vega_lite.vega_lite(small)


@pytest.mark.parametrize("small", SMALL.values(), ids=SMALL)
def test_a_specification_is_json_of_the_version_that_the_engine_reads(small):
    import vl_convert

    schema = json.loads(vega_lite.vega_lite(small))["$schema"]
    assert re.search(r"/vega-lite/v(\d+\.\d+)", schema)[1] in vl_convert.get_vegalite_versions()


def test_every_specification_is_valid_vega_lite_and_the_same_without_being_tried(real_charts):
    of_real = [shown for shown, _ in real_charts]
    first, other = of_real[: len(of_real) // 2], of_real[len(of_real) // 2 :]
    assert [shown.name for shown in first] == [
        shown.name for shown in other
    ]  # the languages have the same ones
    once_a_kind = {shown.kind: shown for shown in other}.values()
    for shown in [*first, *once_a_kind, *SMALL.values(), *STRANGE.values()]:
        assert vega_lite.vega_lite(shown, validated=True) == vega_lite.vega_lite(shown)


def test_a_specification_that_is_no_vega_lite_is_told_where_it_is_tried(monkeypatch):
    monkeypatch.setitem(vega_lite.CONFIG, "padding", "wide")
    with pytest.raises(ValidationError):
        vega_lite.vega_lite(SMALL["dots"], validated=True)
    assert vega_lite.vega_lite(SMALL["dots"])
