"""This room reads `datasets/` once: files in, packages and the ledger out, and Problems for the rest.

Frictionless judges the form by each descriptor; its errors become our Problems here and nowhere else.
It knows no rule about meaning: that is validate's.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.ingest import canonical as form
from scripts.ingest import describe
from scripts.ingest import descriptor as descriptors
from scripts.ingest import limits as bounds
from scripts.ingest import profile as conventions
from scripts.ingest.errors import Draft, Ids, form_problems, line_problems
from scripts.model.ledger import TABLES, Ledger, Row
from scripts.model.package import Line, Package
from scripts.model.problem import Problem, problem

READ = ("csv", "tsv", "inline")  # what tables may be in: text that a person can read and correct
HASH = re.compile(r"[0-9a-f]{10}")  # a window of three words, as evidence.fingerprint writes it


@dataclasses.dataclass(frozen=True)
class Loaded:
    """What stood in `datasets/`: all that could be read, and all that was wrong with the rest."""

    packages: tuple[Package, ...]
    ledger: Ledger
    known_ids: dict[str, frozenset[str]]  # table → every id seen, readable or not
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Everything in `folder`, one package a folder, in the order of their names."""
    if not folder.is_dir():
        return Loaded((), Ledger(), {}, (problem(folder.name, "no-datasets"),))
    problems: list[Problem] = []
    drafts: list[Draft] = []
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
    ids = {(d.name, r["name"]): column_ids(d, r) for d in drafts for r in readable(d)}
    packages, rows = [], {}
    for draft in drafts:
        package, read = read_package(draft, ids, problems)
        packages.append(package)
        rows.update(read)
    every = {table: tuple(rows.get(table, ())) for tables in TABLES.values() for table in tables}
    known = fingerprints(folder, problems)
    ledger = Ledger(**every, fingerprints=known)  # type: ignore[arg-type]
    seen = {table: found for (package, table), found in ids.items() if package in TABLES}
    return Loaded(tuple(packages), ledger, seen, tuple(problems))


def open_package(place: Path, shown: str, problems: list[Problem]) -> Draft | None:
    """The folder's descriptor and its files' bytes; None where there is nothing to go on with."""
    draft = described(place, shown, problems)
    if draft:
        for resource in readable(draft):
            read_file(draft, resource, problems)
    return draft


def described(place: Path, shown: str, problems: list[Problem]) -> Draft | None:
    """The folder's descriptor, judged before anything that it names is opened; None where it is unsound."""
    file = f"{shown}/datapackage.json"
    if not descriptors.is_inside(place.parent, f"{place.name}/datapackage.json"):
        problems.append(problem(file, "path-outside", path="datapackage.json"))
        return None
    raw = bounds.content(file, place / "datapackage.json", bounds.LARGEST_DESCRIPTOR)
    descriptor = raw if isinstance(raw, Problem) else descriptors.parsed(file, raw)
    if isinstance(descriptor, Problem):
        missing = descriptor.code == "no-file"
        problems.append(problem(file, "no-descriptor") if missing else descriptor)
        return None
    told = descriptor.setdefault("name", place.name)  # v2 asks for none
    if not isinstance(told, str):
        problems.append(problem(file, "package-misnamed", right=place.name))
        return None
    if told != place.name and (told in TABLES or place.name in TABLES):
        problems.append(problem(file, "package-misnamed", right=place.name))
        descriptor["name"] = place.name
    for judging in (
        descriptors.reach_problems(place, file, descriptor),
        descriptors.inlined(place, shown, descriptor),
        descriptors.shape_problems(file, descriptor),
    ):
        found = list(judging)
        problems.extend(found)
        if found:
            return None
    draft = Draft(place, file, descriptor)
    if draft.ours:
        found = list(conventions.problems(file, descriptor))
        problems.extend(found)
        draft.blocked |= {str(p.column).split(".")[0] for p in found if p.code in conventions.BLOCKING}
        draft.blocked |= {r["name"] for r in descriptor["resources"] if not r.get("schema")}
    return draft


def read_file(draft: Draft, resource: dict[str, Any], problems: list[Problem]) -> None:
    """The bytes behind a resource; ours are judged as text before anything parses them."""
    name, path = str(resource["name"]), resource.get("path") or []
    parts = draft.parts[name] = []
    for one in [*(path if isinstance(path, list) else [path]), *(resource.get("extrapaths") or [])]:
        file = f"{Path(draft.file).parent.as_posix()}/{one}"
        part = bounds.content(file, draft.folder / one)
        found = [part] if isinstance(part, Problem) else list(large(file, part, resource))
        if found or isinstance(part, Problem):
            problems.extend(found)
            draft.blocked.add(name)
            return
        parts.append(part)
    if len(parts) != 1:
        return  # its rows stand in the descriptor, or in several files: one is made of them
    raw = draft.raw[name] = parts[0]
    if draft.ours:
        types = {field["name"]: field.get("type", "string") for field in resource["schema"]["fields"]}
        found = list(form.file_problems(file, raw, list(types)))
        if found:
            draft.blocked.add(name)
        else:
            found = list(form.table_problems(file, raw, types))
        problems.extend(found)
        draft.spoken_for |= {(name, p.row or 0, p.column or "") for p in found}


def large(file: str, raw: bytes, resource: dict[str, Any]) -> Iterator[Problem]:
    """What is too much in a table; other files have no rows."""
    if Path(file).suffix in (".csv", ".tsv") or resource.get("format") in ("csv", "tsv"):
        dialect = resource.get("dialect") or {}
        told = dialect.get("delimiter") or (dialect.get("csv") or {}).get("delimiter")
        yield from bounds.table_problems(file, raw, str(told or ("\t" if file.endswith(".tsv") else ",")))


