"""Verdicts once more, on values instead of ends: a figure is every value of a fine grid that it allows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

Stated = tuple[str, int, int]  # bound, value, the end of a range; values from −40 to 40
GRID = [Decimal(n) / 20 for n in range(-1_000, 1_001)]


def told(direction: str, target: Stated, result: Stated) -> tuple[str, str | None]:
    """The verdict and the reason that a result has against a target."""
    if direction == "none" and target[0] in ("eq", "approx", "near"):
        return "open", "no_direction"
    may, (enough, beyond, short) = allowed(result), wanted(target, direction)
    if may <= beyond:
        return "exceeded", None
    if may <= enough:
        return "met", None
    if may <= short:
        return "open", "hedged_target"
    return ("open", "hedged_result") if may & (enough | short) else ("missed", None)


@lru_cache
def allowed(figure: Stated) -> frozenset[Decimal]:
    """The values of the grid that a figure may be."""
    bound, value, top = figure
    slack = abs(Decimal(value)) / 20
    tests = {
        "eq": lambda v: v == value,
        "gt": lambda v: v > value,
        "ge": lambda v: v >= value,
        "lt": lambda v: v < value,
        "le": lambda v: v <= value,
        "approx": lambda v: value - slack <= v <= value + slack,
        "near": lambda v: v == value == 0 or (abs(value) - slack <= abs(v) < abs(value) and v * value > 0),
        "range": lambda v: value <= v <= top,
    }
    return frozenset(v for v in GRID if tests[bound](v))


@lru_cache
def wanted(target: Stated, direction: str) -> tuple[frozenset[Decimal], ...]:
    """Of a target: the values that satisfy it, those beyond it, and those that fall short by a little."""
    bound, value, top = target
    better = {"up": lambda v, end: v > end, "down": lambda v, end: v < end}
    passes = better.get(direction, lambda v, end: False)
    nothing: frozenset[Decimal] = frozenset()
    if bound in ("gt", "ge", "lt", "le"):
        return allowed(target), nothing, nothing
    if bound == "range":
        beyond = frozenset(v for v in GRID if passes(v, top if direction == "up" else value))
        return allowed(target) | beyond, beyond, nothing
    enough = frozenset(v for v in GRID if v == value or passes(v, value))
    about = allowed(("approx", value, top)) if bound in ("approx", "near") else nothing
    return enough, enough - {Decimal(value)}, about - enough
