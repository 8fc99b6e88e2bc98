"""Two versions in; what differs in their packages, tables, columns and rows out.

What was read is compared, not how it is written: order and quoting are no difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scripts.analysis import versions
from scripts.ingest.history import compared, keyed
from scripts.ingest.states import present_state
from scripts.model.history import CellChange, Rows
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.problem import Problem
from scripts.review.changes import PackageChange, TableChange
from scripts.review.version import Version

OF_THE_FILE = ("bytes", "hash", "path", "data")  # what a descriptor says of a table's file, not of its facts


def package_changes(before: Version, after: Version) -> Iterator[PackageChange]:
    """Every package in which anything differs, by name."""
    old, new = ({p.name: p for p in v.loaded.packages} for v in (before, after))
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        kind = kind_of(was, now, unread=bool(was and was.folder in after.folders))
        if was and now:
            properties = tuple(compared_cells(facts(was), facts(now)))
            tables = tuple(table_changes(was, now))
            if properties or tables:
                yield PackageChange(name, kind, now, properties, tables)
        elif kind == "unread":
            yield PackageChange(name, kind, was, (), ())
        else:
            yield PackageChange(name, kind, now or was, (), tuple(whole_tables(now or was, kind)))


def kind_of(was: object, now: object, unread: bool) -> str:
    """came, went or changed; what is still there but could not be read has not gone."""
    if was and now:
        return "changed"
    return "came" if now else "unread" if unread else "went"


def whole_tables(package: Package | None, kind: str) -> Iterator[TableChange]:
    """The tables of a package that came or went as a whole."""
    for table in package.tables if package else ():
        yield TableChange(table.name, kind, table, len(table.lines), (), ())


def table_changes(was: Package, now: Package) -> Iterator[TableChange]:
    """Every table of a package in which anything differs."""
    old, new = ({t.name: t for t in p.tables} for p in (was, now))
    declared = {*new, *(resource.name for resource in now.others)}
    for name in sorted({*old, *new}):
        a, b = old.get(name), new.get(name)
        kind = kind_of(a, b, unread=name in declared)
        if not (a and b):
            table = b or a
            yield TableChange(name, kind, table, len(table.lines) if table else 0, (), ())
            continue
        common = {f.name for f in a.fields} & {f.name for f in b.fields}
        columns = tuple(compared(now.name, name, columns_of(a, common), columns_of(b, common)))
        keys = b.keys if common.issuperset(b.keys) else ()
        rows = tuple(compared(now.name, name, rows_of(a, keys), rows_of(b, keys)))
        if columns or rows:
            yield TableChange(name, kind, b, len(b.lines), columns, rows)


def rows_of(table: Table, keys: tuple[str, ...]) -> Rows:
    """key → column → cell."""
    names = [field.name for field in table.fields]
    return keyed((dict(zip(names, line.cells, strict=True)) for line in table.lines), keys)


def columns_of(table: Table, common: set[str]) -> Rows:
    """column → what the descriptor says of it; under an empty name, of the table and its columns' order."""
    resource = {k: v for k, v in table.properties.items() if k not in (*OF_THE_FILE, "schema")}
    schema = table.properties.get("schema")
    keys = {f"schema.{k}": v for k, v in schema.items() if k != "fields"} if isinstance(schema, dict) else {}
    rows = {"": facts_of({**keys, **resource})}
    rows[""]["fields"] = ", ".join(field.name for field in table.fields if field.name in common)
    for field in table.fields:
        declared = {k: v for k, v in field.properties.items() if k != "name"}
        rows[field.name] = facts_of({"type": field.type, **declared})
    return rows


def facts(package: Package) -> dict[str, str]:
    """What a descriptor says of its package as a whole."""
    return facts_of({k: v for k, v in package.properties.items() if k != "resources"})


def facts_of(properties: dict[str, Any]) -> dict[str, str]:
    """A descriptor's properties as text, whatever they hold."""
    return {
        k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False, sort_keys=True)
        for k, v in properties.items()
        if v not in ("", None)
    }


def compared_cells(old: dict[str, str], new: dict[str, str]) -> Iterator[CellChange]:
    """What differs between two sets of named texts."""
    for change in compared("", "", {"": old}, {"": new}):
        yield from change.cells


def unkept(before: Version, after: Version) -> Iterator[Problem]:
    """Columns that changed in a package of ours without the step of its version that says so."""
    old = {p.name: p for p in before.loaded.packages if p.name in TABLES}
    known = {p.place for p in after.problems}
    for package in after.loaded.packages:
        if package.name in old:
            then, now = (replace(present_state(p), rows=None) for p in (old[package.name], package))
            problems = versions.state_problems(f"datasets/{package.folder}/datapackage.json", now, [then])
            yield from (p for p in problems if p.place not in known)
