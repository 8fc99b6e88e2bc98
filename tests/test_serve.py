"""Whoever edits a file sees it in the browser; whoever breaks one still sees what stood before."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

PATIENCE = 120  # seconds after which nothing will come any more


@dataclass(frozen=True)
class Serving:
    """A running `serve` command: its results page, and what it has said so far."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def until(self, found: Callable[[], bool]) -> None:
        """Ask again and again until it is found."""
        end = time.monotonic() + PATIENCE
        while not found():
            assert self.process.poll() is None and time.monotonic() < end, self.said()
            time.sleep(0.1)

    def shows(self, text: str) -> bool:
        return text in shown(self.address)


def shown(address: str) -> str:
    """What stands at an address just now; nothing while there is nothing."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def place(small: Path) -> Path:
    """A small project whose one result was read in a document that nobody holds, so that it may be edited."""
    edit(small, ",news,", ",plan,")
    return small


def edit(project: Path, old: str, new: str) -> None:
    """Write other words into the table of results."""
    file = project / "datasets" / "results" / "results.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def serving(root: Path, place: Path, today: date) -> Iterator[Serving]:
    """The command on a free port, its first site built."""
    port, log = free_port(), place / "said.txt"
    command = [sys.executable, "-m", "scripts", "--root", str(place), "serve", "--lang", "en"]
    command += ["--today", today.isoformat(), "--port", str(port)]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=root, stdout=stream, stderr=stream, start_new_session=True)
    running = Serving(process, f"http://127.0.0.1:{port}/results/", log)
    try:
        running.until(lambda: running.shows("hơn 1.200"))
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_an_edited_cell_comes_to_the_browser(place: Path, serving: Serving) -> None:
    edit(place, "1200,,,,,plan,đã trồng hơn 1.200 cây", "1300,,,,,plan,đã trồng hơn 1.300 cây")
    serving.until(lambda: serving.shows("hơn 1.300"))
