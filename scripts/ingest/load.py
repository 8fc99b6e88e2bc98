"""The folder `datasets/` in; its packages, the ledger and every Problem of form out.

Each file is read once. What a row means is no matter here: the rules of meaning are analysis's.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.ingest import describe, limits
from scripts.ingest import descriptor as descriptors
from scripts.ingest.canonical import text_of
from scripts.ingest.draft import Ids, PackageDraft
from scripts.ingest.errors import limit_problems, map_errors
from scripts.ingest.files import open_package
from scripts.ingest.rows import model_rows
from scripts.ingest.tables import Reading, read
from scripts.model.ledger import TABLES, Labels, Ledger
from scripts.model.package import Package, Table
from scripts.model.problem import Problem, problem
from scripts.model.row import Row
from scripts.model.rows import Withdrawal

READ = ("csv", "tsv", "inline")  # what tables may be in: text that a person can read and correct
HASH = re.compile(r"[0-9a-f]{10}")  # a window of three words, as analysis.quotes.fingerprint writes it


@dataclasses.dataclass(frozen=True)
class Loaded:
    """What stood in `datasets/`: all that could be read, and all that was wrong with the rest."""

    packages: tuple[Package, ...]
    ledger: Ledger
    known_ids: dict[str, frozenset[str]]  # table → every id seen, readable or not
    problems: tuple[Problem, ...]


def load(folder: Path, area: str = "") -> Loaded:
    """Everything in `folder`, one package a folder, in the order of their names; `area` is the site's own."""
    if not folder.is_dir():
        return Loaded((), Ledger(), {}, (problem(folder.name, "no-datasets"),))
    problems: list[Problem] = []
    drafts: list[PackageDraft] = []
    for place in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        draft = open_package(place, f"{folder.name}/{place.name}", problems)
        if draft:
            drafts.append(draft)
    names = [d.name for d in drafts]
    for draft in drafts:
        if names.count(draft.name) > 1:
            problems.append(problem(draft.file, "package-twice", name=draft.name))
    for missing in sorted(set(TABLES) - set(names) - {p.name for p in folder.iterdir()}):
        problems.append(problem(f"{folder.name}/{missing}/datapackage.json", "package-missing", name=missing))
    ids = {(d.name, r["name"]): column_ids(d, r["name"]) for d in drafts for r in d.readable()}
    packages, rows = [], {}
    for draft in drafts:
        package, model_rows = read_package(draft, ids, area, problems)
        packages.append(package)
        rows.update(model_rows)
    every = {table: tuple(rows.get(table, ())) for tables in TABLES.values() for table in tables}
    every["withdrawals"] = tuple(row for row in every["targets"] if isinstance(row, Withdrawal))
    every["targets"] = tuple(row for row in every["targets"] if not isinstance(row, Withdrawal))
    known = fingerprints(folder, problems)
    ledger = Ledger(**every, area=area, labels=labels(packages), fingerprints=known)  # type: ignore[arg-type]
    seen = {table: known_ids for (package, table), known_ids in ids.items() if package in TABLES}
    return Loaded(tuple(packages), ledger, seen, tuple(problems))


def column_ids(draft: PackageDraft, table: str) -> frozenset[str]:
    """Every id in a table of ours, readable row or not, so that a reference can be judged on its own."""
    return frozenset(cells[0] for cells in draft.rows.get(table, [])[1:] if cells)


def read_package(
    draft: PackageDraft, ids: Ids, area: str, problems: list[Problem]
) -> tuple[Package, dict[str, list[Row]]]:
    """A package's tables as printed and, for ours, as model rows; what is wrong is added to `problems`."""
    from frictionless import Package as FrictionlessPackage
    from frictionless.resources import TableResource

    described = {resource["name"] for resource in draft.descriptor["resources"]}
    missing = [table for table in TABLES.get(draft.name, ()) if table not in described]
    problems.extend(problem(draft.file, "table-missing", name=table) for table in missing)
    source = FrictionlessPackage.from_descriptor(with_borrowed(draft, ids), basepath=str(draft.folder))
    for resource in source.resources:
        if isinstance(resource, TableResource) and (resource.compression or resource.format not in READ):
            problems.append(
                problem(draft.file, "not-csv-table", column=resource.name, format=resource.format)
            )
            draft.blocked.add(resource.name)
    if not draft.ours and draft.blocked:
        return describe.package(draft, ()), {}  # what leads to such a table cannot be judged
    readings = read_resources(draft, source, problems)
    for reading in readings.values():
        problems.extend(map_errors(draft, reading, ids))
    tables, rows = [], {}
    for resource in draft.readable():
        reading = readings[resource["name"]]
        if not reading.is_table:
            continue  # a document, a map: it has no rows to show
        tables.append(finished_table(draft, resource, reading, problems))
        if draft.ours and reading.name in TABLES[draft.name]:
            rows[reading.name] = model_rows(draft, reading, area, problems)
    return describe.package(draft, tuple(tables)), rows


