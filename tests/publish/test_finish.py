"""Steps: a build without the search index and the offline copy lacks those files and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.build import build
from scripts.publish.finish import OFFLINE, Steps


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_what_a_step_makes_is_missing_without_it_and_made_as_soon_as_it_is_asked_for(
    small: Path, today: date
) -> None:
    lean = files(build(small, today, steps=Steps(search=False, offline=False)).site)
    whole = files(build(small, today).site)
    more = whole.keys() - lean.keys()
    assert {name.partition("/")[0] for name in more} == {"pagefind", OFFLINE}
    assert {name: whole[name] for name in lean} == lean
