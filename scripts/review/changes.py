"""What differs between two versions of the data, as frozen values: packages, tables, figures, pages."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.analysis.derived import Conflict, Derived, TargetHistory, Verdict
from scripts.model.history import CellChange, RowChange
from scripts.model.package import Package, Table
from scripts.review.version import Version

Computation = TargetHistory | Derived | Verdict | Conflict


@dataclass(frozen=True)
class TableChange:
    """What happened to one table; `rows` of a table that came or went are only counted."""

    name: str
    kind: str  # came, went, changed, unread
    table: Table | None  # as it is, or as it was last
    count: int
    columns: tuple[RowChange, ...]
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class PackageChange:
    """What happened to one package: what its descriptor says of it, and its tables."""

    name: str
    kind: str  # came, went, changed, unread
    package: Package | None
    properties: tuple[CellChange, ...]
    tables: tuple[TableChange, ...]


@dataclass(frozen=True)
class ComputedChange:
    """Something computed that is no longer what it was; None where it was not, or is no more, there."""

    before: Computation | None
    after: Computation | None


@dataclass(frozen=True)
class Difference:
    """All that differs between two versions of the data."""

    before: Version
    after: Version
    packages: tuple[PackageChange, ...]
    proofs: tuple[tuple[str, str], ...]  # rows that are as they were, whose quote is no longer as proved
    computed: tuple[ComputedChange, ...]
    pages: tuple[tuple[str, tuple[str, ...]], ...]  # (path, the languages in which it changes)
    compared: bool  # whether computed values and pages could be compared

    @property
    def is_nothing(self) -> bool:
        """True where a reviewer has nothing to look at."""
        return not (self.packages or self.proofs or self.computed or self.pages or self.after.problems)
