"""A project in; whether its site stands as the last build left it, as far as the file system tells, out.

A file whose place, size and times are the same has not been written to: no program can set the time of its
last change. What was touched is compared by content (build_cache.py), so that nothing but time is lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from platform import python_version

from scripts.publish.write import write

PACKAGE = Path(__file__).resolve().parents[1]  # scripts/: all the code between the sources and the site
RECORD = "current"  # in the working folder
PASSING = "__pycache__"  # folders that Python fills by itself


def inputs(places: Iterable[Path], written: Iterable[Path], settings: Mapping[str, str]) -> str:
    """A name for all that a build reads: files below `places`, this package, every installed tool, settings.

    What is below `written` is read by nobody: builds write it.
    """
    lines = [f"{name}={value}" for name, value in sorted(settings.items())]
    lines += [f"python {python_version()}", *tools()]
    own = frozenset(map(str, written))
    return named(chain(lines, *(stamps(place, own) for place in (*places, PACKAGE))))


def outputs(places: Iterable[Path]) -> str:
    """A name for all that a build has written, as it stands."""
    return named(chain.from_iterable(map(stamps, places)))


def remembered(work: Path, read: str, written: Iterable[Path]) -> dict[str, int] | None:
    """What the last build has told of itself, where it read the same and what it wrote still stands."""
    file = work / RECORD
    if not file.is_file():
        return None
    record = json.loads(file.read_text("utf-8"))
    if record["inputs"] != read or record["outputs"] != outputs(written):
        return None
    told: dict[str, int] = record["told"]
    return told


def remember(work: Path, read: str, written: Iterable[Path], told: Mapping[str, int]) -> None:
    """Write down what a build has read and written, and what it tells of itself."""
    record = {"inputs": read, "outputs": outputs(written), "told": told}
    write(work / RECORD, json.dumps(record, sort_keys=True).encode())


def forget(work: Path) -> None:
    """From now on nobody knows how the site stands: a build has begun to write."""
    (work / RECORD).unlink(missing_ok=True)


def tools() -> list[str]:
    """Name and version of every installed distribution, as the folders that describe them are called."""
    folders = (Path(place) for place in sys.path if place)
    return sorted(each.name for folder in folders if folder.is_dir() for each in folder.glob("*.dist-info"))


def stamps(place: Path, without: Set[str] = frozenset()) -> Iterator[str]:
    """A line for each file of a folder, or for a file itself: its path, and what the system says of it."""
    if place.is_file():
        yield line(str(place), place.stat())
    elif place.is_dir():
        yield from stamps_below(str(place), without)


def stamps_below(folder: str, without: Set[str]) -> Iterator[str]:
    """A line for each file below a folder; without Path, of which one a file would take most of the time."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir():
                yield line(entry.path, entry.stat())
            elif entry.name != PASSING and entry.path not in without:
                yield from stamps_below(entry.path, without)


def line(path: str, stat: os.stat_result) -> str:
    """One file: it is another one as soon as anything was written to it or another took its place."""
    return f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def named(lines: Iterable[str]) -> str:
    """The SHA-256 of lines."""
    digest = hashlib.sha256()
    for each in lines:
        digest.update(f"{each}\n".encode())
    return digest.hexdigest()
