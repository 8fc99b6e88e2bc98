"""This room remembers: what changed in the tables between the versions that git keeps, row by row.

Without git, or in a clone that keeps no history, there is nothing to remember and the pages say so.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.ingest import git
from scripts.model.package import Package, Table

Rows = dict[str, dict[str, str]]  # key → column → cell
CALLED = 80  # characters of its cells that a row without a key is called by
EACH, PAGE = 40, 80  # rows that a page tells of one revision, and of all together: the log tells every one
# How a table is written unless it says otherwise.
PLAIN = {"delimiter": ",", "quoteChar": '"', "header": True}
TABLES = (".csv", ".tsv")  # how a file ends that was a table once, though no descriptor names it now


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
    kind: str  # added, removed, changed; of a whole table published, withdrawn, moved (to another path)
    cells: tuple[CellChange, ...]
    count: int = 1  # rows that it stands for

    @property
    def name(self) -> str:
        """The key as people read it."""
        return self.key if len(self.key) <= CALLED else self.key[:CALLED] + "…"


@dataclass(frozen=True)
class Revision:
    """One commit that touched the data: its rows, and what its author wrote about it."""

    id: str
    moment: datetime
    reason: str
    rows: tuple[RowChange, ...]

    @property
    def shown(self) -> tuple[RowChange, ...]:
        """The rows that a page or a feed tells of it."""
        return self.rows[:EACH]


@dataclass(frozen=True)
class History:
    """Everything that is remembered, the latest first; `whole` is False in a shallow clone or without git."""

    whole: bool
    revisions: tuple[Revision, ...]

    @cached_property
    def recent(self) -> tuple[Revision, ...]:
        """The latest revisions, as many as one page tells; the latest of all whatever its length."""
        told = accumulate(len(revision.shown) for revision in self.revisions)
        return tuple(
            r for nth, (r, n) in enumerate(zip(self.revisions, told, strict=True)) if not nth or n <= PAGE
        )

    @cached_property
    def modified(self) -> Mapping[tuple[str, str], date]:
        """The day of each table's latest change, by its package's name and its own, in universal time."""
        found: dict[tuple[str, str], date] = {}
        for revision in self.revisions:
            for row in revision.rows:
                found.setdefault((row.package, row.table), revision.moment.date())
        return found


NOTHING = History(False, ())


def remember(root: Path, packages: tuple[Package, ...]) -> History:
    """The history of every table of the packages in `root`/datasets: each version of a file is read once."""
    if not git.is_top(root):
        return NOTHING
    tables = {f"datasets/{p.folder}/{t.path}": (p, t) for p in packages for t in p.tables if t.path}
    order = {path: nth for nth, path in enumerate(tables)}
    latest: dict[str, tuple[str, Rows]] = {}  # path → the version read last, which the next commit became
    unknown = git.cut(root)
    commits = [c for c in git.commits(root, ["datasets"]) if c.id not in unknown]
    now = paths_today(commits, tables)
    names = {package.folder: package.name for package in packages}
    revisions = []
    with git.contents(root) as read:

        def rows(path: str, id: str) -> Rows:
            if path not in latest or latest[path][0] != id:
                latest[path] = id, versioned(read(id), tables.get(path)) if id else {}
            return latest[path][1]

        for commit in commits:
            told: list[RowChange] = []
            known = [(now.get(file.path, file.path), file) for file in commit.files]
            was_table = [(path, file) for path, file in known if path in tables or is_table(path)]
            for path, file in sorted(was_table, key=lambda one: (order.get(one[0], len(order)), one[0])):
                package, table = named(path, tables.get(path), names)
                if file.former:
                    moved = CellChange("", file.former, file.path)
                    told.append(RowChange(package, table, "", "moved", (moved,)))
                after = rows(path, file.after)
                befores = [rows(path, id) for id in file.before]
                told += changes(package, table, befores, after, file)
            if told:
                moment = datetime.fromisoformat(commit.moment).astimezone(UTC)
                revisions.append(Revision(commit.id, moment, commit.reason, tuple(told)))
    revisions.sort(key=lambda r: r.moment, reverse=True)  # a clock that was wrong, a branch that waited
    return History(git.is_whole(root), tuple(revisions))


def paths_today(commits: Iterable[git.Commit], tables: Iterable[str]) -> dict[str, str]:
    """Every path that a table's file has ever had → the path that it has today."""
    now = {path: path for path in tables}
    for commit in commits:
        for file in commit.files:
            if file.former and file.path in now:
                now.setdefault(file.former, now[file.path])
    return now


