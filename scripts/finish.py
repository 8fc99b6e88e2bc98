"""This room finishes: a built site gets its search index, its charts' engine, its offline copy."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from scripts.formats import archive

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # Pagefind's own faces; ours is in the site's assets
OFFLINE = "offline.zip"
# A relative link to a folder: what a server answers with index.html, a file manager with a list of files.
FOLDER = re.compile(r'(<a [^>]*?href=")((?:[^":?#]*/)?)((?:\?[^"#]*)?(?:#[^"]*)?")')


def finish(site: Path, kept: Path) -> None:
    """Everything that can only be made from the whole site."""
    index(site)
    engine(site / "assets" / "vega.js", kept)
    (site / OFFLINE).write_bytes(offline(site))


def index(site: Path) -> None:
    """Pagefind's index of both languages, fetched by a reader only when searching."""
    asked = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        raise RuntimeError(f"Pagefind: {asked.stdout}{asked.stderr}")
    for pattern in UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def engine(place: Path, kept: Path) -> None:
    """Vega, Vega-Lite and Vega-Embed in one file, as vl-convert carries them: no network, no copy in git."""
    from importlib.metadata import version

    file = kept / f"vega-{version('vl-convert-python')}.js"
    if not file.exists():
        import vl_convert as vlc

        kept.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(vlc.javascript_bundle(None), "utf-8")
        beside.replace(file)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(file.read_bytes())


def offline(site: Path) -> bytes:
    """The site as a ZIP that opens from a folder: links name their files, nothing that needs a server."""
    files = []
    for file in sorted(p for p in site.rglob("*") if p.is_file()):
        name = file.relative_to(site).as_posix()
        if name.startswith(("pagefind/", "cards/", "en/cards/", "sitemap", "en/sitemap", OFFLINE)):
            continue
        if name.endswith(".js"):
            continue
        content = file.read_bytes()
        if name.endswith(".html"):
            content = from_folder(content.decode()).encode()
        files.append((f"site/{name}", content))
    return archive(files)


def from_folder(page: str) -> str:
    """A page whose links work without a server, and whose scripts, which would not, are gone."""
    page = re.sub(r"\s*<script\b[^>]*\bsrc=[^>]*></script>", "", page)
    return FOLDER.sub(lambda m: f"{m[1]}{m[2]}{'index.html' if m[2] else ''}{m[3]}", page)
