"""This room judges text before anyone parses it: paths, characters, the canonical form of a CSV.

It knows how a file must be written, not what it means; what a schema can say is left to Frictionless.
Sources of the rules: UTS #39 and CVE-2021-42694 (look-alikes), CVE-2021-42574 (bidi), CWE-1236 (formulas).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.model import TABLES
from scripts.problem import Problem, problem

BOM = b"\xef\xbb\xbf"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# Letters of Vietnamese in NFC, both cases: every vowel with every tone, and đ.
LETTERS = {
    unicodedata.normalize("NFC", base + mark + tone)
    for base in "aeiouyAEIOUY"
    for mark in ("", "\u0302", "\u0306", "\u031b")
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
} | set("đĐ")
SIGNS = set("–—“”‘’…×÷±≥≤→°₫€²³§−•·")
ALLOWED = {c for c in LETTERS if len(c) == 1} | SIGNS | {chr(c) for c in range(0x20, 0x7F)}
LOOK_ALIKES = {"Ƣ": "Ư", "ƣ": "ư", "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "\u00a0": " ", "\u202f": " "}
MARKUP = re.compile(r"<[A-Za-z!/?]|\{\{|\{%|\]\(|`|--8<--|&[#A-Za-z0-9]+;|javascript:", re.IGNORECASE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Properties that Data Package v2 and this project define; a misspelt one would pass unseen.
KNOWN = {
    "package": "$schema name title title_en description description_en languages version created licenses "
    "sources contributors keywords resources homepage id image",
    "resource": "name path type format mediatype encoding dialect title title_en description description_en "
    "schema bytes hash sources licenses",
    "schema": "$schema fields primaryKey foreignKeys references uniqueKeys missingValues fieldsMatch",
    "field": "name type format title title_en description description_en example constraints labels "
    "trueValues falseValues decimalChar groupChar bareNumber missingValues",
    "dialect": "$schema delimiter lineTerminator quoteChar doubleQuote header skipInitialSpace",
}


def descriptor_problems(folder: Path, file: str, descriptor: dict[str, Any]) -> Iterator[Problem]:
    """A descriptor reaches for nothing outside its folder, and ours say all that a reader relies on."""
    ours = descriptor.get("name") in TABLES
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not resources:
        yield problem(file, "no-resources")
        return
    if ours:
        yield from unknown_properties(file, "package", descriptor)
    for resource in resources:
        if not isinstance(resource, dict):
            yield problem(file, "resource-not-an-object")
            continue
        name = str(resource.get("name", ""))
        for place in places(resource):
            if not is_inside(folder, place):
                yield problem(file, "path-outside", column=name, path=place)
        if ours:
            yield from our_resource_problems(file, name, resource)


def our_resource_problems(file: str, name: str, resource: dict[str, Any]) -> Iterator[Problem]:
    """Encoding and dialect are declared, since Frictionless guesses them otherwise; nothing is misspelt."""
    yield from unknown_properties(file, "resource", resource)
    for needed in ("encoding", "dialect", "schema", "title", "title_en", "description", "description_en"):
        if needed not in resource:
            yield problem(file, "property-missing", column=name, property=needed)
    schema = resource.get("schema")
    if isinstance(resource.get("dialect"), dict):
        yield from unknown_properties(file, "dialect", resource["dialect"], name)
    if not isinstance(schema, dict):
        return
    yield from unknown_properties(file, "schema", schema, name)
    for field in schema.get("fields", []):
        label = f"{name}.{field.get('name')}"
        yield from unknown_properties(file, "field", field, label)
        for needed in ("title", "title_en", "description", "description_en"):
            if not field.get(needed):
                yield problem(file, "property-missing", column=label, property=needed)


def unknown_properties(
    file: str, kind: str, described: dict[str, Any], column: str | None = None
) -> Iterator[Problem]:
    """Every property is one that somebody reads."""
    import difflib

    known = KNOWN[kind].split()
    for name in described:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            code = "property-misspelt" if near else "property-unknown"
            yield problem(file, code, column=column, property=name, near="".join(near))


def places(resource: dict[str, Any]) -> Iterator[str]:
    """Every place that a resource names: its data, its schema, its dialect."""
    for value in (resource.get("path"), resource.get("schema"), resource.get("dialect")):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield item
    for extra in resource.get("extrapaths") or []:
        yield str(extra)


def is_inside(folder: Path, place: str) -> bool:
    """True for a plain file name below the folder that no link leads out of it."""
    path = PurePosixPath(place)
    if "://" in place or ":" in place or "\\" in place or path.is_absolute() or ".." in path.parts:
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def table_problems(file: str, raw: bytes, types: dict[str, str]) -> Iterator[Problem]:
    """One of our tables is in canonical form, cell by cell; `types` gives each column's type."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield problem(file, "not-utf8", line)
        return
    if not text.strip():
        yield problem(file, "empty-file")
        return
    head = text.split("\n", 1)[0]
    signs = [
        sign
        for sign, there in (
            ("BOM", raw.startswith(BOM)),
            (";", ";" in head and "," not in head),
            ("CRLF", "\r" in text),
        )
        if there
    ]
    if signs:
        yield problem(file, "saved-by-spreadsheet", signs=", ".join(signs))
        return
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        yield problem(file, "not-csv", note=error)
        return
    found = False
    for number, cells in enumerate(rows, 1):
        for name, cell in zip(rows[0], cells, strict=False):
            for told in cell_problems(file, number, name, cell, types.get(name, "string")):
                found = True
                yield told
    if not found:
        yield from canonical_problems(file, text, rows)


