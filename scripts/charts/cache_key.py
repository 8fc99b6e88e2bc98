"""Names of cached files: the same for the same content, made by the same code and the same tools."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parent  # all modules that draw
TOOLS = ("altair", "pandas", "vl-convert-python")  # distributions whose other versions draw otherwise


def cache_key(content: str, tools: Iterable[str] = (), modules: Iterable[Path] = ()) -> str:
    """32 hexadecimal digits from a content, the modules of this package and the versions of its tools.

    `tools` and `modules` are the distributions and source files that the file is made with beside these.
    """
    versions = [f"{tool} {tool_version(tool)}" for tool in (*TOOLS, *tools)]
    sources = [source_hash(PACKAGE), *map(source_hash, modules)]
    return hashlib.sha256("\n".join([*versions, *sources, content]).encode()).hexdigest()[:32]


@cache
def source_hash(place: Path) -> str:
    """The SHA-256 of a module, or of every module of a package with its name: other code, another hash."""
    modules = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    digest = hashlib.sha256()
    for module in modules:
        content = module.read_bytes()
        digest.update(f"{module.relative_to(place.parent).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def tool_version(tool: str) -> str:
    """The installed version of a distribution."""
    return version(tool)
