"""This room describes: a package and its tables as their descriptor tells them, whatever they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.judge import Draft
from scripts.model import TABLES
from scripts.package import Field, Line, Package, Reference, Table


def package(draft: Draft, tables: tuple[Table, ...]) -> Package:
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
    schema: dict[str, Any] = resource.get("schema") or {}
    described = {f["name"]: f for f in schema.get("fields", [])}
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
                labels=labels(f),
            )
        )
    keys = schema.get("primaryKey", ())
    return Table(
        name=resource["name"],
        path=str(resource["path"]) if isinstance(resource.get("path"), str) else "",
        title=texts(resource, "title") or {"vi": resource["name"], "en": resource["name"]},
        description=texts(resource, "description"),
        fields=tuple(columns),
        lines=tuple(lines),
        keys=(keys,) if isinstance(keys, str) else tuple(keys),
        unique_keys=tuple((k,) if isinstance(k, str) else tuple(k) for k in schema.get("uniqueKeys", ())),
        references=tuple(references(draft.name, resource["name"], schema)),
        raw=draft.raw.get(resource["name"], b""),
    )


def references(package: str, table: str, schema: dict[str, Any]) -> Iterator[Reference]:
    """Where a table's cells lead: native foreign keys, and ours to other packages."""
    borrowed = schema.get("references", []) if package in TABLES else []
    for key in [*schema.get("foreignKeys", []), *borrowed]:
        other = key["reference"]
        fields = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
        columns = other["fields"] if isinstance(other["fields"], list) else [other["fields"]]
        yield Reference(
            tuple(fields), other.get("package", package), other.get("resource") or table, tuple(columns)
        )


def labels(field: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Allowed value → language → how people read it: a property of ours that others may use otherwise."""
    told = field.get("labels")
    return {v: said for v, said in told.items() if isinstance(said, dict)} if isinstance(told, dict) else {}


def texts(described: dict[str, Any], name: str) -> dict[str, str]:
    """A text in each language; a descriptor with one language speaks it to both."""
    first = described.get(name)
    if not first:
        return {}
    return {"vi": str(first), "en": str(described.get(f"{name}_en") or first)}
