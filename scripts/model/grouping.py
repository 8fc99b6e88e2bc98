"""Rows in, in groups out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def group_by(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """key → its rows, each in the order it came; no group is empty."""
    groups: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)
