"""A finished site in; the same in the former one's place out, in one step where the system knows one.

A build that is killed at any moment leaves the former site or the new one, whole.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from scripts.publish.lock import locked

BEFORE = "site-before"  # where the old site stands while the new one takes its place
EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux


def swap(fresh: Path, site: Path, work: Path) -> None:
    """Put the fresh site in the old one's place, which may be empty.

    Where the system cannot exchange names there are two renames; `restore` helps a build killed between them.
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


def exchange(first: Path, second: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and rename(HERE, os.fsencode(first), HERE, os.fsencode(second), EXCHANGE) == 0


def restore(site: Path, work: Path) -> None:
    """Put the old site back in its place, where a build was killed before the new one was there."""
    if not site.exists() and (work / BEFORE).is_dir():
        with locked(work):
            if not site.exists() and (work / BEFORE).is_dir():
                (work / BEFORE).rename(site)
