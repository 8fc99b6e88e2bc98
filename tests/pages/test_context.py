"""A page's context: what a ledger without anything else gives, and the anchors of the rows that are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.i18n.translator import LANGUAGES
from scripts.model.history import NO_HISTORY
from scripts.pages.context import PREVIEW
from tests.ledgers import indicator, page_context


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_context_speaks_the_language_of_its_edition(code):
    context = page_context(indicator(), code=code)
    assert (context.t, context.book, context.site) == (
        context.edition.t,
        context.edition.book,
        context.edition.site,
    )
    assert context.t.code == code and context.book.ledger is context.ledger


def test_what_nobody_hands_over_is_empty():
    context = page_context(indicator())
    assert (context.packages, context.checks, dict(context.charts), context.sample) == ((), (), {}, "")
    assert context.history is NO_HISTORY and context.corrections.kind is None


def test_the_anchors_are_those_of_the_rows_that_a_page_shows(real):
    context = replace(page_context(indicator()), packages=real.packages)
    assert context.anchors.most == PREVIEW
    assert context.anchors is context.anchors  # the tables are not walked for each page
    package = next(p for p in real.packages if p.name == "targets")
    table = next(t for t in package.tables if t.name == "targets")
    key = table.key(table.lines[0])
    assert context.anchors.place("targets", "targets", key) == f"data/targets/targets/#{key}"
