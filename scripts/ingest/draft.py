"""A package while it is being read: its descriptor is sound, its files and tables are not yet known to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.model.ledger import TABLES
from scripts.model.problem import Problem

Ids = dict[tuple[str, str], frozenset[str]]  # (package, table) → every id seen; nothing of an unread table


@dataclass
class PackageDraft:
    """What is known of a package so far; each step of reading adds to it."""

    folder: Path
    file: str  # the descriptor's path, as people are told it
    descriptor: dict[str, Any]
    parts: dict[str, list[bytes]] = field(default_factory=dict)  # resource → its files
    raw: dict[str, bytes] = field(default_factory=dict)  # table → the one file to publish
    rows: dict[str, list[list[str]]] = field(default_factory=dict)  # table of ours → its cells, heading first
    blocked: set[str] = field(default_factory=set)  # resources not worth parsing
    reported: set[tuple[str, int, str]] = field(default_factory=set)  # (table, row, column) with a Problem

    @property
    def name(self) -> str:
        """The package's name."""
        return str(self.descriptor["name"])

    @property
    def ours(self) -> bool:
        """True for a package whose tables the ledger consists of."""
        return self.name in TABLES

    def readable(self) -> Iterator[dict[str, Any]]:
        """The resources that nothing has been found to be wrong with as a whole, as they are described."""
        yield from (r for r in self.descriptor["resources"] if r["name"] not in self.blocked)

    def file_of(self, place: str) -> str:
        """A file of the package as people are told it, from its path inside the package's folder."""
        return f"{Path(self.file).parent.as_posix()}/{place}"

    def report(self, table: str, problems: Iterable[Problem]) -> None:
        """Remember where in a table Problems are, so that no cell is told twice."""
        self.reported |= {(table, p.row or 0, p.column or "") for p in problems}
