"""A package made self-contained: native foreign keys, hashes, and every table that it refers to.

What is published stands on its own: any Data Package tool can read and check it, in its folder on the site
or unzipped, without knowing this project.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scripts.exports.files import FileInfo
from scripts.model.package import Package, Properties, Table


@dataclass(frozen=True)
class Member:
    """A table of a bundle: under which name, from which package."""

    name: str
    package: Package
    table: Table

    @property
    def file(self) -> str:
        """The name of its CSV in the bundle."""
        return f"{self.name}.csv"


def members(package: Package, packages: Iterable[Package]) -> tuple[Member, ...]:
    """A package's own tables, then those that they refer to, and those refer to in turn."""
    known = {(p.name, t.name): (p, t) for p in packages for t in p.tables}
    bundled = {(package.name, t.name): Member(t.name, package, t) for t in package.tables}
    waiting = list(bundled)
    while waiting:
        _, table = known[waiting.pop(0)]
        for reference in table.references:
            key = (reference.package, reference.table)
            if key in known and key not in bundled:
                other, referred = known[key]
                taken = {m.name for m in bundled.values()}
                name = referred.name if referred.name not in taken else f"{other.name}-{referred.name}"
                bundled[key] = Member(name, other, referred)
                waiting.append(key)
    return tuple(bundled.values())


def descriptor(package: Package, packages: Iterable[Package]) -> dict[str, Any]:
    """The package's descriptor as published: self-contained, with the size and hash of every file."""
    bundled = members(package, packages)
    names = {(m.package.name, m.table.name): m.name for m in bundled}
    tables = [published_resource(own_copy(m.table.properties), m, names) for m in bundled]
    others = [published_attachment(package, own_copy(resource.properties)) for resource in package.others]
    return {**own_copy(package.properties), "resources": [*tables, *others]}


def own_copy(properties: Properties) -> dict[str, Any]:
    """A part of a descriptor that may be changed for publishing."""
    return copy.deepcopy(dict(properties))


def published_attachment(package: Package, resource: dict[str, Any]) -> dict[str, Any]:
    """A resource that is no table, as published: where its files are, how large they are."""
    files = [a for a in package.attachments if a.resource == resource["name"]]
    if not files:
        return resource  # it stands in the descriptor itself
    described = {k: v for k, v in resource.items() if k not in ("extrapaths", "bytes", "hash")}
    described["path"] = files[0].file if len(files) == 1 else [f.file for f in files]
    if len(files) == 1:
        described |= size_and_hash(files[0].raw)
    return described


def size_and_hash(raw: bytes) -> dict[str, Any]:
    """A file's size and hash, as the properties of a Data Package resource."""
    info = FileInfo.of(raw)
    return {"bytes": info.size, "hash": f"sha256:{info.sha256}"}


def published_resource(
    resource: dict[str, Any], member: Member, names: dict[tuple[str, str], str]
) -> dict[str, Any]:
    """One resource as published: native keys to the tables beside it, its file's size and hash."""
    described = {"name": member.name, "path": member.file}
    described |= {k: v for k, v in resource.items() if k not in ("name", "path", "extrapaths")}
    if not member.table.whole:
        # Its rows stood elsewhere: nothing of that says how this file is written.
        for name in ("data", "dialect", "format", "mediatype", "encoding"):
            described.pop(name, None)
    described.setdefault("encoding", "utf-8")
    described |= size_and_hash(member.table.raw)
    schema = described.get("schema")
    if isinstance(schema, dict):
        schema.pop("references", None)
        schema.pop("foreignKeys", None)
        keys = foreign_keys(member, names)
        if keys:
            schema["foreignKeys"] = keys
    return described


def foreign_keys(member: Member, names: dict[tuple[str, str], str]) -> list[dict[str, Any]]:
    """A table's references as native foreign keys to tables of the bundle; "" is the table itself."""
    own = (member.package.name, member.table.name)
    return [
        {
            "fields": list(r.fields),
            "reference": {
                "resource": "" if (r.package, r.table) == own else names[r.package, r.table],
                "fields": list(r.columns),
            },
        }
        for r in member.table.references
        if (r.package, r.table) in names
    ]
