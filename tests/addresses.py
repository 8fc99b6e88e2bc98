"""Addresses that last: tests/addresses.txt lists every one that the site of our own data has.

`pytest --snapshot-update tests/test_addresses.py` adds those that are new; nothing takes one away.
"""

from __future__ import annotations

from pathlib import Path

LIST = Path(__file__).with_name("addresses.txt")
# What pages are made with: named by whoever makes them, and promised to nobody.
PARTS = ("assets/", "pagefind/", "cards/", "en/cards/", "404.html", "sitemap.xml", "en/sitemap.xml")


def promised(text: str | None = None) -> list[str]:
    """The list, or an earlier state of it."""
    return (LIST.read_text("utf-8") if text is None else text).split("\n")[:-1]


def addresses(site: Path) -> list[str]:
    """Every address of a built site that others may rely on, from its root: a page's ends in a slash."""
    files = (p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    return sorted("/" + f.removesuffix("index.html") for f in files if not f.startswith(PARTS))
