"""Any package's descriptor in; Problems out for what it reaches for, and for its shape.

Frictionless judges the shape. Here stands what it lets pass or trips over: strings that it would follow out
of the package's folder, keys of nothing, patterns that keep Python busy for years.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.ingest import limits
from scripts.model.problem import Problem, problem

DEEPEST = 40  # levels: no descriptor needs more, and deeper ones exhaust whoever walks them
TAKEN = {"package": {"all"}, "table": {"datapackage"}}  # all.zip and datapackage.json stand there already
# Endings of files that are published beside the packages' and the tables' folders.
ENDINGS = {"bib", "csv", "excel", "html", "json", "jsonld", "md", "parquet", "txt", "xlsx", "xml", "zip"}
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")  # what Windows gives to devices
PROFILES = ("data-package", "tabular-data-package", "data-resource", "tabular-data-resource")


def parsed(file: str, raw: bytes) -> dict[str, Any] | Problem:
    """The JSON object that a file holds, or what is wrong with it as a text."""
    try:
        value = json.loads(raw.decode("utf-8-sig"), parse_constant=refuse_constant)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        return problem(file, "not-utf8", raw[: error.start].count(b"\n") + 1)
    except json.JSONDecodeError as error:
        return problem(file, "descriptor-not-json", error.lineno)
    except RecursionError:
        return problem(file, "descriptor-too-deep")
    except ValueError:  # NaN, Infinity, half a surrogate pair, a number of thousands of digits
        return problem(file, "descriptor-not-json")
    if not isinstance(value, dict):
        return problem(file, "not-an-object", property=PurePosixPath(file).name)
    return problem(file, "descriptor-too-deep") if is_deep(value) else value


def refuse_constant(constant: str) -> None:
    """Raise ValueError for NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(constant)


def is_deep(value: dict[str, Any]) -> bool:
    """True for JSON nested deeper than anybody means."""
    level: list[dict[str, Any] | list[Any]] = [value]
    for _ in range(DEEPEST):
        inner = [v for outer in level for v in (outer.values() if isinstance(outer, dict) else outer)]
        level = [v for v in inner if isinstance(v, dict | list)]
    return bool(level)


