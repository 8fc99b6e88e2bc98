"""The canonical form of a CSV: a file's bytes in, its rows and Problems out.

Here stands how a file must be written, not what it means; what a schema can say is left to Frictionless.
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

from scripts.ingest import limits
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


def parsed(file: str, raw: bytes, names: list[str]) -> list[list[str]] | Problem:
    """A file's rows, heading first; else what must be put right before its cells can be judged.

    `names` are the columns that its descriptor describes, in their order.
    """
    signs = spreadsheet_signs(raw)
    if signs:
        return problem(file, "saved-by-spreadsheet", signs=", ".join(signs))
    undecoded = next(encoding_problems(file, raw), None)
    if undecoded:
        return undecoded
    text = raw.decode("utf-8")
    if not text.strip():
        return problem(file, "empty-file")
    rows = csv_rows(file, text)
    if isinstance(rows, Problem):
        return rows
    return next(heading_problems(file, rows[0], names), rows)


def csv_rows(file: str, text: str, separator: str = ",") -> list[list[str]] | Problem:
    """A text's rows, or the line from which it is no CSV."""
    reader, begun = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1
    rows: list[list[str]] = []
    try:
        for cells in reader:
            rows.append(cells)
            begun = reader.line_num + 1
    except csv.Error:
        return problem(file, "not-csv", begun)
    return rows


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


def table_problems(file: str, raw: bytes, rows: list[list[str]], types: dict[str, str]) -> Iterator[Problem]:
    """A table of ours is in canonical form; `rows` is what `raw` holds, `types` gives each column's type."""
    sound = True
    for number, cells in enumerate(rows[1:], 2):
        if len(cells) != len(types):
            sound = (
                False  # Frictionless tells the row; cells that have slipped into other columns say nothing
            )
            continue
        for (name, kind), cell in zip(types.items(), cells, strict=True):
            for wrong in cell_problems(file, number, name, cell, kind):
                sound = False
                yield wrong
    if sound and all(cells[:1] not in ([], [""]) for cells in rows):
        yield from order_problems(file, raw.decode("utf-8"), rows)


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
    if len(cell) > limits.LONGEST_CELL:
        size = {"length": len(cell), "most": limits.LONGEST_CELL}
        yield problem(file, "cell-too-long", number, column, **size)
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
    markup = MARKUP.search(cell)
    if markup:
        yield problem(file, "markup", number, column, found=markup.group())


def number_problems(file: str, number: int, column: str, cell: str, kind: str) -> Iterator[Problem]:
    """A number is written in one way, and cannot be mistaken for another number."""
    if len(cell) > limits.LONGEST_NUMBER + 5:  # its sign, its marks
        yield problem(file, "number-too-large", number, column, cell=cell)
        return
    numbers = readings(cell)
    written = NUMBER.fullmatch(cell)
    if len(numbers) > 1 and not (written and kind == "number"):
        yield problem(file, "two-readings", number, column, cell=cell, one=numbers[0], other=numbers[1])
    elif cell and not written:
        likely = "".join(numbers) or likely_number(cell) or ("10" if kind == "integer" else "10.5")
        yield problem(file, "not-a-number", number, column, cell=cell, likely=likely)


def date_problems(file: str, number: int, column: str, cell: str) -> Iterator[Problem]:
    """A day is written year first, so that nobody takes its month for its day."""
    dates = sorted(set(days(cell).values()))
    if len(dates) > 1:
        yield problem(file, "two-readings", number, column, cell=cell, one=dates[0], other=dates[1])
    else:
        yield problem(file, "not-date", number, column, cell=cell)


def readings(cell: str, decimal: str = "") -> tuple[str, ...]:
    """Every number that a cell can stand for: 10,5 for one, 1.234 for two where no decimal mark is known."""
    numbers = set()
    for match in (pattern.fullmatch(plain(cell)) for pattern in WRITTEN):
        if match and not (decimal and match.groupdict().get("group") == decimal):
            sign = "-" if match["sign"] in ("-", "−") else ""
            part = f".{match['part']}" if match["part"] else ""
            numbers.add(sign + re.sub("[., ]", "", match["whole"]) + part)
    return tuple(sorted(numbers))


def days(cell: str) -> dict[str, str]:
    """Every day that a cell can stand for, by the order in which its parts would be written."""
    dates = {}
    for order, pattern in ORDERS.items():
        match = pattern.fullmatch(cell)
        if match:
            with suppress(ValueError):  # no such day
                dates[order] = date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    return dates


def plain(cell: str) -> str:
    """A text with every blank a plain one, none at its ends, none doubled."""
    return BLANKS.sub(" ", cell).strip(" ")


def likely_number(cell: str) -> str:
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


def order_problems(file: str, text: str, rows: list[list[str]]) -> Iterator[Problem]:
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
