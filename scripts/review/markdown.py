"""Lines of a report in; Markdown in which no text can act, or annotations, within GitHub's limits, out.

Texts come from strangers. A word of plain letters and figures stays as it is; any other stands in a code
span, where neither Markdown, nor HTML, nor GitHub's own links (@names, #numbers, commits, addresses,
:signs:) mean anything. It needs nothing but Python, so that a workflow can use it as it lies here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

LONGEST = 60_000  # bytes; GitHub takes 65,536 characters in a comment
LONGEST_TEXT = 700  # characters of one text
RESERVE = 600  # bytes kept for saying what was left out

# A word that means nothing: letters, figures and the signs around and between them that start nothing.
PLAIN = re.compile(
    r"[(“‘−+]*[^\W_]+(?:[-–/][^\W_]+|(?<=\d)[.,](?=\d)[^\W_]+)*[%)”’]*…?[,;:.?!]?|[→·–—=+−×%…,;:.?!()“”]+"
)
LINKING = re.compile(r"(?i)\b(?:[0-9a-f]{7,}|gh-\d+|www)\b")  # a commit's id, an issue's number, an address
BEGINNING = re.compile(r"[+=]+|\d+[.)]")  # the first word of a line that would begin a list or underline one
AROUND = re.compile(r"([(“‘]*)(.+?)([)”’,;:.?!]*)")  # a sentence's signs before and after a word
MARKS = {"title": "## ", "heading": "### ", "paragraph": "", "item": "- ", "detail": "  - "}
STYLES = ("", "strong", "code")
MANY = 1_000_000  # items


@dataclass(frozen=True)
class Block:
    """One line of a report: what kind of line, and its runs of text, each with a style."""

    kind: str  # a key of MARKS
    runs: tuple[tuple[str, str], ...]  # (one of STYLES, text)


LeftOut = Callable[[int], Block]  # the number of items that were cut off → the line that says so


def as_json(blocks: Iterable[Block]) -> list[object]:
    """Blocks as what JSON can hold: [kind, [[style, text], …]]."""
    return [[block.kind, [list(run) for run in block.runs]] for block in blocks]


def block_of(value: object) -> Block:
    """A Block from what JSON holds; ValueError where it is none."""
    match value:
        case [str(kind), [*runs]] if kind in MARKS:
            return Block(kind, tuple(run_of(run) for run in runs))
    raise ValueError("not a block")


def run_of(value: object) -> tuple[str, str]:
    """A run of text from what JSON holds; ValueError where it is none."""
    match value:
        case [str(style), str(text)] if style in STYLES:
            return style, text
    raise ValueError("not a run")


def markdown(blocks: Iterable[Block], left_out: LeftOut, longest: int = LONGEST) -> str:
    """Blocks as Markdown of at most `longest` bytes."""
    text = "".join(f"{line(block)}\n" for block in within(blocks, left_out, longest))
    return re.sub("\n{3,}", "\n\n", text).strip("\n") + "\n"


def within(
    blocks: Iterable[Block], left_out: LeftOut, longest: int = LONGEST, shown: int = MANY
) -> Iterator[Block]:
    """At most `shown` items, at most `longest` bytes: cut before an item, with a line that says so."""
    size, items, left = 0, 0, 0
    for unit in units(blocks):
        size += sum(len(line(block).encode()) + 1 for block in unit)
        is_item = unit[0].kind == "item"
        if left or size > longest - RESERVE or (is_item and items == shown):
            left += is_item
            size = longest if left else size
            continue
        items += is_item
        for block in unit:
            yield Block(block.kind, tuple((style, text[: LONGEST_TEXT + 1]) for style, text in block.runs))
    if left:
        yield left_out(left)


def units(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """An item with its details is told whole or not at all."""
    unit: list[Block] = []
    for block in blocks:
        if block.kind != "detail" and unit:
            yield unit
            unit = []
        unit.append(block)
    if unit:
        yield unit


def line(block: Block) -> str:
    """A block as one line; what stands alone has an empty line around it."""
    text = ""
    for style, words in joined(block.runs):
        more = run(style, clean(words), first=not text)
        touching = text[-1:] == more[:1] and more[:1] in ("`", "*")  # two spans that would be one
        apart = " " if touching else ""
        text += apart + more
    text = MARKS[block.kind] + text
    return text if block.kind in ("item", "detail") else f"\n{text}\n"


def joined(runs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Runs, the plain ones beside each other as one, so that every word is seen whole."""
    for style, alike in groupby(runs, key=lambda run: run[0]):
        texts = [text for _, text in alike]
        yield from ((style, text) for text in (texts if style else ["".join(texts)]))


def run(style: str, text: str, first: bool) -> str:
    """A run of text; `first` where it begins a line."""
    if style == "code":
        return code(text)
    words = re.split("([ \u00a0]+)", text.lstrip(" \u00a0") if first else text)
    begins = first and BEGINNING.fullmatch(words[0])
    escaped_words = "".join(
        spanned(word) if (begins and nth == 0) or not is_plain(word) else word
        for nth, word in enumerate(words)
    )
    bold = style == "strong" and re.fullmatch(r"[^\W_]+(?: [^\W_]+)*", escaped_words)
    return f"**{escaped_words}**" if bold else escaped_words


def spanned(word: str) -> str:
    """A word that is not plain, in a code span, without the signs that only surround it."""
    before, inner, after = AROUND.fullmatch(word).groups()  # type: ignore[union-attr]
    return f"{before}{code(inner)}{after}"


def is_plain(word: str) -> bool:
    """True for a blank, and for a word that nothing reads as anything but a word."""
    return not word.strip(" \u00a0") or bool(PLAIN.fullmatch(word) and not LINKING.search(word))


def code(text: str) -> str:
    """A code span: its fence is longer than any within; what begins or ends with a tick stands off."""
    if not text.strip(" "):
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    gap = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def clean(text: str) -> str:
    """Text in one line, each character that cannot be seen spelt out; cut where it is too long."""
    kept = text[:LONGEST_TEXT]
    seen = "".join(c if c.isprintable() or c == "\u00a0" else f"⟨U+{ord(c):04X}⟩" for c in kept)
    return seen + "…" if len(text) > LONGEST_TEXT else seen


def annotation(file: str, line: int | None, title: str, message: str) -> str:
    """A workflow command that shows a message beside a line of a pull request."""
    place = {"file": file, "line": str(line or 1), "title": title}
    properties = ",".join(f"{name}={escaped(value, ':,')}" for name, value in place.items())
    return f"::error {properties}::{escaped(message)}"


def escaped(text: str, more: str = "") -> str:
    """Text as a workflow command takes it: nothing in it ends a line, a property or the command."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + more else c for c in text)
