"""Repositories that tests write: git asked by somebody who has no settings of their own."""

from __future__ import annotations

import subprocess
from pathlib import Path

WHO = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")


def ask(root: Path, *words: str) -> str:
    """What git answers in a folder; CalledProcessError where it refuses."""
    run = subprocess.run(["git", *WHO, *words], cwd=root, check=True, capture_output=True, text=True)
    return run.stdout.strip()


def commit(root: Path, why: str = "a change") -> None:
    """Everything that has changed, as one commit."""
    ask(root, "add", "-A")
    ask(root, "commit", "-q", "-m", why)
