"""The build cache as stages are given it: whatever keeps the files, they see names and contents alone."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import vl_convert

from scripts.charts.engine import engine
from scripts.model.cache import Cache
from scripts.publish.file_cache import FileCache

OPERATIONS = [name for name, value in vars(Cache).items() if inspect.isfunction(value)]


class Memory:
    """A cache that keeps its files in memory and counts how often one is put there."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.puts = 0

    def __contains__(self, name: str) -> bool:
        return name in self.files

    def get(self, name: str) -> bytes | None:
        return self.files.get(name)

    def put(self, name: str, content: bytes) -> None:
        self.files[name] = content
        self.puts += 1

    def path(self, name: str) -> Path:
        return Path("nowhere") / name


@pytest.mark.parametrize("kept_by", [FileCache, Memory])
def test_whatever_keeps_files_takes_what_a_stage_asks_of_a_cache(kept_by: type) -> None:
    assert {"__contains__", "get", "put", "path"} <= set(OPERATIONS)
    for name in ("__contains__", "get", "put", "path"):
        promised, kept = (inspect.signature(getattr(owner, name)) for owner in (Cache, kept_by))
        assert list(kept.parameters) == list(promised.parameters), name
        assert kept.return_annotation == promised.return_annotation, name


def test_a_stage_needs_no_folder_and_makes_a_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vl_convert, "javascript_bundle", lambda script: f"bundle of {script}")
    memory = Memory()
    cache: Cache = memory
    made = engine(cache)
    assert memory.puts == 1 and list(memory.files.values()) == [made]
    assert engine(cache) == made
    assert memory.puts == 1
