"""Files are listed with what they are good for, licences as their package names them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.exports.formats import FileUse
from scripts.model.package import License
from scripts.pages import file_items
from scripts.pages.file_items import Licence


def test_a_file_is_saved_under_its_name_where_it_has_one(mini):
    saved = file_items.file_item(mini, "data/a b/t.csv", FileUse.CSV, "t.csv")
    opened = file_items.file_item(mini, "data/SHA256SUMS", FileUse.SUMS)
    assert (saved.path, saved.is_download, opened.is_download) == ("data/a%20b/t.csv", True, False)
    assert saved.name == "<code>t<wbr>.csv</code>"
    assert saved.size.replace("\u00a0", " ") == "1.2 kB"


@pytest.mark.parametrize(
    ("given", "licence"),
    [
        (License("CC0", "https://x", "Zero"), Licence("Zero", "https://x")),
        (License("CC0", "LICENSE.md", ""), Licence("CC0", "")),
        (License("", "javascript:alert()", ""), Licence("javascript:alert()", "")),
    ],
)
def test_a_licence_is_a_link_only_where_it_gives_an_https_address(mini, given, licence):
    assert file_items.licences(replace(mini.packages[0], licenses=(given,))) == (licence,)


def test_tables_and_rows_are_counted(mini):
    assert file_items.table_count(mini.packages) == 16
    assert file_items.row_count(mini.packages[:1]) == 4 + 1 + 4
