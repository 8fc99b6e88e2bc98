"""This room makes a package whole: native foreign keys, hashes, and every table that it leans on.

What is published stands on its own: any Data Package tool can read and check it, in its folder on the site
or unzipped, without knowing this project.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scripts.model.package import Package, Properties, Table


@dataclass(frozen=True)
class Member:
    """A table of a bundle: under which name, from which package."""

    name: str
    package: Package
    table: Table

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def members(package: Package, packages: Iterable[Package]) -> tuple[Member, ...]:
    """A package's own tables, then those that they refer to, and those refer to in turn."""
    known = {(p.name, t.name): (p, t) for p in packages for t in p.tables}
    found = {(package.name, t.name): Member(t.name, package, t) for t in package.tables}
    waiting = list(found)
    while waiting:
        _, table = known[waiting.pop(0)]
        for reference in table.references:
            key = (reference.package, reference.table)
            if key in known and key not in found:
                other, leaned_on = known[key]
                taken = {m.name for m in found.values()}
                name = leaned_on.name if leaned_on.name not in taken else f"{other.name}-{leaned_on.name}"
                found[key] = Member(name, other, leaned_on)
                waiting.append(key)
    return tuple(found.values())


def descriptor(package: Package, packages: Iterable[Package]) -> dict[str, Any]:
    """The package's descriptor as published: self-contained, with the size and hash of every file."""
    bundled = members(package, packages)
    names = {(m.package.name, m.table.name): m.name for m in bundled}
    tables = [published(own_copy(member.table.properties), member, names) for member in bundled]
    others = [attached(package, own_copy(resource.properties)) for resource in package.others]
    return {**own_copy(package.properties), "resources": [*tables, *others]}


def own_copy(properties: Properties) -> dict[str, Any]:
    """A part of a descriptor that may be changed for publishing."""
    return copy.deepcopy(dict(properties))


def attached(package: Package, resource: dict[str, Any]) -> dict[str, Any]:
    """A resource that is no table, as published: where its files are, how large they are."""
    files = [a for a in package.attachments if a.resource == resource["name"]]
    if not files:
        return resource  # it stands in the descriptor itself
    described = {k: v for k, v in resource.items() if k not in ("extrapaths", "bytes", "hash")}
    described["path"] = files[0].file if len(files) == 1 else [f.file for f in files]
    if len(files) == 1:
        described |= weighed(files[0].raw)
    return described


def weighed(raw: bytes) -> dict[str, Any]:
    """A file's size and hash, as descriptors tell them."""
    return {"bytes": len(raw), "hash": "sha256:" + hashlib.sha256(raw).hexdigest()}


def published(resource: dict[str, Any], member: Member, names: dict[tuple[str, str], str]) -> dict[str, Any]:
    """One resource as published: native keys to the tables beside it, its file's size and hash."""
    described = {
        "name": member.name,
        "path": member.file,
        **{k: v for k, v in resource.items() if k != "name"},
    }
    described["path"] = member.file
    described.pop("extrapaths", None)
    if not member.table.whole:
        # Its rows stood elsewhere: nothing of that says how this file is written.
        for name in ("data", "dialect", "format", "mediatype", "encoding"):
            described.pop(name, None)
    described.setdefault("encoding", "utf-8")
    described |= weighed(member.table.raw)
    schema = described.get("schema")
    if isinstance(schema, dict):
        schema.pop("references", None)
        keys = [
            {
                "fields": list(r.fields),
                "reference": {
                    "resource": ""
                    if (r.package, r.table) == (member.package.name, member.table.name)
                    else names[r.package, r.table],
                    "fields": list(r.columns),
                },
            }
            for r in member.table.references
            if (r.package, r.table) in names
        ]
        schema.pop("foreignKeys", None)
        if keys:
            schema["foreignKeys"] = keys
    return described


def as_text(described: dict[str, Any]) -> bytes:
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
