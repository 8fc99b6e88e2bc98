"""A page is cited with its address where the site has one."""

from __future__ import annotations

import pytest

from scripts.pages.citation import citation
from tests.ledgers import page_context


@pytest.mark.parametrize(
    ("url", "address"), [("https://x.example/", " https://x.example/targets/"), ("", "")]
)
def test_a_citation_gives_the_address_only_where_the_site_has_one(url, address):
    text = citation(page_context(url=url), "Targets", "targets/")
    assert text.endswith(f"CC BY 4.0.{address}") and "“Targets”" in text and "updated" not in text
