"""Addresses that last: tests/addresses.txt lists every one that the site of our own data has.

`python -m tests.addresses accept` adds those that are new to the list; nothing takes one away.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.build import build
from tests.conftest import ROOT, TODAY, copied

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


def main(arguments: list[str]) -> int:
    """Promise what a build makes today."""
    if arguments != ["accept"]:
        print("usage: python -m tests.addresses accept")
        return 2
    with tempfile.TemporaryDirectory() as place:
        made = addresses(build(copied(ROOT, Path(place) / "project"), TODAY).site)
    before = promised() if LIST.exists() else []
    LIST.write_text("".join(f"{a}\n" for a in sorted({*before, *made})), "utf-8")
    print(f"{len(made)} addresses, {len({*made} - {*before})} new, {len({*before} - {*made})} gone")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
