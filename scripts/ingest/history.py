"""A git repository in; what changed in its tables, row by row, and in its fingerprints, out.

Without git, or in a clone that keeps no history, there is none and the pages say so.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from scripts.ingest import git
from scripts.model.history import (
    DOCUMENTS,
    FINGERPRINTS,
    NO_HISTORY,
    CellChange,
    History,
    Revision,
    RowChange,
    Rows,
)
from scripts.model.package import Dialect, Package, Table

PLAIN = Dialect()
TABLES = (".csv", ".tsv")  # how a file ends that was a table once, though no descriptor names it now
PRINTS = f"datasets/reference/{FINGERPRINTS}"
Known = Mapping[str, tuple[Package, Table]]  # path from the repository's root → the table that it holds today


def read_history(root: Path, packages: tuple[Package, ...]) -> History:
    """The history of every table of the packages in `root`/datasets: each version of a file is read once."""
    if not git.is_top(root):
        return NO_HISTORY
    tables = {f"datasets/{p.folder}/{t.path}": (p, t) for p in packages for t in p.tables if t.path}
    unknown = git.shallow_boundary(root)
    commits = [c for c in git.commits(root, ["datasets"]) if c.id not in unknown]
    names = {package.folder: package.name for package in packages}
    with git.contents(root) as read:
        changes = TableChanges(tables, names, paths_today(commits, tables), read)
        revisions = [changes.revision(commit) for commit in commits]
    dated = [revision for revision in revisions if revision.rows]
    dated.sort(key=lambda r: r.moment, reverse=True)  # a clock that was wrong, a branch that waited
    return History(git.is_whole(root), tuple(dated))


class TableChanges:
    """Compares the states of tables that commits name; asked about the latest commit first."""

    def __init__(self, tables: Known, names: Mapping[str, str], today: Mapping[str, str], read: git.Read):
        self.tables = tables
        self.names = names  # folder → package
        self.today = today  # path once → path today
        self.read = read
        self.order = {path: nth for nth, path in enumerate(tables)}
        self.latest: dict[str, tuple[str, Rows]] = {}  # path → (id of the state read last, its rows)

    def revision(self, commit: git.Commit) -> Revision:
        """What a commit did to fingerprints and tables; one that touched none has no rows."""
        named = [(self.today.get(file.path, file.path), file) for file in commit.files]
        touched = [(path, file) for path, file in named if path in self.tables or is_table(path)]
        touched.sort(key=lambda item: (self.order.get(item[0], len(self.order)), item[0]))
        prints = [change for file in commit.files for change in fingerprint_changes(file)]
        rows = (*prints, *(change for path, file in touched for change in self.changes(path, file)))
        moment = datetime.fromisoformat(commit.moment).astimezone(UTC)
        return Revision(commit.id, moment, commit.reason, rows)

    def changes(self, path: str, file: git.FileChange) -> Iterator[RowChange]:
        """What one commit did to one table."""
        package, table = self.name_of(path)
        if file.former:
            move = CellChange("", file.former, file.path)
            yield RowChange(package, table, "", "moved", (move,))
        after = self.rows(path, file.after)
        befores = [self.rows(path, id) for id in file.before]
        yield from table_changes(package, table, befores, after, file)

    def rows(self, path: str, id: str) -> Rows:
        """A table's rows in one state of its file; none where there was no file."""
        if path not in self.latest or self.latest[path][0] != id:
            self.latest[path] = id, rows_then(self.read(id), self.tables.get(path)) if id else {}
        return self.latest[path][1]

    def name_of(self, path: str) -> tuple[str, str]:
        """(package, table) as they are called today; what is gone is called by its folder and its file."""
        if path in self.tables:
            package, table = self.tables[path]
            return package.name, table.name
        file = PurePosixPath(path)
        return self.names.get(file.parent.name, file.parent.name), file.stem


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


def fingerprint_changes(file: git.FileChange) -> Iterator[RowChange]:
    """What one commit did to the fingerprint of a document, if the file is one: it counts as no row."""
    path = PurePosixPath(file.path)
    if file.former:
        yield from fingerprint_changes(git.FileChange(file.former, file.before, ""))
    if path.parent.as_posix() != PRINTS or path.suffix != ".txt":
        return
    before = () if file.former else tuple(filter(None, file.before))
    kind = "changed" if before and file.after else "added" if file.after else "removed"
    yield RowChange(DOCUMENTS[0], FINGERPRINTS, path.stem, f"fingerprint_{kind}", (), count=0)


def table_changes(
    package: str, table: str, befores: list[Rows], after: Rows, file: git.FileChange
) -> list[RowChange]:
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
    by_key: Rows = {}
    seen: Counter[str] = Counter()
    for cells in rows:
        key = "-".join(cells.get(k, "") for k in keys) if keys else " · ".join(cells.values())
        seen[key] += 1
        by_key[f"{key} ({seen[key]})" if seen[key] > 1 else key] = cells
    return by_key


def rows_then(raw: bytes, today: tuple[Package, Table] | None) -> Rows:
    """One version of a table's file by its key; of a table that is gone, by its first column."""
    if today:
        table = today[1]
        return rows_of(raw, [field.name for field in table.fields], table.keys, table.dialect)
    usual = Dialect(delimiter="\t") if b"\t" in raw.partition(b"\n")[0] else PLAIN
    return rows_of(raw, [], None, usual)


def rows_of(raw: bytes, names: list[str], keys: tuple[str, ...] | None, dialect: Dialect = PLAIN) -> Rows:
    """The rows of a file by their key; nothing where it was no table then.

    `names` are the columns of a file without a heading; without `keys` the first column is the key.
    """
    text = io.StringIO(raw.decode("utf-8-sig", "replace"), newline="")
    try:
        lines = list(csv.reader(text, delimiter=dialect.delimiter, quotechar=dialect.quote))
    except (csv.Error, TypeError):
        return {}
    if dialect.header_row:
        lines = lines[dialect.header_row - 1 :]
        names, lines = (lines or [names])[0], lines[1:]
    keyed_by = tuple(names[:1]) if keys is None else keys
    return keyed((dict(zip(names, cells, strict=False)) for cells in lines if cells), keyed_by)
