"""Steps: what a build leaves out is missing, and nothing else."""

from __future__ import annotations

from pathlib import Path

from scripts.publish import finish as module
from scripts.publish.finish import ALL, Steps, finish
from scripts.publish.offline import OFFLINE


def test_only_the_steps_that_are_asked_for_are_done(tmp_path: Path, monkeypatch) -> None:
    indexed: list[Path] = []
    monkeypatch.setattr(module, "index", indexed.append)
    (tmp_path / "index.html").write_text("<p>x</p>", "utf-8")
    finish(tmp_path, Steps(search=False, offline=False))
    assert indexed == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["index.html", "robots.txt"]
    finish(tmp_path, ALL)
    assert indexed == [tmp_path]
    assert (tmp_path / OFFLINE).exists()
