"""This room finishes: a built site gets its search index, its charts' engine, its offline copy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree

from scripts.exports.encoders import pack
from scripts.i18n.translator import LANGUAGES

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # Pagefind's own faces; ours is in the site's assets
# Links that stand on every page, and the names of all columns: who asks for a word is not after them.
UNSEARCHED = ".tools, .fix, .crumbs, .toc, .files"
OFFLINE = "offline.zip"
FIRST = LANGUAGES[0]
MAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
LINK = re.compile(r'(?<=<a )([^>]*?href=")([^"]*)"')


@dataclass(frozen=True)
class Steps:
    """What a build makes from the whole site beside its pages; without a step its files are missing."""

    search: bool = True  # pagefind/
    offline: bool = True  # offline.zip


ALL = Steps()


def finish(site: Path, kept: Path, steps: Steps = ALL) -> None:
    """Add to a built site what is made from the whole of it; the engine is kept in `kept`."""
    if steps.search:
        index(site)
    engine(site / "assets" / "vega.js", kept)
    maps(site)
    if steps.offline:
        with (site / OFFLINE).open("wb") as sink:
            pack(sink, offline(site))


def index(site: Path) -> None:
    """Pagefind's index of both languages, fetched by a reader only when searching.

    What is indexed is a copy without accents: Pagefind takes marks off letters, but đ is a letter to it, so
    that "dat" would not find "đất". Titles to show stand in attributes and keep theirs.
    """
    with TemporaryDirectory() as copy:
        for file in site.rglob("*.html"):
            beside = Path(copy) / file.relative_to(site)
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(without_accents(file.read_text("utf-8")), "utf-8")
        told = ["--site", copy, "--output-path", str(site / "pagefind"), "--exclude-selectors", UNSEARCHED]
        asked = subprocess.run(
            [sys.executable, "-m", "pagefind", "--quiet", *told], capture_output=True, text=True, check=False
        )
    if asked.returncode:
        raise RuntimeError(f"Pagefind: {asked.stdout}{asked.stderr}")
    entry = site / "pagefind" / "pagefind-entry.json"
    told = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True), "utf-8")  # its order is chance
    for pattern in UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def without_accents(page: str) -> str:
    """A page's words as people type them in a hurry; inside its tags only what search ranks it by."""
    return re.sub(r'>[^<]+|data-about="[^"]*"', lambda text: folded(text[0]), page)


def folded(text: str) -> str:
    """A text without accents, đ as d. `fold` in find.js does the same to what is asked."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def engine(place: Path, kept: Path) -> None:
    """Vega, Vega-Lite and Vega-Embed in one file, as vl-convert carries them: no network, no copy in git."""
    from importlib.metadata import version

    file = kept / f"vega-{version('vl-convert-python')}.js"
    if not file.exists():
        import vl_convert as vlc

        kept.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(vlc.javascript_bundle("window.vegaEmbed = vegaEmbed;"), "utf-8")
        beside.replace(file)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(file.read_bytes())


def maps(site: Path) -> None:
    """Site maps in which each page names its twin, and `robots.txt` that names the maps."""
    ElementTree.register_namespace("", MAP)
    ElementTree.register_namespace("xhtml", XHTML)
    known = {file: ElementTree.parse(file) for file in sorted(site.glob("**/sitemap.xml"))}
    addresses = {file: {n.text or "" for n in tree.iter(f"{{{MAP}}}loc")} for file, tree in known.items()}
    homes = {f: min(a, key=len) for f, a in addresses.items() if a}
    robots = ["User-agent: *", "Allow: /"]
    for file, tree in known.items():
        for zipped in file.parent.glob("sitemap.xml.gz"):
            zipped.unlink()
        if file not in homes:
            file.unlink()
            continue
        for entry in tree.getroot():
            place = (entry.findtext(f"{{{MAP}}}loc") or "").removeprefix(homes[file])
            for other, home in homes.items():
                if home + place in addresses[other]:
                    language = other.parent.relative_to(site).name or FIRST
                    ElementTree.SubElement(
                        entry, f"{{{XHTML}}}link", rel="alternate", hreflang=language, href=home + place
                    )
        tree.write(file, "utf-8", xml_declaration=True)
        robots.append(f"Sitemap: {homes[file]}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(robots) + "\n", "utf-8")


def offline(site: Path) -> Iterator[tuple[str, bytes]]:
    """The site as it opens from a folder, file by file: links name files, nothing that needs a server."""
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
    return LINK.sub(lambda link: f'{link[1]}{escape(to_file(unescape(link[2])))}"', page)


def to_file(address: str) -> str:
    """A relative address of a folder as that of its page: only a server knows them for the same."""
    told = urlsplit(address)
    if told.scheme or told.netloc or not re.search(r"(^|/)\.{0,2}$", told.path) or not told.path:
        return address
    return urlunsplit(told._replace(path=f"{told.path.rstrip('/')}/index.html"))
