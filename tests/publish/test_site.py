"""A site in the making: what stands when something goes wrong."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.build import build
from scripts.model.problem import Unpublishable
from scripts.publish.mkdocs import BuildFailed
from tests.conftest import LEAN
from tests.publish.places import FORMER, state


def broken(root: Path, file: str, old: str, new: str) -> None:
    """One slip in one file."""
    text = (root / file).read_text("utf-8")
    assert text.count(old) >= 1
    (root / file).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def former(small: Path) -> Path:
    """The invented land's project as a former build left it: a site, generated pages."""
    for name in ("site/index.html", "site/en/index.html", "docs/vi/targets/index.md", "docs/vi/targets/x.md"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text("of the former build")
        os.utime(small / name, (FORMER, FORMER))
    return small


def test_wrong_data_touch_no_page_and_no_site(former: Path, today: date) -> None:
    broken(former, "datasets/targets/targets.csv", "eq,41,", "eq,42,")
    before = state(former)
    with pytest.raises(Unpublishable) as stop:
        build(former, today)
    assert [(p.code, p.row, p.column) for p in stop.value.problems] == [("figure-not-in-quote", 3, "value")]
    assert state(former) == before


@pytest.mark.parametrize(
    ("package", "table"),
    [
        ("../../../evil", "t"),
        (".", "t"),
        ("evil/t", "t"),
        ("evil", "../../../t"),
        ("evil", ".."),
        ("all.zip", "t"),
    ],
)
def test_a_name_that_leads_elsewhere_is_told_and_not_followed(
    package: str, table: str, former: Path, today: date
) -> None:
    """Names come from strangers, and become addresses."""
    place = former / "datasets" / "strange"
    place.mkdir()
    (place / "t.csv").write_text("a,b\n1,2\n")
    resources = [{"name": table, "path": "t.csv"}]
    (place / "datapackage.json").write_text(json.dumps({"name": package, "resources": resources}))
    before = state(former.parent)
    with pytest.raises(Unpublishable) as stop:
        build(former, today)
    assert [(p.file, p.code) for p in stop.value.problems] == [
        ("datasets/strange/datapackage.json", "name-not-plain")
    ]
    assert state(former.parent) == before


def test_wrong_data_are_told_and_end_the_command_with_a_failure(
    former: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(former, "datasets/targets/targets.csv", "eq,41,", "eq,42,")
    assert main(["--root", str(former), "build", "--lang", "en", "--today", "2026-11-22"]) == 1
    told = capsys.readouterr()
    assert "datasets/targets/targets.csv, row 3" in told.out
    assert "former site" in told.err


def test_a_page_that_mkdocs_refuses_leaves_the_former_site_whole(former: Path, today: date) -> None:
    broken(former, "docs/en/about/index.md", "# About", "# About\n\n[nowhere](nowhere.md)")
    before = state(former / "site")
    with pytest.raises(BuildFailed, match=r"mkdocs\.en\.yml:[\s\S]*nowhere\.md"):
        build(former, today)
    assert state(former / "site") == before


def test_a_build_replaces_the_former_site_and_removes_stale_pages(former: Path, today: date) -> None:
    build(former, today, steps=LEAN)
    assert b"of the former build" not in (former / "site" / "index.html").read_bytes()
    assert not (former / "docs" / "vi" / "targets" / "x.md").exists()
    assert not (former / "site" / "targets" / "x").exists()
