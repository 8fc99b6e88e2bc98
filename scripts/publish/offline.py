"""A built site in; a copy that opens from a folder, without a server, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from scripts.exports.encoders import pack

OFFLINE = "offline.zip"
LINK = re.compile(r'(?<=<a )([^>]*?href=")([^"]*)"')


def write_offline_copy(site: Path) -> None:
    """Write `offline.zip` into the site: every page, style and file, without what needs a server."""
    with (site / OFFLINE).open("wb") as sink:
        pack(sink, offline_files(site))


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of the copy, by path: links name files, and no script is left."""
    for name in sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()):
        if name.startswith(("pagefind/", "cards/", "en/cards/", "sitemap", "en/sitemap", OFFLINE)):
            continue
        if name.endswith(".js"):
            continue
        content = (site / name).read_bytes()
        if name.endswith(".html"):
            content = from_folder(content.decode()).encode()
        yield f"site/{name}", content


def from_folder(page: str) -> str:
    """A page whose links work without a server, and whose scripts, which would not, are gone."""
    page = re.sub(r"\s*<script\b[^>]*\bsrc=[^>]*></script>", "", page)
    return LINK.sub(lambda match: f'{match[1]}{escape(to_file(unescape(match[2])))}"', page)


def to_file(address: str) -> str:
    """A relative address of a folder as that of its page: only a server knows them for the same."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not re.search(r"(^|/)\.{0,2}$", parts.path) or not parts.path:
        return address
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/index.html"))
