"""Edits that make a mistake: each takes the folder `datasets` of a sound project and spoils one thing."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.model.ledger import PACKAGE_OF

Edit = Callable[[Path], None]


@dataclass(frozen=True)
class Mistake:
    """Something that people do to the data, and the codes of all that they are told of it."""

    what: str
    codes: tuple[str, ...]
    edits: tuple[Edit, ...]


def mistake(what: str, codes: str, *edits: Edit) -> Mistake:
    return Mistake(what, tuple(codes.split()), edits)


def table_file(datasets: Path, table: str) -> Path:
    return datasets / PACKAGE_OF[table] / f"{table}.csv"


def cell(table: str, id: str, column: str, value: str) -> Edit:
    """Another value in one cell."""

    def edit(datasets: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(table_file(datasets, table).read_text("utf-8"))))
        (row,) = (row for row in rows if row["id"] == id)
        assert row[column] != value, f"{id}.{column} already says {value}"
        row[column] = value
        write(datasets, table, rows)

    return edit


def row(table: str, like: str, **cells: str) -> Edit:
    """A new row, like another but for some cells."""

    def edit(datasets: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(table_file(datasets, table).read_text("utf-8"))))
        (model,) = (row for row in rows if row["id"] == like)
        write(datasets, table, [*rows, {**model, **cells}])

    return edit


def bare_row(table: str, **cells: str) -> Edit:
    """A new row of these cells alone, in a table that may have none yet."""

    def edit(datasets: Path) -> None:
        reader = csv.DictReader(io.StringIO(table_file(datasets, table).read_text("utf-8")))
        rows, columns = list(reader), reader.fieldnames or ()
        write(datasets, table, [*rows, {**dict.fromkeys(columns, ""), **cells}])

    return edit


def without(table: str, id: str) -> Edit:
    """A row less."""

    def edit(datasets: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(table_file(datasets, table).read_text("utf-8"))))
        write(datasets, table, [row for row in rows if row["id"] != id])

    return edit


def write(datasets: Path, table: str, rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["id"]))
    table_file(datasets, table).write_text(out.getvalue(), "utf-8")


def text(table: str, old: str, new: str) -> Edit:
    """Other characters in a table's file, once."""
    return raw(table, lambda before: before.replace(old.encode(), new.encode(), 1))


def raw(table: str, change: Callable[[bytes], bytes]) -> Edit:
    """Other bytes in a table's file."""

    def edit(datasets: Path) -> None:
        place = table_file(datasets, table)
        before = place.read_bytes()
        after = change(before)
        assert after != before, f"{table} has not changed"
        place.write_bytes(after)

    return edit


def file(path: str, content: bytes | str) -> Edit:
    """A file with this in it."""

    def edit(datasets: Path) -> None:
        place = datasets / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)

    return edit


def hollow(path: str, megabytes: int) -> Edit:
    """A file of so many millions of zeros, which take no room on the disk."""

    def edit(datasets: Path) -> None:
        place = datasets / path
        place.parent.mkdir(exist_ok=True)
        with place.open("wb") as hole:
            hole.truncate(megabytes * 1_000_000)

    return edit


def pipe(path: str) -> Edit:
    """A pipe that nobody writes to: who reads it waits for ever."""

    def edit(datasets: Path) -> None:
        place = datasets / path
        place.parent.mkdir(exist_ok=True)
        place.unlink(missing_ok=True)
        os.mkfifo(place)

    return edit


def committed(datasets: Path) -> None:
    """All of it kept in git, as somebody has published it."""
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "published")):
        subprocess.run(["git", *words], cwd=datasets.parent, check=True, capture_output=True)


def gone(path: str) -> Edit:
    """A file less."""
    return lambda datasets: (datasets / path).unlink()


def link(path: str, to: str) -> Edit:
    """A link in place of a file; `to` is seen from the link."""

    def edit(datasets: Path) -> None:
        place = datasets / path
        place.parent.mkdir(exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(to)

    return edit


def described(package: str, **changes: Any) -> Edit:
    """Other properties of a package; None takes one away."""
    return descriptor(package, lambda found: found, **changes)


def resource(table: str, **changes: Any) -> Edit:
    return descriptor(PACKAGE_OF[table], lambda found: named(found["resources"], table), **changes)


def dialect(table: str, **changes: Any) -> Edit:
    return descriptor(PACKAGE_OF[table], lambda found: named(found["resources"], table)["dialect"], **changes)


def schema(table: str, **changes: Any) -> Edit:
    return descriptor(PACKAGE_OF[table], lambda found: named(found["resources"], table)["schema"], **changes)


def field(table: str, column: str, **changes: Any) -> Edit:
    def find(found: dict[str, Any]) -> dict[str, Any]:
        return named(named(found["resources"], table)["schema"]["fields"], column)

    return descriptor(PACKAGE_OF[table], find, **changes)


def named(items: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(item for item in items if item["name"] == name)


def descriptor(package: str, find: Callable[[dict[str, Any]], dict[str, Any]], **changes: Any) -> Edit:
    def edit(datasets: Path) -> None:
        place = datasets / package / "datapackage.json"
        found = json.loads(place.read_text("utf-8"))
        part = find(found)
        for name, value in changes.items():
            part[name] = value
            if value is None:
                del part[name]
        place.write_text(json.dumps(found, ensure_ascii=False, indent=2), "utf-8")

    return edit


def stranger(content: Any, **files: bytes | str) -> Edit:
    """A package of somebody else's, named `more`: its descriptor, and its files by their stems."""

    def edit(datasets: Path) -> None:
        place = datasets / "more"
        place.mkdir()
        told = content if isinstance(content, str) else json.dumps(content)
        (place / "datapackage.json").write_text(told, "utf-8")
        for stem, one in files.items():
            (place / f"{stem}.csv").write_bytes(one if isinstance(one, bytes) else one.encode())

    return edit


def table(name: str = "birds", *fields: dict[str, Any], **properties: Any) -> dict[str, Any]:
    """A package of one table."""
    told = {"name": name, "path": f"{name}.csv", "schema": {"fields": list(fields or [column("id")])}}
    return {"name": "more", "resources": [told | properties]}


def column(name: str, type: str = "string", **properties: Any) -> dict[str, Any]:
    return {"name": name, "type": type, **properties}
