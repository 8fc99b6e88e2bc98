"""This room judges text before anyone parses it: characters, headings, the canonical form of a CSV.

It knows how a file must be written, not what it means; what a schema can say is left to Frictionless.
Sources of the rules: UTS #39 and CVE-2021-42694 (look-alikes), CVE-2021-42574 (bidi), CWE-1236 (formulas).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise, zip_longest

from scripts.ingest import limits as bounds
from scripts.model.formula import is_formula
from scripts.model.problem import Problem, problem

BOM = b"\xef\xbb\xbf"
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # whether there is such a day, the schema's type says
# What else people and spreadsheets write for a number: one decimal mark; thousands set apart; both.
GROUPED = r"[1-9][0-9]{0,2}(?:(?P<group>[., ])[0-9]{3})(?:(?P=group)[0-9]{3})*"
WRITTEN = tuple(
    re.compile(rf"(?P<sign>[+−-]?)(?P<whole>{whole}){part}")
    for whole, part in (
        ("0|[1-9][0-9]*", "(?:[.,](?P<part>[0-9]+))?"),
        (GROUPED, "(?P<part>)"),
        (GROUPED, "(?!(?P=group))[.,](?P<part>[0-9]+)"),
    )
)
# The orders in which a day's parts are written; a spreadsheet may add midnight.
MIDNIGHT = r"(?:[T ]0?0:00(?::00)?)?"
ORDERS = {
    "year": re.compile(r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})" + MIDNIGHT),
    "day": re.compile(r"(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})" + MIDNIGHT),
    "month": re.compile(r"(?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})[-/.](?P<y>[0-9]{4})" + MIDNIGHT),
}
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
BLANKS = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
MARKUP = re.compile(r"<[A-Za-z!/?]|\{[{%#]|\]\(|`|--8<--|&[#A-Za-z0-9]+;|javascript:", re.IGNORECASE)


def file_problems(file: str, raw: bytes, names: list[str]) -> Iterator[Problem]:
    """What must be put right in a file as a whole, or in its heading, before its cells can be judged."""
    signs = spreadsheet_signs(raw)
    if signs:
        yield problem(file, "saved-by-spreadsheet", signs=", ".join(signs))
        return
    undecoded = list(encoding_problems(file, raw))
    yield from undecoded
    if undecoded:
        return
    text = raw.decode("utf-8")
    if not text.strip():
        yield problem(file, "empty-file")
        return
    rows: list[list[str]] = []
    reader, begun = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        for cells in reader:
            rows.append(cells)
            begun = reader.line_num + 1
    except csv.Error:
        yield problem(file, "not-csv", begun)
        return
    yield from heading_problems(file, rows[0], names)


def encoding_problems(file: str, raw: bytes) -> Iterator[Problem]:
    """A file is UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem(file, "not-utf8", raw[: error.start].count(b"\n") + 1)


def spreadsheet_signs(raw: bytes) -> list[str]:
    """What shows that a spreadsheet program has saved a file its own way."""
    head = raw.split(b"\n", 1)[0]
    signs = (
        ("UTF-16", raw.startswith((b"\xff\xfe", b"\xfe\xff"))),
        ("BOM", raw.startswith(BOM)),
        (";", b";" in head and b"," not in head),
        ("TAB", b"\t" in head and b"," not in head),
        ("CRLF", b"\r\n" in raw),
        ("CR", b"\r" in raw.replace(b"\r\n", b"")),
    )
    return [sign for sign, there in signs if there]


def heading_problems(file: str, head: list[str], names: list[str]) -> Iterator[Problem]:
    """The heading row names every column that is described, in that order: the first one that is not so."""
    different = next((i for i, (h, n) in enumerate(zip_longest(head, names)) if h != n), None)
    if different is None:
        return
    label, right = ("".join(row[different : different + 1]) for row in (head, names))
    if not set(head) & set(names):
        yield problem(file, "no-heading", 1)
    elif right and right not in head and (not label or label in names):
        yield problem(file, "missing-label", 1, right, label=right)
    elif label not in names and (not right or right in head):
        yield problem(file, "extra-label" if label else "blank-label", 1, label or None, label=label)
    else:
        yield problem(file, "incorrect-label", 1, label or None, label=label, right=right)


