"""A built site in; Pagefind's index of it out, fetched by a reader only when searching."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # Pagefind's own faces; ours is in the site's assets
# Links that stand on every page, and the names of all columns: who asks for a word is not after them.
UNSEARCHED = ".tools, .fix, .crumbs, .toc, .files"


def index(site: Path) -> None:
    """Write `pagefind/`, the index of both languages, into the site; RuntimeError with Pagefind's own words.

    What is indexed is a copy without accents: Pagefind takes marks off letters, but đ is a letter to it, so
    that "dat" would not find "đất". Titles to show stand in attributes and keep theirs.
    """
    with TemporaryDirectory() as copy:
        for file in site.rglob("*.html"):
            beside = Path(copy) / file.relative_to(site)
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(without_accents(file.read_text("utf-8")), "utf-8")
        options = ["--site", copy, "--output-path", str(site / "pagefind"), "--exclude-selectors", UNSEARCHED]
        run = subprocess.run(
            [sys.executable, "-m", "pagefind", "--quiet", *options],
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise RuntimeError(f"Pagefind: {run.stdout}{run.stderr}")
    entry = site / "pagefind" / "pagefind-entry.json"
    content = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(content, ensure_ascii=False, sort_keys=True), "utf-8")  # its order is chance
    for pattern in UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()


def without_accents(page: str) -> str:
    """A page's words as people type them in a hurry; inside its tags only what search ranks it by."""
    return re.sub(r'>[^<]+|data-about="[^"]*"', lambda match: folded(match[0]), page)


def folded(text: str) -> str:
    """A text without accents, đ as d. `fold` in find.js does the same to what is asked."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
