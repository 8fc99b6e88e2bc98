"""A build cache keeps whole files by name, and nothing before there is something to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.cache import Cache
from scripts.publish.file_cache import FileCache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return FileCache(tmp_path / "work" / "cache")


def test_a_cache_has_nothing_and_makes_no_folder_before_something_is_put_there(
    cache: Cache, tmp_path: Path
) -> None:
    assert "one.svg" not in cache
    assert cache.get("one.svg") is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_put_there_is_found_by_its_name_and_at_its_path(cache: Cache) -> None:
    cache.put("one.svg", b"<svg/>")
    assert "one.svg" in cache
    assert cache.get("one.svg") == cache.path("one.svg").read_bytes() == b"<svg/>"
    assert "one" not in cache and cache.get("two.svg") is None


def test_another_content_takes_the_place_of_the_former(cache: Cache) -> None:
    cache.put("one.svg", b"<svg/>")
    cache.put("one.svg", b"")
    assert cache.get("one.svg") == b""


def test_a_file_is_never_there_in_part(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        cache.put("one.svg", b"<svg/>")
    assert "one.svg" not in cache and cache.get("one.svg") is None
