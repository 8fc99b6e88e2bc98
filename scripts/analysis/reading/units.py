"""What stands behind a number in; its scale, its unit and what it is counted per, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from scripts.analysis.reading.numbers import SCALES
from scripts.analysis.reading.tokens import Kind, Token, follows, tokens_of

ONE = Decimal(1)
PERCENT, POINT = "%", "điểm %"
POINTS = ("điểm phần trăm", "điểm %", "đ %")
# Nouns that are units wherever they stand behind a number; others are known from the table of units.
NOUNS = {"đồng", "usd", "hộ", "người", "lượt", "ha", "km", "tấn", "lần", "kwh", "mw"}
PER = {"người", "năm", "tháng", "quý", "ngày", "hộ", "ha", "giờ", "km", "vụ", "đầu"}
EACH = {"mỗi", "một", "hằng", "hàng"}


@dataclass(frozen=True)
class Measure:
    """What a number is counted in, as printed."""

    scale: Decimal = ONE
    scale_text: str = ""  # nghìn, triệu, nghìn tỷ; empty without
    unit: str = ""  # "%", "điểm %" or a noun of NOUNS; empty where another or none is printed
    per: frozenset[str] = field(default_factory=frozenset)  # triệu đồng/người/tháng → người, tháng
    end: int = 0  # index of the token behind it; of the words behind, only those that are understood
    number_end: int = 0  # index behind the per cent sign and the scale


def measure(tokens: Sequence[Token], at: int) -> Measure:
    """What stands at tokens[at], right behind a number."""
    start, unit = at, ""
    if at < len(tokens) and tokens[at].kind == Kind.PERCENT:
        at, unit = at + 1, PERCENT
    scale, number_end = (ONE, at) if unit else scale_of(tokens, at)
    at = number_end
    scale_text = " ".join(t.text for t in tokens[start:number_end] if t.kind == Kind.WORD)
    if not unit:
        unit, at = unit_of(tokens, at)
    per, at = denominators(tokens, at)
    return Measure(scale, scale_text, unit, per, at, number_end)


def scale_of(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """The product of the scale words at tokens[at], at most two of them, and the index behind them."""
    scale = ONE
    for _ in range(2):
        if at < len(tokens) and tokens[at].text in SCALES:
            scale, at = scale * SCALES[tokens[at].text], at + 1
    return scale, at


def unit_of(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The unit at tokens[at] and the index behind it; empty where none of those understood stands there."""
    for points in POINTS:
        if end := follows(tokens, at, points):
            return POINT, end
    if end := follows(tokens, at, "phần trăm"):
        return PERCENT, end
    if at < len(tokens) and tokens[at].text in NOUNS:
        return tokens[at].text, at + 1
    return "", at


def denominators(tokens: Sequence[Token], at: int) -> tuple[frozenset[str], int]:
    """What is counted per: "/người/tháng", "mỗi năm", and the index behind it."""
    per: set[str] = set()
    while at + 1 < len(tokens):
        sign, noun = tokens[at], tokens[at + 1]
        if sign.kind != Kind.SLASH and not (sign.text in EACH and noun.text in PER):
            break
        if noun.kind != Kind.WORD:
            break
        per.add(noun.text)
        at += 2
    return frozenset(per), at


@dataclass(frozen=True)
class RowUnit:
    """The unit of a row's indicator, taken apart the same way."""

    symbol: str = ""
    kind: str = ""  # units.kind; empty where it is not known

    @property
    def measure(self) -> Measure:
        """The unit's scale, noun and denominators."""
        return measure(tokens_of(self.symbol), 0)

    @property
    def is_rate(self) -> bool:
        """True for per cent and for points."""
        return self.kind in ("percent", "point") or self.symbol in (PERCENT, POINT)

    @property
    def is_rank(self) -> bool:
        """True for a place in an order."""
        return self.kind == "rank"

    def has(self, unit: str) -> bool:
        """True where a unit printed behind a figure may be this one: a fall in per cent may be in points."""
        own = self.measure.unit
        if unit == PERCENT:
            return self.is_rate
        if unit == POINT:
            return self.kind == "point" or (not self.kind and own == POINT)
        if self.is_rate or self.is_rank:
            return not unit
        return not unit or not own or own == unit


def begins_with(text: str, words: str) -> bool:
    """True where a text begins with whole words, in letters of either size."""
    return bool(words) and bool(re.match(rf"{re.escape(words)}(?![\w/])", text, re.IGNORECASE))
