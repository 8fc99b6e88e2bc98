"""A running `serve` command, as whoever edits has it beside the editor."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 300  # seconds after which nothing will come any more


@dataclass(frozen=True)
class Serving:
    """The command on a port of its own: the table that is edited, what the command has said so far."""

    process: subprocess.Popen[bytes]
    table: Path
    log: Path

    @property
    def address(self) -> str:
        """Where the site stands; nothing before it does."""
        return "".join(re.findall(r"http://\S+/", self.said())[:1])

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def until(self, found: Callable[[], bool]) -> None:
        """Ask again and again until it is found."""
        end = time.monotonic() + PATIENCE
        while not found():
            assert self.process.poll() is None and time.monotonic() < end, self.said()
            time.sleep(0.1)

    def shows(self, text: str) -> bool:
        """True where the page of results says so."""
        return bool(self.address) and text in shown(f"{self.address}results/")

    def edit(self, old: str, new: str) -> None:
        edit(self.table, old, new)


def shown(address: str) -> str:
    """What stands at an address just now; nothing while there is nothing."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (OSError, HTTPException):
        return ""


def edit(table: Path, old: str, new: str) -> None:
    """Write other words into a table, as an editor does that never leaves half a file."""
    text = table.read_text("utf-8")
    assert old in text
    beside = table.with_name("saving.swp")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(table)


@contextmanager
def serving(project: Path, today: date) -> Iterator[Serving]:
    """The command, its first build begun; the project's one result was read where nobody can check it."""
    table, log = project / "datasets" / "results" / "results.csv", project / "said.txt"
    reference = project / "datasets" / "reference"
    edit(reference / "documents.csv", ",2026-02-01,,,,true,", ",2026-02-01,,,,false,")
    (reference / "fingerprints" / "news.txt").unlink()
    command = [sys.executable, "-m", "scripts", "--root", str(project), "serve", "--lang", "en"]
    command += ["--today", today.isoformat(), "--port", "0"]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=stream, start_new_session=True)
    try:
        yield Serving(process, table, log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
