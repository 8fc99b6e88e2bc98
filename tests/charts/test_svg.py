"""A picture is safe and named on its own, drawn once, and found again by what it shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import fields, replace

import pytest

from scripts.analysis.derive import derive
from scripts.charts import svg as pictures
from scripts.charts import vega_lite as charts
from scripts.charts.specs import Drawing, Mark, drawings
from scripts.i18n.translator import LANGUAGES
from tests.ledgers import book

SVG = "{http://www.w3.org/2000/svg}"
ONE = Drawing(
    name="one",
    kind="rank",
    heading="Rank",
    title='Place "24" <of> 34',
    caption="Each stroke is a place & nothing else",
    marks=(Mark("place 24", 24, "24 of 34", "result"),),
    head=("Rank",),
    rows=(("24",),),
    extent=34,
)
OTHER = {
    "documents": ("Another report",),  # a different value for each of a drawing's fields
    "name": "two",
    "kind": "series",
    "heading": "Place",
    "title": "Place 24 of 34",
    "caption": "Each stroke is a place",
    "marks": (Mark("place 23", 23, "23 of 34", "result"),),
    "head": ("Place",),
    "rows": (("23",),),
    "extent": 35,
}


@pytest.fixture(scope="module")
def trees(real):
    """Every picture of the real data, in both languages."""
    told = derive(real.ledger)
    wanted = [d for code in LANGUAGES for d in drawings(real.ledger, told, book(code, real.ledger))]
    return [(d, ET.fromstring(pictures.svg(d))) for d in wanted]


@pytest.fixture
def counted(monkeypatch):
    """The names of the drawings that the engine was asked for."""
    asked = []
    draw = pictures.svg
    monkeypatch.setattr(pictures, "svg", lambda drawing: asked.append(drawing.name) or draw(drawing))
    return asked


# What a picture is


def test_a_picture_has_a_role_and_says_its_finding_and_how_to_read_it(trees):
    for drawing, tree in trees:
        assert tree.tag == f"{SVG}svg"
        assert tree.get("role") == "img"
        assert tree.get("aria-label") == f"{drawing.title}. {drawing.caption}"


def test_a_pictures_name_is_read_as_it_is_written():
    assert ET.fromstring(pictures.svg(ONE)).get("aria-label") == f"{ONE.title}. {ONE.caption}"


def test_nothing_inside_a_picture_is_announced_twice(trees):
    for _, tree in trees:
        inner = {name for node in tree.iter() if node is not tree for name in node.attrib}
        assert not inner & {"role", "aria-label", "aria-roledescription", "tabindex"}


def test_a_picture_is_made_of_shapes_and_text_and_nothing_else(trees):
    for drawing, tree in trees:
        made = {node.tag.removeprefix(SVG) for node in tree.iter()}
        assert made <= {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}, drawing.name


def test_a_picture_carries_no_style_script_id_or_reference(trees):
    for drawing, tree in trees:
        names = {name for node in tree.iter() for name in node.attrib}
        assert not names & {"style", "class", "id", "href", "{http://www.w3.org/1999/xlink}href"}, (
            drawing.name
        )
        assert not any(name.startswith("on") for name in names)
        assert not any("url(" in value for node in tree.iter() for value in node.attrib.values())


def test_a_picture_is_one_line_that_markdown_leaves_alone(trees):
    for drawing, _ in trees:
        text = pictures.svg(drawing)
        assert "\n" not in text
        assert re.match("<svg ", text) and text.endswith("</svg>")


# Drawn once


def test_a_drawing_is_drawn_once_and_taken_from_the_cache_after(tmp_path, counted):
    first = pictures.draw([ONE], tmp_path)
    assert pictures.draw([ONE], tmp_path) == first
    assert counted == ["one"]


def test_a_cache_tells_the_same_picture_that_was_drawn(tmp_path):
    assert pictures.draw([ONE], tmp_path)["one"] == pictures.svg(ONE)


def test_only_what_changed_is_drawn_again(tmp_path, counted):
    two = replace(ONE, name="two")
    pictures.draw([ONE, two], tmp_path)
    changed = replace(two, extent=40)
    pictures.draw([ONE, changed], tmp_path)
    assert counted == ["one", "two", "two"]


def test_a_cache_keeps_no_half_written_picture(tmp_path):
    pictures.draw([ONE], tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"{pictures.key(ONE)}.svg"]


@pytest.mark.parametrize("field", [f.name for f in fields(Drawing)])
def test_a_key_changes_with_every_part_of_a_drawing(field):
    assert pictures.key(replace(ONE, **{field: OTHER[field]})) != pictures.key(ONE)


def test_a_key_is_the_same_for_the_same_content():
    assert pictures.key(replace(ONE)) == pictures.key(ONE)


def test_a_key_changes_with_the_code_that_draws(tmp_path, monkeypatch):
    before = pictures.key(ONE)
    other = tmp_path / "charts.py"
    other.write_text("# another way to draw\n", "utf-8")
    monkeypatch.setattr(charts, "__file__", str(other))
    assert pictures.key(ONE) != before


def test_many_new_drawings_are_shared_between_cores_and_keep_their_names(tmp_path, monkeypatch):
    wanted = [replace(ONE, name=f"n{n}", extent=24 + n) for n in range(4)]
    alone = pictures.draw(wanted, tmp_path / "alone")
    monkeypatch.setattr(pictures, "ENOUGH", 2)
    assert pictures.draw(wanted, tmp_path / "shared") == alone
    assert len(set(alone.values())) == 4
