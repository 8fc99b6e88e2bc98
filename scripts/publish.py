"""This room writes: what changed and nothing else, and takes away only what it owns.

The site is built beside the old one and takes its place in one step, so that a build that fails or is
stopped at any moment leaves the former site whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.downloads import Download, Kept
from scripts.finish import finish
from scripts.pages import OWNED, Page

THEME_LEFTOVERS = ("javascripts", "stylesheets", "images")  # of the theme's own look, which no page loads


class BuildFailed(Exception):
    """MkDocs has refused the pages; carries what it said."""


def write_docs(pages: Iterable[Page], files: Iterable[Download | Kept], docs: Path, parts: Path) -> int:
    """One language's generated folders, made whole; returns how many files were written."""
    wanted: dict[Path, Page | Download | Kept] = {}
    for page in pages:
        wanted[parts / "home.md" if page.part else docs / page.path / "index.md"] = page
    for file in files:
        wanted[docs / file.path] = file
    strangers = [p for p in wanted if not p.is_relative_to(parts) and not is_generated(p, docs)]
    if strangers:
        raise ValueError(f"not in a generated folder: {strangers[0]}")
    written = sum(write(place, made.content) for place, made in wanted.items())
    for section in OWNED:
        for stale in [*sorted((docs / section).rglob("*"), reverse=True), docs / section]:
            if stale.is_file() and stale not in wanted:
                stale.unlink()
            elif stale.is_dir() and not any(stale.iterdir()):
                stale.rmdir()
    return written


def is_generated(place: Path, docs: Path) -> bool:
    """True below one of the generated folders, whichever way the path is written."""
    below = place.relative_to(docs).parts if place.is_relative_to(docs) else ("",)
    return below[0] in OWNED and ".." not in below


def write(place: Path, content: bytes) -> bool:
    """Write a file whose bytes have changed; leave the others untouched."""
    if place.is_file() and place.read_bytes() == content:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(place.name + ".new")
    beside.write_bytes(content)
    beside.replace(place)
    return True


def build_site(
    root: Path, configs: dict[str, str], site: Path, work: Path, environment: dict[str, str]
) -> int:
    """Both languages through MkDocs, merged and put in the old site's place; returns the number of files."""
    fresh = work / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    homes = {code: fresh / code for code in configs}
    runs = {code: mkdocs(root, config, homes[code], environment) for code, config in configs.items()}
    failures = []
    for code, run in runs.items():
        said, _ = run.communicate()
        if run.returncode:
            told = "\n".join(line for line in said.splitlines() if line and not line.startswith("INFO"))
            failures.append(f"{configs[code]}:\n{told}")
    if failures:
        raise BuildFailed("\n".join(failures))
    first, *others = homes
    for home in homes.values():
        for leftover in THEME_LEFTOVERS:
            shutil.rmtree(home / "assets" / leftover, ignore_errors=True)
    for code in others:
        homes[code].rename(homes[first] / code)
        (homes[first] / code / "404.html").unlink(missing_ok=True)
    finish(homes[first], work / "engine")
    swap(homes[first], site, work)
    return sum(1 for p in site.rglob("*") if p.is_file())


def mkdocs(root: Path, config: str, site: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """MkDocs on one configuration, strict, in a process of its own: the two languages use both cores.

    Never with --quiet: that silences the warnings which --strict counts, and a broken link would pass.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(site)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def swap(fresh: Path, site: Path, work: Path) -> None:
    """The fresh site in the old one's place: two renames, nothing between them but the old name free."""
    old = work / "site-before"
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
