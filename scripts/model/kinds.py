"""Closed sets of values that the generator tells apart: StrEnums whose members are the cells' texts.

Sets that only readers tell apart (a document's kind, a duty's frequency) stand in the descriptors alone.
"""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What an amendment did to a figure."""

    RAISED = "raised"
    LOWERED = "lowered"
    UNCHANGED = "unchanged"
    REWORDED = "reworded"  # the value stayed, its bound is another


class WordingChange(StrEnum):
    """What an amendment did to one element of a task: the values of wording.change, as pages order them."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


class GapKind(StrEnum):
    """Whether nobody has stated something, or a source says that it will come: gaps.kind."""

    UNKNOWN = "unknown"
    AWAITED = "awaited"


class StatementKind(StrEnum):
    """What a statement does: the values of statements.kind, as pages order them."""

    ACHIEVEMENT = "achievement"
    SHORTCOMING = "shortcoming"
    DIRECTION = "direction"
    SOLUTION = "solution"
    PETITION = "petition"
    AGREEMENT = "agreement"


class ComputedKind(StrEnum):
    """How a value that no document states was computed."""

    REMAINDER = "remainder"  # what the stated shares of a whole leave over
    PRIOR = "prior"  # the earlier level that a level and its change imply


class TargetVersion(StrEnum):
    """Which targets a remainder was computed from."""

    ORIGINAL = "original"
    IN_FORCE = "in-force"


class RowChangeKind(StrEnum):
    """What happened to a row between two versions of the data, or to a whole table."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    PUBLISHED = "published"  # the table
    WITHDRAWN = "withdrawn"  # the table
    MOVED = "moved"  # the table, to another path
