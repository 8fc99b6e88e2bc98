"""Vietnamese quotes in; the figures that they print, with hedge, scale and unit, out.

It also tells which hedges a quote leaves out: the words beside it are tried against the fingerprint.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scripts.analysis.fingerprints import WINDOW, Hashes, salt_of, window, words_of

LONGEST = 20  # words: beyond that a quote is an excerpt
SCALES = {"nghìn": Decimal(1000), "ngàn": Decimal(1000), "triệu": Decimal(10**6), "tỷ": Decimal(10**9)}
# The words right before a figure that bind it, in every length in which they are printed.
HEDGES = {
    "hơn": "gt",
    "trên": "gt",
    "dưới": "lt",
    "gần": "lt",
    "chưa đến": "lt",
    "chưa tới": "lt",
    "ít hơn": "lt",
    "thấp hơn": "lt",
    "khoảng": "approx",
    "xấp xỉ": "approx",
    "trên dưới": "approx",
    "tối thiểu": "ge",
    "ít nhất": "ge",
    "không dưới": "ge",
    "không thấp hơn": "ge",
    "tối đa": "le",
    "nhiều nhất": "le",
    "không quá": "le",
    "không vượt quá": "le",
}
AFTER = {"trở lên": "ge", "trở xuống": "le"}
ESTIMATE = "ước"
FALL = "giảm"
# Words that may stand between a hedge and the words quoted, when a quote cuts the hedge off.
JOINTS = ("đạt", "tính", "còn", "tăng", "chiếm", "là", "có", "thực", "hiện")
LEADING = {w for hedge in (*HEDGES, ESTIMATE, FALL, *JOINTS) for w in hedge.split()}
LEADING |= {w.capitalize() for w in LEADING}
TRAILING = {w for hedge in AFTER for w in hedge.split()}


def numeral(group: str, mark: str) -> str:
    """The pattern of a number whose thousands and decimals are set apart by these marks."""
    return rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{mark}\d+)?|\d+(?:{mark}\d+)?"


NUMERAL = numeral(r"\.", ",")
FIGURE = re.compile(
    rf"(?<![\w/,.-])(?P<number>{NUMERAL})(?:/(?P<of>\d+))?"
    rf"(?:\s?%?(?:\s*[-–]\s*|\s+đến\s+)(?P<upper>{NUMERAL}))?(?P<percent>\s?%)?"
    r"(?:\s+(?P<scale>nghìn|ngàn|triệu|tỷ)(?!\w))?(?![\w/-]|[.,]\d)"
)
SCALES_EN = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}
SWAPPED = str.maketrans(".,", ",.")  # an English numeral as a Vietnamese one
PLAIN = {
    language: re.compile(
        rf"(?<![\w/,.-])(?P<number>{pattern})(?P<percent>\s?%)?(?:\s(?P<scale>{'|'.join(scales)})(?!\w))?"
        r"(?![\w/-]|[.,]\d)"
    )
    for language, pattern, scales in (("vi", NUMERAL, SCALES), ("en", numeral(",", r"\."), SCALES_EN))
}
CALENDAR = ("năm", "tháng", "ngày", "quý")  # a number right after one of these is no figure
YEAR = re.compile(r"\bnăm (\d{4})\b", re.IGNORECASE)


def widened(quote: str, document: str, hashes: Hashes, place: int) -> str:
    """A quote with the hedges that the document has right before and after it and that the quote leaves out.

    The text is not kept, but its fingerprint tells whether a word that is tried stands beside those known.
    """
    salt, words, start = salt_of(document), list(words_of(quote)), place
    count = len(words)

    def stand(at: int, three: Sequence[str]) -> bool:
        return at in hashes.get(window(three, salt), ())

    while hedge := next((w for w in LEADING if stand(start - 1, [w, *words[: WINDOW - 1]])), ""):
        words.insert(0, hedge)
        start -= 1
    led = place - start
    while hedge := next((w for w in TRAILING if stand(start + len(words) - 2, [*words[-2:], w])), ""):
        words.append(hedge)
    return " ".join([*words[:led], quote, *words[led + count :]])


@dataclass(frozen=True)
class Printed:
    """A figure as a quote prints it, read the Vietnamese way."""

    value: Decimal  # as printed, before its scale word: 1,45 triệu → 1.45
    upper: Decimal | None
    of: int | None  # 24/34 → 34
    percent: bool
    scale: str  # nghìn, triệu, tỷ; empty without
    bound: str  # what the words beside it make of it: eq, gt, …
    hedge: str  # those words, empty for eq
    text: str  # as printed
    before: int  # how many words of the quote stand before it
    after: str  # the quote from behind its number on, the scale word included

    @property
    def scaled(self) -> Decimal:
        return self.value * SCALES.get(self.scale, Decimal(1))

    def counted(self, unit_symbol: str) -> Decimal:
        """The figure in a unit: 60 triệu đồng is 60 where đồng are counted in millions."""
        in_unit = self.scale and unit_symbol.split("/")[0].split(" ")[0] == self.scale
        return self.value if in_unit else self.scaled


def number(text: str) -> Decimal:
    """A Vietnamese numeral: the point groups, the comma is the decimal mark."""
    return Decimal(text.replace(".", "").replace(",", "."))


@lru_cache(maxsize=4096)
def printed_figures(quote: str) -> tuple[Printed, ...]:
    """Every figure in a quote, with the hedge that stands beside it; a date or document number is none."""
    text = unicodedata.normalize("NFC", quote)
    figures = []
    for match in FIGURE.finditer(text):
        before = words_of(text[: match.start()])
        if before and before[-1].lower() in CALENDAR:
            continue
        hedge, bound = hedge_beside(before, words_of(text[match.end() :]))
        upper, scale = match["upper"], match["scale"] or ""
        figures.append(
            Printed(
                value=number(match["number"]),
                upper=number(upper) if upper else None,
                of=int(match["of"]) if match["of"] else None,
                percent=bool(match["percent"]),
                scale=scale,
                bound="range" if upper else bound,
                hedge=hedge,
                text=match.group(),
                before=len(before),
                after=text[match.end() - len(scale) :].strip(),
            )
        )
    return tuple(figures)


def plain_figures(text: str, language: str) -> Iterator[tuple[str, Decimal]]:
    """Figures in our own words that nothing else looks like: with a mark, a scale word or a per cent sign."""
    for match in PLAIN[language].finditer(text):
        digits = match["number"] if language == "vi" else match["number"].translate(SWAPPED)
        if match["number"].isdigit() and not match["scale"] and not match["percent"]:
            continue
        yield match.group(), number(digits) * (SCALES | SCALES_EN).get(match["scale"] or "", Decimal(1))


def hedge_beside(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """The words that bind a figure, and what they make of it: the longest of those that fit."""
    behind = " ".join(after[:2]).lower()
    if behind in AFTER:
        return behind, AFTER[behind]
    for length in (3, 2, 1):
        hedge = " ".join(before[-length:]).lower()
        if hedge in HEDGES:
            return hedge, HEDGES[hedge]
    return "", "eq"


def says(quote: str, word: str) -> bool:
    """True where a word stands in a quote by itself."""
    return word in (w.lower() for w in words_of(quote))


def is_estimate(quote: str) -> bool:
    """True where the source itself says that it estimates."""
    return says(quote, ESTIMATE)


@lru_cache(maxsize=4096)
def matching(quote: str, value: Decimal, unit_symbol: str = "") -> Printed | None:
    """The printed figure that a row's value is, its sign apart; a unit that counts in millions is heeded."""
    return next((f for f in printed_figures(quote) if abs(value) == f.counted(unit_symbol)), None)


def figures_in(quote: str) -> frozenset[Decimal]:
    """Every number that a quote prints: as written, scaled by its word, a range's end, a rank's field."""
    numbers = (n for p in printed_figures(quote) for n in (p.value, p.scaled, p.upper, p.of))
    return frozenset(Decimal(n) for n in numbers if n is not None)
