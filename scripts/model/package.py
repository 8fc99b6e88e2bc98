"""What any data package holds, whatever it means: its tables, their fields and lines, as frozen values.

What the generator reads of a descriptor has a field here. The rest passes through as `properties`, JSON as
it was written: the published descriptor repeats it, and a review compares it as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Properties: TypeAlias = Mapping[str, Json]  # of a descriptor or a part of it, in the order written


@dataclass(frozen=True)
class License:
    """Terms of use that a descriptor names; empty text where it does not."""

    name: str  # an Open Definition id, e.g. CC-BY-4.0
    path: str  # address, or a file of the package
    title: str

    @property
    def label(self) -> str:
        """The licence as people know it: its title, else its id, else its address."""
        return self.title or self.name or self.path


@dataclass(frozen=True)
class Source:
    """What a package was made from; empty text where the descriptor does not say."""

    title: str
    path: str


@dataclass(frozen=True)
class Contributor:
    """Who had a part in a package."""

    title: str  # a person's or an organisation's name
    role: str  # e.g. publisher; of several the first


@dataclass(frozen=True)
class Dialect:
    """How a table's file is written."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""  # empty: quotes are doubled
    comment: str = ""  # what a line that is no data begins with; empty: every line is data
    skip_initial_space: bool = False
    header_row: int = 1  # the last row of the heading; 0 where there is none


@dataclass(frozen=True)
class Constraints:
    """What a field's values must keep to; None, or nothing in it, where the descriptor sets no such limit."""

    required: bool = False
    enum: tuple[Json, ...] = ()
    pattern: str = ""  # a regular expression for the whole value
    minimum: Json = None
    exclusive_minimum: Json = None
    maximum: Json = None
    exclusive_maximum: Json = None


@dataclass(frozen=True)
class Field:
    """One column of a table, as its descriptor describes it."""

    name: str
    type: str
    title: dict[str, str]  # language → text; empty where the descriptor has none
    description: dict[str, str]
    example: str
    constraints: Constraints = Constraints()
    labels: dict[str, dict[str, str]] = field(default_factory=dict)  # allowed value → language → label
    unit: str = ""
    missing: tuple[tuple[str, str], ...] = ()  # what stands for nothing, with its label or an empty one
    categories: tuple[str | int | float, ...] = ()  # the values that there are, where the field lists them so
    decimal_char: str = ""  # of a number; empty: a point
    group_char: str = ""  # between thousands of a number; empty: nothing
    properties: Properties = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Line:
    """One line of a table, as printed: what previews and row anchors show."""

    number: int  # as a spreadsheet numbers it
    cells: tuple[str, ...]
    values: tuple[Any, ...] = ()  # the cells as Frictionless reads their types; None where there is nothing


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
    dialect: Dialect = Dialect()  # of `raw`
    encoding: str = "utf-8"  # of `raw`, in small letters
    properties: Properties = field(default_factory=dict, repr=False)

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
class Resource:
    """A resource that is no table, or whose table could not be read."""

    name: str
    properties: Properties = field(repr=False)


@dataclass(frozen=True)
class Package:
    """One folder of `datasets/`: a data package of any kind."""

    name: str
    folder: str  # name of its folder in datasets/
    title: dict[str, str]
    description: dict[str, str]
    version: str
    created: str
    licenses: tuple[License, ...]
    sources: tuple[Source, ...]
    tables: tuple[Table, ...]
    contributors: tuple[Contributor, ...] = ()
    keywords: tuple[str, ...] = ()  # each once
    attachments: tuple[Attachment, ...] = ()
    others: tuple[Resource, ...] = ()  # the resources that are not in `tables`
    properties: Properties = field(default_factory=dict, repr=False)  # `resources` is empty in it
