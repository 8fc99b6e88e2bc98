"""Light: every page of the site, fetched as a phone would from a host that compresses, held to budget.toml."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path

import pytest

from tests.browser.pages import HOMES
from tests.browser.sweep import Sweep

BUDGET = tomllib.loads((Path(__file__).parent / "budget.toml").read_text("utf-8"))
ICON = "/assets/icon.svg"
OWN = {"contribute/": {"/assets/doors.js"}}  # what one page alone fetches
COMMON = {"/assets/look.css", "/assets/site.js", "/assets/scheme.js", ICON}


def kind(path: str) -> str:
    """Which figures of the budget a page is held to."""
    return "indicators" if path.removeprefix("en/").startswith("indicators/") else "others"


def sent(file: Path) -> int:
    """The bytes that a host sends of a file."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, int]:
    """The path of every page → the bytes that are sent of it."""
    files = {f.relative_to(built_site).as_posix(): f for f in sorted(built_site.rglob("index.html"))}
    return {path.removesuffix("index.html"): sent(file) for path, file in files.items()}


def test_every_page_is_light_enough_as_html(pages: dict[str, int]) -> None:
    assert {path: size for path, size in pages.items() if size > BUDGET["html"][kind(path)]} == {}
    assert {"indicators", "others"} == set(map(kind, pages))


def test_a_first_visit_is_light_and_a_later_one_fetches_only_the_page(
    sweep: Sweep, pages: dict[str, int], built_site: Path
) -> None:
    known = {ICON: sent(built_site / ICON[1:])}  # a browser without a window may leave the icon out
    own: dict[str, int] = {}
    for path, first in sweep.first.items():
        alone = OWN.get(path.removeprefix("en/"), set())
        assert {f"/{path}"} | alone <= set(first) <= {f"/{path}"} | alone | COMMON, path
        assert set(sweep.later[path]) <= {f"/{path}", ICON} | alone, path
        own[path] = sum(size for asked, size in first.items() if asked in alone)
        known |= {asked: size for asked, size in first.items() if asked in COMMON}
        assert first[f"/{path}"] == pages[path]
    assert set(known) == COMMON
    home = HOMES[sweep.language]
    here = {path: size for path, size in pages.items() if path.startswith("en/") == (home == "en/")}
    visits = {path: size + sum(known.values()) + own.get(path, 0) for path, size in here.items()}
    assert {p: size for p, size in visits.items() if size > BUDGET["first_visit"][kind(p)]} == {}


def test_no_page_moves_by_itself_while_it_is_read(sweep: Sweep) -> None:
    assert len(sweep.shifts) == (2 if sweep.is_wide else 1) * len(sweep.paths)
    assert {place: far for place, far in sweep.shifts.items() if far > BUDGET["movement"]["shift"]} == {}
