"""A page is cited with its address where the site has one."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.pages.citation import citation
from tests.ledgers import document, page_context


@pytest.mark.parametrize(
    ("url", "address"), [("https://x.example/", " https://x.example/targets/"), ("", "")]
)
def test_a_citation_gives_the_address_only_where_the_site_has_one(url, address):
    known = document("press", issued=date(2026, 1, 31), held=True)
    text = citation(page_context(known, url=url), "Targets", "targets/")
    assert text.endswith(f"CC BY 4.0.{address}") and "“Targets”" in text and "last edited" not in text
    assert "figures up to 31\u00a0January 2026" in text
    assert "figures up to" not in citation(page_context(url=url), "Targets", "targets/")
