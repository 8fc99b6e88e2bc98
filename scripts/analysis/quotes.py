"""Vietnamese quotes in; the figures that they print, with hedge, scale, unit and direction, out.

The grammar itself stands in `scripts.analysis.reading`; this module is what others ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from scripts.analysis.reading.english import quantities_en
from scripts.analysis.reading.numbers import numeral
from scripts.analysis.reading.quantities import Printed, quantities
from scripts.analysis.reading.statuses import is_estimate
from scripts.analysis.reading.units import RowUnit
from scripts.analysis.reading.vocabulary import HEDGES

__all__ = [
    "HEDGES",
    "LONGEST",
    "Printed",
    "figures_in",
    "is_estimate",
    "matching",
    "plain_figures",
    "printed_figures",
    "readings",
]

LONGEST = 20  # words: beyond that a quote is an excerpt
SIMPLE = 10  # of so many parts a part is a figure in itself: 1/3, một nửa
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
SCALES_EN = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
NUMERALS = {
    "vi": r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}
SWAPPED = str.maketrans(".,", ",.")  # an English numeral as a Vietnamese one
PLAIN = {
    language: re.compile(
        rf"(?<![\w/,.-])(?P<number>{NUMERALS[language]})(?P<percent>\s?%)?"
        rf"(?:\s(?P<scale>{'|'.join(scales)})(?!\w))?(?![\w/-]|[.,]\d)"
    )
    for language, scales in (("vi", SCALES), ("en", SCALES_EN))
}


def printed_figures(quote: str, language: str = "vi") -> tuple[Printed, ...]:
    """Every figure in a quote, with the hedge that stands beside it; a date or document number is none."""
    return quantities_en(quote) if language == "en" else quantities(quote)


def readings(quote: str, value: Decimal, unit: RowUnit, language: str = "vi") -> list[Printed]:
    """The printed figures that a value may be, its sign apart; the likeliest first."""
    found = [f for f in printed_figures(quote, language) if is_meant(f, value, unit)]

    def unlikeliness(printed: Printed) -> tuple[bool, ...]:
        ranked = unit.is_rank and not (printed.rank or printed.of)
        signed = value in printed.ends(unit)
        return printed.former, ranked, not unit.has(printed.unit), not signed, printed.in_words

    return sorted(found, key=unlikeliness)


def is_meant(printed: Printed, value: Decimal, unit: RowUnit) -> bool:
    """True where a printed figure is a value in a unit, its sign apart."""
    if printed.rank and unit.kind and not unit.is_rank:
        return False
    low, high = printed.ends(unit)
    if abs(value) in (abs(low), abs(high) if high is not None else abs(low)):
        return True
    if printed.of is None or printed.of > SIMPLE or printed.value > printed.of or printed.percent:
        return False
    whole = Decimal(100) if unit.is_rate else Decimal(1)
    if not unit.is_rate and unit.kind != "ratio" and unit.symbol != "lần":
        return False
    exponent = value.as_tuple().exponent
    places = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(value) == (printed.value * whole / printed.of).quantize(places, ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def matching(
    quote: str, value: Decimal, unit_symbol: str = "", unit_kind: str = "", language: str = "vi"
) -> Printed | None:
    """The printed figure that a row's value is, its sign apart; None where the quote prints none such.

    The unit's symbol is the Vietnamese one: where it counts in millions, millions are counted; its kind and
    the language of the quote's document (vi, en) tell readings apart.
    """
    return next(iter(readings(quote, value, RowUnit(unit_symbol, unit_kind), language)), None)


def figures_in(quote: str) -> frozenset[Decimal]:
    """Every number that a quote prints: as written, scaled by its word, a range's end, a rank's field."""
    found: set[Decimal] = set()
    for printed in quantities(quote):
        found |= {printed.value, printed.scaled}
        found |= {printed.upper, printed.upper * printed.upper_factor} if printed.upper is not None else set()
        found |= {Decimal(printed.of)} if printed.of is not None else set()
    return frozenset(found)


def plain_figures(text: str, language: str) -> Iterator[tuple[str, Decimal]]:
    """Figures in our own words that nothing else looks like: with a mark, a scale word or a per cent sign."""
    for match in PLAIN[language].finditer(text):
        digits = match["number"] if language == "vi" else match["number"].translate(SWAPPED)
        if match["number"].isdigit() and not match["scale"] and not match["percent"]:
            continue
        value = numeral(digits)
        if value is not None:
            yield match.group(), value * (SCALES | SCALES_EN).get(match["scale"] or "", 1)
