"""What the loader has read before, read once: stand-ins for what it asks of one package and of one table.

Many tests load the same few sound packages, whole or with one table spoilt: Frictionless takes a second for
what takes a hundredth of one here. The key of each stand-in is all that its answer depends on, and nothing
that has a Problem is remembered. Other processes (the command line, workflows) read without them.
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
MOST = 256  # of what is remembered at once
READ_PACKAGE, READ, SHAPE_PROBLEMS = load.read_package, load.read, descriptors.shape_problems


class Memory(dict[Key, Any]):
    """What was returned for a key, the latest alone."""

    def __setitem__(self, key: Key, value: Any) -> None:
        super().__setitem__(key, value)
        if len(self) > MOST:
            del self[next(iter(self))]


def package_reader() -> Callable[..., Any]:
    """`load.read_package` that remembers what it returned for a sound package of the same files.

    What it depends on is its key: the files of the package's folder, every id that another table has, the
    site's area. A package with a Problem is read anew each time, and so is one that holds more than plain
    files.
    """
    known = Memory()

    def remembering(draft: Any, ids: Any, area: str, problems: list[Problem]) -> Any:
        folder = draft.file.rpartition("/")[0]
        files = sorted(draft.folder.rglob("*"))
        spoilt = any(p.file.startswith(f"{folder}/") for p in problems)
        if spoilt or not all((f.is_file() and not f.is_symlink()) or f.is_dir() for f in files):
            return READ_PACKAGE(draft, ids, area, problems)
        content = tuple(
            (f.relative_to(draft.folder).as_posix(), f.read_bytes()) for f in files if f.is_file()
        )
        key: Key = (draft.name, draft.file, draft.folder.name, content, frozenset(ids.items()), area)
        if key in known:
            return known[key]
        before = len(problems)
        answer = READ_PACKAGE(draft, ids, area, problems)
        if len(problems) == before:
            known[key] = answer
        return answer

    return remembering


def table_reader() -> Callable[..., Any]:
    """`load.read` that remembers the Reading of a sound table.

    What it depends on is its key: the description and the bytes of the table and of those that its foreign
    keys lead to. A table with an error is read anew each time, and so is what other files describe.
    """
    known = Memory()

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
            return READ(resource, typed)
        key: Key = (typed, json.dumps(described, default=str), *(place.read_bytes() for place in places))
        if key in known:
            return known[key]
        answer = READ(resource, typed)
        if not answer.errors:
            known[key] = answer
        return answer

    return remembering


def shapes() -> Callable[[str, dict[str, Any]], Iterator[Problem]]:
    """`descriptor.shape_problems` that remembers what it found in a descriptor of the same content."""
    known = Memory()

    def remembering(file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
        key: Key = (
            file,
            json.dumps(descriptor),
        )  # as it is before: what is checked may be changed by the check
        if key not in known:
            known[key] = list(SHAPE_PROBLEMS(file, descriptor))
        yield from known[key]

    return remembering
