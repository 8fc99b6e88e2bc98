"""Files to publish: a cached one is read when it is asked for; an info is what checksums say."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts.exports.files import CachedFile, FileInfo, PublishedFile


def test_a_cached_file_is_read_each_time_it_is_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "x"
    cached = CachedFile("a/x", place)
    place.write_bytes(b"1")
    assert cached.content == b"1" == PublishedFile("a/x", b"1").content
    place.write_bytes(b"2")
    assert cached.content == b"2"


def test_an_info_is_the_size_in_bytes_and_the_sha256() -> None:
    assert FileInfo.of("đ".encode()) == FileInfo(2, hashlib.sha256("đ".encode()).hexdigest())
