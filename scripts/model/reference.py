"""Rows of the package `reference`: a frozen dataclass a table, its attributes the table's columns.

An unknown is an empty string, or None where the column holds a number, a day or a period.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.model.period import Period
from scripts.model.row import Row


@dataclass(frozen=True, kw_only=True)
class Document(Row):
    """An instrument or a report: what sets, changes or tells."""

    kind: str  # law, decree, resolution, decision, …; press, report, statistics and proposal set nothing
    number: str  # e.g. 12-NQ/HU; restarts each term, so never an id alone
    title_vi: str
    title_en: str
    issuer: str
    issued: date | None
    effective: date | None
    language: str  # vi, also where empty, or en: the language in which its quotes are read
    url: str
    held: bool  # its text was read and fingerprinted
    note_vi: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Organisation(Row):
    """Who issues documents, asks and is asked."""

    position: int  # the order of precedence
    kind: str  # party, people, government, ministry, …
    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Theme(Row):
    """A field of policy, by which indicators and tasks are listed."""

    position: int
    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Unit(Row):
    """What figures are counted in."""

    kind: str  # percent, point, rank, count, money, ratio, other
    symbol_vi: str
    symbol_en: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Indicator(Row):
    """Something that is measured, and promised."""

    position: int
    name_vi: str
    name_en: str
    theme: str
    unit: str
    decimals: int  # the most that a computed figure of it is shown with
    direction: str  # up, down, none: which way is better
    nature: str  # flow (adds up over a year), stock (as of a day), rate; empty where it is not clear
    whole: str  # the indicator of which this one is a share
    change_of: str  # the indicator whose change this one measures
    rank_of: str  # the indicator whose rank this one tells
    definition_vi: str
    definition_en: str
    code: str
    code_scheme: str


@dataclass(frozen=True, kw_only=True)
class Gap(Row):
    """What no source says, or what a source says will come."""

    kind: str  # unknown, awaited
    about: str  # table/id
    text_vi: str
    text_en: str
    expected: Period | None
    closed_by: str  # the document that closed it
    closed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Area(Row):
    """A territory that figures speak of; its codes are text."""

    name_vi: str
    name_en: str
    kind: str
    parent: str
    code: str
    code_scheme: str
    iso: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, kw_only=True)
class Request(Row):
    """A question put to a body about a gap, with its answer where one came."""

    gap: str
    asked_on: date | None
    asked_of: str
    answered_on: date | None
    answer_vi: str
    answer_en: str
