"""This room holds what a rule may look at: the rows, the tables they stand in, and what day it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts.analysis.derive import Proof, proofs
from scripts.model.ledger import PACKAGE_OF, TABLES, Ledger
from scripts.model.package import Table
from scripts.model.problem import Problem, problem
from scripts.model.row import Row

KINDS = {table: kind for tables in TABLES.values() for table, kind in tables.items()}


@dataclass(frozen=True)
class Case:
    """What a rule may look at."""

    ledger: Ledger
    tables: dict[str, tuple[str, Table]]  # table → its file as told to people, its lines
    known_ids: dict[str, frozenset[str]]
    today: date

    @cached_property
    def proofs(self) -> dict[tuple[str, str], Proof]:
        """(table, id) → what the fingerprints say of the row's quote, found once for all rules."""
        return proofs(self.ledger)

    def told(self, row: Row, code: str, column: str | None = None, **facts: object) -> Problem:
        """A Problem in a row of ours."""
        table = next(t for t, kind in KINDS.items() if isinstance(row, kind))
        return problem(self.file(table), code, row.row, column, **facts)

    def file(self, table: str) -> str:
        return self.tables[table][0] if table in self.tables else f"{PACKAGE_OF[table]}/{table}.csv"
