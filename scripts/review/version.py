"""Checked data in; one of the two versions that a review compares out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scripts.analysis.check import Checked
from scripts.analysis.derived import Derivation, Proof
from scripts.ingest.load import Loaded
from scripts.model.ledger import Ledger
from scripts.model.package import Package, Table
from scripts.model.problem import Problem
from scripts.model.rows import Withdrawal

# Mistakes of meaning over which a page could not even be written.
UNTELLABLE = {"amendment-without-task", "about-nothing"}


@dataclass(frozen=True)
class Version:
    """The data as they stood once: all that could be read, what was wrong with it, what it implies."""

    checked: Checked
    problems: tuple[Problem, ...]
    derived: Derivation | None  # None where no page could be written
    folders: frozenset[str]  # of packages, readable or not

    @property
    def loaded(self) -> Loaded:
        """What was read."""
        return self.checked.loaded

    @property
    def ledger(self) -> Ledger:
        """What our own packages say."""
        return self.checked.loaded.ledger

    @property
    def proofs(self) -> Mapping[tuple[str, str], Proof]:
        """(table, id) → what the fingerprints say of the row's quote."""
        return self.checked.proofs


def version_of(checked: Checked, folders: Iterable[str]) -> Version:
    """A version of the data; `folders` are those of `datasets/`, whether or not they could be read."""
    derived = checked.derivation if is_sound(checked) else None
    return Version(checked, checked.problems, derived, frozenset(folders))


def is_sound(checked: Checked) -> bool:
    """True where every row could be read, so that pages can be written from them, right or wrong."""
    return not checked.loaded.problems and not {p.code for p in checked.problems} & UNTELLABLE


def settled(loaded: Loaded) -> Loaded:
    """What was read without the order, the place and the bytes in which it stood."""
    rows: dict[str, Any] = {
        table: tuple(replace(row, row=0) for row in by_id.values())
        for table, by_id in loaded.ledger.by_id.items()
    }
    rows["withdrawals"] = tuple(row for row in rows["targets"] if isinstance(row, Withdrawal))
    rows["targets"] = tuple(row for row in rows["targets"] if not isinstance(row, Withdrawal))
    packages = tuple(settled_package(package) for package in loaded.packages)
    return replace(loaded, packages=packages, ledger=replace(loaded.ledger, **rows))


def settled_package(package: Package) -> Package:
    """A package without the order, the place and the bytes of its rows."""
    return replace(package, tables=tuple(map(settled_table, package.tables)))


def settled_table(table: Table) -> Table:
    """A table without the order, the place and the bytes of its rows."""
    lines = sorted((replace(line, number=0) for line in table.lines), key=lambda line: line.cells)
    return replace(table, raw=b"", lines=tuple(lines))
