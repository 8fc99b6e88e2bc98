"""The engine that draws in the browser is made once for each version of vl-convert."""

from __future__ import annotations

from pathlib import Path

import pytest
import vl_convert

from scripts.charts import engine as engines
from scripts.charts.engine import SCRIPT, engine
from scripts.publish.file_cache import FileCache


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What vl-convert was asked to bundle."""
    scripts: list[str] = []
    monkeypatch.setattr(
        vl_convert, "javascript_bundle", lambda script: scripts.append(script) or f"engine {len(scripts)}"
    )
    return scripts


def test_the_engine_is_made_once_and_taken_from_the_cache_after(tmp_path: Path, asked: list[str]) -> None:
    assert engine(FileCache(tmp_path)) == engine(FileCache(tmp_path)) == b"engine 1"
    assert asked == [SCRIPT]


def test_another_version_has_an_engine_of_its_own(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine(FileCache(tmp_path))
    monkeypatch.setattr(engines, "version", lambda tool: "0.0")
    assert engine(FileCache(tmp_path)) == b"engine 2"


def test_the_engine_of_the_built_site_is_whole(built_site: Path) -> None:
    text = (built_site / "assets" / "vega.js").read_text("utf-8")
    assert len(text) > 500_000
    assert "window.vegaEmbed" in text
