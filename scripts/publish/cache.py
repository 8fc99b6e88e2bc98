"""This room recognises: a site that stands as it was built, from sources that are still the same.

A build with nothing changed has nothing to write. What is compared is content, not times, but for the
site's own files: whoever touched one of those gets it back as it was built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

TOOLS = ("mkdocs", "mkdocs-material", "pagefind", "vl-convert-python")  # other versions make other sites
CODE = (
    "publish/finish.py",
    "exports/encoders.py",
    "publish/site.py",
)  # what happens between the sources and the site


def sources(root: Path, places: Iterable[Path], environment: Mapping[str, str]) -> str:
    """A name for all that a site is built from: the same for the same content."""
    told = hashlib.sha256()
    for tool in TOOLS:
        told.update(f"{tool} {version(tool)}\n".encode())
    for name, value in sorted(environment.items()):
        told.update(f"{name}={value}\n".encode())
    code = [Path(__file__).parents[1] / name for name in CODE]
    for file in sorted(f for place in [*places, *code] for f in below(place)):
        shown = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
        told.update(f"{shown.as_posix()} {file.stat().st_size}\n".encode())
        told.update(file.read_bytes())
    return told.hexdigest()


def below(place: Path) -> list[Path]:
    """The files of a folder, or a file itself; nothing where there is nothing."""
    return [f for f in place.rglob("*") if f.is_file()] if place.is_dir() else [place] * place.is_file()


def standing(site: Path) -> str:
    """A name for a site as it stands: another one as soon as somebody has touched it."""
    told = hashlib.sha256(str(site.resolve()).encode())
    for file in sorted(below(site)):
        stat = file.stat()
        told.update(f"{file.relative_to(site).as_posix()} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return told.hexdigest()


def stamp(place: Path, built_from: str, site: Path) -> None:
    """Remember what a site was built from, and how it stood then."""
    beside = place.with_suffix(".new")
    beside.write_text(f"{built_from}\n{standing(site)}\n", "utf-8")
    beside.replace(place)


def holds(place: Path, built_from: str, site: Path) -> bool:
    """True where the site stands as it was built, from the same sources."""
    return place.is_file() and place.read_text("utf-8") == f"{built_from}\n{standing(site)}\n"
