"""Packages of ours, as they stand and as git keeps them, in; their states out: version, columns, rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.ingest import git
from scripts.ingest.descriptor import parsed
from scripts.ingest.history import keyed, rows_of
from scripts.model.history import Columns, PackageState, Published, Rows
from scripts.model.ledger import PACKAGE_OF, TABLES
from scripts.model.package import Json, Package, Properties
from scripts.model.problem import Problem

LAST = "HEAD"
FIGURES = ("targets", "results")  # tables whose rows, once published, are replaced and never overwritten
DESCRIPTOR = "datapackage.json"
NeedsRows = Callable[[str, str], bool]  # (version of an earlier state, version now) → whether its rows matter


def present_state(package: Package) -> PackageState:
    """A package as it has been loaded; rows of the tables that could be read."""
    resources: list[Json] = [dict(r.properties) for r in package.tables]
    resources += [dict(r.properties) for r in package.others]
    rows = {
        table.name: keyed(
            (dict(zip([f.name for f in table.fields], line.cells, strict=True)) for line in table.lines),
            table.keys,
        )
        for table in package.tables
    }
    return state_of({**package.properties, "resources": resources}, rows)


def earlier_states(
    root: Path, packages: Iterable[Package], needs_rows: NeedsRows
) -> dict[str, list[PackageState]]:
    """folder → every state of the descriptor of a package of ours that git keeps, the latest first.

    Nothing where `root` is no repository. Rows are read at commits that set a version, where they are needed;
    a shallow clone does not know which commit set one, so there no state has rows.
    """
    if not git.is_top(root):
        return {}
    current = {package.folder: package.version for package in packages if package.name in TABLES}
    files = {f"datasets/{folder}/datapackage.json": folder for folder in current}
    states: dict[str, list[PackageState]] = {folder: [] for folder in current}
    whole = git.is_whole(root)
    with git.contents(root) as read:
        past = PastStates(read)
        for commit in git.commits(root, files) if files else ():
            for file in commit.files:
                folder = files.get(file.path)
                if folder is None or not file.after:
                    continue
                version = past.version(file.after)
                sets = version not in ["", *(past.version(id) for id in file.before if id)]
                wanted = whole and sets and needs_rows(version, current[folder])
                states[folder] += past.states(commit.id, folder, file.after, wanted)
    return states


def published_rows(root: Path, packages: Iterable[Package]) -> Published:
    """The tables with figures as the last commit has them; nothing where `root` is no repository."""
    folders = [package.folder for package in packages if package.name in map(PACKAGE_OF.get, FIGURES)]
    if not folders or not git.is_top(root):
        return {}
    with git.contents(root) as read:
        past = PastStates(read)
        states = [
            past.whole_state(LAST, folder, f"{LAST}:datasets/{folder}/{DESCRIPTOR}") for folder in folders
        ]
    return with_figures(states)


def present_rows(packages: Iterable[Package]) -> Published:
    """The tables with figures as they have been loaded."""
    return with_figures(present_state(package) for package in packages if package.name in TABLES)


def with_figures(states: Iterable[PackageState]) -> Published:
    """The tables with figures among the rows of packages."""
    every = [(table, rows) for state in states for table, rows in (state.rows or {}).items()]
    return {table: rows for table, rows in every if table in FIGURES}


class PastStates:
    """Reads packages as they stood at commits; files that several of them share are parsed once."""

    def __init__(self, read: git.Read):
        self.read = read
        self.descriptors: dict[str, dict[str, Any]] = {}  # id of a file → the descriptor in it
        self.tables: dict[tuple[bytes, tuple[str, ...]], Rows] = {}  # (a table's file, its key) → its rows
        self.seen: set[str] = set()

    def states(self, commit: str, folder: str, id: str, with_rows: bool) -> Iterator[PackageState]:
        """The state of a package at a commit; none without rows whose descriptor was met before."""
        if with_rows:
            yield self.whole_state(commit, folder, id)
        elif id not in self.seen:
            yield state_of(self.descriptor(id), None)
        self.seen.add(id)

    def whole_state(self, commit: str, folder: str, id: str) -> PackageState:
        """The state of a package at a commit with its rows, whatever today's rules say of it."""
        descriptor = {"name": folder} | self.descriptor(id)
        place = f"{commit}:datasets/{folder}/"
        resources = [self.inlined(place, resource) for resource in resources_of(descriptor)]
        rows = {str(r["name"]): self.rows(place, r) for r in resources if "name" in r}
        return state_of(descriptor | {"resources": resources}, rows)

    def descriptor(self, id: str) -> dict[str, Any]:
        """A descriptor as it stood once; nothing where it was none then."""
        if id not in self.descriptors:
            descriptor = parsed("", self.read(id))
            self.descriptors[id] = {} if isinstance(descriptor, Problem) else descriptor
        return self.descriptors[id]

    def version(self, id: str) -> str:
        """What a descriptor's version was; empty where it had none."""
        return str(self.descriptor(id).get("version", ""))

    def inlined(self, place: str, resource: dict[str, Any]) -> dict[str, Any]:
        """A resource with its schema and dialect where it named files for them, as loading puts them."""
        files = {k: v for k, v in resource.items() if k in ("schema", "dialect") and isinstance(v, str)}
        inner = {k: parsed("", self.file(place, v)) for k, v in files.items()}
        return resource | {k: v for k, v in inner.items() if not isinstance(v, Problem)}

    def rows(self, place: str, resource: dict[str, Any]) -> Rows:
        """A table's rows by its key; none where it was no table then."""
        schema = resource.get("schema")
        key = schema.get("primaryKey", ()) if isinstance(schema, dict) else ()
        keys = (key,) if isinstance(key, str) else tuple(str(name) for name in key)
        raw = self.file(place, resource.get("path"))
        if (raw, keys) not in self.tables:
            self.tables[raw, keys] = rows_of(raw, [], keys)
        return self.tables[raw, keys]

    def file(self, place: str, path: object) -> bytes:
        """A file of a package's folder at a commit; empty where there was none."""
        return self.read(place + path) if isinstance(path, str) and git.is_plain(path) else b""


def state_of(descriptor: Properties, rows: dict[str, Rows] | None) -> PackageState:
    """What a descriptor, with its tables' rows, says of its package."""
    properties = {name: value for name, value in descriptor.items() if name != "version"}
    return PackageState(str(descriptor.get("version", "")), columns_of(descriptor), rows, properties)


def columns_of(descriptor: Properties) -> Columns:
    """What a descriptor says of its tables' columns; nothing where it is no descriptor of tables."""
    columns: Columns = {}
    for resource in resources_of(descriptor):
        schema = resource.get("schema")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and all(isinstance(field, dict) for field in fields):
            named = tuple((str(f.get("name", "")), str(f.get("type", ""))) for f in fields)
            columns[str(resource.get("name", ""))] = named
    return columns


def resources_of(descriptor: Properties) -> list[dict[str, Any]]:
    """The resources that a descriptor of any shape lists."""
    resources = descriptor.get("resources")
    return [dict(r) for r in resources if isinstance(r, dict)] if isinstance(resources, list) else []