def cell_problems(file: str, number: int, column: str, cell: str, kind: str) -> Iterator[Problem]:
    """A cell holds plain text that can be shown anywhere and means what it looks like; or one number."""
    if kind in ("number", "integer") and number > 1:
        if cell and not NUMBER.fullmatch(cell):
            swapped = cell.replace(".", "").replace(",", ".")
            likely = swapped if NUMBER.fullmatch(swapped) else "10.5"
            yield problem(file, "not-a-number", number, column, cell=cell, likely=likely)
        return
    if "\n" in cell:
        yield problem(file, "line-break", number, column)
        return
    if not unicodedata.is_normalized("NFC", cell):
        mark = next((c for c in cell if unicodedata.combining(c)), cell[:1])
        composed = unicodedata.normalize("NFC", cell)
        yield problem(file, "not-nfc", number, column, point=f"U+{ord(mark):04X}", right=composed)
        return
    strange = next((c for c in cell if c not in ALLOWED), None)
    if strange is not None:
        right = LOOK_ALIKES.get(strange) or unicodedata.normalize("NFKC", strange)
        code = "look-alike" if right != strange and set(right) <= ALLOWED else "strange-character"
        yield problem(
            file, code, number, column, character=strange, point=f"U+{ord(strange):04X}", right=right
        )
        return
    if cell != cell.strip() or "  " in cell:
        yield problem(file, "stray-space", number, column, cell=cell)
    if cell.startswith(FORMULA):
        yield problem(file, "formula", number, column, cell=cell)
    found = MARKUP.search(cell)
    if found:
        yield problem(file, "markup", number, column, found=found.group())


def canonical(rows: list[list[str]]) -> str:
    """Rows as the one text that stands for them: sorted by the first column, minimal quoting, LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    ordered = sorted(rows[1:], key=lambda cells: cells[:1])
    writer.writerows([rows[0], *ordered])
    return out.getvalue()


def canonical_problems(file: str, text: str, rows: list[list[str]]) -> Iterator[Problem]:
    """The file is the one text that stands for its rows, so that a difference is always a fact."""
    ids = [cells[:1] for cells in rows[1:]]
    for number, (before, after) in enumerate(pairwise(ids), 3):
        if after < before:
            yield problem(file, "not-sorted", number, id="".join(after), before="".join(before))
            return
    right = canonical(rows)
    if right != text:
        lines = zip(right.split("\n"), text.split("\n"), strict=False)
        number = next((n for n, (a, b) in enumerate(lines, 1) if a != b), len(rows))
        yield problem(file, "not-canonical", number)
