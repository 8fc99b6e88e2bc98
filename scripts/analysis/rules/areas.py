"""Rules of areas: what lies in what, since when; and which one the site is about."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from scripts.analysis.context import RuleContext
from scripts.model.grouping import comes_back
from scripts.model.problem import Problem, problem

SETTINGS = "mkdocs.yml"  # where the site's own area is named


def areas(context: RuleContext) -> Iterator[Problem]:
    """No area lies in itself, whatever lies between; none ends before it begins; the site's own is listed."""
    by_id = context.ledger.by_id["areas"]
    for area in context.ledger.areas:
        if area.parent and comes_back(by_id, area, attrgetter("parent")):
            yield context.problem_in(area, "area-in-itself", "parent", id=area.id)
        if area.valid_from and area.valid_to and area.valid_to < area.valid_from:
            yield context.problem_in(
                area, "area-ends-before", "valid_to", begins=area.valid_from, ends=area.valid_to
            )
    yield from own_area(context)


def own_area(context: RuleContext) -> Iterator[Problem]:
    """The Problem of settings that name an area which the table of areas has not."""
    own, known = context.ledger.area, context.known_ids.get("areas")
    if own and known is not None and own not in known:
        yield problem(SETTINGS, "area-not-listed", None, None, area=own)
