"""Pages of two invented lands, compared with what was accepted; and what views and templates may hold."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml
from jinja2 import UndefinedError, meta, nodes
from markupsafe import Markup
from syrupy.assertion import SnapshotAssertion

from scripts.pages import render
from scripts.pages.context import PageContext
from scripts.pages.page import SECTIONS, page_meta
from tests import golden
from tests.accepted import HOW

OURS = sorted(set(render.templates().list_templates()) - {"card.svg.j2", "chart.svg.j2"})  # of pages
GIVEN = {"view", "t", "here", "to", "root"}  # all that a page's template gets
COMPUTING = (nodes.Dict, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Mod, nodes.NSRef, nodes.Slice)
PLAIN = (str, int, bool, type(None))


@pytest.mark.parametrize("case", golden.CASES)
def test_the_pages_made_from_each_input_match_its_output(
    case: str, tmp_path: Path, accepted: SnapshotAssertion
) -> None:
    made, before = golden.made(case, tmp_path / case), golden.accepted(case)
    changed = [name for name, text in made.items() if accepted(name=f"output/{case}/{name}") != text]
    assert changed == [], f"{golden.difference(before, made)}\n\n{HOW} tests/pages"
    assert [name for name in before if name not in made] == [], "no page is made from these: remove them"


# Views


def not_plain(value: object, path: str) -> list[str]:
    """Where a view holds anything but frozen views, tuples, texts and numbers."""
    if isinstance(value, tuple):
        return [fault for nth, each in enumerate(value) for fault in not_plain(each, f"{path}[{nth}]")]
    if dataclasses.is_dataclass(value):
        kind = type(value)
        frozen = kind.__dataclass_params__.frozen
        ours = kind.__module__.startswith("scripts.pages.") or kind.__name__ == "FigurePhrase"
        faults = [] if frozen and ours else [f"{path}: {kind.__module__}.{kind.__name__}"]
        for field in dataclasses.fields(value):
            faults += not_plain(getattr(value, field.name), f"{path}.{field.name}")
        return faults
    return [] if isinstance(value, PLAIN) else [f"{path}: {type(value).__name__}"]


def test_a_view_is_frozen_and_holds_no_row_no_function_and_no_dictionary(
    mini: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults, names = [], set()

    def watched(context: PageContext, template: str, path: str, view: object) -> str:
        names.add(template)
        faults.extend(not_plain(view, template))
        return ""

    monkeypatch.setattr(render, "filled", watched)
    assert len(list(render.pages(mini))) == 16 + 11 + 2 + 1 + 5 + 2 + 3  # the last: years
    assert faults == []
    assert {f"{name}.md.j2" for name in names} | {"pieces.j2"} == set(OURS)


def test_what_is_not_plain_is_found() -> None:
    assert not_plain((1, {"a": 1}, date(2026, 1, 1), datetime), "x") == [
        "x[1]: dict",
        "x[2]: date",
        "x[3]: type",
    ]
    assert not_plain(golden, "x") == ["x: module"]


# Templates


@pytest.mark.parametrize("name", OURS)
def test_a_template_sees_its_view_and_computes_nothing(name: str) -> None:
    environment = render.templates()
    tree = environment.parse((Path(render.__file__).parent / "templates" / name).read_text("utf-8"))
    assert meta.find_undeclared_variables(tree) <= GIVEN
    assert [type(node).__name__ for node in tree.find_all(COMPUTING)] == []
    assert {node.name for node in tree.find_all(nodes.Filter)} <= {"trim", "capitalize"}
    assert {node.name for node in tree.find_all(nodes.Test)} <= {"none"}


@pytest.mark.parametrize("name", ["view.no_such", "no_such", "range(3)", "namespace()"])
def test_a_name_that_nobody_hands_over_is_an_error(name: str, mini: PageContext) -> None:
    template = render.templates().from_string(f"{{{{ {name} }}}}")
    with pytest.raises(UndefinedError):
        template.render(view=page_meta("", "", ""))


def test_what_a_template_prints_is_escaped_for_markdown_and_html() -> None:
    template = render.templates().from_string("{{ text }}")
    assert template.render(text="<b>*") == "&#60;b&#62;&#42;"
    assert template.render(text=Markup("<b>")) == "<b>"


# Front matter


def test_front_matter_is_yaml_that_says_what_the_page_says_of_itself() -> None:
    said = page_meta(
        "a/", 'A: "title"', "# one\n- two", "targets/", wide=True, figure="11%", context="2026", others=True
    )
    text = render.front_matter("a/", said)
    assert text.startswith("---\n") and text.endswith("\n---")
    assert yaml.safe_load(text.strip("-")) == {
        "title": 'A: "title"',
        "description": "# one - two",
        "alt_path": "a/",
        "section": "targets/",
        "wide": True,
        "kind": "page",
        "figure": "11%",
        "context": "2026",
        "others": True,
        "card": "cards/a.png",
    }


def test_what_is_empty_is_left_out_of_front_matter() -> None:
    lines = render.front_matter("a/", page_meta("a/", "t", "d")).splitlines()
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        *("title", "description", "alt_path", "kind", "card")
    ]


def test_every_section_has_a_view() -> None:
    assert set(render.LISTS) == set(SECTIONS)
