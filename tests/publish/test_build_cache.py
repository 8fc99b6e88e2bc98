"""A build with nothing changed writes nothing; other sources, or a site that was touched, are built anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.build import build
from scripts.publish import build_cache
from tests.conftest import LEAN


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with sources and a site."""
    for name, text in (
        ("docs/a.md", "a"),
        ("docs/b/c.md", "c"),
        ("mkdocs.yml", "x"),
        ("site/index.html", "i"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def sources(place: Path, **environment: str) -> str:
    return build_cache.source_key(
        place, [place / "docs", place / "mkdocs.yml", place / "no-such"], environment
    )


def test_the_same_sources_have_the_same_name_whenever_they_were_saved(place: Path) -> None:
    before = sources(place, DAY="1")
    os.utime(place / "docs" / "a.md", (0, 0))
    assert sources(place, DAY="1") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda place: (place / "docs" / "a.md").write_text("b", "utf-8"),
        lambda place: (place / "docs" / "new.md").write_text("", "utf-8"),
        lambda place: (place / "docs" / "a.md").rename(place / "docs" / "d.md"),
        lambda place: (place / "docs" / "b" / "c.md").unlink(),
        lambda place: (place / "mkdocs.yml").write_text("y", "utf-8"),
    ],
)
def test_other_sources_have_another_name(place: Path, change: Callable[[Path], object]) -> None:
    before = sources(place)
    change(place)
    assert sources(place) != before


def test_another_environment_or_another_tool_makes_another_site(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sources(place, DAY="1") != sources(place, DAY="2") != sources(place)
    before = sources(place)
    monkeypatch.setattr(build_cache, "tools", lambda: ["mkdocs-0.0.dist-info"])
    assert sources(place) != before


def test_a_site_that_somebody_touched_does_not_stand_as_it_was_built(place: Path) -> None:
    build_cache.remember(place / "published", "these", place / "site")
    assert build_cache.is_current(place / "published", "these", place / "site")
    assert not build_cache.is_current(place / "published", "those", place / "site")
    (place / "site" / "index.html").write_text("j", "utf-8")
    assert not build_cache.is_current(place / "published", "these", place / "site")
    assert not build_cache.is_current(place / "missing", "these", place / "site")


@pytest.mark.parametrize("name", ["publish/offline.py", "exports/encoders.py", "i18n/language/en.toml"])
@pytest.mark.parametrize("change", ["edited", "moved", "removed"])
def test_other_code_makes_another_site_wherever_it_stands(
    name: str, change: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole package counts, so that a module which moves goes on counting."""
    code = shutil.copytree(
        build_cache.PACKAGE, place / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(build_cache, "PACKAGE", code)
    before = sources(place)
    if change == "edited":
        (code / name).write_text((code / name).read_text("utf-8") + "\n", "utf-8")
    elif change == "moved":
        (code / name).rename(code / Path(name).name)
    else:
        (code / name).unlink()
    assert sources(place) != before


def test_what_python_keeps_of_the_code_is_no_source(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = place / "scripts"
    (code / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(build_cache, "PACKAGE", code)
    before = sources(place)
    (code / "__pycache__" / "build.pyc").write_bytes(b"x")
    assert sources(place) == before


def written(project: Path) -> dict[str, int]:
    files = (p for p in project.rglob("*") if p.is_file() and p.name != "lock")
    return {p.relative_to(project).as_posix(): p.stat().st_mtime_ns for p in files}


def test_a_build_with_nothing_changed_writes_nothing(small: Path, today: date) -> None:
    made = build(small, today)
    before = written(small)
    assert build(small, today) == made
    assert written(small) == before


def test_a_site_that_was_spoilt_or_removed_is_built_again(small: Path, today: date) -> None:
    build(small, today, steps=LEAN)
    page = small / "site" / "targets" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(b"spoilt")
    build(small, today, steps=LEAN)
    assert page.read_bytes() == whole
    page.unlink()
    build(small, today, steps=LEAN)
    assert page.read_bytes() == whole
