"""HTML blocks that are set aside come back as Markdown itself would have left them, with their anchors."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.pages import _RawHTMLPreprocessor

from scripts.publish.raw_html import RawHtml
from tests.conftest import ROOT

EXTENSIONS = ["attr_list", "tables", "toc"]
PAGES = sorted((ROOT / "tests" / "output").rglob("*.md"))
PIECES = (
    *("<div>", "</div>", "<div class='a'>", '<table id="t">', "</table>", "<p>", "</p>", "<hr>", "<hr/>"),
    *(
        "<span>",
        "</span>",
        "<b>bold</b>",
        "<!-- a note -->",
        "<script>1 < 2</script>",
        "<section>",
        "</section>",
    ),
    *(
        "text",
        "# Heading",
        "## Other {#id}",
        "*so*",
        "| a | b |",
        "|---|---|",
        "- point",
        "> said",
        "    code",
    ),
    *(
        "&amp;",
        "<",
        ">",
        "`<div>`",
        "\\",
        " ",
        "",
        "\n",
        "\n\n",
        "<div><div></div>",
        "tail</div> tail",
        "<DIV>",
        "[a](b)",
    ),
)


def plain(text: str) -> str:
    return str(Markdown(extensions=EXTENSIONS).convert(text))


def spared(text: str) -> str:
    return str(Markdown(extensions=[*EXTENSIONS, RawHtml()]).convert(text))


@pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT / "tests" / "output").as_posix()
)
def test_a_page_is_the_same_with_and_without(page: Path) -> None:
    body = page.read_text("utf-8").split("\n---\n", 1)[-1]
    assert spared(body) == plain(body)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join))
def test_whatever_stands_on_a_page_is_the_same(text: str) -> None:
    assert spared(text) == plain(text)


def test_a_block_is_not_read_by_markdown() -> None:
    md = Markdown(extensions=[*EXTENSIONS, RawHtml()])
    md.convert("# A\n\n<table>\n<tr><td>*1*</td></tr>\n</table>\n\ntext\n")
    assert md.htmlStash.rawHtmlBlocks == ["<table>\n<tr><td>*1*</td></tr>\n</table>\n"]


def test_mkdocs_is_told_of_every_anchor_in_a_block_and_of_no_other_page_s() -> None:
    md = Markdown(extensions=[*EXTENSIONS, RawHtml()])
    reader = _RawHTMLPreprocessor()
    reader._register(md)
    md.convert('<section id="one">\n<p id="two">x</p>\n</section>\n\n<b id="three">y</b>\n')
    assert reader.present_anchor_ids == {"one", "two", "three"}
    md.reset()
    md.convert('<p id="four">x</p>')
    assert reader.present_anchor_ids == {"four"}
