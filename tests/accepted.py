"""Accepted outputs as plain files below tests/, to be reviewed: `pytest --snapshot-update` accepts anew.

A snapshot's name is the path of its file. Which files no test makes any more, the tests say themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from syrupy.data import SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

TESTS = Path(__file__).resolve().parent
HOW = "if it is meant: .venv/bin/python -m pytest --snapshot-update "


class PlainFile(SingleFileSnapshotExtension):
    """A text in a file of its own, byte for byte."""

    _write_mode = WriteMode.TEXT

    @classmethod
    def get_location(cls, *, test_location: Any, index: Any) -> str:
        return str(TESTS / index)

    def discover_snapshots(self, **_: Any) -> SnapshotCollections:
        """None: beside these files stand others, which are not for this library to take away."""
        return SnapshotCollections()
