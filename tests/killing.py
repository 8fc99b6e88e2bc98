"""Kills the publishing of a small site at each change that it makes to the disk: `python -m tests.killing`.

MkDocs and what is made from the whole site are stand-ins, so that a build takes milliseconds; all else is the
real thing. One line of JSON a moment: the change, what stood after the kill, what a further build made.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.publish import mkdocs as builder
from scripts.publish import site as publish
from scripts.publish.lock import locked
from scripts.publish.swap import BEFORE, restore

CONFIGS = {"vi": "mkdocs.yml", "en": "mkdocs.en.yml"}
# What changes the disk or starts a process, by the names that Python tells it under.
CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "subprocess.Popen")


def start(root: Path, config: str, site: Path, _: dict[str, str]) -> subprocess.Popen[str]:
    """A stand-in for MkDocs: the site is the folder of pages."""
    code = next(code for code, name in CONFIGS.items() if name == config)
    copy = ["cp", "-r", str(root / "docs" / code), str(site)]
    return subprocess.Popen(copy, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(site: Path, *_: Any) -> None:
    """A stand-in for what is made from the whole site."""
    (site / "whole.txt").write_text(" ".join(sorted(p.name for p in site.rglob("*"))), "utf-8")


def project(root: Path, text: str) -> Path:
    """Two pages of this text, one a language, and the configurations."""
    for code, config in CONFIGS.items():
        (root / "docs" / code).mkdir(parents=True, exist_ok=True)
        (root / "docs" / code / f"{text}.html").write_text(text, "utf-8")
        (root / config).write_text("site_name: x\n", "utf-8")
    return root


def build(root: Path) -> None:
    """The site built as `scripts.build` builds it once the pages are written."""
    restore(root / "site", root / "build")
    with locked(root / "build"):
        publish.build_site(root, CONFIGS, root / "site", root / "build", {}, {"assets/vega.js": b"engine"})


def state(site: Path) -> dict[str, str]:
    """Every file of a site and its text."""
    files = (p for p in sorted(site.rglob("*")) if p.is_file())
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in files}


def killed(root: Path, nth: int) -> int:
    """The status of a build that kills itself before its nth change; 0 where it has not so many."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count = 0

    def watch(event: str, about: tuple[Any, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(about[2], int) and about[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in CHANGES:
            count += 1
            if count == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    build(root)
    os._exit(0)


def main(place: Path) -> int:
    """Every moment, one after the other, each from the same old site."""
    builder.start, publish.finish = start, finish
    before = project(place / "before", "old")
    build(before)
    after = shutil.copytree(before, place / "after", symlinks=True)
    build(project(after, "new"))
    print(json.dumps([state(before / "site"), state(after / "site")]))
    status, nth = -signal.SIGKILL, 0
    while status == -signal.SIGKILL:
        nth += 1
        root = project(shutil.copytree(before, place / str(nth)), "new")
        status = killed(root, nth)
        left = state(root / "site")
        build(root)
        print(json.dumps([nth, status, left, state(root / "site"), (root / "build" / BEFORE).exists()]))
        shutil.rmtree(root)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
