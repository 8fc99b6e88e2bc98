"""This room remembers: what changed in the tables between the versions that git keeps, row by row.

Without git, or in a clone that keeps no history, there is nothing to remember and the pages say so.
"""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.package import Package, Table

GIT = ("git", "-c", "core.quotepath=off")


@dataclass(frozen=True)
class CellChange:
    """One cell: what it was, what it is."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """One row that came, went or changed."""

    package: str
    table: str
    key: str
    kind: str  # added, removed, changed; published, where a whole table came
    cells: tuple[CellChange, ...]
    count: int = 1  # rows that it stands for


@dataclass(frozen=True)
class Revision:
    """One commit that touched the data: its rows, and what its author wrote about it."""

    id: str
    moment: datetime
    reason: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class History:
    """Everything that is remembered, the latest first; `whole` is False in a shallow clone or without git."""

    whole: bool
    revisions: tuple[Revision, ...]


NOTHING = History(False, ())


def remember(root: Path, packages: tuple[Package, ...]) -> History:
    """The history of every table of the packages in `root`/datasets."""
    if asked(root, "rev-parse", "--show-toplevel").strip() != str(root.resolve()):
        return History(False, ())
    whole = asked(root, "rev-parse", "--is-shallow-repository").strip() == "false"
    tables = {f"datasets/{p.folder}/{t.path}": (p, t) for p in packages for t in p.tables if t.path}
    log = asked(root, "log", "--no-renames", "--format=%H%x09%cI%x09%s", "--", *tables)
    revisions = []
    for line in log.splitlines():
        commit, moment, reason = line.split("\t", 2)
        rows = tuple(row for path, (p, t) in tables.items() for row in changes(root, commit, path, p, t))
        if rows:
            revisions.append(Revision(commit, datetime.fromisoformat(moment).astimezone(UTC), reason, rows))
    return History(whole, tuple(revisions))


def changes(root: Path, commit: str, path: str, package: Package, table: Table) -> Iterator[RowChange]:
    """What one commit did to one table."""
    before, after = asked(root, "show", f"{commit}^:{path}"), asked(root, "show", f"{commit}:{path}")
    if before == after:
        return
    if not before:
        count = len(keyed(after, table.keys))
        yield RowChange(package.name, table.name, "", "published", (), count)
        return
    yield from compared(package.name, table.name, table.keys, before, after)


def compared(package: str, table: str, keys: tuple[str, ...], before: str, after: str) -> Iterator[RowChange]:
    """Two versions of a table, row by row: re-ordering and re-quoting are no change."""
    old, new = keyed(before, keys), keyed(after, keys)
    for key in sorted({*old, *new}):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        columns = dict.fromkeys([*(was or {}), *(now or {})])
        cells = tuple(
            CellChange(c, (was or {}).get(c, ""), (now or {}).get(c, ""))
            for c in columns
            if (was or {}).get(c, "") != (now or {}).get(c, "")
        )
        kind = "added" if was is None else "removed" if now is None else "changed"
        yield RowChange(package, table, key, kind, cells)


def keyed(text: str, keys: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """key → row; a table without a key is known by what its rows say."""
    rows = csv.DictReader(io.StringIO(text))
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        cells = {str(name): value or "" for name, value in row.items()}
        key = "-".join(cells.get(k, "") for k in keys) if keys else " · ".join(cells.values())[:80]
        found[key] = cells
    return found


def asked(root: Path, *words: str) -> str:
    """Git's answer; empty where git is not there or knows nothing."""
    try:
        answer = subprocess.run([*GIT, *words], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return ""
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""
