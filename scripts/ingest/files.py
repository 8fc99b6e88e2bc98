"""The folder of one package in; its sound descriptor and its files' bytes out, Problems for the rest.

Nothing that a descriptor names is opened before the descriptor itself has been found sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.ingest import canonical, limits, profile
from scripts.ingest import descriptor as descriptors
from scripts.ingest.draft import PackageDraft
from scripts.model.ledger import TABLES
from scripts.model.problem import Problem, problem


def open_package(folder: Path, shown: str, problems: list[Problem]) -> PackageDraft | None:
    """The folder's descriptor and its files' bytes; None where there is nothing to go on with.

    `shown` is the folder as people are told it; what is wrong is added to `problems`.
    """
    draft = open_descriptor(folder, shown, problems)
    if draft:
        for resource in draft.readable():
            problems.extend(read_files(draft, resource))
    return draft


def open_descriptor(folder: Path, shown: str, problems: list[Problem]) -> PackageDraft | None:
    """The folder's descriptor, checked before anything that it names is opened; None where it is unsound."""
    file = f"{shown}/datapackage.json"
    if not descriptors.is_inside(folder.parent, f"{folder.name}/datapackage.json"):
        problems.append(problem(file, "path-outside", path="datapackage.json"))
        return None
    raw = limits.content(file, folder / "datapackage.json", limits.LARGEST_DESCRIPTOR)
    descriptor = raw if isinstance(raw, Problem) else descriptors.parsed(file, raw)
    if isinstance(descriptor, Problem):
        missing = descriptor.code == "no-file"
        problems.append(problem(file, "no-descriptor") if missing else descriptor)
        return None
    name = descriptor.setdefault("name", folder.name)  # v2 asks for none
    if not isinstance(name, str):
        problems.append(problem(file, "package-misnamed", right=folder.name))
        return None
    if name != folder.name and (name in TABLES or folder.name in TABLES):
        problems.append(problem(file, "package-misnamed", right=folder.name))
        descriptor["name"] = folder.name
    for check in (
        descriptors.reach_problems(folder, file, descriptor),
        descriptors.inlined(folder, shown, descriptor),
        descriptors.shape_problems(file, descriptor),
    ):
        wrong = list(check)
        problems.extend(wrong)
        if wrong:
            return None
    draft = PackageDraft(folder, file, descriptor)
    if draft.ours:
        wrong = list(profile.problems(file, descriptor))
        problems.extend(wrong)
        draft.blocked |= {str(p.column).split(".")[0] for p in wrong if p.code in profile.BLOCKING}
        draft.blocked |= {r["name"] for r in descriptor["resources"] if not r.get("schema")}
    return draft


def read_files(draft: PackageDraft, resource: dict[str, Any]) -> list[Problem]:
    """Put a resource's bytes on the draft, of a table of ours its rows too; return what is wrong."""
    name, path = str(resource["name"]), resource.get("path") or []
    parts = draft.parts[name] = []
    for place in [*(path if isinstance(path, list) else [path]), *(resource.get("extrapaths") or [])]:
        file = draft.file_of(place)
        part = limits.content(file, draft.folder / place)
        wrong = [part] if isinstance(part, Problem) else list(size_problems(file, part, resource))
        if wrong or isinstance(part, Problem):
            draft.blocked.add(name)
            return wrong
        parts.append(part)
    if len(parts) != 1:
        return []  # its rows stand in the descriptor, or in several files: one is made of them
    raw = draft.raw[name] = parts[0]
    if not draft.ours:
        return []
    types = {field["name"]: field.get("type", "string") for field in resource["schema"]["fields"]}
    rows = canonical.parsed(file, raw, list(types))
    if isinstance(rows, list):
        draft.rows[name] = rows
        wrong = list(canonical.table_problems(file, raw, rows, types))
    else:
        draft.blocked.add(name)
        wrong = [rows]
    draft.report(name, wrong)
    return wrong


def size_problems(file: str, raw: bytes, resource: dict[str, Any]) -> Iterator[Problem]:
    """What is too much in a table; other files have no rows."""
    if Path(file).suffix in (".csv", ".tsv") or resource.get("format") in ("csv", "tsv"):
        dialect = resource.get("dialect") or {}
        declared = dialect.get("delimiter") or (dialect.get("csv") or {}).get("delimiter")
        delimiter = str(declared or ("\t" if file.endswith(".tsv") else ","))
        yield from limits.table_problems(file, raw, delimiter)
