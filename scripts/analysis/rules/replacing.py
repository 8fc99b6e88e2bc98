"""Rows that replace earlier ones of their table: what is alike for targets and for results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from scripts.analysis.context import RuleContext
from scripts.model.problem import Problem
from scripts.model.rows import Result, Target, Withdrawal

Replacing = Target | Withdrawal | Result
R = TypeVar("R", Target | Withdrawal, Result)


def measured_otherwise(context: RuleContext, row: Replacing, before: Replacing) -> Iterator[Problem]:
    """The Problem of a row that replaces one of another indicator, period or area: the first that differs."""
    for column in ("indicator", "period", "area"):
        mine, other = getattr(row, column), getattr(before, column)
        if mine != other:
            yield context.problem_in(
                row, f"replaces-other-{column}", "replaces", mine=mine or "–", other=other or "–"
            )
            return


def replaced_twice(rows: Iterable[R]) -> Iterator[tuple[R, R]]:
    """Each row that replaces what an earlier one has replaced already, with the earlier one."""
    replaced: dict[str, R] = {}
    for row in rows:
        if row.replaces in replaced:
            yield row, replaced[row.replaces]
        elif row.replaces:
            replaced[row.replaces] = row


def twice_problem(context: RuleContext, row: Replacing, first: Replacing) -> Problem:
    """The Problem of a row that replaces what another one has replaced already."""
    return context.problem_in(row, "replaced-twice", "replaces", id=row.replaces, other=first.id)


def read_later(context: RuleContext, row: Replacing, documents: tuple[str, str]) -> Iterator[Problem]:
    """The Problem of a row whose document was issued before that of the row it replaces: (earlier, later)."""
    first, later = (context.ledger.by_id["documents"].get(id) for id in documents)
    if first and later and first.issued and later.issued and later.issued < first.issued:
        yield context.problem_in(row, "replaces-later", "replaces", mine=later.id, other=first.id)
