"""This room weighs: which step a package's version owes for what has changed since that version was set.

patch: a correction, of a cell, of a row that goes, of the descriptor's words; minor: new rows or a new table;
major: columns that change, or a table that goes. Whoever has taken version 1.2.0 can go on with any 1.x.x.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts import git
from scripts.history import Rows, keyed

STEPS = ("", "patch", "minor", "major")  # from the smallest to the largest


class NoHistory(Exception):
    """Nothing to compare with: no git, nothing committed yet, or a clone that does not keep its history."""

    def __str__(self) -> str:
        return f"history not available in {self.args[0]}: the versions of its packages cannot be judged"


@dataclass(frozen=True)
class Contents:
    """What a version of a package stands for."""

    version: str
    columns: dict[str, tuple[tuple[str, str], ...]]  # table → the names and types of its columns
    rows: dict[str, Rows]
    told: dict[str, Any]  # the rest of the descriptor


@dataclass(frozen=True)
class Debt:
    """A version that says less than has changed since another one was set."""

    package: str
    since: str
    version: str
    step: str

    def __str__(self) -> str:
        return (
            f"datasets/{self.package}/datapackage.json: what has changed since version {self.since} is a "
            f"{self.step} step, and the version is {self.version}. "
            f"Write {raised(self.since, self.step)} or a later one."
        )


def needed(before: Contents, after: Contents) -> str:
    """The step between two states of a package: "major", "minor", "patch", or nothing."""
    if any(after.columns.get(table) != columns for table, columns in before.columns.items()):
        return "major"
    if any(rows.keys() - before.rows.get(table, {}).keys() for table, rows in after.rows.items()):
        return "minor"
    if after.columns.keys() - before.columns.keys():
        return "minor"
    return "patch" if (before.rows, before.told) != (after.rows, after.told) else ""


def step(before: str, after: str) -> str:
    """The step that two versions say; nothing where the second is not the later one."""
    old, new = numbers(before), numbers(after)
    if new <= old:
        return ""
    return next(name for name, a, b in zip(reversed(STEPS), old, new, strict=False) if a != b)


def raised(version: str, by: str) -> str:
    """The next version after a step."""
    place = len(STEPS) - 1 - STEPS.index(by)
    told = [n + (nth == place) if nth <= place else 0 for nth, n in enumerate(numbers(version))]
    return ".".join(str(n) for n in told)


def numbers(version: str) -> tuple[int, int, int]:
    """A version as numbers that can be compared: major, minor, patch."""
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def debts(root: Path, folder: str) -> Iterator[Debt]:
    """Every earlier version of a package which the present one, as it stands, does not keep its word to.

    All of them, not the last alone: a slip that was committed is told until a version says it.
    """
    if not git.is_top(root) or not git.is_whole(root):
        raise NoHistory(root)
    now = contents(root / "datasets" / folder)
    versions = [*settings(root, folder)]
    if not versions:
        raise NoHistory(root)
    for then in versions:
        owed = needed(then, now)
        if STEPS.index(step(then.version, now.version)) < STEPS.index(owed):
            yield Debt(folder, then.version, now.version, owed)


def settings(root: Path, folder: str) -> Iterator[Contents]:
    """The package as it stood at each commit that set its version, the latest first."""
    path = f"datasets/{folder}/datapackage.json"
    with git.contents(root) as read:
        for commit in git.commits(root, [path]):
            (file,) = commit.files
            before = [version(read(id)) for id in file.before if id]
            if file.after and version(read(file.after)) not in ["", *before]:
                with TemporaryDirectory() as place:
                    git.lay_out(root, commit.id, f"datasets/{folder}", Path(place))
                    yield contents(Path(place) / "datasets" / folder)


def version(descriptor: bytes) -> str:
    """What a descriptor's version is; nothing where it was no descriptor then."""
    try:
        told = json.loads(descriptor)
    except ValueError:
        return ""
    return str(told.get("version", "")) if isinstance(told, dict) else ""


def contents(folder: Path) -> Contents:
    """One of our own packages as it lies in a folder, whether or not today's rules would let it pass."""
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    columns, rows = {}, {}
    for table in told["resources"]:
        schema = table["schema"]
        columns[table["name"]] = tuple((f["name"], f["type"]) for f in schema["fields"])
        keys = schema.get("primaryKey", ())
        text = io.StringIO((folder / table["path"]).read_text("utf-8"), newline="")
        lines = ({k: v or "" for k, v in row.items() if k} for row in csv.DictReader(text))
        rows[table["name"]] = keyed(lines, (keys,) if isinstance(keys, str) else tuple(keys))
    return Contents(told.pop("version", ""), columns, rows, told)
