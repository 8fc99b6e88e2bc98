"""This room compares: two versions of the data, as what a reader of the site would see change.

It compares what was read, not how it is written: order and quoting are no difference. What is computed
and which pages change can only be told where every row of both versions could be read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from scripts.analysis import derive, versions
from scripts.analysis.derive import Derivation, Proof
from scripts.analysis.rules import Check
from scripts.build import CONFIGS, check, site_of
from scripts.exports.metadata import Stored
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.history import CellChange, RowChange, Rows, compared, keyed
from scripts.ingest.load import Loaded
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.problem import Problem
from scripts.model.site import Site
from scripts.pages.context import PageContext
from scripts.pages.render import pages

OF_THE_FILE = ("bytes", "hash", "path", "data")  # what a descriptor tells of a table's file, not of its facts

# Mistakes of meaning over which a page could not even be written.
UNTELLABLE = {"not-a-period", "amendment-without-task", "about-nothing"}


@dataclass(frozen=True)
class Version:
    """The data as they stood once: all that could be read, what was wrong with it, what it implies."""

    loaded: Loaded
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]
    derived: Derivation | None  # None where no page could be written
    proofs: dict[tuple[str, str], Proof]
    folders: frozenset[str]  # of packages, readable or not


@dataclass(frozen=True)
class TableChange:
    """What happened to one table; `rows` of a table that came or went are only counted."""

    name: str
    kind: str  # came, went, changed, unread
    table: Table | None  # as it is, or as it was last
    count: int
    columns: tuple[RowChange, ...]
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class PackageChange:
    """What happened to one package: what its descriptor says of it, and its tables."""

    name: str
    kind: str  # came, went, changed, unread
    package: Package | None
    told: tuple[CellChange, ...]
    tables: tuple[TableChange, ...]


@dataclass(frozen=True)
class Moved:
    """Something computed that is no longer what it was; None where it was not, or is no more, there."""

    kind: str  # derived, in-force, verdict, conflict
    before: Any  # as derive names it: Derived, Standing, Verdict, Conflict
    after: Any


@dataclass(frozen=True)
class Difference:
    """All that differs between two versions of the data."""

    before: Version
    after: Version
    packages: tuple[PackageChange, ...]
    proofs: tuple[tuple[str, str], ...]  # rows that are as they were, whose quote is no longer as proved
    moved: tuple[Moved, ...]
    pages: tuple[tuple[str, tuple[str, ...]], ...]  # (path, the languages in which it changes)
    compared: bool  # whether computed values and pages could be compared

    @property
    def is_nothing(self) -> bool:
        return not (self.packages or self.proofs or self.moved or self.pages or self.after.problems)


def version(root: Path, today: date) -> Version:
    """The data in `root`/datasets as they stand."""
    loaded, checks, problems = check(root, today)
    place = root / "datasets"
    folders = [p.name for p in place.iterdir() if p.is_dir()] if place.is_dir() else []
    return Version(
        loaded,
        checks,
        tuple(problems),
        derive.derive(loaded.ledger) if is_sound(loaded, problems) else None,
        derive.proofs(loaded.ledger),
        frozenset(folders),
    )


def is_sound(loaded: Loaded, problems: list[Problem]) -> bool:
    """True where every row could be read, so that pages can be told from them, right or wrong."""
    return not loaded.problems and not {problem.code for problem in problems} & UNTELLABLE


def difference(before: Version, after: Version, root: Path) -> Difference:
    """What a reader would see change; `root` is the project whose pages tell it."""
    after = replace(after, problems=(*after.problems, *unkept(before, after)))
    packages = tuple(package_changes(before, after))
    touched = {(t.name, row.key) for p in packages for t in p.tables for row in t.rows}
    proofs = tuple(
        key
        for key in sorted(before.proofs.keys() & after.proofs.keys() - touched)
        if before.proofs[key] != after.proofs[key]
    )
    both = before.derived is not None and after.derived is not None
    alike = settled(before.loaded) == settled(after.loaded)
    return Difference(
        before,
        after,
        packages,
        proofs,
        moved=tuple(moves(before.derived, after.derived)) if before.derived and after.derived else (),
        pages=tuple(changed_pages(before, after, root)) if both and not alike else (),
        compared=both,
    )


# Packages, tables, columns, rows


def unkept(before: Version, after: Version) -> Iterator[Problem]:
    """Columns that changed in a package of ours without the step of its version that says so."""
    old = {p.name: p for p in before.loaded.packages if p.name in TABLES}
    told = {p.place for p in after.problems}
    for package in after.loaded.packages:
        if package.name in old:
            found = versions.unkept(package, [old[package.name].descriptor])
            yield from (p for p in found if p.place not in told)


def package_changes(before: Version, after: Version) -> Iterator[PackageChange]:
    old, new = ({p.name: p for p in v.loaded.packages} for v in (before, after))
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        kind = kind_of(was, now, unread=bool(was and was.folder in after.folders))
        if was and now:
            told = tuple(compared_one(facts(was), facts(now)))
            tables = tuple(table_changes(was, now))
            if told or tables:
                yield PackageChange(name, kind, now, told, tables)
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
    for table in package.tables if package else ():
        yield TableChange(table.name, kind, table, len(table.lines), (), ())


def table_changes(was: Package, now: Package) -> Iterator[TableChange]:
    """Every table of a package in which anything differs."""
    old, new = ({t.name: t for t in p.tables} for p in (was, now))
    declared = {r["name"] for r in now.descriptor["resources"]}
    for name in sorted({*old, *new}):
        a, b = old.get(name), new.get(name)
        kind = kind_of(a, b, unread=name in declared)
        if not (a and b):
            table = b or a
            yield TableChange(name, kind, table, len(table.lines) if table else 0, (), ())
            continue
        common = {f.name for f in a.fields} & {f.name for f in b.fields}
        columns = tuple(compared(now.name, name, columns_of(was, a, common), columns_of(now, b, common)))
        keys = b.keys if common.issuperset(b.keys) else ()
        rows = tuple(compared(now.name, name, rows_of(a, keys), rows_of(b, keys)))
        if columns or rows:
            yield TableChange(name, kind, b, len(b.lines), columns, rows)


def rows_of(table: Table, keys: tuple[str, ...]) -> Rows:
    names = [field.name for field in table.fields]
    return keyed((dict(zip(names, line.cells, strict=True)) for line in table.lines), keys)


def columns_of(package: Package, table: Table, common: set[str]) -> Rows:
    """column → what the descriptor says of it; under an empty name, of the table and its columns' order."""
    resource = described(package, table)
    schema = resource.pop("schema", None) or {}
    declared = {f["name"]: {k: v for k, v in f.items() if k != "name"} for f in schema.pop("fields", [])}
    rows = {"": facts_of({**{f"schema.{k}": v for k, v in schema.items()}, **resource})}
    rows[""]["fields"] = ", ".join(field.name for field in table.fields if field.name in common)
    for field in table.fields:
        rows[field.name] = facts_of({"type": field.type, **declared.get(field.name, {})})
    return rows


