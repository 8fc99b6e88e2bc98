"""Whatever a cell holds, a page shows exactly that: no sign in it means anything to Markdown or HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config

from scripts.i18n.escape import CONTROL, escaped, unbroken

# A place on a page → what is printed there, the elements that stand in it, what the last of them reads.
PLACES = {
    "a heading": ("# {}\n", ["h1"], "{}"),
    "a heading with an id": ("## {} {{#own}}\n", ["h2"], "{}"),
    "a paragraph": ("{}\n", ["p"], "{}"),
    "the head of a paragraph": ("{} word\n", ["p"], "{} word"),
    "the midst of a paragraph": ("word {} word\n", ["p"], "word {} word"),
    "a paragraph of HTML": ('<p class="lead">{}</p>\n', ["p"], "{}"),
    "a cell": ("<table>\n<tr><td>{}</td></tr>\n</table>\n", ["table", "tr", "td"], "{}"),
    "an attribute": ('<p title="{}">word</p>\n', ["p"], "word"),
}
# Texts that mean something somewhere: to Markdown and its extensions, to HTML, to templates, to white space.
MEANING = [
    *(
        "1. a",
        "1.",
        "2026. Năm",
        "١. a",
        "1) a",
        "- a",
        "  - a",
        "-",
        "+ a",
        "* a",
        "# a",
        "a #",
        "## ",
        "> a",
    ),
    *(
        "    code",
        "\tcode",
        "---",
        "a\n---",
        "a\n===",
        "***",
        "a\n\nb",
        "a  \nb",
        "a  ",
        "```\ncode",
        "~~~",
        "`a`",
    ),
    *(
        "*a*",
        "_a_",
        "__a__",
        "**a**",
        "~a~",
        "^a^",
        "==a==",
        "a|b",
        "|a|b|\n|-|-|\n|c|d|",
        "\\*",
        "\\",
        "a\\",
    ),
    *("[x](javascript:1)", "![x](y)", "[x]: http://a", "[x][y]", "[TOC]", "[^1]", "*[abbr]: x", ":smile:"),
    *("{#id}", "a {#id}", "{: .x}", "a {: onclick=x }", '--8<-- "x"', ';--8<-- "x"', "--8<--\nx\n--8<--"),
    *("<script>alert(1)</script>", "<b>", "</p>", "<!-- x", "-->", "<![CDATA[x]]>", "<?php", "<!doctype>"),
    *(
        "<http://a.b>",
        "<a@b.c>",
        "http://a.b",
        "a@b.c",
        "&amp;",
        "&lt;b&gt;",
        "&#60;",
        "&copy",
        "\"'",
        "' onclick='x",
    ),
    *(
        "$x$",
        "{{ x }}",
        "{% x %}",
        " ",
        " - a",
        " 1. a",
        "\r",
        "\u2028",
        "\u00a0",
        "\u3000",
        "\f",
        "\x02wzxhzdk:0\x03",
        "\x85",
        "\0",
    ),
]
texts = st.lists(st.sampled_from(MEANING) | st.text(max_size=4), max_size=4).map("".join).filter(bool)


class Shown(HTMLParser):
    """What a browser makes of a page: its elements in order, their attributes, their texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.inside: list[int] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes += attributes
        self.texts.append("")
        self.inside.append(len(self.texts) - 1)

    def handle_endtag(self, tag):
        self.inside.pop()

    def handle_data(self, text):
        for element in self.inside[-1:]:
            self.texts[element] += text

    def handle_comment(self, text):
        self.elements.append(f"not an element: {text}")

    handle_decl = unknown_decl = handle_pi = handle_comment


@pytest.fixture(scope="module")
def converted(root):
    """Markdown to HTML as the project's own configuration has it."""
    config = load_config(str(root / "mkdocs.yml"))
    return lambda text: markdown.markdown(
        text, extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
    )


def told(text: str) -> str:
    """A text as a page can hold it."""
    return CONTROL.sub("\ufffd", text)


@pytest.mark.parametrize("text", MEANING)
def test_a_text_that_means_something_elsewhere_is_shown_as_it_is(converted, text):
    assert_shown(converted, text)


@settings(max_examples=2 * settings.default.max_examples)
@given(text=texts)
def test_any_text_at_all_is_shown_as_it_is(converted, text):
    assert_shown(converted, text)


KEPT = '<span class="nb">'
prose = st.lists(st.sampled_from([*MEANING, "12-NQ/HU", "31/12/2025", "2026."]), max_size=4).map("".join)


@settings(max_examples=2 * settings.default.max_examples)
@given(text=prose.filter(bool))
def test_keeping_numbers_whole_changes_nothing_else(converted, text):
    assert_shown(converted, text, unbroken, [place for place in PLACES if place != "an attribute"])


def assert_shown(converted, text, harmless=escaped, places=tuple(PLACES)):
    for place in places:
        frame, elements, reads = PLACES[place]
        page = converted(frame.format(harmless(text)) + "\n<p>after</p>\n")
        if KEPT in page:
            page = page.replace(KEPT, "").replace("</span>", "")
        shown = Shown(page)
        assert shown.elements == [*elements, "p"], place
        assert shown.texts[-1] == "after", place
        assert shown.texts[-2].strip(" ") == reads.format(told(text)).strip(" "), place
        own = [(name, value) for name, value in shown.attributes if name not in ("id", "class")]
        assert own == ([("title", told(text))] if place == "an attribute" else []), place


def test_markup_of_our_own_is_left_as_it_is():
    assert escaped(Markup("<b>a</b>")) == "<b>a</b>"


def test_escaping_twice_is_escaping_once():
    assert escaped(escaped("<b>")) == escaped("<b>")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("theo 4-NQ/HU, 12-KL/TU và “7/QĐ-UBND”", ["4-NQ/HU", "12-KL/TU", "7/QĐ-UBND"]),
        ("ngày 31/12/2025.", ["31/12/2025"]),
        ("of 5 December 2025, after 30 April", ["5 December"]),
        ("giai đoạn 2021-2025", ["2021-2025"]),
        ("COVID-19, 2,5%, 10-", []),
        ("http://a.vn/2025/12-a.html", []),
        ("1-2-3-4-5", []),
    ],
)
def test_no_line_ends_inside_a_documents_number_or_a_date(text, kept):
    assert re.findall('<span class="nb">(.+?)</span>', str(unbroken(text))) == kept
