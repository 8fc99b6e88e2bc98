"""Rule contexts made by hand: a ledger of a few rows, all of its ids known, its proofs computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from scripts.analysis.context import RuleContext
from scripts.analysis.proofs import proofs
from scripts.model.ledger import Ledger
from scripts.model.problem import Problem
from scripts.model.row import Row
from tests.ledgers import indicator, ledger

TODAY = date(2026, 4, 1)


def context(rows: Ledger, today: date = TODAY) -> RuleContext:
    """What a rule is given of a ledger all of whose rows could be read."""
    known = {table: frozenset(by_id) for table, by_id in rows.by_id.items()}
    return RuleContext(rows, {}, known, today, proofs(rows))


def problem_codes(
    rule: Callable[[RuleContext], Iterator[Problem]], *rows: Row, today: date = TODAY
) -> list[str]:
    """The codes of the Problems that a rule finds in a ledger of these rows and one indicator, growth."""
    return [problem.code for problem in rule(context(ledger(indicator(), *rows), today))]
