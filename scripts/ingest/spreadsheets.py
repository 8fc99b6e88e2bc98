"""This room opens tables that a spreadsheet has saved: encoding, separator, rows, where they are certain."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, field

from scripts.ingest import canonical as form
from scripts.model.problem import Problem, problem

SEPARATORS = {",": ",", ";": ";", "\t": "TAB"}  # and what people are told of each
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
VIETNAMESE, WESTERN = "cp1258", "cp1252"  # what Excel's plain “CSV” is written in
TONES = set("\u0300\u0301\u0303\u0309\u0323")  # letters that only the Vietnamese code page has
BLOCK = 16  # rows: Excel leaves out the last cells of such a block where all of them are empty


@dataclass(frozen=True)
class Mending:
    """One thing put right."""

    code: str  # key of its name in language/*.toml, [fix]
    row: int | None = None  # as the mended file numbers it
    column: str = ""
    before: str = ""
    after: str = ""


@dataclass
class Sheet:
    """A table on its way back: its rows, and what its file tells of the program that saved it."""

    file: str
    types: dict[str, str]  # column → type
    rows: list[list[str]]  # heading first
    saved: bool  # by a spreadsheet
    decimal: str  # its decimal mark; empty where the file does not tell
    done: list[Mending] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def open_sheet(file: str, raw: bytes, types: dict[str, str]) -> Sheet | Problem:
    """A file's rows, its encoding and separator known for certain; else what a person must put right."""
    text, encoding = decoded(raw)
    if not encoding:
        return next(form.encoding_problems(file, raw))
    if not text.strip():
        return problem(file, "empty-file")
    done = [Mending("encoding", before=encoding, after="UTF-8")] if encoding != "UTF-8" else []
    done += [Mending("bom")] if raw.startswith(form.BOM) else []
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    done += [Mending("line-ends")] if even != text else []
    separator = separator_of(even.partition("\n")[0], types)
    done += [Mending("separator", before=SEPARATORS[separator])] if separator != "," else []
    rows = parsed(file, even, separator)
    if isinstance(rows, Problem):
        return rows
    head = [form.plain(cell) for cell in rows[0]]
    named = head[: len(types)] if not any(head[len(types) :]) else head
    wrong = next(form.heading_problems(file, named, list(types)), None)
    saved, decimal = bool(form.spreadsheet_signs(raw)), "," if separator == ";" else ""
    return wrong or Sheet(file, types, rows, saved, decimal, done)


def separator_of(head: str, types: dict[str, str]) -> str:
    """What sets most of the described columns apart in a heading."""
    return max(
        SEPARATORS, key=lambda one: len(types.keys() & {form.plain(c.strip('"')) for c in head.split(one)})
    )


def decoded(raw: bytes) -> tuple[str, str]:
    """A file's text, and the encoding that it is certainly in; no encoding where it may be in several."""
    utf_16 = raw.startswith(UTF_16)
    text = attempt(raw, "utf-16" if utf_16 else "utf-8-sig")
    if text is not None:
        return text, "UTF-16" if utf_16 else "UTF-8"
    # A letter with its tone apart is Vietnamese; read as Western, the same bytes hold what nobody writes.
    # A question mark may stand for a letter that the code page does not have: then letters are lost.
    text, western = attempt(raw, VIETNAMESE) or "", attempt(raw, WESTERN) or ""
    certain = TONES & set(text) and "?" not in text and is_plain(text) and not is_plain(western)
    return (text, "Windows-1258") if certain else ("", "")


def attempt(raw: bytes, encoding: str) -> str | None:
    """Bytes as text, where the encoding has all of them."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def is_plain(text: str) -> bool:
    """True for text of which every character may be written in a table."""
    return set(unicodedata.normalize("NFC", text)) <= form.ALLOWED | set("\r\n\t\u00a0")


def parsed(file: str, text: str, separator: str) -> list[list[str]] | Problem:
    """A text's rows, or the row from which it is none of CSV."""
    reader, begun = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1
    rows: list[list[str]] = []
    try:
        for cells in reader:
            rows.append(cells)
            begun = reader.line_num + 1
    except csv.Error:
        return problem(file, "not-csv", begun)
    return rows


def trim(sheet: Sheet) -> None:
    """Rows without a word are gone, and columns without a name and a word at the right."""
    width, there = len(sheet.types), len(sheet.rows[0])
    kept = [cells for cells in sheet.rows if any(form.plain(cell) for cell in cells)]
    if len(kept) < len(sheet.rows):
        sheet.done.append(Mending("empty-rows", before=str(len(sheet.rows) - len(kept))))
    spare = not any(form.plain(cell) for cells in kept for cell in cells[width:])
    if there > width and spare and all(len(cells) in (there, width) for cells in kept):
        kept = [cells[:width] for cells in kept]
        sheet.done.append(Mending("empty-columns", before=str(there - width)))
    elif there > width:
        sheet.problems.append(problem(sheet.file, "blank-label", 1))
    sheet.rows = kept


def fill_out(sheet: Sheet) -> None:
    """The empty cells that Excel leaves out at the end of a whole block of rows are there again."""
    for start in range(0, len(sheet.rows) if sheet.saved else 0, BLOCK):
        block = sheet.rows[start : start + BLOCK]
        (length, *others) = {len(cells) for cells in block}
        missing = len(sheet.types) - length
        if missing > 0 and not others:
            for nth, cells in enumerate(block, start):
                sheet.rows[nth] = cells + [""] * missing
            sheet.done.append(Mending("filled-out", before=f"{start + 1}–{start + len(block)}"))
