"""Whoever edits a file sees it in the browser; whoever breaks one still sees what stood before."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path

import pytest

PATIENCE = 300  # seconds after which nothing will come any more
AGAIN = 10  # seconds after which whoever saved a file saves it once more


@dataclass(frozen=True)
class Serving:
    """A running `serve` command: its results page, the table it is made from, what it has said so far."""

    process: subprocess.Popen[bytes]
    address: str
    table: Path
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def until(self, found: Callable[[], bool]) -> None:
        """Ask again and again until it is found; a file saved before the watch began is saved once more."""
        start = saved = time.monotonic()
        while not found():
            now = time.monotonic()
            assert self.process.poll() is None and now - start < PATIENCE, self.said()
            if now - saved > AGAIN:
                os.utime(self.table)
                saved = now
            time.sleep(0.1)

    def shows(self, text: str) -> bool:
        return text in shown(self.address)

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
    beside = table.with_name("saving")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(table)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def serving(root: Path, small: Path, today: date) -> Iterator[Serving]:
    """The command on a free port, its first site built; its one result was read where nobody can check it."""
    table = small / "datasets" / "results" / "results.csv"
    edit(table, ",news,", ",plan,")
    port, log = free_port(), small / "said.txt"
    command = [sys.executable, "-m", "scripts", "--root", str(small), "serve", "--lang", "en"]
    command += ["--today", today.isoformat(), "--port", str(port)]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=root, stdout=stream, stderr=stream, start_new_session=True)
    running = Serving(process, f"http://127.0.0.1:{port}/results/", table, log)
    try:
        running.until(lambda: running.shows("hơn 1.200"))
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_an_edited_cell_comes_to_the_browser(serving: Serving) -> None:
    serving.edit("1200,,,,,plan,đã trồng hơn 1.200 cây", "1300,,,,,plan,đã trồng hơn 1.300 cây")
    serving.until(lambda: serving.shows("hơn 1.300"))


def test_a_broken_edit_is_told_and_the_former_site_stays_until_it_is_mended(serving: Serving) -> None:
    serving.edit(",gt,1200,", ",gt,many,")
    serving.until(lambda: "results.csv, row 2" in serving.said())
    assert serving.shows("hơn 1.200")
    serving.edit(",gt,many,,,,,plan,đã trồng hơn 1.200 cây", ",gt,1400,,,,,plan,đã trồng hơn 1.400 cây")
    serving.until(lambda: serving.shows("hơn 1.400"))
