"""What is written for GitHub: no text in it can act, none is lost by writing, and it stays within limits."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scripts.review import markdown as github
from scripts.review.markdown import Block

HOSTILE = [
    "<script>alert(1)</script>",
    "</code><img src=x onerror=alert(1)>",
    "[text](javascript:alert(1))",
    "![picture](https://example.org/x.png)",
    "@somebody",
    "see @org/team now",
    "#12",
    "GH-12",
    "owner/repo#12",
    "https://example.org/",
    "www.example.org",
    "a@example.org",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "`tick`",
    "```\ncode\n```",
    "``",
    "`",
    " ` ",
    "a | b",
    "| a |",
    "***",
    "---",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "    code",
    "\tcode",
    "line\nbreak",
    "line\r\n## heading",
    "\u202eright to left",
    "zero\u200bwidth",
    "<!-- comment -->",
    "&lt;b&gt; &#64;me",
    "\\",
    "\\`",
    ":tada:",
    "$x$",
    "~~gone~~",
    "[ref]: https://example.org",
    "<https://example.org>",
    "{{ x }}",
    "===",
    "a\u2028b",
]
STYLES = st.sampled_from(github.STYLES)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.text("`*_[]<>@#!&\\ -+=1.:|~a", max_size=20)
)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(sorted(github.MARKS)),
        st.lists(st.tuples(STYLES, TEXTS), max_size=4).map(tuple),
    ),
    max_size=5,
)
SHOWN = {"h2", "h3", "p", "ul", "li", "code", "strong"}  # all that a report consists of


class Seen(HTMLParser):
    """The elements of a page, its text outside code, and its text in all."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[object] = []
        self.open: list[str] = []
        self.plain = ""
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_comment(self, data):
        self.elements.append("!")

    def handle_data(self, data):
        self.text += data
        if "code" not in self.open:
            self.plain += data


def seen(markdown: str) -> Seen:
    """Markdown as GitHub reads it: CommonMark with HTML, tables, strikethrough."""
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    found = Seen()
    found.feed(page)
    return found


def written(*blocks: Block) -> str:
    return github.markdown(blocks, lambda n: Block("paragraph", (("", f"and {n} more"),)))


def assert_inert(markdown: str) -> None:
    page = seen(markdown)
    assert set(page.elements) <= SHOWN
    assert page.attributes == []
    assert not set("@#<>[]&`\\*_|~$") & set(page.plain)
    assert "://" not in page.plain and "www." not in page.plain.lower()
    assert not github.LINKING.search(page.plain)


@pytest.mark.parametrize("style", github.STYLES)
@pytest.mark.parametrize("kind", github.MARKS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_shown(text, kind, style):
    markdown = written(Block(kind, ((style, text),)))
    assert_inert(markdown)
    spelt = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text)
    assert "".join(spelt.split()) == "".join(seen(markdown).text.split())


@settings(max_examples=8 * settings.default.max_examples)
@given(BLOCKS)
def test_no_run_of_texts_can_act_together(blocks):
    markdown = written(*blocks)
    assert_inert(markdown)
    assert seen(markdown).elements.count("li") <= sum(b.kind in ("item", "detail") for b in blocks)


def test_ordinary_sentences_stay_as_they_are():
    said = (
        "Trích dẫn (GRDP): 10,5% → trên 11%, cao hơn 0,5 điểm phần trăm; “giảm” −3,51 triệu đồng/người/năm."
    )
    assert written(Block("paragraph", (("", said),))) == said + "\n"
    assert written(Block("item", (("strong", "Sửa"), ("", " "), ("code", "a-b")))) == "- **Sửa** `a-b`\n"


def test_signs_around_a_word_stay_outside_its_span():
    assert (
        written(Block("paragraph", (("", "cột name_vi: “<i>”, (@me)."),)))
        == "cột `name_vi`: “`<i>`”, (`@me`).\n"
    )


def test_a_report_is_cut_before_an_item_and_says_how_many_are_left():
    items = [Block("item", (("code", f"{n}" * 100),)) for n in range(10_000)]
    text = written(Block("title", (("", "All"),)), *items)
    assert len(text.encode()) <= github.LONGEST
    shown = text.count("\n- ")
    assert text.endswith(f"\nand {10_000 - shown} more\n")


def test_a_very_long_text_is_cut():
    text = written(Block("item", (("code", "x" * 1_000_000),)))
    assert len(text) < github.LONGEST_TEXT + 20
    assert "…" in text


@pytest.mark.parametrize(
    "told", [None, [], ["item"], ["item", "x"], ["evil", []], ["item", [["", 1]]], [1, []]]
)
def test_what_is_no_block_is_refused(told):
    with pytest.raises(ValueError):
        github.block_of(told)


@given(BLOCKS)
def test_blocks_come_back_from_json(blocks):
    assert [github.block_of(one) for one in github.as_json(blocks)] == blocks


def test_an_annotation_stands_at_its_line():
    told = github.annotation("datasets/a,b:c.csv", 5, "dòng 5, cột value", "100%\nsai: sửa, đi")
    assert told == (
        "::error file=datasets/a%2Cb%3Ac.csv,line=5,title=dòng 5%2C cột value::100%25%0Asai: sửa, đi"
    )


@given(st.text(), st.text(), st.text())
def test_nothing_ends_an_annotation_early(file, title, message):
    told = github.annotation(file, None, title, message)
    assert "\n" not in told and "\r" not in told
    head, _, _ = told.removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in head.split(",")] == ["file", "line", "title"]
