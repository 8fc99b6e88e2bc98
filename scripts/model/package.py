"""This room names what any data package holds: tables, fields and lines, whatever they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Field:
    """One column of a table, as its descriptor describes it."""

    name: str
    type: str
    title: dict[str, str]  # language → text; empty where the descriptor has none
    description: dict[str, str]
    example: str
    constraints: dict[str, Any]
    labels: dict[str, dict[str, str]]  # allowed value → language → label
    unit: str = ""
    missing: tuple[tuple[str, str], ...] = ()  # what stands for nothing, with its label or an empty one
    categories: tuple[Any, ...] = ()  # the values that there are, where the field lists them so


@dataclass(frozen=True)
class Line:
    """One line of a table, as printed: what previews and row anchors show."""

    number: int  # as a spreadsheet numbers it
    cells: tuple[str, ...]
    values: tuple[Any, ...] = ()  # the cells as their fields' types read them; None where there is nothing


@dataclass(frozen=True)
class Table:
    """One resource of a package: its fields and lines, whatever they mean."""

    name: str
    path: str  # inside the package's folder
    title: dict[str, str]
    description: dict[str, str]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    keys: tuple[str, ...]  # primary key
    unique_keys: tuple[tuple[str, ...], ...]  # columns whose cells are unique together
    references: tuple[Reference, ...]
    raw: bytes = field(repr=False)  # the file, byte for byte
    whole: bool = True  # False where the file was made of several, or of rows that stand in the descriptor

    def key(self, line: Line) -> str:
        """What a line's anchor is made of: its primary key, else its row number."""
        names = [f.name for f in self.fields]
        return "-".join(line.cells[names.index(k)] for k in self.keys) if self.keys else f"row-{line.number}"


@dataclass(frozen=True)
class Reference:
    """A column whose cells are ids of another table, perhaps in another package."""

    fields: tuple[str, ...]
    package: str
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Attachment:
    """A file of a package that is no table: a map, a document."""

    resource: str
    file: str  # as published, beside the tables
    raw: bytes = field(repr=False)


@dataclass(frozen=True)
class Package:
    """One folder of `datasets/`: a data package of any kind."""

    name: str
    folder: str  # name of its folder in datasets/
    title: dict[str, str]
    description: dict[str, str]
    version: str
    created: str
    licenses: tuple[dict[str, str], ...]
    sources: tuple[dict[str, str], ...]
    tables: tuple[Table, ...]
    descriptor: dict[str, Any] = field(repr=False)
    attachments: tuple[Attachment, ...] = ()
