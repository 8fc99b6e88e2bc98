"""Rules of areas: what lies in what, since when; and which one the site is about."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.model.problem import Problem, problem
from scripts.model.reference import Area

SETTINGS = "mkdocs.yml"  # where the site's own area is named


def areas(context: RuleContext) -> Iterator[Problem]:
    """No area lies in itself, whatever lies between; none ends before it begins; the site's own is listed."""
    by_id = context.ledger.by_id["areas"]
    for area in context.ledger.areas:
        if area.parent and is_within(by_id, area):
            yield context.problem_in(area, "area-in-itself", "parent", id=area.id)
        if area.valid_from and area.valid_to and area.valid_to < area.valid_from:
            yield context.problem_in(
                area, "area-ends-before", "valid_to", begins=area.valid_from, ends=area.valid_to
            )
    yield from own_area(context)


def is_within(areas: dict[str, Area], area: Area) -> bool:
    """True where following `parent` comes back to the area it began with."""
    seen: set[str] = set()
    step: Area | None = area
    while step and step.id not in seen:
        seen.add(step.id)
        step = areas.get(step.parent)
    return bool(step and step.id == area.id)


def own_area(context: RuleContext) -> Iterator[Problem]:
    """The Problem of settings that name an area which the table of areas has not."""
    own, known = context.ledger.area, context.known_ids.get("areas")
    if own and known is not None and own not in known:
        yield problem(SETTINGS, "area-not-listed", None, None, area=own)
