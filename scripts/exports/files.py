"""Files that a build publishes: path and content, in memory or in a cache; and what others check them by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PublishedFile:
    """A file to publish: its path from the site's root, which never moves, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class CachedFile:
    """A file to publish whose bytes wait in the cache: read one at a time, so that memory does not grow."""

    path: str
    file: Path

    @property
    def content(self) -> bytes:
        """The bytes, read from the cache each time."""
        return self.file.read_bytes()


@dataclass(frozen=True)
class FileInfo:
    """A published file as others may check it: its size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> FileInfo:
        """The info of a file with these bytes."""
        return cls(len(content), hashlib.sha256(content).hexdigest())
