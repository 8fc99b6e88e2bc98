"""A Vietnamese text in; the quantities that it states, in order, out.

A quantity is a figure with its scale, unit and denominators, its other end where it is a range, the whole
of which it is a part, how the words beside it bind it, and whether it fell. Calendar numbers (tháng 9,
6 tháng, năm 2025, 2026-2030), dates, document numbers and enumerators are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from scripts.analysis.fingerprints import folded
from scripts.analysis.reading.bounds import Binding, binding, is_fall
from scripts.analysis.reading.figures_in_words import figure_in_words
from scripts.analysis.reading.numbers import numeral
from scripts.analysis.reading.pairs import is_former, second_end
from scripts.analysis.reading.skipped import is_skipped
from scripts.analysis.reading.tokens import Kind, Token, tokens_of
from scripts.analysis.reading.units import ONE, PERCENT, POINT, Measure, RowUnit, measure
from scripts.analysis.reading.vocabulary import MIRRORED


@dataclass(frozen=True)
class Printed:
    """A figure as a quote prints it, read the Vietnamese way."""

    value: Decimal  # as printed, before its scale word: 1,45 triệu → 1.45
    upper: Decimal | None = None
    of: int | None = None  # 24/34 → 34
    percent: bool = False  # a per cent sign, the words for it, or points of it
    scale: str = ""  # nghìn, triệu, tỷ, nghìn tỷ; empty without
    bound: str = "eq"  # of the signed value, as rows have it
    hedge: str = ""  # the words that bind it, empty for eq
    text: str = ""  # as printed
    before: int = 0  # how many words of the quote stand before it
    after: str = ""  # the quote from behind its number on, the scale word included
    start: int = 0  # offsets in the quote: its number, its hedge apart
    end: int = 0
    first: int = 0  # indices of tokens: its first, its hedge apart, and that behind its unit
    last: int = 0
    factor: Decimal = ONE
    upper_factor: Decimal = ONE
    unit: str = ""  # one of units.NOUNS, "%", "điểm %"; empty where another or none is printed
    per: frozenset[str] = field(default_factory=frozenset)
    falls: bool = False
    rank: bool = False
    former: bool = False  # the old figure of a change: từ 8,5% xuống …
    in_words: bool = False

    @property
    def scaled(self) -> Decimal:
        """The figure with its scale, without its sign: 1,45 triệu → 1450000."""
        return self.value * self.factor

    def counted(self, unit_symbol: str) -> Decimal:
        """The figure in a unit: 60 triệu đồng is 60 where đồng are counted in millions."""
        return self._in(unit_symbol, self.value, self.factor)

    def ends(self, unit: RowUnit) -> tuple[Decimal, Decimal | None]:
        """The signed figure, and the other end of a range, in a unit; the lower end comes first."""
        low = self._in(unit.symbol, self.value, self.factor)
        if self.upper is None:
            return (-low if self.falls else low), None
        high = self._in(unit.symbol, self.upper, self.upper_factor)
        return (-high, -low) if self.falls else (low, high)

    def _in(self, symbol: str, value: Decimal, factor: Decimal) -> Decimal:
        own = RowUnit(symbol).measure
        if own.scale == ONE:
            return value * factor
        unscaled = factor == ONE and not self.unit  # no unit is printed: the row's own is meant
        return value if unscaled else value * factor / own.scale


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Printed, ...]:
    """Every quantity in a text, in order."""
    return tuple(scanned(folded(text), tokens_of(text)))


def scanned(text: str, tokens: Sequence[Token]) -> Iterator[Printed]:
    """The quantities that these tokens of a text state."""
    at = 0
    while at < len(tokens):
        found = None
        if tokens[at].kind == Kind.NUMBER and not is_skipped(tokens, at):
            found = numeric(text, tokens, at)
        elif tokens[at].kind == Kind.WORD:
            found = worded(text, tokens, at)
        if found:
            yield found
        at = max(found.last if found else 0, at + 1)


def numeric(text: str, tokens: Sequence[Token], at: int) -> Printed | None:
    """The quantity whose number is tokens[at]; None where the number cannot be read with certainty."""
    low = measure(tokens, at + 1)
    value, of, low = whole_of(tokens, at, low)
    if value is None:
        return None
    other = second_end(tokens, at, low)
    high = measure(tokens, other + 1) if other else low
    upper = numeral(tokens[other].text, is_rate(high)) if other else None
    if other and upper is None:
        return None
    if other and not low.unit and low.scale == ONE:
        value = numeral(tokens[at].text, is_rate(high)) or value
        low = replace(high, end=low.end)
    bound = binding(tokens, at, high.end, high.unit)
    begin = at
    if upper is not None:
        bound = range_binding(tokens, at, bound)
    elif value in (1, 2, 3) and con_so(tokens, high.end):
        value, bound, high = digits_counted(int(value), bound, replace(high, end=high.end + 2))
    begin = min(bound.begin, at)
    rank = is_rank(tokens, at)
    minus = is_minus(tokens, at)
    falls = not rank and (minus or bound.compares < 0 or (not bound.compares and is_fall(tokens, begin)))
    return Printed(
        value=value,
        upper=upper,
        of=of,
        percent=high.unit in (PERCENT, POINT),
        scale=high.scale_text,
        bound=MIRRORED.get(bound.bound, bound.bound) if falls else bound.bound,
        hedge=bound.hedge,
        text=text[tokens[at].start : tokens[high.number_end - 1].end],
        before=tokens[at].word,
        after=behind(text, tokens, high),
        start=tokens[at].start,
        end=tokens[high.number_end - 1].end,
        first=at,
        last=high.end,
        factor=low.scale,
        upper_factor=high.scale,
        unit=high.unit,
        per=high.per,
        falls=falls,
        rank=rank,
        former=upper is None and is_former(tokens, at, high.end),
    )


def whole_of(tokens: Sequence[Token], at: int, low: Measure) -> tuple[Decimal | None, int | None, Measure]:
    """A number, the whole of which it is a part (24/34), and what both are counted in."""
    value = numeral(tokens[at].text, is_rate(low))
    slash = at + 1
    if slash + 1 < len(tokens) and tokens[slash].kind == Kind.SLASH and tokens[slash + 1].kind == Kind.NUMBER:
        whole = numeral(tokens[slash + 1].text)
        if whole is not None and whole == int(whole):
            return value, int(whole), measure(tokens, slash + 2)
    return value, None, low


def is_rate(counted: Measure) -> bool:
    """True for per cent and points, in which no number has thousands."""
    return counted.unit in (PERCENT, POINT) and counted.scale == ONE


def range_binding(tokens: Sequence[Token], at: int, bound: Binding) -> Binding:
    """The binding of a range: its ends bind it, “từ” and “trong khoảng” only lead to them."""
    if bound.hedge == "từ":
        bound = binding(tokens, at - 1, at, "")
        bound = replace(bound, begin=min(bound.begin, at - 1))
    before = bound.begin - 1
    within = bound.hedge in ("khoảng", "từ") and before >= 0 and tokens[before].text == "trong"
    hedge = "" if within or bound.bound not in ("approx", "near") else bound.hedge
    return replace(bound, hedge=hedge, bound="range")


def con_so(tokens: Sequence[Token], at: int) -> bool:
    """True where “con số” or “chữ số” follows: the number before it counts digits."""
    return [t.text for t in tokens[at : at + 2]] in (["con", "số"], ["chữ", "số"])


def digits_counted(count: int, bound: Binding, end: Measure) -> tuple[Decimal, Binding, Measure]:
    """Growth of so many digits: one digit is below 10, two are 10 or more."""
    if count == 1:
        return Decimal(10), replace(bound, hedge="", bound="lt"), end
    return Decimal(10 ** (count - 1)), replace(bound, hedge="", bound="ge"), end


def is_rank(tokens: Sequence[Token], at: int) -> bool:
    """True for a place in an order: xếp thứ 16, hạng 3, vị trí 24/34."""
    before = [t.text for t in tokens[max(at - 3, 0) : at]]
    if before[-1:] == ["thứ"]:
        return before[-2:-1] not in (["lần"], ["hội"], ["khóa"], ["khoá"], ["kỳ"], ["vụ"], ["phiên"])
    return before[-1:] in (["hạng"], ["xếp"], ["đứng"]) or before[-2:] == ["vị", "trí"]


def is_minus(tokens: Sequence[Token], at: int) -> bool:
    """True for a number with a minus sign: glued to it, behind a space."""
    return bool(
        at
        and tokens[at].glued
        and tokens[at - 1].kind == Kind.DASH
        and not tokens[at - 1].glued
        and at > 1
        and tokens[at - 2].kind == Kind.WORD
    )


def worded(text: str, tokens: Sequence[Token], at: int) -> Printed | None:
    """The quantity that words alone state at tokens[at]."""
    words = figure_in_words(tokens, at)
    if words is None:
        return None
    counted = measure(tokens, words.end)
    unit = words.unit or counted.unit
    end = words.end if words.unit else max(counted.end, words.end)
    bound = Binding(begin=at) if words.rank else binding(tokens, at, end, unit)
    if words.bound:
        bound = replace(bound, hedge="", bound=words.bound)
    falls = not words.rank and not words.unit and is_fall(tokens, bound.begin)
    return Printed(
        value=words.value,
        of=words.of,
        percent=unit in (PERCENT, POINT),
        scale="" if words.unit else counted.scale_text,
        bound=MIRRORED.get(bound.bound, bound.bound) if falls else bound.bound,
        hedge=bound.hedge,
        text=text[tokens[at].start : tokens[end - 1].end],
        before=tokens[at].word,
        after=text[tokens[end - 1].end :].strip(),
        start=tokens[at].start,
        end=tokens[end - 1].end,
        first=at,
        last=end,
        factor=ONE if words.unit else counted.scale,
        unit=unit,
        per=counted.per,
        falls=falls,
        rank=words.rank,
        in_words=True,
    )


def behind(text: str, tokens: Sequence[Token], counted: Measure) -> str:
    """The text from behind a number on, its scale word included."""
    start = tokens[counted.number_end - 1].end - len(counted.scale_text)
    return text[start:].strip()
