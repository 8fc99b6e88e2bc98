"""Closed sets of values that the generator tells apart: StrEnums whose members are the cells' texts.

Sets that only readers tell apart (a document's kind, a duty's frequency) stand in the descriptors alone.
"""

from __future__ import annotations

from enum import StrEnum

# Kinds of documents that tell without setting anything: documents.kind.
TELLING = frozenset({"press", "report", "statistics", "proposal"})


class TargetKind(StrEnum):
    """What a row of the targets with a figure is: values of targets.kind."""

    TARGET = "target"
    SCENARIO = "scenario"  # a planned value on the way, the yardstick of its own period alone


class Status(StrEnum):
    """How final a result is, as SDMX OBS_STATUS has it: the values of results.status, in their order."""

    FORECAST = "F"
    ESTIMATE = "E"
    PROVISIONAL = "P"
    OFFICIAL = "A"


class VerdictKind(StrEnum):
    """How a result stands to a target of its own period."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    OPEN = "open"


class OpenReason(StrEnum):
    """Why a verdict is open; what is not open has none."""

    HEDGED_RESULT = "hedged_result"
    HEDGED_TARGET = "hedged_target"
    NO_DIRECTION = "no_direction"


class Baseline(StrEnum):
    """Which target a verdict speaks of."""

    ORIGINAL = "original"  # as it was first set, where the one in force differs
    IN_FORCE = "in_force"
    SCENARIO = "scenario"
    CLAIM = "claim"  # told where no instrument's target is known


class DutyStatus(StrEnum):
    """How an occurrence of a duty stands on a day."""

    DONE = "done"
    OVERDUE = "overdue"
    NOTHING_READ = "nothing_read"
    NOT_DUE = "not_due"


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


class AmendmentKind(StrEnum):
    """What an amendment does to a target or to a task: the values of amendments.kind."""

    TARGET = "target"
    TARGET_ADDED = "target-added"
    TARGET_WITHDRAWN = "target-withdrawn"
    TASK = "task"
    TASK_ADDED = "task-added"
    TASK_WITHDRAWN = "task-withdrawn"


class GapKind(StrEnum):
    """Whether nobody has stated something, or a source says that it will come: gaps.kind."""

    UNKNOWN = "unknown"
    AWAITED = "awaited"


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
    FINGERPRINT_ADDED = "fingerprint_added"  # of the document that is the key
    FINGERPRINT_CHANGED = "fingerprint_changed"
    FINGERPRINT_REMOVED = "fingerprint_removed"
