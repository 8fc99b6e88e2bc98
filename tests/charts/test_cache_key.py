"""A cached file is found again while its content, the code and the tools are the same, and only then."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from scripts.charts import cache_key as keys
from scripts.charts.cache_key import PACKAGE, TOOLS, cache_key, source_hash

MODULES = sorted(module.name for module in PACKAGE.glob("*.py"))


def test_a_key_is_a_file_name_and_the_same_for_the_same_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", cache_key("content"))
    assert cache_key("content") == cache_key("content")
    assert cache_key("content") != cache_key("other content")


def test_altair_and_vl_convert_are_among_the_tools() -> None:
    assert {"altair", "vl-convert-python"} <= set(TOOLS)


@pytest.mark.parametrize("tool", [*TOOLS, "pillow"])
def test_another_version_of_a_tool_gives_another_key(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, installed = cache_key("content", ["pillow"]), keys.tool_version
    monkeypatch.setattr(keys, "tool_version", lambda name: "0.0" if name == tool else installed(name))
    assert cache_key("content", ["pillow"]) != before


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that draws, which keys are made from."""
    place = shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(keys, "PACKAGE", place)
    source_hash.cache_clear()
    return place


def test_the_key_does_not_depend_on_where_the_code_stands(package: Path) -> None:
    copied = cache_key("content")
    keys.PACKAGE = PACKAGE
    assert cache_key("content") == copied


@pytest.mark.parametrize("module", MODULES)
def test_another_text_of_any_module_gives_another_key(module: str, package: Path) -> None:
    before = cache_key("content")
    with (package / module).open("a") as stream:
        stream.write("# drawn otherwise\n")
    source_hash.cache_clear()
    assert cache_key("content") != before


def test_a_module_more_or_by_another_name_gives_another_key(package: Path) -> None:
    found = {cache_key("content")}
    (package / "more.py").write_text("")
    source_hash.cache_clear()
    found.add(cache_key("content"))
    (package / "more.py").rename(package / "other.py")
    source_hash.cache_clear()
    found.add(cache_key("content"))
    assert len(found) == 3


def test_a_module_named_beside_the_package_belongs_to_the_key(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("a = 1\n")
    before = cache_key("content", modules=[module])
    assert before != cache_key("content")
    module.write_text("a = 2\n")
    source_hash.cache_clear()
    assert cache_key("content", modules=[module]) != before
