"""States of a package in; the version bump that the later one owes the earlier one out.

patch: a correction, of a cell, of a row that goes, of the descriptor's words; minor: new rows or a new table;
major: columns that change, or a table that goes. Whoever has taken version 1.2.0 can go on with any 1.x.x
(https://semver.org, read for data).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from semver import Version

from scripts.ingest.load import Loaded
from scripts.ingest.states import present_state
from scripts.model.history import Columns, PackageState
from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, problem

BUMPS = ("", "patch", "minor", "major")  # from the smallest to the largest
# Codes of the Problems of a version that owes a bump: the data themselves are right.
OWED = frozenset({"columns-without-step", "rows-without-step", "correction-without-step"})


def required_bump(before: PackageState, after: PackageState) -> str:
    """The bump between two states of a package: "major", "minor", "patch", or "" for none.

    Of states whose rows were not read, columns alone are compared.
    """
    if any(after.columns.get(table) != columns for table, columns in before.columns.items()):
        return "major"
    if before.rows is None or after.rows is None:
        return ""
    if any(rows.keys() - before.rows.get(table, {}).keys() for table, rows in after.rows.items()):
        return "minor"
    if after.columns.keys() - before.columns.keys():
        return "minor"
    return "patch" if (before.rows, before.properties) != (after.rows, after.properties) else ""


def missing_bump(before: PackageState, after: PackageState) -> str:
    """The bump between two states where their versions do not make it, or make a smaller one."""
    required = required_bump(before, after)
    declared = declared_bump(before.version, after.version)
    return required if BUMPS.index(declared) < BUMPS.index(required) else ""


def declared_bump(before: str, after: str) -> str:
    """The bump that two versions make; "" where the second is not the later one."""
    old, new = Version.parse(before), Version.parse(after)
    if new <= old:
        return ""
    return "major" if new.major > old.major else "minor" if new.minor > old.minor else "patch"


def bumped(version: str, bump: str) -> str:
    """The next version after a bump: 1.2.3 and minor make 1.3.0."""
    return str(Version.parse(version).next_version(bump))


def is_version(text: str) -> bool:
    """True for three whole numbers with points between them, as semantic versioning writes a release."""
    return Version.is_valid(text) and str(Version.parse(text).finalize_version()) == text


def needs_rows(before: str, after: str) -> bool:
    """True where a state of the first version can owe a bump for its rows to one of the second."""
    return is_version(before) and is_version(after) and declared_bump(before, after) in ("", "patch")


def problems(loaded: Loaded, earlier: Mapping[str, Iterable[PackageState]]) -> Iterator[Problem]:
    """A package's version says what has changed since any earlier one; `earlier` is folder → states.

    Rows count once the package's form is sound: before that nobody knows what they will be.
    """
    for package in loaded.packages:
        if package.name in TABLES:
            folder = f"datasets/{package.folder}/"
            state = present_state(package)
            if any(p.file.startswith(folder) for p in loaded.problems):
                state = replace(state, rows=None)
            yield from state_problems(folder + "datapackage.json", state, earlier.get(package.folder, ()))


def state_problems(file: str, state: PackageState, earlier: Iterable[PackageState]) -> Iterator[Problem]:
    """The Problem of a version that is none, or that owes a bump, with the version to write."""
    if not is_version(state.version):
        yield problem(file, "property-wrong", property="version", right="1.0.0")
        return
    owing = [
        (then, bump) for then in earlier if is_version(then.version) and (bump := missing_bump(then, state))
    ]
    broken = [then for then, bump in owing if bump == "major"]
    if broken:
        then = max(broken, key=lambda then: Version.parse(then.version))
        columns = ", ".join(sorted({*changed_columns(then.columns, state.columns)}))
        yield bump_problem(
            file, "columns-without-step", then.version, state.version, "major", columns=columns
        )
    elif owing:
        then, bump = max(owing, key=lambda item: Version.parse(bumped(item[0].version, item[1])))
        code = "rows-without-step" if bump == "minor" else "correction-without-step"
        yield bump_problem(file, code, then.version, state.version, bump)


def bump_problem(file: str, code: str, since: str, version: str, bump: str, **facts: str) -> Problem:
    """The Problem of a version that owes a bump to an earlier one."""
    right = bumped(since, bump)
    return problem(file, code, None, None, since=since, version=version, right=right, **facts)


def changed_columns(before: Columns, after: Columns) -> Iterator[str]:
    """`table.column` of each column that came, went or changed its type; a table that went, by its name."""
    for table, columns in before.items():
        if table not in after:
            yield table
        elif columns != after[table]:
            differing = {*columns} ^ {*after[table]} or {*columns}  # the same ones in another order
            yield from (f"{table}.{name}" for name, _ in differing)
