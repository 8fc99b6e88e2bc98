"""Rules of revisions: which figure a result takes the place of."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.replacing import (
    measured_otherwise,
    read_later,
    replaced_twice,
    twice_problem,
)
from scripts.model.grouping import comes_back
from scripts.model.kinds import Status
from scripts.model.problem import Problem

ORDER = tuple(Status)  # from a forecast to an official figure


def revisions(context: RuleContext) -> Iterator[Problem]:
    """A result revises an earlier one of the same indicator, area and period; its status never falls.

    Its source is not issued before the other's, none is revised twice, and no row comes back to itself. Of a
    status that is not stated nothing is asked.
    """
    results = context.ledger.by_id["results"]
    yield from (twice_problem(context, *pair) for pair in replaced_twice(context.ledger.results))
    for row in context.ledger.results:
        before = results.get(row.replaces)
        if before is None:
            continue
        if comes_back(results, row, attrgetter("replaces")):
            yield context.problem_in(row, "replaces-circle", "replaces", id=row.id)
            continue
        yield from measured_otherwise(context, row, before)
        yield from read_later(context, row, (before.source, row.source))
        if row.status and before.status and ORDER.index(row.status) < ORDER.index(before.status):
            yield context.problem_in(row, "status-falls", "status", mine=row.status, other=before.status)
