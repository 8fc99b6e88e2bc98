"""This room writes: what changed and nothing else, and takes away only what it owns.

The site is built beside the old one and takes its place in one step, so that a build that fails or is
stopped at any moment leaves the former site whole.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path

from scripts.exports.downloads import Download, Kept
from scripts.pages.render import OWNED, Page
from scripts.publish import cache as stamp
from scripts.publish.finish import ALL, Steps, finish

ENVIRONMENT = re.compile(r"(?<=!ENV)\s+\[?\s*(\w+)")
STAMP = "published"  # in the working folder: what the site was built from
THEME_LEFTOVERS = ("javascripts", "stylesheets", "images")  # of the theme's own look, which no page loads
BEFORE = "site-before"  # where the old site stands while the new one takes its place
FRESH = "site-fresh-"  # what a site in the making is called; each has a name of its own
EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux


class BuildFailed(Exception):
    """MkDocs has refused the pages; carries what it said."""


def write_docs(pages: Iterable[Page], files: Iterable[Download | Kept], docs: Path, parts: Path) -> int:
    """One language's generated folders, made whole; returns how many files were written.

    Each is written as it comes, so that none need wait in memory.
    """
    wanted: set[Path] = set()
    written = 0
    for made in chain(pages, files):
        home = parts if isinstance(made, Page) and made.part else docs
        place = home / (made.file if isinstance(made, Page) else made.path)
        if not place.is_relative_to(parts) and not is_generated(place, docs):
            raise ValueError(f"not in a generated folder: {place}")
        wanted.add(place)
        written += write(place, made.content)
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
    root: Path,
    configs: dict[str, str],
    site: Path,
    work: Path,
    environment: dict[str, str],
    steps: Steps = ALL,
) -> int:
    """Both languages through MkDocs, merged and put in the old site's place; returns the number of files.

    A site that stands as it was built from the same sources stays as it is.
    """
    work.mkdir(parents=True, exist_ok=True)
    places = [root / name for name in ("docs", "overrides", *configs.values())]
    given = {
        name: os.environ.get(name, "") for config in configs.values() for name in asked_for(root / config)
    }
    settings = {**given, **environment, "steps": repr(steps)}
    built_from = stamp.sources(root, [*places, work / "parts"], settings)
    if stamp.holds(work / STAMP, built_from, site):
        return len(stamp.below(site))
    for stale in work.glob(f"{FRESH}*"):
        shutil.rmtree(stale, ignore_errors=True)
    # Its own folder: MkDocs may still be writing for a build that was killed.
    fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=work))
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
    finish(homes[first], work / "engine", steps)
    swap(homes[first], site, work)
    shutil.rmtree(fresh, ignore_errors=True)
    stamp.stamp(work / STAMP, built_from, site)
    return len(stamp.below(site))


def asked_for(config: Path) -> list[str]:
    """The names in the environment that a configuration takes values from."""
    return ENVIRONMENT.findall(config.read_text("utf-8"))


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
    """The fresh site in the old one's place, in one step where the system knows one.

    Elsewhere two renames, with nothing between them but the name free; who is killed there, `restore` helps.
    """
    old = work / BEFORE
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists() and exchange(fresh, site):
        fresh.rename(old)
    else:
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Two folders with their names exchanged in one step; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0


def restore(site: Path, work: Path) -> None:
    """The old site back in its place, where a build was killed before the new one was there."""
    if not site.exists() and (work / BEFORE).is_dir():
        with alone(work):
            if not site.exists() and (work / BEFORE).is_dir():
                (work / BEFORE).rename(site)


@contextmanager
def alone(work: Path, step: Callable[[str], AbstractContextManager[None]] | None = None) -> Iterator[None]:
    """One build of a folder at a time: a second one waits, and says so."""
    from filelock import FileLock, Timeout

    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if step is None:
            lock.acquire()
        else:
            with step("wait"):
                lock.acquire()
    try:
        yield
    finally:
        lock.release()
