"""This room weighs: which step a package's version owes for what has changed since that version was set.

patch: a correction, of a cell, of a row that goes, of the descriptor's words; minor: new rows or a new table;
major: columns that change, or a table that goes. Whoever has taken version 1.2.0 can go on with any 1.x.x.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.ingest import git
from scripts.ingest.history import Rows, keyed
from scripts.ingest.load import Loaded
from scripts.model.ledger import TABLES
from scripts.model.package import Package
from scripts.model.problem import Problem, problem

STEPS = ("", "patch", "minor", "major")  # from the smallest to the largest
FORM = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}")
Columns = dict[str, tuple[tuple[str, str], ...]]  # table → the names and types of its columns


class NoHistory(Exception):
    """Nothing to compare with: no git, nothing committed yet, or a clone that does not keep its history."""

    def __str__(self) -> str:
        return f"history not available in {self.args[0]}: the versions of its packages cannot be judged"


@dataclass(frozen=True)
class Contents:
    """What a version of a package stands for."""

    version: str
    columns: Columns
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


def owed(before: Contents, after: Contents) -> str:
    """The step between two states where their versions do not say it, or say a smaller one."""
    due = needed(before, after)
    return due if STEPS.index(step(before.version, after.version)) < STEPS.index(due) else ""


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


def is_version(text: str) -> bool:
    """True for three whole numbers with points between them."""
    return FORM.fullmatch(text) is not None


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
        step = owed(then, now)
        if step:
            yield Debt(folder, then.version, now.version, step)


def refused(root: Path, packages: Iterable[Package]) -> Iterator[Problem]:
    """Packages of ours whose columns are no longer what their version promised, as far back as git knows.

    This asks descriptors alone, so that every check can afford it; a shallow clone is asked what it has.
    """
    known = git.is_top(root)
    for package in packages:
        if package.name in TABLES:
            yield from unkept(package, descriptors(root, package.folder) if known else [])


def earlier(root: Path, packages: Iterable[Package]) -> dict[str, list[dict[str, Any]]]:
    """folder → each state of the descriptor of a package of ours that git knows, the latest first."""
    if not git.is_top(root):
        return {}
    return {p.folder: [*descriptors(root, p.folder)] for p in packages if p.name in TABLES}


def problems(loaded: Loaded, earlier: Mapping[str, Iterable[dict[str, Any]]]) -> Iterator[Problem]:
    """A package's version says what has changed since any earlier one; `earlier` is folder → descriptors."""
    for package in loaded.packages:
        if package.name in TABLES:
            yield from unkept(package, earlier.get(package.folder, ()))


def unkept(package: Package, before: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    """The Problem of a version that is none, or of columns that it does not keep from an earlier state."""
    file = f"datasets/{package.folder}/datapackage.json"
    if not is_version(package.version):
        yield problem(file, "property-wrong", property="version", right="1.0.0")
        return
    broken = {}
    for told in before:
        since = str(told.get("version", ""))
        if is_version(since) and step(since, package.version) != "major":
            broken[since] = sorted({*unlike(columns_of(told), columns_of(package.descriptor))})
    since = max((v for v, names in broken.items() if names), key=numbers, default="")
    if since:
        columns, right = ", ".join(broken[since]), raised(since, "major")
        told = {"since": since, "columns": columns, "version": package.version, "right": right}
        yield problem(file, "columns-without-step", None, None, **told)


def descriptors(root: Path, folder: str) -> Iterator[dict[str, Any]]:
    """Each state of a package's descriptor that git knows, the latest first."""
    file = f"datasets/{folder}/datapackage.json"
    with git.contents(root) as read:
        for id in dict.fromkeys(f.after for c in git.commits(root, [file]) for f in c.files if f.after):
            yield parsed(read(id))


def unlike(before: Columns, after: Columns) -> Iterator[str]:
    """`table.column` of each column that came, went or changed its type; a table that went, by its name."""
    for table, columns in before.items():
        if table not in after:
            yield table
        elif columns != after[table]:
            differing = {*columns} ^ {*after[table]} or {*columns}  # the same ones in another order
            yield from (f"{table}.{name}" for name, _ in differing)


def columns_of(descriptor: dict[str, Any]) -> Columns:
    """What a descriptor says of its tables' columns; nothing where it is no descriptor of tables."""
    try:
        return {
            table["name"]: tuple((f["name"], f["type"]) for f in table["schema"]["fields"])
            for table in descriptor["resources"]
        }
    except (KeyError, TypeError):
        return {}


def parsed(descriptor: bytes) -> dict[str, Any]:
    """A descriptor as it stood once; nothing where it was none then."""
    try:
        told = json.loads(descriptor)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


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
    return str(parsed(descriptor).get("version", ""))


def contents(folder: Path) -> Contents:
    """One of our own packages as it lies in a folder, whether or not today's rules would let it pass."""
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return holding(told, {t["name"]: (folder / t["path"]).read_bytes() for t in told["resources"]})


def held(package: Package) -> Contents:
    """The same of a package that has been loaded."""
    return holding(package.descriptor, {table.name: table.raw for table in package.tables})


def holding(descriptor: dict[str, Any], files: dict[str, bytes]) -> Contents:
    rows = {}
    for table in descriptor["resources"]:
        keys = table["schema"].get("primaryKey", ())
        text = io.StringIO(files.get(table["name"], b"").decode("utf-8", "replace"), newline="")
        lines = ({k: v or "" for k, v in row.items() if k} for row in csv.DictReader(text))
        rows[table["name"]] = keyed(lines, (keys,) if isinstance(keys, str) else tuple(keys))
    told = {name: value for name, value in descriptor.items() if name != "version"}
    return Contents(descriptor.get("version", ""), columns_of(descriptor), rows, told)
