"""What a mistake has not touched, read once: stand-ins for what the loader asks of a package and of a table.

One of every mistake spoils one package of four, and of that one table; the rest are the same bytes each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from scripts.ingest import descriptor as descriptors
from scripts.ingest import load
from scripts.model.problem import Problem

Key = tuple[Any, ...]


def reader() -> Callable[..., Any]:
    """`load.read_package` that remembers what it returned for a sound package of the same files.

    What it depends on is its key: the files of the package's folder, every id that another table has, the
    site's area. A package with a Problem is read anew each time, and so is one that holds more than plain
    files.
    """
    read, known = load.read_package, {}

    def remembering(draft: Any, ids: Any, area: str, problems: list[Problem]) -> Any:
        folder = draft.file.rpartition("/")[0]
        files = sorted(draft.folder.rglob("*"))
        spoilt = any(p.file.startswith(f"{folder}/") for p in problems)
        if spoilt or not all((f.is_file() and not f.is_symlink()) or f.is_dir() for f in files):
            return read(draft, ids, area, problems)
        content = tuple(
            (f.relative_to(draft.folder).as_posix(), f.read_bytes()) for f in files if f.is_file()
        )
        key: Key = (draft.name, content, frozenset(ids.items()), area)
        if key in known:
            return known[key]
        before = len(problems)
        answer = read(draft, ids, area, problems)
        if len(problems) == before:
            known[key] = answer
        return answer

    return remembering


def table_reader() -> Callable[..., Any]:
    """`load.read` that remembers the Reading of a sound table.

    What it depends on is its key: the description and the bytes of the table and of those that its foreign
    keys lead to. A table with an error is read anew each time, and so is what other files describe.
    """
    read, known = load.read, {}

    def remembering(resource: Any, typed: bool) -> Any:
        package, schema = resource.package, getattr(resource, "schema", None)
        keys = schema.foreign_keys if schema else []
        names = {key["reference"]["resource"] for key in keys} & set(package.resource_names) - {resource.name}
        parts = [resource, *(package.get_resource(name) for name in sorted(names))]
        described = [part.to_descriptor() for part in parts]
        places = [Path(place) for part in parts for place in part.normpaths]
        plain = all(place.is_file() and not place.is_symlink() for place in places)
        if not plain or any(
            isinstance(one.get(name), str) for one in described for name in ("schema", "dialect")
        ):
            return read(resource, typed)
        key: Key = (typed, json.dumps(described, default=str), *(place.read_bytes() for place in places))
        if key in known:
            return known[key]
        answer = read(resource, typed)
        if not answer.errors:
            known[key] = answer
        return answer

    return remembering


def shapes() -> Callable[[str, dict[str, Any]], Iterator[Problem]]:
    """`descriptor.shape_problems` that remembers what it found in a descriptor of the same content."""
    check, known = descriptors.shape_problems, {}

    def remembering(file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
        key = (file, json.dumps(descriptor))  # as it is before: what is checked may be changed by the check
        if key not in known:
            known[key] = list(check(file, descriptor))
        yield from known[key]

    return remembering