def read_resources(draft: PackageDraft, source: Any, problems: list[Problem]) -> dict[str, Reading]:
    """resource → what Frictionless reads of it, for all that are readable; all blocked where it trips."""
    names = [resource["name"] for resource in draft.readable()]
    try:
        source.to_descriptor(validate=True)
        return {name: read(source.get_resource(name), typed=draft.ours) for name in names}
    except Exception as trip:  # over descriptors that its own profile lets pass
        reasons = getattr(trip, "reasons", None) or [getattr(trip, "error", None)]
        draft.blocked |= {resource["name"] for resource in draft.descriptor["resources"]}
        for reason in reasons:
            problems.append(problem(draft.file, "descriptor-invalid", note=getattr(reason, "note", trip)))
        return {}


def finished_table(
    draft: PackageDraft, resource: dict[str, Any], reading: Reading, problems: list[Problem]
) -> Table:
    """A table as it was read, once its cells have been held against our limits."""
    known = {p.place[:3] for p in problems}
    wrong = [
        p for p in limit_problems(draft, resource, reading.fields, reading.lines) if p.place[:3] not in known
    ]
    problems.extend(wrong)
    draft.report(reading.name, wrong)
    if reading.name not in draft.raw:
        heading = [field.name for field in reading.fields]
        draft.raw[reading.name] = text_of([heading, *(line.cells for line in reading.lines)]).encode()
    return describe.table(draft, resource, reading.fields, reading.lines)


def labels(packages: Iterable[Package]) -> Labels:
    """What our tables' allowed values are called, in every language that their descriptors give."""
    return {
        (table.name, field.name): dict(field.labels)
        for package in packages
        if package.name in TABLES
        for table in package.tables
        for field in table.fields
        if field.labels
    }


def with_borrowed(draft: PackageDraft, ids: Ids) -> dict[str, Any]:
    """The descriptor with its references to other packages as native foreign keys.

    A key into a table that could not be read is left out: that table's own Problem says enough.
    """
    whole = descriptors.for_frictionless(draft.descriptor)
    borrowed: dict[str, dict[str, Any]] = {}
    for resource in whole["resources"]:
        schema = resource.get("schema")
        if not isinstance(schema, dict) or not draft.ours:
            continue
        native, references = schema.pop("foreignKeys", []), schema.pop("references", [])
        if resource["name"] in draft.blocked:
            continue
        keys = [key for key in native if key["reference"].get("resource") not in draft.blocked]
        for reference in references:
            other = reference["reference"]
            known = ids.get((other["package"], other["resource"]))
            if known is None:
                continue
            name = f"{other['package']}.{other['resource']}"
            borrowed[name] = {
                "name": name,
                "type": "table",
                "data": [["id"], *([i] for i in sorted(known))],
                "schema": {"fields": [{"name": "id", "type": "string"}]},
            }
            keys.append({"fields": reference["fields"], "reference": {"resource": name, "fields": ["id"]}})
        schema["foreignKeys"] = keys
    whole["resources"] = [r for r in whole["resources"] if r["name"] not in draft.blocked]
    whole["resources"].extend(borrowed.values())
    return whole


def fingerprints(folder: Path, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """document → the ordered fingerprint of its text, for every document held; empty where unreadable."""
    texts: dict[str, tuple[str, ...]] = {}
    for file in sorted((folder / "reference" / "fingerprints").glob("*.txt")):
        place = file.relative_to(folder).as_posix()
        hashes: tuple[str, ...] = ()
        raw = limits.content(place, file) if descriptors.is_inside(folder, place) else b""
        if isinstance(raw, bytes):
            hashes = tuple(raw.decode("ascii", "replace").split())
        if not hashes or not all(HASH.fullmatch(item) for item in hashes):
            problems.append(problem(f"{folder.name}/{place}", "fingerprint-broken"))
            hashes = ()
        texts[file.stem] = hashes
    return texts
