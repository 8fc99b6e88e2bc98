"""Steps: a build that leaves some out lacks their files and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.build import build
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


def files(site: Path) -> dict[str, bytes]:
    """path → content of every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_what_a_step_makes_is_missing_without_it_and_made_as_soon_as_it_is_asked_for(
    small: Path, today: date
) -> None:
    lean = files(build(small, today, steps=Steps(search=False, offline=False)).site)
    whole = files(build(small, today).site)
    more = whole.keys() - lean.keys()
    assert {name.partition("/")[0] for name in more} == {"pagefind", OFFLINE}
    assert {name: whole[name] for name in lean} == lean
