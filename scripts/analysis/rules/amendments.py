"""Rules of amendments: whom they amend, and how they word it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.problem import Problem


def amendments(context: RuleContext) -> Iterator[Problem]:
    """An amendment of a task names it, one of a target names none; the task is of the amended document."""
    tasks = context.ledger.by_id["tasks"]
    for amendment in context.ledger.amendments:
        task = tasks.get(amendment.task)
        if amendment.kind == "task" and not amendment.task:
            yield context.problem_in(amendment, "amendment-without-task", "task")
        elif amendment.kind == "target" and amendment.task:
            yield context.problem_in(amendment, "amendment-with-task", "task", task=amendment.task)
        elif task and task.document != amendment.amends:
            yield context.problem_in(
                amendment, "task-of-other-document", "task", task=task.id, document=task.document
            )
        if amendment.document == amendment.amends:
            yield context.problem_in(amendment, "amends-itself", "amends", document=amendment.document)


def wording(context: RuleContext) -> Iterator[Problem]:
    """Added has no before, removed no after, kept and reworded have both; positions run 1, 2, 3 …"""
    parents = context.ledger.by_id["amendments"]
    positions: dict[str, list[int]] = defaultdict(list)
    for element in context.ledger.wording:
        positions[element.amendment].append(element.position)
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
        parent = parents.get(element.amendment)
        if parent and parent.kind != "task":
            yield context.problem_in(element, "wording-of-target", "amendment", id=parent.id)
    for element in context.ledger.wording:
        numbers = sorted(positions[element.amendment])
        if element.position == numbers[-1] and numbers != list(range(1, len(numbers) + 1)):
            yield context.problem_in(element, "positions-gap", "position", amendment=element.amendment)
