"""This room describes: a package and its tables as their descriptor tells them, whatever they mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scripts.ingest.descriptor import categories
from scripts.ingest.errors import Draft
from scripts.model.ledger import TABLES
from scripts.model.package import Attachment, Field, Line, Package, Reference, Table

# Endings that a browser shows or keeps, but never runs as a page of this site.
INERT = {".csv", ".tsv", ".txt", ".json", ".geojson", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
INERT |= {".tif", ".zip", ".gz", ".parquet", ".xlsx", ".ods", ".gpkg", ".sqlite"}


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
        attachments=tuple(attachments(draft, {t.name for t in tables})),
    )


def attachments(draft: Draft, tables: set[str]) -> Iterator[Attachment]:
    """What a package holds beside its tables, under names that neither a browser nor MkDocs acts upon."""
    for resource in draft.descriptor["resources"]:
        name, parts = str(resource["name"]), draft.parts.get(str(resource["name"]), [])
        if name in tables:
            continue
        first = resource["path"][0] if isinstance(resource.get("path"), list) else resource.get("path", "")
        ending = PurePosixPath(str(first)).suffix.lower()
        ending = ending if ending in INERT else ".txt" if ending == ".md" else ".bin"
        for number, part in enumerate(parts, 1):
            yield Attachment(name, f"{name}{f'.{number}' if len(parts) > 1 else ''}{ending}", part)


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
                example=example(f),
                constraints=f.get("constraints", {}),
                labels=labels(f),
                unit=f["unit"] if isinstance(f.get("unit"), str) else "",
                missing=tuple(missing(f.get("missingValues", schema.get("missingValues", [""])))),
                categories=tuple(value for value, _ in categories(f)),
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
        whole=len(draft.parts.get(resource["name"], ())) == 1,
    )


def references(package: str, table: str, schema: dict[str, Any]) -> Iterator[Reference]:
    """Where a table's cells lead: native foreign keys, and ours to other packages."""
    borrowed = schema.get("references", []) if package in TABLES else []
    for key in [*(schema.get("foreignKeys") or []), *borrowed]:
        other = key["reference"]
        fields = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
        columns = other["fields"] if isinstance(other["fields"], list) else [other["fields"]]
        yield Reference(
            tuple(fields), other.get("package", package), other.get("resource") or table, tuple(columns)
        )


def labels(field: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Allowed value → language → how people read it: of categories, or a property of ours."""
    found = {str(value): texts(told, "label") for value, told in categories(field) if told.get("label")}
    told = field.get("labels")  # others may use that word otherwise
    if isinstance(told, dict):
        found |= {value: said for value, said in told.items() if isinstance(said, dict)}
    return found


def example(field: dict[str, Any]) -> str:
    """A field's example as text, whatever JSON it is; empty where it has none."""
    told = field.get("example", "")
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def missing(told: Any) -> Iterator[tuple[str, str]]:
    """What stands for nothing in a column, each with its label."""
    for one in told if isinstance(told, list) else []:
        if isinstance(one, dict):
            yield str(one.get("value", "")), str(one.get("label", ""))
        else:
            yield str(one), ""


def texts(described: dict[str, Any], name: str) -> dict[str, str]:
    """A text in each language; a descriptor with one language speaks it to both."""
    first = described.get(name)
    if not first:
        return {}
    return {"vi": str(first), "en": str(described.get(f"{name}_en") or first)}
