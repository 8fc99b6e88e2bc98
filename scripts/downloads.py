"""This room packs: tables as files that people take away, byte for byte the same between builds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.package import Package


@dataclass(frozen=True)
class Download:
    """A file to be: its path from the site's root, which never moves, and its bytes."""

    path: str
    content: bytes


def downloads(packages: Iterable[Package]) -> list[Download]:
    """Every file of every package, and the list of their hashes."""
    files = sorted(all_files(packages), key=lambda f: f.path)
    sums = "".join(
        f"{hashlib.sha256(f.content).hexdigest()}  {f.path.removeprefix('data/')}\n" for f in files
    )
    return [*files, Download("data/SHA256SUMS", sums.encode())]


def all_files(packages: Iterable[Package]) -> Iterator[Download]:
    for package in packages:
        descriptor = json.dumps(package.descriptor, ensure_ascii=False, indent=2) + "\n"
        yield Download(f"data/{package.name}/datapackage.json", descriptor.encode())
        for table in package.tables:
            yield Download(f"data/{package.name}/{table.name}.csv", table.raw)
