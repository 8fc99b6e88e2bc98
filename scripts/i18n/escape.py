"""Any text in, characters out that neither Markdown nor HTML reads as anything else, numbers kept whole."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

# What means something to Markdown or HTML: signs, an ordered list's point, a dash at the head, all white
# space but a plain blank between words. CONTROL: what no page can hold; Markdown uses two of them itself.
SPECIAL = re.compile(
    r"[&<>\"'`*_{}\[\]()#!|~^=\\$:@+]|(?<=\d)\.(?=\s|$)|^ ?-|--"
    r"|[^\S \u00a0]|^(?! \S)[ \u00a0]+|[ \u00a0]+$(?<!\S )"
)
CONTROL = re.compile(r"(?![\t\n\f\r])[\x00-\x1f\x7f-\x9f]")
# A document's number or a date, 12-NQ/HU, 31/12/2025 or 31 December (2025), and no part of an address or of
# anything longer.
NUMBERED = re.compile(
    r"(?<![\w/-])(\d{1,4}(?:[-/]\w{1,8}){1,3}|\d{1,2} [A-Z][a-z]{2,8}(?= \d{4}(?!\w)))(?![\w/-])"
)


def escaped(value: object) -> Markup:
    """Any text as characters that neither Markdown nor HTML reads as anything else."""
    return value if isinstance(value, Markup) else harmless(str(value))


def unbroken(text: str) -> Markup:
    """A text, harmless, whose numbers of documents and dates are never parted over two lines: 12-NQ/HU."""
    parts = NUMBERED.split(text)  # what stands between them, then one of them, and so on
    return Markup("").join(
        Markup('<span class="nb">{}</span>').format(escaped(part)) if nth % 2 else escaped(part)
        for nth, part in enumerate(parts)
    )


@lru_cache(maxsize=4096)
def harmless(text: str) -> Markup:
    """The same of a text; names and units come again and again."""
    printable = CONTROL.sub("\ufffd", text)
    return Markup(SPECIAL.sub(lambda m: "".join(f"&#{ord(c)};" for c in m.group()), printable))
