"""This room reads `datasets/` once: files in, packages and the ledger out, and Problems for the rest.

Frictionless judges the form by each descriptor; its errors become our Problems here and nowhere else.
It knows no rule about meaning: that is validate's.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import form
from scripts.judge import Draft, Ids, form_problems
from scripts.model import TABLES, Ledger, Row
from scripts.package import Field, Line, Package, Reference, Table
from scripts.problem import Problem, problem

KINDS = {"str": "string", "int": "integer", "Decimal": "number", "bool": "boolean", "date": "date"}


@dataclasses.dataclass(frozen=True)
class Loaded:
    """What stood in `datasets/`: all that could be read, and all that was wrong with the rest."""

    packages: tuple[Package, ...]
    ledger: Ledger
    known_ids: dict[str, frozenset[str]]  # table → every id seen, readable or not
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Everything in `folder`, one package a folder, in the order of their names."""
    problems: list[Problem] = []
    drafts: list[Draft] = []
    for place in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        draft = open_package(place, f"{folder.name}/{place.name}", problems)
        if draft:
            drafts.append(draft)
    names = [d.descriptor["name"] for d in drafts]
    for draft in drafts:
        if names.count(draft.descriptor["name"]) > 1:
            problems.append(problem(draft.file, "package-twice", name=draft.descriptor["name"]))
    for missing in sorted(set(TABLES) - set(names) - {p.name for p in folder.iterdir()}):
        problems.append(problem(f"{folder.name}/{missing}/datapackage.json", "package-missing", name=missing))
    ids = {(d.descriptor["name"], r["name"]): column_ids(d, r) for d in drafts for r in tabular(d)}
    packages, rows = [], {}
    for draft in drafts:
        package, read = read_package(draft, ids, problems)
        packages.append(package)
        rows.update(read)
    every = {table: tuple(rows.get(table, ())) for tables in TABLES.values() for table in tables}
    ledger = Ledger(**every, fingerprints=fingerprints(folder))  # type: ignore[arg-type]
    known = {table: frozenset(seen) for (package, table), seen in ids.items() if package in TABLES}
    return Loaded(tuple(packages), ledger, known, tuple(problems))


def open_package(place: Path, shown: str, problems: list[Problem]) -> Draft | None:
    """The folder's descriptor and its files' bytes; None where there is nothing to go on with."""
    file = f"{shown}/datapackage.json"
    try:
        text = (place / "datapackage.json").read_text("utf-8-sig")
        descriptor = json.loads(text)
    except FileNotFoundError:
        problems.append(problem(file, "no-descriptor"))
        return None
    except (UnicodeDecodeError, RecursionError):
        problems.append(problem(file, "descriptor-not-json", 1, note="UTF-8"))
        return None
    except json.JSONDecodeError as error:
        problems.append(problem(file, "descriptor-not-json", error.lineno, note=error.msg))
        return None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("name"), str):
        problems.append(problem(file, "descriptor-without-name"))
        return None
    found = list(form.descriptor_problems(place, file, descriptor))
    problems.extend(found)
    if any(p.code in ("path-outside", "no-resources", "resource-not-an-object") for p in found):
        return None
    draft = Draft(place, file, descriptor)
    for resource in tabular(draft):
        read_file(draft, resource, problems)
    return draft


def read_file(draft: Draft, resource: dict[str, Any], problems: list[Problem]) -> None:
    """The bytes behind a resource; ours are judged as text before anything parses them."""
    name, path = str(resource["name"]), resource.get("path")
    if not isinstance(path, str):
        return
    file = f"{Path(draft.file).parent.as_posix()}/{path}"
    try:
        draft.raw[name] = (draft.folder / path).read_bytes()
    except FileNotFoundError:
        problems.append(problem(file, "no-file"))
        draft.blocked.add(name)
        return
    if draft.descriptor["name"] in TABLES:
        schema = resource.get("schema")
        types = {f["name"]: f["type"] for f in schema["fields"]} if isinstance(schema, dict) else {}
        found = list(form.table_problems(file, draft.raw[name], types))
        problems.extend(found)
        draft.spoken_for |= {(name, p.row or 0, p.column or "") for p in found}
        if any(p.column is None and p.code not in ("not-sorted", "not-canonical") for p in found):
            draft.blocked.add(name)


def tabular(draft: Draft) -> Iterator[dict[str, Any]]:
    """The resources of a package that are tables."""
    for resource in draft.descriptor["resources"]:
        if isinstance(resource.get("name"), str):
            yield resource


def column_ids(draft: Draft, resource: dict[str, Any]) -> frozenset[str]:
    """Every id in a table of ours, readable row or not, so that a reference can be judged on its own."""
    if draft.descriptor["name"] not in TABLES or resource["name"] not in draft.raw:
        return frozenset()
    text = draft.raw[resource["name"]].decode("utf-8", "replace")
    return frozenset(line.split(",", 1)[0] for line in text.split("\n")[1:] if line)


