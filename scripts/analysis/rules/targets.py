"""Rules of targets: what replaces what, and that one at most of a body's targets is in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from scripts.analysis.context import RuleContext
from scripts.analysis.histories import body, is_claim
from scripts.analysis.rules.families import families
from scripts.analysis.rules.replacing import (
    measured_otherwise,
    read_later,
    replaced_twice,
    twice_problem,
)
from scripts.model.grouping import comes_back
from scripts.model.ledger import Ledger
from scripts.model.problem import Problem
from scripts.model.rows import Target, Withdrawal

Row = Target | Withdrawal


def chains(context: RuleContext) -> Iterator[Problem]:
    """A target replaces one of the same indicator, area, period, kind and issuing body, none twice.

    The later instrument belongs to the earlier one's family of amendments, where either has one, and is not
    issued before it. A withdrawal ends a chain: it replaces something, and nothing replaces it. What a
    document that sets nothing claims neither replaces nor is replaced, nor does a witness replace anything.
    """
    every: tuple[Row, ...] = (*context.ledger.targets, *context.ledger.withdrawals)
    rows = sorted(every, key=lambda row: row.id)
    by_id: Mapping[str, Row] = context.ledger.by_id["targets"]
    family = families(context.ledger)
    for row, first in replaced_twice(rows):
        is_witness = states_the_same(first, row)
        yield witness_problem(context, row, first) if is_witness else twice_problem(context, row, first)
    for row in rows:
        if isinstance(row, Withdrawal) and not row.replaces:
            yield context.problem_in(row, "withdrawal-of-nothing", "replaces")
        before = by_id.get(row.replaces)
        if before is None:
            continue
        if comes_back(by_id, row, attrgetter("replaces")):
            yield context.problem_in(row, "replaces-circle", "replaces", id=row.id)
            continue
        yield from step_problems(context, family, before, row)
        yield from read_later(context, row, (before.document, row.document))


def step_problems(
    context: RuleContext, family: Mapping[str, str], before: Row, row: Row
) -> Iterator[Problem]:
    """What is wrong with one step of a chain, from a row to the one that replaces it: one Problem at most."""
    unlike = next(measured_otherwise(context, row, before), None)
    if unlike:
        yield unlike
    elif isinstance(before, Withdrawal):
        yield context.problem_in(row, "withdrawal-replaced", "replaces", other=before.id)
    elif isinstance(row, Target) and row.kind != before.kind:
        yield context.problem_in(row, "replaces-other-kind", "replaces", mine=row.kind, other=before.kind)
    elif not {before.document, row.document} <= context.ledger.by_id["documents"].keys():
        return
    elif is_claim(context.ledger, before) or is_claim(context.ledger, row):
        yield context.problem_in(row, "replaces-claim", "replaces", other=before.id)
    elif states_the_same(before, row):
        yield witness_problem(context, row, before)
    elif before.document == row.document:
        yield context.problem_in(row, "replaces-own-document", "replaces", other=before.id)
    elif family.get(before.document) != family.get(row.document):
        yield context.problem_in(
            row, "replaces-unamended", "document", mine=row.document, other=before.document
        )
    elif not is_of_one_body(context.ledger, family, before, row):
        mine, other = body(context.ledger, row), body(context.ledger, before)
        yield context.problem_in(row, "replaces-other-body", "replaces", mine=mine, other=other)


def states_the_same(one: Row, other: Row) -> bool:
    """True for two rows that tell the same figure of the same instrument."""
    is_figure = isinstance(one, Target) and isinstance(other, Target) and one.stated == other.stated
    return is_figure and one.measured == other.measured and one.document == other.document


def witness_problem(context: RuleContext, row: Row, other: Row) -> Problem:
    """The Problem of a witness that says it replaces something."""
    return context.problem_in(row, "witness-replaces", "replaces", other=other.id)


def is_of_one_body(ledger: Ledger, family: Mapping[str, str], before: Row, row: Row) -> bool:
    """True where one body issued both rows' documents; where an issuer is not stated, the family tells."""
    issuers = {ledger.document(step.document).issuer for step in (before, row)}
    return body(ledger, before) == body(ledger, row) or ("" in issuers and row.document in family)


def one_in_force(context: RuleContext) -> Iterator[Problem]:
    """Of one indicator, area, period, kind and issuing body there is one chain of targets.

    A row beside it that replaces nothing is a witness: the same figure of the same instrument, read in
    another source. Scenarios have chains of their own; a document without an issuer is a body of its own.
    """
    documents = context.ledger.by_id["documents"]
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for row in context.ledger.targets:
        if row.document in documents and not is_claim(context.ledger, row):
            groups[*row.measured, row.kind, body(context.ledger, row)].append(row)
    amending = {row.document for row in context.ledger.amendments}
    for rows in groups.values():
        roots = sorted(
            (row for row in rows if not row.replaces),
            key=lambda row: precedence(context.ledger, amending, row),
        )
        if len(roots) > 1:
            yield from beside_problems(context, chain_from(context.ledger, roots[0]), roots[1:])


def precedence(ledger: Ledger, amending: set[str], row: Target) -> tuple[object, ...]:
    """Which of several first targets a chain begins with: one that was replaced, then the earliest set."""
    issued = ledger.document(row.document).issued or date.max
    return (
        row.id not in ledger.following,
        row.document in amending,
        issued,
        row.source != row.document,
        row.id,
    )


def chain_from(ledger: Ledger, root: Target) -> list[Target]:
    """A first target and all that replaced it, in order."""
    chain: list[Target] = []
    step: Row | None = root
    while isinstance(step, Target) and step not in chain:
        chain.append(step)
        step = ledger.following.get(step.id)
    return chain


def beside_problems(
    context: RuleContext, chain: Sequence[Target], others: Sequence[Target]
) -> Iterator[Problem]:
    """The Problems of first targets beside a chain: each that is no witness of one of its figures."""
    read = {(row.document, row.stated, row.source): row for row in chain}
    said = {(row.document, row.stated) for row in chain}
    for row in others:
        again = read.get((row.document, row.stated, row.source))
        if again:
            yield context.problem_in(row, "witness-twice", "source", other=again.id)
        elif (row.document, row.stated) in said:
            read[row.document, row.stated, row.source] = row
        else:
            yield context.problem_in(row, "two-in-force", "replaces", other=chain[0].id)
