"""A page's meta is plain text, and its files stand where a page or a part of one stands."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from scripts.pages.page import OWNED, SECTIONS, Page, page_meta, plain


@pytest.mark.parametrize(
    ("path", "part", "file"),
    [
        ("targets/", False, "targets/index.md"),
        ("", False, "index.md"),
        ("", True, "home.md"),
        ("contribute/", True, "contribute.md"),
    ],
)
def test_a_page_has_a_folder_and_a_part_one_file(path, part, file):
    page = Page(path, "á", part)
    assert (page.file, page.content) == (file, "á".encode())


def test_what_a_page_says_of_itself_has_no_tags_and_its_card_stands_at_its_path():
    meta = page_meta("indicators/a/", Markup("A <b>&lt;name&gt;</b>"), "one\n  line", figure="<b>11%</b>")
    assert (meta.title, meta.description, meta.figure) == ("A <name>", "one line", "11%")
    assert meta.card == "cards/indicators/a.png"
    assert plain("") == meta.context == ""


def test_every_section_is_owned_and_so_are_the_files_that_are_no_pages():
    assert {*SECTIONS, "charts", "cards", "api"} == set(OWNED)
