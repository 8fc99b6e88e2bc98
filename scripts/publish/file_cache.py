"""A build cache in a folder: the one implementation of the Cache that earlier stages are given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.publish.write import write


@dataclass(frozen=True)
class FileCache:
    """A folder of files that were made before; it is made when the first of them is put there."""

    folder: Path

    def __contains__(self, name: str) -> bool:
        """True where a file of this name is whole."""
        return self.path(name).is_file()

    def get(self, name: str) -> bytes | None:
        """A file's content; None where there is no such file."""
        return self.path(name).read_bytes() if name in self else None

    def put(self, name: str, content: bytes) -> None:
        """Keep a file: written beside its place and moved there, so that nobody ever sees it in part."""
        write(self.path(name), content)

    def path(self, name: str) -> Path:
        """Where a file of this name stands, or would stand."""
        return self.folder / name