def described(package: Package, table: Table) -> dict[str, Any]:
    found = next(r for r in package.descriptor["resources"] if r["name"] == table.name)
    return {k: v for k, v in found.items() if k not in OF_THE_FILE}


def facts(package: Package) -> dict[str, str]:
    """What a descriptor says of its package as a whole."""
    return facts_of({k: v for k, v in package.descriptor.items() if k != "resources"})


def facts_of(told: dict[str, Any]) -> dict[str, str]:
    """A descriptor's properties as text, whatever they hold."""
    return {
        k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False, sort_keys=True)
        for k, v in told.items()
        if v not in ("", None)
    }


def compared_one(old: dict[str, str], new: dict[str, str]) -> Iterator[CellChange]:
    for change in compared("", "", {"": old}, {"": new}):
        yield from change.cells


# What is computed


def moves(before: Derivation, after: Derivation) -> Iterator[Moved]:
    """Every computed value, target in force, verdict and conflict that is not as it was."""
    for kind, old, new in (
        ("in-force", in_force(before), in_force(after)),
        ("derived", {d.id: d for d in before.derived}, {d.id: d for d in after.derived}),
        ("verdict", verdicts(before), verdicts(after)),
        ("conflict", conflicts(before), conflicts(after)),
    ):
        for key in dict.fromkeys([*new, *old]):
            was, now = old.get(key), new.get(key)
            if told(was) != told(now):
                yield Moved(kind, was, now)


