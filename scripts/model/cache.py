"""What a stage needs of a build cache: files that were made before, found again by name."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Cache(Protocol):
    """Files by name; a name stands for everything that its file's content depends on."""

    def __contains__(self, name: str) -> bool:
        """True where a file of this name is whole."""

    def get(self, name: str) -> bytes | None:
        """A file's content; None where there is no such file."""

    def put(self, name: str, content: bytes) -> None:
        """Keep a file: nobody ever sees it in part."""

    def path(self, name: str) -> Path:
        """Where a file of this name stands, or would stand."""
