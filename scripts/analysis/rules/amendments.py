"""Rules of amendments: whom they amend, and how they word it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.families import families
from scripts.model.problem import Problem
from scripts.model.rows import Amendment, Target, Wording

TASKS = frozenset({"task", "task-added", "task-withdrawn"})  # values of amendments.kind that name a task
ADDED = "task-added"
CHANGED, WITHDRAWN = "target", "target-withdrawn"  # what an amendment does to a target that was there
ONLY = {ADDED: "added", "task-withdrawn": "removed"}  # what all elements of a whole task's wording are


def amendments(context: RuleContext) -> Iterator[Problem]:
    """An amendment of a task names it, one of a target names none; no document amends itself.

    The task is of an instrument of the amended family; one that is added may be of the amending document.
    Where a document's amendments speak of targets, their kinds are those of what it does to targets here.
    """
    tasks, family = context.ledger.by_id["tasks"], families(context.ledger)
    yield from kind_problems(context)
    for row in context.ledger.amendments:
        yield from span_problems(context, row)
        if row.document == row.amends:
            yield context.problem_in(row, "amends-itself", "amends", document=row.document)
            continue
        task = tasks.get(row.task)
        if row.kind in TASKS and not row.task:
            yield context.problem_in(row, "amendment-without-task", "task")
        elif row.kind not in TASKS and row.task:
            yield context.problem_in(row, "amendment-with-task", "task", task=row.task)
        elif task and (
            family.get(task.document) != family[row.amends]
            or (task.document == row.document and row.kind != ADDED)
        ):
            yield context.problem_in(
                row, "task-of-other-document", "task", task=task.id, document=task.document
            )


def kind_problems(context: RuleContext) -> Iterator[Problem]:
    """A document that gives a target another figure, or takes one back, has an amendment of that kind.

    Only where some of its amendments speak of targets: whether they are in the table at all is no rule.
    """
    if not context.is_whole("targets", "amendments"):
        return  # a row that could not be read may be the one that is missed
    ledger = context.ledger
    replaced = ledger.by_id["targets"]
    done: dict[str, dict[str, str]] = defaultdict(dict)  # document → kind → an indicator it is done to
    for row in ledger.targets:
        before = replaced.get(row.replaces)
        if isinstance(before, Target) and figure(before) != figure(row):
            done[row.document].setdefault(CHANGED, row.indicator)
    for withdrawal in ledger.withdrawals:
        done[withdrawal.document].setdefault(WITHDRAWN, withdrawal.indicator)
    for document, kinds in done.items():
        own = [row for row in ledger.amendments if row.document == document and row.kind not in TASKS]
        for kind, indicator in kinds.items():
            if own and kind not in {row.kind for row in own}:
                facts = {"document": document, "indicator": indicator, "kind": kind}
                yield context.problem_in(own[0], "kind-of-amendment-missing", "kind", **facts)


def figure(row: Target) -> tuple[object, ...]:
    """What two rows of one target say alike where the later one only restates the earlier."""
    return row.bound, row.value, row.value_upper


def span_problems(context: RuleContext, row: Amendment | Wording) -> Iterator[Problem]:
    """A passage of the source has a first and a last word, in this order, or neither."""
    for side in ("before", "after"):
        first, last = getattr(row, f"{side}_from"), getattr(row, f"{side}_to")
        if (first is None) != (last is None):
            missing = f"{side}_from" if first is None else f"{side}_to"
            yield context.problem_in(row, "passage-with-one-end", missing)
        elif first is not None and last < first:
            yield context.problem_in(row, "passage-backwards", f"{side}_to", first=first, last=last)


def wording(context: RuleContext) -> Iterator[Problem]:
    """Added has no before, removed no after, kept and reworded have both; positions run 1, 2, 3 …

    Only amendments of tasks are worded; of a task that is new all is added, of one withdrawn all removed.
    """
    parents = context.ledger.by_id["amendments"]
    positions: dict[str, list[int]] = defaultdict(list)
    for element in context.ledger.wording:
        positions[element.amendment].append(element.position)
        yield from side_problems(context, element)
        yield from span_problems(context, element)
        parent = parents.get(element.amendment)
        if parent and parent.kind not in TASKS:
            yield context.problem_in(element, "wording-of-target", "amendment", id=parent.id)
        elif parent and ONLY.get(parent.kind, element.change) != element.change:
            yield context.problem_in(
                element,
                "wording-unlike-kind",
                "change",
                id=parent.id,
                kind=parent.kind,
                change=element.change,
            )
    for element in context.ledger.wording:
        numbers = sorted(positions[element.amendment])
        if element.position == numbers[-1] and numbers != list(range(1, len(numbers) + 1)):
            yield context.problem_in(element, "positions-gap", "position", amendment=element.amendment)


def side_problems(context: RuleContext, element: Wording) -> Iterator[Problem]:
    """Words that an element must not have, or lacks; kept words that differ, reworded ones that do not."""
    for side, absent in (("before", "added"), ("after", "removed")):
        for language in ("vi", "en"):
            column = f"{side}_{language}"
            filled = bool(getattr(element, column))
            if filled and element.change == absent:
                yield context.problem_in(element, "wording-too-much", column, change=element.change)
            elif not filled and element.change != absent:
                yield context.problem_in(element, "wording-too-little", column, change=element.change)
    if element.change == "kept" and element.before_vi != element.after_vi:
        yield context.problem_in(element, "kept-but-different", "after_vi")
    if element.change == "reworded" and element.before_vi == element.after_vi:
        yield context.problem_in(element, "reworded-but-same", "after_vi")
