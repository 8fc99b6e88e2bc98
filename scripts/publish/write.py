"""Pages and files in; those whose bytes have changed on the disk, and nothing that is no longer made.

Only the generated folders below docs/, and the parts beside them, are written to or removed from.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from scripts.exports.files import CachedFile, PublishedFile
from scripts.pages.page import OWNED, Page


def write(path: Path, content: bytes) -> bool:
    """Write a file whose bytes have changed, and return True; leave any other untouched, and return False.

    It is written beside its place and moved there: a reader sees the old bytes or the new ones.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(content)
    beside.replace(path)
    return True


def write_docs(
    pages: Iterable[Page], files: Iterable[PublishedFile | CachedFile], docs: Path, parts: Path
) -> int:
    """Make one language's generated folders whole; return how many files were written.

    Each is written as it comes, so that none need wait in memory. ValueError for a place that is not ours.
    """
    wanted: set[Path] = set()
    written = 0
    for output in chain(pages, files):
        home = parts if isinstance(output, Page) and output.part else docs
        path = home / (output.file if isinstance(output, Page) else output.path)
        if not path.is_relative_to(parts) and not is_generated(path, docs):
            raise ValueError(f"not in a generated folder: {path}")
        wanted.add(path)
        written += write(path, output.content)
    for section in OWNED:
        for stale in [*sorted((docs / section).rglob("*"), reverse=True), docs / section]:
            if stale.is_file() and stale not in wanted:
                stale.unlink()
            elif stale.is_dir() and not any(stale.iterdir()):
                stale.rmdir()
    return written


def hand_written(docs: Path) -> int:
    """How many pages of one language people have written, beside the generated ones."""
    return sum(not is_generated(page, docs) for page in docs.rglob("*.md"))


def is_generated(path: Path, docs: Path) -> bool:
    """True below one of the generated folders, whichever way the path is written."""
    below = path.relative_to(docs).parts if path.is_relative_to(docs) else ("",)
    return below[0] in OWNED and ".." not in below