def is_table(path: str) -> bool:
    """True for a file in a package's own folder that looks like a table."""
    return len(PurePosixPath(path).parts) == 3 and path.endswith(TABLES)


def named(path: str, today: tuple[Package, Table] | None, names: Mapping[str, str]) -> tuple[str, str]:
    """(package, table) as they are called today; what is gone is called by its folder and its file."""
    if today:
        return today[0].name, today[1].name
    file = PurePosixPath(path)
    return names.get(file.parent.name, file.parent.name), file.stem


def changes(package: str, table: str, befores: list[Rows], after: Rows, file: git.Touched) -> list[RowChange]:
    """What one commit did to one table; of a merge, the rows that none of its parents has so."""
    if len(befores) == 1 and not file.before[0]:
        return [RowChange(package, table, "", "published", (), len(after))]
    if not file.after:
        return [RowChange(package, table, "", "withdrawn", (), len(befores[0]))]
    first, *others = ([*compared(package, table, before, after)] for before in befores)
    keys = [{row.key for row in other} for other in others]
    return [row for row in first if all(row.key in other for other in keys)]


def compared(package: str, table: str, old: Rows, new: Rows) -> Iterator[RowChange]:
    """Two versions of a table, row by row: re-ordering and re-quoting are no change."""
    for key in sorted({*old, *new}):
        was, now = old.get(key, {}), new.get(key, {})
        cells = tuple(
            CellChange(column, was.get(column, ""), now.get(column, ""))
            for column in dict.fromkeys([*now, *was])
            if was.get(column, "") != now.get(column, "")
        )
        kind = "added" if key not in old else "removed" if key not in new else "changed"
        if cells or kind != "changed":
            yield RowChange(package, table, key, kind, cells)


def keyed(rows: Iterable[dict[str, str]], keys: tuple[str, ...]) -> Rows:
    """key → row; a table without a key is known by what its rows say, and of rows alike each counts."""
    found: Rows = {}
    seen: Counter[str] = Counter()
    for cells in rows:
        key = "-".join(cells.get(k, "") for k in keys) if keys else " · ".join(cells.values())
        seen[key] += 1
        found[f"{key} ({seen[key]})" if seen[key] > 1 else key] = cells
    return found


def versioned(raw: bytes, today: tuple[Package, Table] | None) -> Rows:
    """One version of a table's file by its key; of a table that is gone, by its first column."""
    if today:
        package, table = today
        return rows_of(raw, [field.name for field in table.fields], table.keys, dialect(package, table))
    usual = PLAIN | {"delimiter": "\t"} if b"\t" in raw.partition(b"\n")[0] else PLAIN
    return rows_of(raw, [], None, usual)


def rows_of(raw: bytes, names: list[str], keys: tuple[str, ...] | None, dialect: dict[str, Any]) -> Rows:
    """The rows of a file by their key; nothing where it was no table then."""
    text = io.StringIO(raw.decode("utf-8-sig", "replace"), newline="")
    try:
        lines = list(csv.reader(text, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"]))
    except (csv.Error, TypeError):
        return {}
    if dialect["header"]:
        names, lines = (lines or [names])[0], lines[1:]
    keyed_by = tuple(names[:1]) if keys is None else keys
    return keyed((dict(zip(names, cells, strict=False)) for cells in lines if cells), keyed_by)


def dialect(package: Package, table: Table) -> dict[str, Any]:
    """How a table's file is written, as its descriptor says today."""
    described = next(r for r in package.descriptor["resources"] if r["name"] == table.name)
    told = described.get("dialect")
    return PLAIN | {k: v for k, v in (told if isinstance(told, dict) else {}).items() if k in PLAIN}
