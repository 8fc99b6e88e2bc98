"""A build that is killed at any moment leaves the old site or the new, whole, and harms no later build."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.build import build
from scripts.publish import swap as publish
from scripts.publish.swap import restore, swap
from tests.broken.edits import cell
from tests.conftest import LEAN, ROOT, TODAY, invented

pytestmark = pytest.mark.xdist_group("killed")
# A lean build that kills itself at the n-th change that it makes to the disk; n = 0 counts them.
DRIVER = """
import os, signal, sys
nth, count = int(sys.argv.pop(1)), 0
def hook(event, told):
    global count
    writes = event == "open" and isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "subprocess.Popen"):
        count += 1
        if count == nth:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
from scripts import build
from scripts.__main__ import main
from scripts.publish.finish import Steps
whole = build.build
build.build = lambda *told, **named: whole(*told, **named, steps=Steps(search=False, offline=False))
status = main(sys.argv[1:])
print(count)
sys.exit(status)
"""


def manifest(site: Path) -> dict[str, str]:
    """Every file of a site by the hash of its bytes."""
    files = (p for p in sorted(site.rglob("*")) if p.is_file())
    return {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def started(project: Path, nth: int) -> subprocess.Popen[str]:
    told = ["--root", str(project), "build", "--lang", "en", "--today", TODAY.isoformat()]
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(nth), *told],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(run: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, told = run.communicate()
    return run.returncode, out, told


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented land's project with its old site built, and one cell edited since."""
    project = invented(tmp_path_factory.mktemp("killed") / "land")
    build(project, TODAY, steps=LEAN)
    cell("statements", "one-more-nursery", "text_en", "Asks for another nursery.")(project / "datasets")
    return project


@pytest.fixture(scope="module")
def new(land: Path) -> tuple[dict[str, str], int]:
    """What the new site holds when nobody kills its build, and in how many steps it is made."""
    place = shutil.copytree(land, land.with_name("new"))
    status, out, told = finished(started(place, 0))
    assert status == 0, told
    return manifest(place / "site"), int(out.split()[-1])


def test_at_whatever_change_publishing_is_killed_the_old_site_or_the_new_one_stands(tmp_path: Path) -> None:
    """Every single change to the disk, with stand-ins for what takes long (killing.py)."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.killing", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (old, new), *moments = map(json.loads, run.stdout.splitlines())
    assert old != new
    assert len(moments) > 15
    assert [status for _, status, *_ in moments] == [-signal.SIGKILL] * (len(moments) - 1) + [0]
    for nth, _, left, rebuilt, put_aside in moments:
        assert left in (old, new), nth
        assert rebuilt == new, nth
        assert not put_aside, nth


# A real build, MkDocs and all: in hundredths of the way, and while the sites change places. Every moment of
# publishing is tried by the test above.
@pytest.mark.parametrize(
    "moment", [40, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 20, 60, 80, 95, -1)), -3]
)
def test_whenever_a_build_is_killed_a_whole_site_stands_and_the_next_build_succeeds(
    moment: int, land: Path, new: tuple[dict[str, str], int], tmp_path: Path
) -> None:
    project = shutil.copytree(land, tmp_path / "land")
    old, (made, steps) = manifest(project / "site"), new
    assert old != made
    nth = steps + moment if moment < 0 else max(1, steps * moment // 100)
    status, _, told = finished(started(project, nth))
    assert status == -signal.SIGKILL, told
    assert manifest(project / "site") in (old, made)
    build(project, TODAY, steps=LEAN)
    assert manifest(project / "site") == made
    assert not (project / "build" / publish.BEFORE).exists()


def test_two_builds_at_once_wait_for_each_other(
    land: Path, new: tuple[dict[str, str], int], tmp_path: Path
) -> None:
    project = shutil.copytree(land, tmp_path / "land")
    runs = [started(project, 0) for _ in range(2)]
    ends = [finished(run) for run in runs]
    assert [status for status, _, _ in ends] == [0, 0], ends
    assert sum("Waiting for another build" in told for _, _, told in ends) == 1
    assert manifest(project / "site") == new[0]


def folder(place: Path, name: str) -> Path:
    place.mkdir(parents=True)
    (place / name).touch()
    return place


@pytest.mark.parametrize("exchanges", [True, False])
def test_the_new_site_takes_the_old_ones_place_on_every_system(
    exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchanges:
        monkeypatch.setattr(publish, "exchange", lambda *_: False)
    fresh, site = folder(tmp_path / "fresh", "new.html"), folder(tmp_path / "site", "old.html")
    swap(fresh, site, tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.html")] == ["site/new.html"]


def test_a_site_that_was_put_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    folder(tmp_path / "build" / publish.BEFORE, "old.html")
    restore(tmp_path / "site", tmp_path / "build")
    assert (tmp_path / "site" / "old.html").exists()


def test_a_site_that_stands_is_not_put_back(tmp_path: Path) -> None:
    folder(tmp_path / "build" / publish.BEFORE, "old.html")
    folder(tmp_path / "site", "new.html")
    restore(tmp_path / "site", tmp_path / "build")
    assert [p.name for p in (tmp_path / "site").iterdir()] == ["new.html"]
