"""Sources and a site in; whether the site stands as it was built from them out.

A build with nothing changed has nothing to write. What is compared is content, not times, but for the
site's own files: whoever touched one of those gets it back as it was built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.publish.stamps import PACKAGE, outputs, tools
from scripts.publish.write import write


def source_key(root: Path, places: Iterable[Path], settings: Mapping[str, str]) -> str:
    """A name for all that a site is built from, alike for alike content: files, settings, code, tools."""
    key = hashlib.sha256()
    for tool in tools():
        key.update(f"{tool}\n".encode())
    for name, value in sorted(settings.items()):
        key.update(f"{name}={value}\n".encode())
    for name, file in sorted([*code_files(), *source_files(root, places)]):
        key.update(f"{name} {file.stat().st_size}\n".encode())
        key.update(file.read_bytes())
    return key.hexdigest()


def code_files() -> Iterator[tuple[str, Path]]:
    """(name, place) of every file of the generator: no list that a module which moves could drop out of."""
    for file in files_below(PACKAGE):
        if "__pycache__" not in file.parts:
            yield f"{PACKAGE.name}/{file.relative_to(PACKAGE).as_posix()}", file


def source_files(root: Path, places: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """(name, place) of every file of the folders and files given; nothing of one that is not there."""
    for place in places:
        for file in files_below(place):
            yield file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name, file


def files_below(place: Path) -> list[Path]:
    """The files of a folder, or a file itself; nothing where there is nothing."""
    return [f for f in place.rglob("*") if f.is_file()] if place.is_dir() else [place] * place.is_file()


def remember(record: Path, sources: str, site: Path) -> None:
    """Write into the file `record` what a site was built from, and how it stood then."""
    write(record, f"{sources}\n{outputs([site])}\n".encode())


def is_current(record: Path, sources: str, site: Path) -> bool:
    """True where the site stands as it was built, from the same sources."""
    return record.is_file() and record.read_text("utf-8") == f"{sources}\n{outputs([site])}\n"