def table_problems(file: str, raw: bytes, types: dict[str, str]) -> Iterator[Problem]:
    """One of our tables is in canonical form, cell by cell; `types` gives each column's type."""
    text = raw.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    found = False
    for number, cells in enumerate(rows[1:], 2):
        if len(cells) != len(types):
            found = True  # the row itself is told; cells that have slipped into other columns say nothing
            continue
        for (name, kind), cell in zip(types.items(), cells, strict=True):
            for told in cell_problems(file, number, name, cell, kind):
                found = True
                yield told
    if not found and all(cells[:1] not in ([], [""]) for cells in rows):
        yield from canonical_problems(file, text, rows)


def cell_problems(file: str, number: int, column: str, cell: str, kind: str) -> Iterator[Problem]:
    """A cell holds plain text that can be shown anywhere and means what it looks like; or one number."""
    if kind == "boolean":
        if cell not in ("true", "false", ""):
            yield problem(file, "not-boolean", number, column, cell=cell)
        return
    if kind in ("number", "integer"):
        yield from number_problems(file, number, column, cell, kind)
        return
    if kind == "date":
        if cell and not DAY.fullmatch(cell):
            yield from date_problems(file, number, column, cell)
        return
    if len(cell) > bounds.LONGEST_CELL:
        told = {"length": len(cell), "most": bounds.LONGEST_CELL}
        yield problem(file, "cell-too-long", number, column, **told)
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
    if is_formula(cell):
        yield problem(file, "formula", number, column, cell=cell)
    found = MARKUP.search(cell)
    if found:
        yield problem(file, "markup", number, column, found=found.group())


def number_problems(file: str, number: int, column: str, cell: str, kind: str) -> Iterator[Problem]:
    """A number is written in one way, and cannot be mistaken for another number."""
    if len(cell) > bounds.LONGEST_NUMBER + 5:  # its sign, its marks
        yield problem(file, "number-too-large", number, column, cell=cell)
        return
    found = readings(cell)
    written = NUMBER.fullmatch(cell)
    if len(found) > 1 and not (written and kind == "number"):
        yield problem(file, "two-readings", number, column, cell=cell, one=found[0], other=found[1])
    elif cell and not written:
        likely = "".join(found) or meant(cell) or ("10" if kind == "integer" else "10.5")
        yield problem(file, "not-a-number", number, column, cell=cell, likely=likely)


def date_problems(file: str, number: int, column: str, cell: str) -> Iterator[Problem]:
    """A day is written year first, so that nobody takes its month for its day."""
    found = sorted(set(days(cell).values()))
    if len(found) > 1:
        yield problem(file, "two-readings", number, column, cell=cell, one=found[0], other=found[1])
    else:
        yield problem(file, "not-date", number, column, cell=cell)


def readings(cell: str, decimal: str = "") -> tuple[str, ...]:
    """Every number that a cell can stand for: 10,5 for one, 1.234 for two where no decimal mark is known."""
    found = set()
    for told in (pattern.fullmatch(plain(cell)) for pattern in WRITTEN):
        if told and not (decimal and told.groupdict().get("group") == decimal):
            sign = "-" if told["sign"] in ("-", "−") else ""
            part = f".{told['part']}" if told["part"] else ""
            found.add(sign + re.sub("[., ]", "", told["whole"]) + part)
    return tuple(sorted(found))


def days(cell: str) -> dict[str, str]:
    """Every day that a cell can stand for, by the order in which its parts would be written."""
    found = {}
    for order, pattern in ORDERS.items():
        told = pattern.fullmatch(cell)
        if told:
            with suppress(ValueError):  # no such day
                found[order] = date(int(told["y"]), int(told["m"]), int(told["d"])).isoformat()
    return found


def plain(cell: str) -> str:
    """A text with every blank a plain one, none at its ends, none doubled."""
    return BLANKS.sub(" ", cell).strip(" ")


def meant(cell: str) -> str:
    """The number that somebody has probably meant: 1.450,5 is 1450.5; empty where nothing is probable."""
    digits = "".join(str(unicodedata.digit(c, c)) for c in cell)
    if any(c.isalpha() for c in digits):
        return ""
    swapped = re.sub(r"[^0-9,-]", "", digits).replace(",", ".")
    return next((n for n in (swapped, swapped.lstrip("0")) if NUMBER.fullmatch(n)), "")


def canonical(rows: list[list[str]]) -> str:
    """Rows as the one text that stands for them: sorted by the first column, minimal quoting, LF."""
    return text_of([rows[0], *sorted(rows[1:], key=by_id)])


def by_id(cells: list[str]) -> list[str]:
    """What rows are sorted by; a row may have no cell at all."""
    return cells[:1]


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows as they stand, as CSV with minimal quoting and LF."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
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
