"""How much work a site of 12, 100 or 1,000 indicators is: `python -m tests.benchmark [12 100 1000]`.

Each command runs in a process of its own. CPU is that of the process and all its children; memory is the
most that any one of them held; both are what the system counts. Beside them stands what plain MkDocs with
Material takes for the same figures on the same machine (peer.py). No test asserts these figures: they differ
from machine to machine. Their growth does not: design asks for 10.5 at most from 100 to 1,000 indicators.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.benchmark.peer import lay_out
from tests.benchmark.synthetic import grow
from tests.conftest import ROOT, TODAY, invented

PEER = "plain MkDocs with Material"
ADDRESS = "https://ledger.example/"  # a site with an address has site maps and links to its share cards


@dataclass(frozen=True)
class Cost:
    """What one command took."""

    cpu: float  # seconds
    wall: float  # seconds
    memory: float  # MB
    files: int  # in the site
    megabytes: float  # of the site
    written: int  # files in docs/ and build/ that the command wrote


def run(project: Path, *command: str) -> Cost:
    """One command in a process of its own, measured; `project` is where its site comes to stand."""
    before, started = newest(project), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said.decode())
    site = [p.stat().st_size for p in (project / "site").rglob("*") if p.is_file()]
    written = sum(stamp > before for stamp in stamps(project))
    cpu, wall = used.ru_utime + used.ru_stime, time.perf_counter() - started
    return Cost(cpu, wall, used.ru_maxrss / 1000, len(site), sum(site) / 1e6, written)


def ours(project: Path, command: str) -> Cost:
    """A command of the generator."""
    return run(project, "scripts", "--root", str(project), command, "--today", TODAY.isoformat())


def stamps(project: Path) -> list[int]:
    """When each generated file was written; the site itself is always put in place anew."""
    kept = [*(project / "docs").rglob("*"), *(project / "build").rglob("*")]
    made = [p for p in kept if p.is_file() and "site" not in p.relative_to(project).parts]
    return [p.stat().st_mtime_ns for p in made if p.name != "lock"]


def newest(project: Path) -> int:
    return max(stamps(project), default=0)


def edit(project: Path) -> None:
    """One cell changed: the English name of one indicator."""
    file = project / "datasets" / "reference" / "indicators.csv"
    file.write_text(file.read_text("utf-8").replace("Sample an an bo,", "Sample an an bo again,"), "utf-8")


def measured(count: int) -> dict[str, Cost]:
    """command → what it took, on a fresh project with so many indicators; the peer's own last."""
    with tempfile.TemporaryDirectory() as place:
        project, peer = invented(Path(place) / "project"), Path(place) / "peer"
        grow(project, count)
        found = {"check": ours(project, "check"), "build, cold": ours(project, "build")}
        found["build, nothing changed"] = ours(project, "build")
        edit(project)
        found["build, one cell edited"] = ours(project, "build")
        lay_out(peer, count)
        found[PEER] = run(peer, "mkdocs", "build", "-q", "-f", str(peer / "mkdocs.yml"))
        return found


def main(sizes: list[int]) -> int:
    found: dict[int, Mapping[str, Cost]] = {}
    print(f"{'':<35}{'CPU s':>8}{'× peer':>8}{'wall s':>8}{'MB':>7}{'written':>9}{'files':>8}{'site MB':>9}")
    for count in sizes:
        found[count] = measured(count)
        peer = found[count][PEER].cpu
        for command, c in found[count].items():
            figures = f"{c.cpu:>8.1f}{c.cpu / peer:>8.1f}{c.wall:>8.1f}{c.memory:>7.0f}{c.written:>9}"
            print(f"{count:>6}  {command:<27}{figures}{c.files:>8}{c.megabytes:>9.1f}", flush=True)
    for less, more in pairwise(sizes):
        for command, before in found[less].items():
            after = found[more][command]
            size = f", site × {after.megabytes / before.megabytes:.1f}" if before.megabytes else ""
            print(f"{less} → {more}  {command:<27} CPU × {after.cpu / before.cpu:.1f}{size}")
    return 0


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [12, 100, 1000]))
