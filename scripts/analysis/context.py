"""What a rule may look at: the rows, the tables in which they stand, their proofs, and what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scripts.analysis.derived import Proof
from scripts.ingest.load import Loaded
from scripts.model.history import Published
from scripts.model.ledger import PACKAGE_OF, Ledger, table_of
from scripts.model.package import Table
from scripts.model.problem import Problem, problem
from scripts.model.row import Row

OwnTables = Mapping[str, tuple[str, Table]]  # table → its file's path from the project's root, its lines


def own_tables(loaded: Loaded) -> OwnTables:
    """The tables of our packages that could be read."""
    return {
        table.name: (f"datasets/{package.folder}/{table.path}", table)
        for package in loaded.packages
        for table in package.tables
        if PACKAGE_OF.get(table.name) == package.name
    }


@dataclass(frozen=True)
class RuleContext:
    """All that a rule is given; rows that could not be read are missing, but their ids are known."""

    ledger: Ledger
    tables: OwnTables
    known_ids: Mapping[str, frozenset[str]]  # table → every id seen, readable or not
    today: date
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → what the fingerprints say of the row's quote
    published: Published = field(default_factory=dict)  # targets and results as git has them

    def problem_in(self, row: Row, code: str, column: str | None = None, **facts: object) -> Problem:
        """A Problem in a row of ours: its code and facts, with the row's own file and number."""
        return problem(self.file(table_of(row)), code, row.row, column, **facts)

    def is_whole(self, *tables: str) -> bool:
        """True where every row of these tables could be read."""
        by_id = self.ledger.by_id
        return all(self.known_ids.get(table, by_id[table].keys()) == by_id[table].keys() for table in tables)

    def file(self, table: str) -> str:
        """The path of a table's file; where it was not read, the one that it should have."""
        return self.tables[table][0] if table in self.tables else f"{PACKAGE_OF[table]}/{table}.csv"
