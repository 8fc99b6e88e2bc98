"""What differs between two versions of the data, as frozen values: packages, tables, figures, pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scripts.analysis.derived import Conflict, Derived, Proof, TargetHistory, Verdict
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


class EvidenceKind(StrEnum):
    """What happened to the evidence of one document, the gravest first."""

    CHANGED = "changed"  # another fingerprint
    DROPPED = "dropped"  # held no longer
    GONE = "gone"  # the document itself, which was held
    HELD = "held"  # a document that was known is held now
    NEW_HELD = "new_held"
    NEW = "new"  # and not held


@dataclass(frozen=True)
class EvidenceChange:
    """What happened to the evidence of one document, and how much of the proposal rests on it."""

    document: str
    kind: EvidenceKind
    rows: int  # of the proposal, that quote the document
    proven: int  # of these, the rows that the base proves


@dataclass(frozen=True)
class BaseProof:
    """What the base's fingerprints say of a row as it is proposed."""

    proof: Proof
    is_contradicted: bool  # by the words in and beside the quote, as the base has them

    @property
    def is_sound(self) -> bool:
        """True where the base proves the quote, and nothing there contradicts the row."""
        return self.proof.checked and not self.is_contradicted


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
    evidence: tuple[EvidenceChange, ...] = ()  # the gravest first
    # (table, id) → what the base proves, of rows that quote a document whose evidence changed.
    by_base: Mapping[tuple[str, str], BaseProof] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """True where a reviewer has nothing to look at."""
        seen = (self.packages, self.proofs, self.computed, self.pages, self.evidence)
        return not (any(seen) or self.after.problems)
