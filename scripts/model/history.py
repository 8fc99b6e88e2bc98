"""What changed between two states of the data: rows, cells, revisions; and states of whole packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from scripts.model.package import Properties

Rows: TypeAlias = dict[str, dict[str, str]]  # key → column → cell
# Of what was published: table → id → column → cell.
Published: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]
Columns: TypeAlias = dict[str, tuple[tuple[str, str], ...]]  # table → (name, type) of each of its columns
FINGERPRINTS = "fingerprints"  # as a table is called: the folder whose files are named after documents
DOCUMENTS = ("reference", "documents")  # the package and the table that say which documents are held
CALLED = 80  # characters of its cells that a row without a key is called by
EACH, PAGE = 40, 80  # rows that a page tells of one revision, and of all together: the log tells every one


@dataclass(frozen=True)
class CellChange:
    """One cell: what it was, what it is."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """One row that came, went or changed."""

    package: str
    table: str
    key: str
    kind: str  # a RowChangeKind
    cells: tuple[CellChange, ...]
    count: int = 1  # rows that it stands for

    @property
    def name(self) -> str:
        """The key as people read it."""
        return self.key if len(self.key) <= CALLED else self.key[:CALLED] + "…"

    @property
    def is_of_evidence(self) -> bool:
        """True where a fingerprint changed, or whether a document is held."""
        if self.table == FINGERPRINTS:
            return True
        marks = {text for c in self.cells if c.column == "held" for text in (c.before, c.after)}
        return (self.package, self.table) == DOCUMENTS and "true" in marks


def evidence_in(rows: Iterable[RowChange]) -> tuple[str, ...]:
    """The documents whose evidence some changes touched, by id."""
    return tuple(sorted({row.key for row in rows if row.is_of_evidence}))


@dataclass(frozen=True)
class Revision:
    """One commit that touched the data: its rows, and what its author wrote about it."""

    id: str
    moment: datetime
    reason: str
    rows: tuple[RowChange, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The documents whose fingerprint, or whose `held`, it touched, by id."""
        return evidence_in(self.rows)

    @property
    def shown(self) -> tuple[RowChange, ...]:
        """The rows that a page or a feed tells of it."""
        return self.rows[:EACH]


@dataclass(frozen=True)
class History:
    """All revisions that git keeps, the latest first; `whole` is False in a shallow clone or without git."""

    whole: bool
    revisions: tuple[Revision, ...]

    @cached_property
    def recent(self) -> tuple[Revision, ...]:
        """The latest revisions, as many as one page tells; the latest of all whatever its length."""
        totals = accumulate(len(revision.shown) for revision in self.revisions)
        return tuple(
            r for nth, (r, n) in enumerate(zip(self.revisions, totals, strict=True)) if not nth or n <= PAGE
        )

    @cached_property
    def modified(self) -> Mapping[tuple[str, str], date]:
        """The day of each table's latest change, by its package's name and its own, in universal time."""
        days: dict[tuple[str, str], date] = {}
        for revision in self.revisions:
            for row in revision.rows:
                days.setdefault((row.package, row.table), revision.moment.date())
        return days


NO_HISTORY = History(False, ())


@dataclass(frozen=True)
class PackageState:
    """A package as it stands, or stood at a commit: what its version speaks of."""

    version: str  # as written; empty where there is none
    columns: Columns  # none where its descriptor described no tables
    rows: Mapping[str, Rows] | None = field(default=None, repr=False)  # by table; None: not read
    properties: Properties = field(default_factory=dict, repr=False)  # of the descriptor, without its version
