"""What a rule may look at: the rows, the tables in which they stand, their proofs, and what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scripts.analysis.derived import Proof
from scripts.model.ledger import PACKAGE_OF, TABLES, Ledger
from scripts.model.package import Table
from scripts.model.problem import Problem, problem
from scripts.model.row import Row

KINDS = {table: kind for tables in TABLES.values() for table, kind in tables.items()}


@dataclass(frozen=True)
class RuleContext:
    """All that a rule is given; rows that could not be read are missing, but their ids are known."""

    ledger: Ledger
    tables: Mapping[str, tuple[str, Table]]  # table → its file's path from the project's root, its lines
    known_ids: Mapping[str, frozenset[str]]  # table → every id seen, readable or not
    today: date
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → what the fingerprints say of the row's quote

    def problem_in(self, row: Row, code: str, column: str | None = None, **facts: object) -> Problem:
        """A Problem in a row of ours: its code and facts, with the row's own file and number."""
        table = next(t for t, kind in KINDS.items() if isinstance(row, kind))
        return problem(self.file(table), code, row.row, column, **facts)

    def file(self, table: str) -> str:
        """The path of a table's file; where it was not read, the one that it should have."""
        return self.tables[table][0] if table in self.tables else f"{PACKAGE_OF[table]}/{table}.csv"
