"""A table's file that a spreadsheet has saved in; its rows out, where encoding and separator are certain."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from scripts.ingest import canonical
from scripts.model.fix import Fix
from scripts.model.problem import Problem, problem

SEPARATORS = {",": ",", ";": ";", "\t": "TAB"}  # and its name as people are told it
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
VIETNAMESE, WESTERN = "cp1258", "cp1252"  # what Excel's plain “CSV” is written in
TONES = set("\u0300\u0301\u0303\u0309\u0323")  # letters that only the Vietnamese code page has
BLOCK = 16  # rows: Excel leaves out the last cells of such a block where all of them are empty


@dataclass
class SpreadsheetTable:
    """A table being fixed: its rows, and what its file shows of the program that saved it."""

    file: str
    types: dict[str, str]  # column → type
    rows: list[list[str]]  # heading first
    saved: bool  # by a spreadsheet
    decimal: str  # its decimal mark; empty where the file does not tell
    fixes: list[Fix] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def open_table(file: str, raw: bytes, types: dict[str, str]) -> SpreadsheetTable | Problem:
    """A file's rows, its encoding and separator known for certain; else what a person must put right."""
    text, encoding = decoded(raw)
    if not encoding:
        return next(canonical.encoding_problems(file, raw))
    if not text.strip():
        return problem(file, "empty-file")
    fixes = [Fix("encoding", before=encoding, after="UTF-8")] if encoding != "UTF-8" else []
    fixes += [Fix("bom")] if raw.startswith(canonical.BOM) else []
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    fixes += [Fix("line-ends")] if even != text else []
    separator = separator_of(even.partition("\n")[0], types)
    fixes += [Fix("separator", before=SEPARATORS[separator])] if separator != "," else []
    rows = canonical.csv_rows(file, even, separator)
    if isinstance(rows, Problem):
        return rows
    head = [canonical.plain(cell) for cell in rows[0]]
    named = head[: len(types)] if not any(head[len(types) :]) else head
    wrong = next(canonical.heading_problems(file, named, list(types)), None)
    saved, decimal = bool(canonical.spreadsheet_signs(raw)), "," if separator == ";" else ""
    return wrong or SpreadsheetTable(file, types, rows, saved, decimal, fixes)


def separator_of(head: str, types: dict[str, str]) -> str:
    """What sets most of the described columns apart in a heading."""
    return max(
        SEPARATORS,
        key=lambda separator: len(
            types.keys() & {canonical.plain(cell.strip('"')) for cell in head.split(separator)}
        ),
    )


def decoded(raw: bytes) -> tuple[str, str]:
    """A file's text, and the encoding that it is certainly in; no encoding where it may be in several."""
    utf_16 = raw.startswith(UTF_16)
    text = decoded_as(raw, "utf-16" if utf_16 else "utf-8-sig")
    if text is not None:
        return text, "UTF-16" if utf_16 else "UTF-8"
    # A letter with its tone apart is Vietnamese; read as Western, the same bytes hold what nobody writes.
    # A question mark may stand for a letter that the code page does not have: then letters are lost.
    text, western = decoded_as(raw, VIETNAMESE) or "", decoded_as(raw, WESTERN) or ""
    certain = TONES & set(text) and "?" not in text and is_plain(text) and not is_plain(western)
    return (text, "Windows-1258") if certain else ("", "")


def decoded_as(raw: bytes, encoding: str) -> str | None:
    """Bytes as text, where the encoding has all of them."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def is_plain(text: str) -> bool:
    """True for text of which every character may be written in a table."""
    return set(unicodedata.normalize("NFC", text)) <= canonical.ALLOWED | set("\r\n\t\u00a0")


def trim(table: SpreadsheetTable) -> None:
    """Rows without a word are gone, and columns without a name and a word at the right."""
    width, there = len(table.types), len(table.rows[0])
    kept = [cells for cells in table.rows if any(canonical.plain(cell) for cell in cells)]
    if len(kept) < len(table.rows):
        table.fixes.append(Fix("empty-rows", before=str(len(table.rows) - len(kept))))
    spare = not any(canonical.plain(cell) for cells in kept for cell in cells[width:])
    if there > width and spare and all(len(cells) in (there, width) for cells in kept):
        kept = [cells[:width] for cells in kept]
        table.fixes.append(Fix("empty-columns", before=str(there - width)))
    elif there > width:
        table.problems.append(problem(table.file, "blank-label", 1))
    table.rows = kept


def fill_out(table: SpreadsheetTable) -> None:
    """The empty cells that Excel leaves out at the end of a whole block of rows are there again."""
    for start in range(0, len(table.rows) if table.saved else 0, BLOCK):
        block = table.rows[start : start + BLOCK]
        (length, *others) = {len(cells) for cells in block}
        missing = len(table.types) - length
        if missing > 0 and not others:
            for nth, cells in enumerate(block, start):
                table.rows[nth] = cells + [""] * missing
            table.fixes.append(Fix("filled-out", before=f"{start + 1}–{start + len(block)}"))
