"""A dictionary has an entry for each column, with what its descriptor does not say left empty."""

from __future__ import annotations

from scripts.i18n.translator import Translator
from scripts.pages.dictionary import column_entries


def test_every_column_has_an_entry_in_the_pages_language(mini):
    package = next(package for package in mini.packages if package.name == "results")
    table = next(each for each in package.tables if each.name == "results")
    entries = {one.name: one for one in column_entries(Translator("en"), "data/results/results/", table)}
    assert list(entries) == [field.name for field in table.fields]
    assert entries["id"].is_required and entries["id"].anchor == "column-id"
    assert 'href="../../../data/reference/indicators/"' in entries["indicator"].allowed
    assert entries["status"].filled == "40%" and entries["out_of"].example is None
    assert 'lang="vi"' in entries["quote"].example