def readable(draft: Draft) -> Iterator[dict[str, Any]]:
    """The resources of a package that nothing has been found to be wrong with as a whole."""
    yield from (r for r in draft.descriptor["resources"] if r["name"] not in draft.blocked)


def column_ids(draft: Draft, resource: dict[str, Any]) -> frozenset[str]:
    """Every id in a table of ours, readable row or not, so that a reference can be judged on its own."""
    text = draft.raw[resource["name"]].decode("utf-8") if draft.ours else ""
    return frozenset(line.split(",", 1)[0] for line in text.split("\n")[1:] if line)


def read_package(draft: Draft, ids: Ids, problems: list[Problem]) -> tuple[Package, dict[str, list[Row]]]:
    """A package's tables as printed and, for ours, as model rows."""
    from frictionless import FrictionlessException
    from frictionless import Package as Judge
    from frictionless.resources import TableResource

    ours = TABLES.get(draft.name, {})
    missing = [t for t in ours if t not in {r["name"] for r in draft.descriptor["resources"]}]
    problems.extend(problem(draft.file, "table-missing", name=t) for t in missing)
    tables, rows = [], {}
    judge = Judge.from_descriptor(with_borrowed(draft, ids), basepath=str(draft.folder))
    for source in judge.resources:
        if isinstance(source, TableResource) and (source.compression or source.format not in READ):
            problems.append(problem(draft.file, "not-csv-table", column=source.name, format=source.format))
            draft.blocked.add(source.name)
    if not draft.ours and draft.blocked:
        return describe.package(draft, ()), {}  # what leads to such a table cannot be judged
    problems.extend(form_problems(draft, judge, ids))
    for resource in readable(draft):
        name = resource["name"]
        source = judge.get_resource(name)
        if not isinstance(source, TableResource):
            continue  # a document, a map: it has no rows to show
        lines, read = [], []
        try:
            with source:
                fields = source.schema.fields
                for row in source.row_stream:
                    values = row.to_dict()
                    lines.append(line(row, values, fields))
                    if name in ours and row.valid:
                        read.append((row.row_number, values))
        except FrictionlessException as error:
            problems.append(problem(draft.file, "unreadable", column=name, note=error.error.note))
            continue
        told = {p.place[:3] for p in problems}
        found = [p for p in line_problems(draft, resource, fields, lines) if p.place[:3] not in told]
        problems.extend(found)
        draft.spoken_for |= {(name, p.row or 0, p.column or "") for p in found}
        spoilt = {(table, row) for table, row, column in draft.spoken_for if column}  # rows that are no facts
        if name not in draft.raw:
            draft.raw[name] = form.text_of([[f.name for f in fields], *(one.cells for one in lines)]).encode()
        tables.append(describe.table(draft, resource, fields, lines))
        if name in ours:
            sound = [(number, values) for number, values in read if (name, number) not in spoilt]
            rows[name] = sorted((model_row(ours[name], v, n) for n, v in sound), key=lambda r: r.id)
    return describe.package(draft, tuple(tables)), rows


def line(row: Any, values: dict[str, Any], fields: list[Any]) -> Line:
    """A line as printed and as read, a cell a field: missing cells are empty, those too many are gone."""
    cells = [*row.cells, *[None] * (len(values) - len(row.cells))][: len(values)]
    read = tuple(values.values())
    if not all(isinstance(cell, str) for cell in cells):
        cells = [printed(*told) for told in zip(cells, read, fields, strict=True)]
    return Line(row.row_number, tuple(cells), read)


def printed(cell: Any, value: Any, field: Any) -> str:
    """A cell of a descriptor's own rows as a file of that schema would hold it."""
    if isinstance(cell, str):
        return cell
    if value is None:
        missing = field.missing_values if field.has_defined("missing_values") else field.schema.missing_values
        return "" if cell is None and "" in missing else missing[0] if cell is None and missing else str(cell)
    if isinstance(cell, list | dict) and field.type in ("any", "array", "object", "geojson"):
        return json.dumps(cell, ensure_ascii=False)
    if field.type in ("any", "string"):
        return str(cell)
    return str(field.write_cell(value)[0])


def model_row(kind: type[Row], cells: dict[str, Any], number: int) -> Row:
    """A typed row: text that is missing is empty, a number that is missing is None."""
    values: dict[str, Any] = {"row": number}
    for field in dataclasses.fields(kind):
        if field.name == "row":
            continue
        value = cells[field.name]
        if value is None and field.type in ("str", "bool"):
            value = "" if field.type == "str" else False
        values[field.name] = value
    return kind(**values)


def with_borrowed(draft: Draft, ids: Ids) -> dict[str, Any]:
    """The descriptor with its references to other packages as native foreign keys.

    A key into a table that could not be read is left out: that table's own Problem says enough.
    """
    whole = descriptors.judged(draft.descriptor)
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
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted((folder / "reference" / "fingerprints").glob("*.txt")):
        place = file.relative_to(folder).as_posix()
        hashes: tuple[str, ...] = ()
        raw = bounds.content(place, file) if descriptors.is_inside(folder, place) else b""
        if isinstance(raw, bytes):
            hashes = tuple(raw.decode("ascii", "replace").split())
        if not hashes or not all(HASH.fullmatch(one) for one in hashes):
            problems.append(problem(f"{folder.name}/{place}", "fingerprint-broken"))
            hashes = ()
        found[file.stem] = hashes
    return found
