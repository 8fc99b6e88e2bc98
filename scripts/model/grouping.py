"""Rows in, in groups out; and whether the way from row to row comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from scripts.model.row import Row

T = TypeVar("T")
R = TypeVar("R", bound=Row)


def group_by(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """key → its rows, each in the order it came; no group is empty."""
    groups: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def comes_back(rows: Mapping[str, R], row: R, step: Callable[[R], str]) -> bool:
    """True where the steps from a row, each to the id that `step` gives, lead to that row again."""
    seen: set[str] = set()
    at: R | None = row
    while at and at.id not in seen:
        seen.add(at.id)
        at = rows.get(step(at))
    return bool(at and at.id == row.id)
