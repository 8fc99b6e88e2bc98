"""A package's descriptor and what was read of its files, in; the typed values of `model.package`, out.

Only this module reads a descriptor's properties for the stages that follow. What others have written in a
shape that nobody expects is left out, or taken as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scripts.ingest.descriptor import categories
from scripts.ingest.draft import PackageDraft
from scripts.model.ledger import TABLES
from scripts.model.package import (
    Attachment,
    Constraints,
    Contributor,
    Dialect,
    Field,
    License,
    Line,
    Package,
    Reference,
    Resource,
    Source,
    Table,
)

# Endings that a browser shows or keeps, but never runs as a page of this site.
INERT = {".csv", ".tsv", ".txt", ".json", ".geojson", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
INERT |= {".tif", ".zip", ".gz", ".parquet", ".xlsx", ".ods", ".gpkg", ".sqlite"}


def package(draft: PackageDraft, tables: tuple[Table, ...]) -> Package:
    """A package of these tables, with all that its descriptor says of the package as a whole."""
    described = draft.descriptor
    names = {table.name for table in tables}
    return Package(
        name=described["name"],
        folder=draft.folder.name,
        title=texts(described, "title") or {"vi": described["name"], "en": described["name"]},
        description=texts(described, "description"),
        version=str(described.get("version", "")),
        created=str(described.get("created", "")),
        licenses=tuple(map(license, objects(described, "licenses"))),
        sources=tuple(Source(text(s, "title"), text(s, "path")) for s in objects(described, "sources")),
        contributors=tuple(map(contributor, objects(described, "contributors"))),
        keywords=keywords(described),
        tables=tables,
        attachments=tuple(attachments(draft, names)),
        others=tuple(Resource(r["name"], r) for r in described["resources"] if r["name"] not in names),
        properties={**described, "resources": []},
    )


def attachments(draft: PackageDraft, tables: set[str]) -> Iterator[Attachment]:
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


def table(draft: PackageDraft, resource: dict[str, Any], fields: list[Any], lines: list[Line]) -> Table:
    """A table as its schema describes it, with its lines; `fields` are Frictionless's."""
    schema: dict[str, Any] = resource.get("schema") or {}
    described = {f["name"]: f for f in schema.get("fields", [])}
    keys = schema.get("primaryKey", ())
    path = str(resource["path"]) if isinstance(resource.get("path"), str) else ""
    whole = len(draft.parts.get(resource["name"], ())) == 1
    return Table(
        name=resource["name"],
        path=path,
        title=texts(resource, "title") or {"vi": resource["name"], "en": resource["name"]},
        description=texts(resource, "description"),
        fields=tuple(column(f, described.get(f.name, {}), schema) for f in fields),
        lines=tuple(lines),
        keys=(keys,) if isinstance(keys, str) else tuple(keys),
        unique_keys=tuple((k,) if isinstance(k, str) else tuple(k) for k in schema.get("uniqueKeys", ())),
        references=tuple(references(draft.name, resource["name"], schema)),
        raw=draft.raw.get(resource["name"], b""),
        whole=whole,
        # A file that was made of several is written by us, in the plain way.
        dialect=dialect(resource, path) if whole else Dialect(),
        encoding=(text(resource, "encoding") or "utf-8").lower() if whole else "utf-8",
        properties=resource,
    )


def column(field: Any, described: dict[str, Any], schema: dict[str, Any]) -> Field:
    """One of Frictionless's fields with what its own description says beyond name and type."""
    return Field(
        name=field.name,
        type=field.type,
        title=texts(described, "title") or {"vi": field.name, "en": field.name},
        description=texts(described, "description"),
        example=example(described),
        constraints=constraints(described),
        labels=labels(described),
        unit=described["unit"] if isinstance(described.get("unit"), str) else "",
        missing=tuple(missing(described.get("missingValues", schema.get("missingValues", [""])))),
        categories=tuple(value for value, _ in categories(described)),
        decimal_char=text(described, "decimalChar") if field.type == "number" else "",
        group_char=text(described, "groupChar") if field.type == "number" else "",
        properties=described,
    )


def constraints(field: dict[str, Any]) -> Constraints:
    """The limits that a field sets to its values."""
    limits = field.get("constraints")
    limits = limits if isinstance(limits, dict) else {}
    enum = limits.get("enum")
    return Constraints(
        required=bool(limits.get("required")),
        enum=tuple(enum) if isinstance(enum, list) else (),
        pattern=text(limits, "pattern"),
        minimum=limits.get("minimum"),
        exclusive_minimum=limits.get("exclusiveMinimum"),
        maximum=limits.get("maximum"),
        exclusive_maximum=limits.get("exclusiveMaximum"),
    )


def dialect(resource: dict[str, Any], path: str) -> Dialect:
    """How a resource's one file is written; Data Package v1 nested that under the format's name."""
    told = resource.get("dialect")
    told = told if isinstance(told, dict) else {}
    nested = told.get("csv")
    told = {**told, **(nested if isinstance(nested, dict) else {})}
    rows = told.get("headerRows")
    last = max(rows) if isinstance(rows, list) and rows else 1
    return Dialect(
        delimiter=text(told, "delimiter") or ("\t" if path.endswith(".tsv") else ","),
        quote='"' if told.get("quoteChar") is None else text(told, "quoteChar"),
        escape=text(told, "escapeChar"),
        comment=text(told, "commentChar"),
        skip_initial_space=bool(told.get("skipInitialSpace")),
        header_row=0 if told.get("header") is False else last,
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
    listed = {str(value): texts(about, "label") for value, about in categories(field) if about.get("label")}
    own = field.get("labels")  # others may use that word otherwise
    if isinstance(own, dict):
        listed |= {value: label for value, label in own.items() if isinstance(label, dict)}
    return listed


def example(field: dict[str, Any]) -> str:
    """A field's example as text, whatever JSON it is; empty where it has none."""
    value = field.get("example", "")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def missing(values: Any) -> Iterator[tuple[str, str]]:
    """What stands for nothing in a column, each with its label."""
    for value in values if isinstance(values, list) else []:
        if isinstance(value, dict):
            yield str(value.get("value", "")), str(value.get("label", ""))
        else:
            yield str(value), ""


def keywords(descriptor: dict[str, Any]) -> tuple[str, ...]:
    """The words that a descriptor offers for searching, each once."""
    words = descriptor.get("keywords")
    listed = words if isinstance(words, list) else []
    return tuple(dict.fromkeys(word for word in listed if isinstance(word, str) and word))


def license(described: dict[str, Any]) -> License:
    """A licence as a descriptor names it."""
    return License(text(described, "name"), text(described, "path"), text(described, "title"))


def contributor(described: dict[str, Any]) -> Contributor:
    """A contributor with a role: the first of v2's `roles`, else v1's `role`."""
    roles = described.get("roles")
    role = str(roles[0]) if isinstance(roles, list) and roles else text(described, "role")
    return Contributor(text(described, "title"), role)


def objects(described: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects that a property lists, whatever else stands among them."""
    listed = described.get(name)
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def text(described: dict[str, Any], name: str) -> str:
    """A property as text; empty where there is nothing in it."""
    value = described.get(name)
    return "" if value is None else str(value)


def texts(described: dict[str, Any], name: str) -> dict[str, str]:
    """A text in each language; a descriptor with one language speaks it to both."""
    first = described.get(name)
    if not first:
        return {}
    return {"vi": str(first), "en": str(described.get(f"{name}_en") or first)}
