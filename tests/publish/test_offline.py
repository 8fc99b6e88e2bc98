"""The offline copy: links name files, scripts are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish.offline import OFFLINE, from_folder, offline_files, to_file


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../targets/", "../targets/index.html"),
        ("../targets/#t", "../targets/index.html#t"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("a.csv", "a.csv"),
        ("#t", "#t"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@b", "mailto:a@b"),
    ],
)
def test_a_folders_address_is_that_of_its_page(address: str, file: str) -> None:
    assert to_file(address) == file


def test_a_page_links_to_files_and_loads_no_script() -> None:
    page = '<a class="x" href="../a/">a</a> <script src="x.js"></script><script>kept()</script>'
    assert from_folder(page) == '<a class="x" href="../a/index.html">a</a><script>kept()</script>'


def test_what_needs_a_server_is_left_out(tmp_path: Path) -> None:
    for name in ("index.html", "look.css", "find.js", "pagefind/a", "cards/a.png", "sitemap.xml", OFFLINE):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert [path for path, _ in offline_files(tmp_path)] == ["site/index.html", "site/look.css"]
