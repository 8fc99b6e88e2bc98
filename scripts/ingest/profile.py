"""A descriptor of ours in; Problems out where it lacks or misspells what readers and the model rely on."""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections.abc import Iterator
from typing import Any

from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, problem

# type of a dataclass's field → type of a schema's
TYPES = {"str": "string", "int": "integer", "Decimal": "number", "bool": "boolean", "date": "date"}
TYPES["Period"] = "string"
# Properties that Data Package v2 and this project define; a misspelt one would pass unseen.
KNOWN = {
    "package": "$schema name title title_en description description_en languages version created licenses "
    "sources contributors keywords resources homepage id image",
    "resource": "name path type format mediatype encoding dialect title title_en description description_en "
    "schema bytes hash sources licenses",
    "schema": "$schema fields primaryKey foreignKeys references uniqueKeys missingValues fieldsMatch",
    "field": "name type format title title_en description description_en example constraints labels "
    "trueValues falseValues decimalChar bareNumber missingValues",
    "dialect": "$schema delimiter lineTerminator quoteChar doubleQuote header skipInitialSpace",
}
NEEDED = {
    "package": "name title title_en",
    "resource": "encoding dialect schema title title_en description description_en",
    "field": "title title_en description description_en",
}
# What those properties say where they are said at all: the canonical form, read in one way only.
RIGHT: dict[str, dict[str, object]] = {
    "resource": {"encoding": "utf-8", "type": "table", "format": "csv"},
    "schema": {"missingValues": [""], "fieldsMatch": "exact"},
    "field": {"trueValues": ["true"], "falseValues": ["false"], "decimalChar": ".", "missingValues": [""]},
    "dialect": {
        "delimiter": ",",
        "lineTerminator": "\n",
        "quoteChar": '"',
        "doubleQuote": True,
        "header": True,
    },
}
# column → table: what a column of this name holds is an id of that table, in every table of ours; its table
# stands before it where tables differ.
LEADS_TO = {
    "indicator": "indicators",
    "whole": "indicators",
    "document": "documents",
    "source": "documents",
    "amends": "documents",
    "theme": "themes",
    "unit": "units",
    "organisation": "organisations",
    "issuer": "organisations",
    "by": "organisations",
    "to": "organisations",
    "task": "tasks",
    "amendment": "amendments",
    "change_of": "indicators",
    "rank_of": "indicators",
    "area": "areas",
    "parent": "areas",
    "gap": "gaps",
    "duty": "duties",
    "closed_by": "documents",
    "asked_of": "organisations",
    "targets.replaces": "targets",
    "results.replaces": "results",
}
OPTIONAL = ("targets.value",)  # numbers that a row of one kind leaves empty
BLOCKING = ("column-missing", "property-wrong", "key-of-nothing")  # codes that leave a table unreadable


def problems(file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
    """Our packages say all that a reader relies on, misspell nothing, and keep the model's columns."""
    yield from property_problems(file, "package", descriptor, None)
    for resource in descriptor["resources"]:
        name = resource["name"]
        yield from property_problems(file, "resource", resource, name)
        if not isinstance(resource.get("path"), str):
            yield problem(file, "property-wrong", column=name, property="path", right=f"{name}.csv")
        yield from property_problems(file, "dialect", resource.get("dialect") or {}, name)
        schema = resource.get("schema") or {}
        yield from property_problems(file, "schema", schema, name)
        for field in schema.get("fields", []):
            yield from property_problems(file, "field", field, f"{name}.{field['name']}")
        kind = TABLES[descriptor["name"]].get(name) if schema else None
        unsound = list(reference_problems(file, name, schema))
        yield from unsound
        if kind and not unsound:
            yield from column_problems(file, name, kind, schema)


def property_problems(
    file: str, kind: str, described: dict[str, Any], column: str | None
) -> Iterator[Problem]:
    """Every property is one that somebody reads, none that is relied on is missing, none says otherwise."""
    known = KNOWN[kind].split()
    for name in described:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            code = "property-misspelt" if near else "property-unknown"
            yield problem(file, code, column=column, property=name, near="".join(near))
        right = RIGHT.get(kind, {}).get(name, described[name])
        if described[name] != right:
            shown = right if isinstance(right, str) and right.isprintable() else json.dumps(right)
            yield problem(file, "property-wrong", column=column, property=name, right=shown)
    for name in NEEDED.get(kind, "").split():
        if not described.get(name):
            yield problem(file, "property-missing", column=column, property=name)


def column_problems(file: str, table: str, kind: type, schema: dict[str, Any]) -> Iterator[Problem]:
    """A table of ours describes the model's columns: of the type it counts with, leading where they lead."""
    described = {field["name"]: field for field in schema.get("fields", [])}
    leads = {field: target for field, target in leading(table, schema)}
    if schema.get("primaryKey") not in ("id", ["id"]):
        yield problem(file, "property-wrong", column=table, property="primaryKey", right="id")
    for needed in dataclasses.fields(kind):
        if needed.name == "row":
            continue
        column = f"{table}.{needed.name}"
        type_name, _, optional = str(needed.type).partition(" | ")
        field = described.get(needed.name)
        if field is None:
            yield problem(file, "column-missing", column=column, name=needed.name)
        elif field.get("type") != TYPES[type_name]:
            yield problem(file, "property-wrong", column=column, property="type", right=TYPES[type_name])
        elif (
            type_name in ("int", "Decimal")
            and not optional
            and column not in OPTIONAL
            and not (field.get("constraints") or {}).get("required")
        ):
            yield problem(file, "property-wrong", column=column, property="required", right="true")
        elif led_to(column) != leads.get(needed.name):
            right = led_to(column) or "–"
            yield problem(file, "property-wrong", column=column, property="references", right=right)


def led_to(column: str) -> str | None:
    """The table whose ids a column holds, from `table.column`; None of a column that leads nowhere."""
    return LEADS_TO.get(column, LEADS_TO.get(column.partition(".")[2]))


def leading(table: str, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each column that leads to a table, with that table; `reference_problems` has looked at the shape."""
    for key in [*schema.get("foreignKeys", []), *schema.get("references", [])]:
        fields = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
        yield fields[0], key["reference"].get("resource") or table


def reference_problems(file: str, table: str, schema: dict[str, Any]) -> Iterator[Problem]:
    """`references` has the shape of foreign keys, each from a column to the ids of a table of ours."""
    names = [field["name"] for field in schema.get("fields", [])]
    listed = schema.get("references", [])
    for reference in listed if isinstance(listed, list) else [listed]:
        try:
            (column,), other = reference["fields"], reference["reference"]
            package, target, keys = other["package"], other["resource"], other["fields"]
        except (KeyError, TypeError, ValueError):
            wanted = json.dumps(reference, ensure_ascii=False)
        else:
            known = target in TABLES.get(package, {}) and keys == ["id"]
            wanted = "" if known and column in names else f"{column} → {package}/{target}"
        if wanted:
            yield problem(file, "key-of-nothing", column=table, name=wanted)