def in_force(derived: Derivation) -> dict[Any, Any]:
    return {(s.indicator.id, s.period): s for s in derived.standings if s.chain}


def verdicts(derived: Derivation) -> dict[Any, Any]:
    return {(v.result.id, v.target.id): v for v in derived.verdicts}


def conflicts(derived: Derivation) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for conflict in derived.conflicts:
        kinds = {type(row).__name__ for row in conflict.rows}
        found[conflict.indicator.id, conflict.period, *sorted(kinds)] = conflict
    return found


def told(computed: Any) -> object:
    """What a reader is told of something computed, apart from where it was computed from."""
    match computed:
        case derive.Standing():
            return computed.chain[-1].id, derive.figure_of(computed.chain[-1])
        case derive.Derived():
            return computed.value, computed.bound
        case derive.Verdict():
            return computed.met, derive.figure_of(computed.result), derive.figure_of(computed.target)
        case derive.Conflict():
            return {(row.id, derive.figure_of(row)) for row in computed.rows}
    return None


# Pages


def changed_pages(before: Version, after: Version, root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pages that come, go or read otherwise: both versions' pages are written and laid side by side."""
    changed: dict[str, list[str]] = defaultdict(list)
    for code in LANGUAGES:
        old, new = (dict(written(v, root, code)) for v in (before, after))
        for path in sorted({*old, *new}):
            if old.get(path) != new.get(path):
                changed[path].append(code)
    yield from ((path, tuple(codes)) for path, codes in sorted(changed.items()))


def written(version: Version, root: Path, code: str) -> Iterable[tuple[str, str]]:
    """(path, text) of every page of one language, without pictures and whatever tells lines or bytes."""
    loaded = settled(version.loaded)
    assert version.derived is not None
    context = PageContext(
        edition=Edition(Phrasebook(Translator(code), loaded.ledger), site(root, code)),
        ledger=loaded.ledger,
        derivation=derive.derive(loaded.ledger),
        packages=loaded.packages,
        checks=version.checks,
        stored=defaultdict(lambda: Stored(0, "")),
    )
    return ((page.path, page.text) for page in pages(context))


def site(root: Path, code: str) -> Site:
    """The site as its configuration names it, at no address."""
    if (root / CONFIGS[code]).is_file():
        return replace(site_of(root, code), url="", root_url="")
    return Site("", "", "", "" if code == LANGUAGES[0] else "../", "", "")


def settled(loaded: Loaded) -> Loaded:
    """What was read without the order, the place and the bytes in which it stood."""
    packages = tuple(
        replace(
            package,
            tables=tuple(
                replace(
                    table,
                    raw=b"",
                    lines=tuple(
                        sorted((replace(line, number=0) for line in table.lines), key=lambda line: line.cells)
                    ),
                )
                for table in package.tables
            ),
        )
        for package in loaded.packages
    )
    tables: dict[str, Any] = {
        name: tuple(replace(row, row=0) for row in rows.values())
        for name, rows in loaded.ledger.by_id.items()
    }
    return replace(loaded, packages=packages, ledger=replace(loaded.ledger, **tables))