def read_package(draft: Draft, ids: Ids, problems: list[Problem]) -> tuple[Package, dict[str, list[Row]]]:
    """A package's tables as printed and, for ours, as model rows."""
    from frictionless import FrictionlessException
    from frictionless import Package as Judge

    ours = TABLES.get(draft.descriptor["name"], {})
    tables, rows = [], {}
    try:
        judge = Judge.from_descriptor(with_borrowed(draft.descriptor, ids), basepath=str(draft.folder))
        problems.extend(form_problems(draft, judge, ids))
    except FrictionlessException as error:
        for reason in error.reasons or [error.error]:
            problems.append(problem(draft.file, "descriptor-invalid", note=reason.note))
        return describe(draft, ()), {}
    for resource in tabular(draft):
        name = resource["name"]
        if name in draft.blocked:
            continue
        lines, typed = [], []
        try:
            with judge.get_resource(name) as source:
                labels = list(source.labels)
                for row in source.row_stream:
                    lines.append(Line(row.row_number, tuple("" if c is None else str(c) for c in row.cells)))
                    if name in ours and row.valid and not spoilt(draft, name, row.row_number):
                        typed.append(model_row(ours[name], row.to_dict(), row.row_number))
        except FrictionlessException as error:
            problems.append(problem(draft.file, "unreadable", column=name, note=error.error.note))
            continue
        except (KeyError, TypeError):
            problems.append(
                problem(draft.file, "columns-unlike-model", column=name, columns=", ".join(labels))
            )
            continue
        tables.append(table(draft, resource, judge.get_resource(name).schema.fields, lines))
        rows[name] = sorted(typed, key=lambda r: r.id)
    missing = [t for t in ours if t not in {r["name"] for r in tabular(draft)}]
    problems.extend(problem(draft.file, "table-missing", name=t) for t in missing)
    return describe(draft, tuple(tables)), rows


def spoilt(draft: Draft, name: str, number: int) -> bool:
    """True for a row in which form has found something: it is not read as a fact."""
    return any(n == name and r == number and c for n, r, c in draft.spoken_for)


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


def with_borrowed(descriptor: dict[str, Any], ids: Ids) -> dict[str, Any]:
    """The descriptor with its references to other packages as native foreign keys."""
    whole: dict[str, Any] = json.loads(json.dumps(descriptor))
    borrowed: dict[str, dict[str, Any]] = {}
    for resource in whole["resources"]:
        schema = resource.get("schema")
        for reference in schema.pop("references", []) if isinstance(schema, dict) else []:
            other = reference["reference"]
            name = f"{other['package']}.{other['resource']}"
            known = sorted(ids.get((other["package"], other["resource"]), ()))
            key = other["fields"][0]
            borrowed[name] = {
                "name": name,
                "type": "table",
                "data": [[key], *([i] for i in known)],
                "schema": {"fields": [{"name": key, "type": "string"}]},
            }
            schema.setdefault("foreignKeys", []).append(
                {"fields": reference["fields"], "reference": {"resource": name, "fields": other["fields"]}}
            )
    whole["resources"].extend(borrowed.values())
    return whole


def describe(draft: Draft, tables: tuple[Table, ...]) -> Package:
    """A package as its descriptor tells it."""
    d = draft.descriptor
    return Package(
        name=d["name"],
        folder=draft.folder.name,
        title=texts(d, "title") or {"vi": d["name"], "en": d["name"]},
        description=texts(d, "description"),
        version=str(d.get("version", "")),
        created=str(d.get("created", "")),
        licenses=tuple(d.get("licenses", ())),
        sources=tuple(d.get("sources", ())),
        tables=tables,
        descriptor=d,
    )


def table(draft: Draft, resource: dict[str, Any], fields: list[Any], lines: list[Line]) -> Table:
    """A table as its schema tells it and its file holds it."""
    schema = resource.get("schema") if isinstance(resource.get("schema"), dict) else {}
    described = {f["name"]: f for f in schema.get("fields", [])}  # type: ignore[union-attr]
    columns = []
    for one in fields:
        f = described.get(one.name, {})
        columns.append(
            Field(
                name=one.name,
                type=one.type,
                title=texts(f, "title") or {"vi": one.name, "en": one.name},
                description=texts(f, "description"),
                example=str(f.get("example", "")),
                constraints=f.get("constraints", {}),
                labels=f.get("labels", {}),
            )
        )
    keys = schema.get("primaryKey", ())  # type: ignore[union-attr]
    return Table(
        name=resource["name"],
        path=str(resource["path"]) if isinstance(resource.get("path"), str) else "",
        title=texts(resource, "title") or {"vi": resource["name"], "en": resource["name"]},
        description=texts(resource, "description"),
        fields=tuple(columns),
        lines=tuple(lines),
        keys=(keys,) if isinstance(keys, str) else tuple(keys),
        unique_keys=tuple((k,) if isinstance(k, str) else tuple(k) for k in schema.get("uniqueKeys", ())),  # type: ignore[union-attr]
        references=tuple(references(draft.descriptor["name"], resource["name"], schema)),  # type: ignore[arg-type]
        raw=draft.raw.get(resource["name"], b""),
    )


def references(package: str, table: str, schema: dict[str, Any]) -> Iterator[Reference]:
    """Where a table's cells lead: native foreign keys, and ours to other packages."""
    for key in [*schema.get("foreignKeys", []), *schema.get("references", [])]:
        other = key["reference"]
        fields = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
        columns = other["fields"] if isinstance(other["fields"], list) else [other["fields"]]
        yield Reference(
            tuple(fields), other.get("package", package), other.get("resource") or table, tuple(columns)
        )


def texts(described: dict[str, Any], name: str) -> dict[str, str]:
    """A text in each language; a descriptor with one language speaks it to both."""
    first = described.get(name)
    if not first:
        return {}
    return {"vi": str(first), "en": str(described.get(f"{name}_en") or first)}


def fingerprints(folder: Path) -> dict[str, tuple[str, ...]]:
    """document → the ordered fingerprint of its text, for every document that is held."""
    place = folder / "reference" / "fingerprints"
    return {p.stem: tuple(p.read_text("utf-8").split()) for p in sorted(place.glob("*.txt"))}
