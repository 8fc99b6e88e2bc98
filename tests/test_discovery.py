"""How pages are found: each page's address, its twin in the other language, site maps, robots."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from scripts.i18n.translator import LANGUAGES
from scripts.publish.config import configuration
from tests.conftest import PUBLIC_URL as HOME

MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def head(page: Path) -> SimpleNamespace:
    """What the head of a page says of it."""
    text = page.read_text("utf-8").split("</head>")[0]

    def every(pattern: str) -> list[Any]:
        return re.findall(pattern, text)

    return SimpleNamespace(
        canonical=every(r'<link rel="canonical" href="([^"]*)"'),
        twins=dict(every(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"')),
        description=every(r'<meta name="description" content="([^"]+)"'),
        shared=dict(every(r'<meta property="og:([^"]*)" content="([^"]*)"')),
    )


def addresses(site: Path) -> dict[str, Path]:
    """Every page's address from the root, but for the one of whoever is lost."""
    return {
        p.parent.relative_to(site).as_posix().removeprefix(".") + "/" if p.parent != site else "": p
        for p in site.rglob("index.html")
    }


def twin(path: str) -> str:
    return path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"


def test_every_page_names_its_address_its_twin_and_its_card(public: Path) -> None:
    pages = addresses(public)
    assert len(pages) > 40
    for path, page in pages.items():
        found = head(page)
        own, other = HOME + path, HOME + twin(path)
        vi, en = (other, own) if path.startswith("en/") else (own, other)
        assert found.canonical == [own]
        assert found.twins == {"vi": vi, "en": en, "x-default": vi}, path
        assert twin(path) in pages
        assert len(found.description) == 1
        assert found.shared["title"] and found.shared["description"] and found.shared["url"] == own
        image = public / unquote(found.shared["image"].removeprefix(HOME))
        assert found.shared["image"].startswith(HOME) and image.read_bytes().startswith(b"\x89PNG")


def test_without_an_address_none_is_invented(built_site: Path) -> None:
    for page in addresses(built_site).values():
        found = head(page)
        assert not found.canonical and not found.twins
        assert not {"url", "image"} & set(found.shared)
        assert len(found.description) == 1 and found.shared["title"]
    assert not [*built_site.rglob("sitemap*")]


def test_site_maps_hold_every_page_once_with_its_twin(public: Path) -> None:
    listed: dict[str, dict[str, str]] = {}
    for home in ("", "en/"):
        assert not (public / home / "sitemap.xml.gz").exists()
        for entry in ElementTree.parse(public / home / "sitemap.xml").getroot().findall("m:url", MAP):
            address = entry.findtext("m:loc", "", MAP)
            assert address.startswith(HOME + home) and address not in listed
            links = entry.findall("x:link", MAP)
            assert {link.get("rel") for link in links} == {"alternate"}
            listed[address] = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    assert {*listed} == {HOME + path for path in addresses(public)}
    for address, twins in listed.items():
        path = address.removeprefix(HOME)
        mine, other = ("en", "vi") if path.startswith("en/") else ("vi", "en")
        assert twins == {mine: address, other: HOME + twin(path)}
        assert listed[twins[other]] == twins


@pytest.mark.parametrize("where", ["real", "public"])
def test_robots_are_welcome_and_find_the_maps(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue("built_site" if where == "real" else "public")
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("any", f"{HOME}data/targets/targets/")
    maps = [f"{HOME}{home}sitemap.xml" for home in ("", "en/")]
    assert sorted(robots.site_maps() or []) == (sorted(maps) if where == "public" else [])


def test_an_address_may_lack_its_last_slash(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", HOME.rstrip("/"))
    assert [configuration(small).sites[code].url for code in LANGUAGES] == [HOME, f"{HOME}en/"]