def reach_problems(folder: Path, file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
    """A package lists its tables, names them as addresses can, and reaches for nothing outside its folder."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not resources:
        yield problem(file, "no-resources")
        return
    many = list(limits.package_problems(file, resources))
    yield from many
    if many:
        return
    if not is_step(str(descriptor["name"]), "package"):
        yield problem(file, "name-not-plain", name=descriptor["name"])
    for nth, resource in enumerate(resources):
        if not isinstance(resource, dict):
            yield problem(file, "not-an-object", property=f"resources[{nth}]")
            continue
        name = str(resource.get("name", ""))
        if not is_step(name, "table"):
            yield problem(file, "name-not-plain", column=name, name=name)
        for place in places(resource):
            if not is_inside(folder, place):
                yield problem(file, "path-outside", column=name, path=place)


def is_step(name: str, kind: str) -> bool:
    """True for a name that can be one step of an address, on any system, and that no file takes."""
    leads = "/" in name or "\\" in name or name.startswith(".") or name.endswith(".")
    taken = name in TAKEN[kind] or ("." in name and name.rpartition(".")[2] in ENDINGS)
    return not (leads or taken or RESERVED.fullmatch(name) or len(name) > limits.LONGEST_NAME)


def places(resource: dict[str, Any]) -> Iterator[str]:
    """Every place that a resource names: its data, its schema, its dialect, by whatever scheme."""
    for name in ("path", "extrapaths", "url", "schema", "dialect"):
        value = resource.get(name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield item
    if resource.get("scheme", "file") != "file":
        yield f"{resource['scheme']}://{resource.get('path', '')}"


def is_inside(folder: Path, place: str) -> bool:
    """True for a plain file name below the folder that no link leads out of it."""
    path = PurePosixPath(place)
    if ":" in place or "\\" in place or path.is_absolute() or ".." in path.parts:
        return False
    try:
        return (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def inlined(folder: Path, shown: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
    """A schema or dialect in a file of its own is put where it is named, and judged like any other."""
    for resource in descriptor["resources"]:
        for name in ("schema", "dialect"):
            if not isinstance(resource.get(name), str):
                continue
            file = f"{shown}/{resource[name]}"
            raw = limits.content(file, folder / resource[name], limits.LARGEST_DESCRIPTOR)
            inner = raw if isinstance(raw, Problem) else parsed(file, raw)
            if isinstance(inner, Problem):
                yield inner
            else:
                resource[name] = inner
    yield from limits.package_problems(shown + "/datapackage.json", descriptor["resources"])


def shape_problems(file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
    """A descriptor has the shape of a Data Package, and its keys name columns and tables that it has."""
    from frictionless import FrictionlessException, Package

    strings, odd = list(strings_for_objects(descriptor)), list(misshapen(descriptor))
    yield from (problem(file, "not-an-object", property=place) for place in strings)
    yield from (problem(file, "descriptor-invalid", note=place) for place in odd)
    if strings or odd:
        return
    try:
        Package.from_descriptor(for_frictionless(descriptor))
    except FrictionlessException as error:
        for reason in error.reasons or [error.error]:
            yield problem(file, "descriptor-invalid", note=reason.note)
        return
    tables = [resource["name"] for resource in descriptor["resources"]]
    for resource in descriptor["resources"]:
        schema = resource.get("schema") or {}
        for field in schema.get("fields", []):
            note = pattern_note(field)
            if note:
                yield problem(file, "descriptor-invalid", column=resource["name"], note=note)
        names = [field["name"] for field in schema.get("fields", [])]
        for wanted in missing_keys(schema, names, tables):
            yield problem(file, "key-of-nothing", column=resource["name"], name=wanted)


def strings_for_objects(descriptor: dict[str, Any]) -> Iterator[str]:
    """Where a string stands for a field or a control: Frictionless would take it for a file and open it."""
    for resource in descriptor["resources"]:
        for within, listed in (("schema", "fields"), ("dialect", "controls")):
            around = resource.get(within)
            items = around.get(listed) if isinstance(around, dict) else None
            for nth, item in enumerate(items if isinstance(items, list) else []):
                if isinstance(item, str):
                    yield f"{resource.get('name')}.{within}.{listed}[{nth}]"


def misshapen(descriptor: dict[str, Any]) -> Iterator[str]:
    """Properties over whose shape Frictionless, and we behind it, would trip."""
    for resource in descriptor["resources"]:
        name, paths = resource.get("name"), resource.get("extrapaths") or []
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            yield f"{name}.extrapaths"
        dialect, schema = resource.get("dialect"), resource.get("schema")
        if isinstance(dialect, dict) and not isinstance(dialect.get("csv") or {}, dict):
            yield f"{name}.dialect.csv"
        keys = (schema.get("foreignKeys") or []) if isinstance(schema, dict) else []
        if not isinstance(keys, list) or not all(map(is_key, keys)):
            yield f"{name}.schema.foreignKeys"


def is_key(key: Any) -> bool:
    """True for what has the shape of a foreign key."""
    if not isinstance(key, dict) or not isinstance(key.get("reference"), dict):
        return False
    return all(isinstance(side.get("fields"), str | list) for side in (key, key["reference"]))


def missing_keys(schema: dict[str, Any], names: list[str], tables: list[str]) -> Iterator[str]:
    """Columns and tables that unique and foreign keys name in vain."""
    unique = schema.get("uniqueKeys", [])
    for key in unique if isinstance(unique, list) else [unique]:
        yield from (str(k) for k in (key if isinstance(key, list) else [key]) if k not in names)
    for key in schema.get("foreignKeys") or []:
        other = key["reference"].get("resource") or ""
        if other and other not in tables:
            yield str(other)


def pattern_of(field: dict[str, Any]) -> Any:
    """A field's pattern for RE2, which needs no longer for any cell than the cell is long; None without one.

    Python's own engine, which Frictionless asks, can be kept busy for years by a pattern of eight signs.
    """
    import re2

    pattern = (field.get("constraints") or {}).get("pattern")
    if pattern is None:
        return None
    options = re2.Options()
    options.log_errors = False
    return re2.compile(str(pattern), options)


def pattern_note(field: dict[str, Any]) -> str:
    """What is wrong with a field's pattern."""
    import re2

    try:
        pattern_of(field)
    except re2.error as error:
        reason = error.args[0]
        return f"pattern: {reason.decode('utf-8', 'replace') if isinstance(reason, bytes) else reason}"
    return ""


def categories(field: dict[str, Any]) -> list[tuple[Any, dict[str, Any]]]:
    """The values that a field lists as its categories, with what is told of each; Frictionless reads none."""
    categories = field.get("categories")
    listed = categories if isinstance(categories, list) else []
    pairs = [(c.get("value"), c) if isinstance(c, dict) else (c, {}) for c in listed]
    return [(value, about) for value, about in pairs if isinstance(value, str | int | float)]


def for_frictionless(descriptor: dict[str, Any]) -> dict[str, Any]:
    """A copy of a descriptor without what Frictionless may not see.

    That is patterns, which `pattern_of` matches safely, and profiles of others, which it would fetch from
    where they point.
    """
    whole: dict[str, Any] = json.loads(json.dumps(descriptor))
    for resource in whole["resources"]:
        if resource.get("path"):
            resource.setdefault("encoding", "utf-8")  # as the standard says; Frictionless would guess
        schema = resource.get("schema")
        for field in schema.get("fields", []) if isinstance(schema, dict) else []:
            constraints = field.get("constraints") if isinstance(field, dict) else None
            if isinstance(constraints, dict) and field.get("type", "string") == "string":
                constraints.pop("pattern", None)
    for described in (whole, *whole["resources"]):
        described.pop("profiles", None)
        if described.get("profile") not in PROFILES:
            described.pop("profile", None)
    return whole
