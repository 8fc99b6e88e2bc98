"""Rules of targets: what replaces what, and that one at most is in force."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.derived import PRESS
from scripts.model.ledger import Ledger, Target
from scripts.model.problem import Problem


def chains(context: RuleContext) -> Iterator[Problem]:
    """A target replaces one of the same indicator and period, which its document amends; none twice."""
    replaced: dict[str, Target] = {}
    amended = {(a.amends, a.document) for a in context.ledger.amendments}
    old, new = {amends for amends, _ in amended}, {document for _, document in amended}
    for target in context.ledger.targets:
        before = context.ledger.by_id["targets"].get(target.replaces)
        if not before:
            continue
        if before.indicator != target.indicator:
            yield context.problem_in(
                target, "replaces-other-indicator", "replaces", mine=target.indicator, other=before.indicator
            )
        elif before.period != target.period:
            yield context.problem_in(
                target, "replaces-other-period", "replaces", mine=target.period, other=before.period
            )
        if target.replaces in replaced:
            yield context.problem_in(
                target, "replaced-twice", "replaces", id=target.replaces, other=replaced[target.replaces].id
            )
        replaced.setdefault(target.replaces, target)
        pair = before.document, target.document
        if pair not in amended and (pair[0] in old or pair[1] in new):
            yield context.problem_in(
                target, "replaces-unamended", "document", mine=target.document, other=before.document
            )
        first, later = (context.ledger.by_id["documents"].get(t.document) for t in (before, target))
        if first and later and first.issued and later.issued and later.issued < first.issued:
            yield context.problem_in(target, "replaces-later", "replaces", mine=later.id, other=first.id)
        if first and later and (PRESS in (first.kind, later.kind)):
            yield context.problem_in(target, "replaces-claim", "replaces", other=before.id)
        if is_circular(context.ledger, target):
            yield context.problem_in(target, "replaces-circle", "replaces", id=target.id)


def is_circular(ledger: Ledger, target: Target) -> bool:
    """True where following `replaces` comes back to the target it began with."""
    seen: set[str] = set()
    step: Target | None = target
    while step and step.id not in seen:
        seen.add(step.id)
        step = ledger.by_id["targets"].get(step.replaces)
    return bool(step and step.id == target.id)


def one_in_force(context: RuleContext) -> Iterator[Problem]:
    """Of one indicator and period, one target at most is in force: a second one says what it replaces."""
    documents = context.ledger.by_id["documents"]
    roots: dict[tuple[str, str], Target] = {}
    for target in context.ledger.targets:
        document = documents.get(target.document)
        if target.replaces or document is None or document.kind == PRESS:
            continue
        key = (target.indicator, target.period)
        if key in roots:
            yield context.problem_in(target, "two-in-force", "replaces", other=roots[key].id)
        roots.setdefault(key, target)
