"""A text in; its tokens out: words, numbers, signs, each with its place and the word that it belongs to.

Dates, document numbers and quarters with a stroke ("05/12/2025", "12-NQ/HU", "III/2025") are one token
each: whoever looks for quantities never sees the numbers inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from scripts.analysis.fingerprints import DASHES, EDGES, PIECE, folded


class Kind(StrEnum):
    """What a token is."""

    DATE = "date"
    QUARTER = "quarter"  # III/2025
    MONTH = "month"  # 9/2025
    NAME = "name"  # 12-NQ/HU, QH15
    NUMBER = "number"
    WORD = "word"
    PERCENT = "percent"
    DASH = "dash"
    SLASH = "slash"
    MARK = "mark"


YEAR = r"(?:19|20)\d\d"
TOKEN = re.compile(
    rf"""
    (?P<date>   \d{{1,2}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.|-\d{{1,2}}-){YEAR}(?![\w/]) )
  | (?P<quarter>(?:IV|I{{1,3}}|iv|i{{1,3}})[/-]{YEAR}(?![\w/]) )
  | (?P<month>  (?:0?[1-9]|1[0-2])/{YEAR}(?![\w/]) )
  | (?P<name>   \d+(?:/\d+)*[-/](?=[A-ZĐ])\w[\w/]*(?:-\w+)* | [^\W\d_]+-?\d[\w]* )
  | (?P<number> \d+(?:[.,]\d+)* )
  | (?P<word>   [^\W\d_]+ )
  | (?P<percent>% )
  | (?P<dash>   [{DASHES}−] )
  | (?P<slash>  / )
  | (?P<mark>   [^\w\s]|_ )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its small letters, where it stands."""

    kind: Kind
    text: str  # in small letters
    start: int  # offsets in the folded text
    end: int
    word: int  # how many words of the text end before the one in which it stands
    glued: bool  # nothing stands between it and the token before it

    @property
    def is_plain(self) -> bool:
        """True for a number of digits alone."""
        return self.kind == Kind.NUMBER and self.text.isdigit()


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """A text's tokens in order; offsets are those of the folded text."""
    plain = folded(text)
    ends = [piece.end() for piece in PIECE.finditer(plain) if EDGES.sub("", piece.group())]
    found: list[Token] = []
    word, last = 0, -1
    for match in TOKEN.finditer(plain):
        while word < len(ends) and ends[word] <= match.start():
            word += 1
        kind = Kind(match.lastgroup or Kind.MARK)
        text, glued = match.group().lower(), match.start() == last
        found.append(Token(kind, text, match.start(), match.end(), word, glued))
        last = match.end()
    return tuple(found)


def words(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """The texts of the words among tokens[start:end], other kinds left out."""
    return [t.text for t in tokens[max(start, 0) : end] if t.kind == Kind.WORD]


def follows(tokens: Sequence[Token], at: int, phrase: str) -> int:
    """The index behind a phrase of words that stands at tokens[at]; 0 where it does not stand there."""
    for word in phrase.split():
        if at >= len(tokens) or tokens[at].text != word:
            return 0
        at += 1
    return at


def precedes(tokens: Sequence[Token], end: int, phrase: str) -> bool:
    """True where a phrase of words ends right before tokens[end]."""
    parts = phrase.split()
    start = end - len(parts)
    return start >= 0 and [t.text for t in tokens[start:end]] == parts


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """True for a mark that ends a sentence or one of its main parts."""
    return tokens[at].kind == Kind.MARK and tokens[at].text in ";.!?"
