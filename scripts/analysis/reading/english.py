"""An English quote in; the figures that it prints, with hedge, scale, unit and direction, out.

Quotes are read in their document's language. Of English far less is understood than of Vietnamese: figures
with their scale and per cent sign, ranges, ranks, the common hedges, falls, estimates and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from scripts.analysis.fingerprints import folded, words_of
from scripts.analysis.reading.quantities import Printed
from scripts.analysis.reading.units import ONE, PERCENT, POINT
from scripts.analysis.reading.vocabulary import MIRRORED

SCALES = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9)}
SCALES |= {"trillion": Decimal(10**12)}
HEDGES = {
    "more than": "gt",
    "over": "gt",
    "above": "gt",
    "exceeding": "gt",
    "higher than": "gt",
    "less than": "lt",
    "under": "lt",
    "below": "lt",
    "lower than": "lt",
    "nearly": "near",
    "almost": "near",
    "close to": "near",
    "about": "approx",
    "around": "approx",
    "approximately": "approx",
    "some": "approx",
    "at least": "ge",
    "no less than": "ge",
    "at most": "le",
    "up to": "le",
    "no more than": "le",
}
AFTER = {"or more": "ge", "or higher": "ge", "or above": "ge", "or less": "le", "or lower": "le"}
FALLS = re.compile(r"\b(fell|fall(?:s|ing)?|decreas\w+|reduc\w+|drop\w*|declin\w+|down)\b", re.IGNORECASE)
LEVELS = re.compile(r"\b(to|reach\w*|at|is|was|stood|ros\w*|increas\w+)\b(?!.*\bby\b)", re.IGNORECASE)
STATUSES = {"estimat": "E", "forecast": "F", "projected": "F", "preliminary": "P", "provisional": "P"}
STATUSES |= {"official": "A"}
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = "|".join(SCALES)
FIGURE = re.compile(
    rf"(?<![\w/,.])(?P<number>{NUMBER})(?:/(?P<of>\d+))?(?P<low>\s?%)?"
    rf"(?:\s*(?:-|–|to)\s*(?P<upper>{NUMBER}))?(?P<high>\s?%)?(?:\s(?P<scale>{SCALE})\b)?"
    r"(?:\s(?P<unit>per ?cent(?:age points?)?|pp)\b)?(?![\w/]|[.,]\d)"
)
POINTS = re.compile("point|pp")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(rf"(?:\b(?:{MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|No\.?)\s$")


def number(text: str) -> Decimal:
    """An English numeral: the comma groups, the point is the decimal mark."""
    return Decimal(text.replace(",", ""))


@lru_cache(maxsize=4096)
def quantities_en(quote: str) -> tuple[Printed, ...]:
    """Every figure that an English quote prints; years, days of months and document numbers are none."""
    return tuple(scanned(folded(quote)))


def scanned(text: str) -> Iterator[Printed]:
    """The figures of a text, in order."""
    for match in FIGURE.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        scale, percent = match["scale"] or "", bool(match["low"] or match["high"] or match["unit"])
        if YEAR.fullmatch(match["number"]) and not percent and not scale:
            continue
        if DATED.search(before) and match["number"].isdigit() and not percent and not scale:
            continue
        hedge, bound = bound_of(before, behind)
        falls = is_fall(before)
        factor = SCALES.get(scale, ONE)
        upper = number(match["upper"]) if match["upper"] else None
        bound = "range" if upper is not None else MIRRORED.get(bound, bound) if falls else bound
        yield Printed(
            value=number(match["number"]),
            upper=upper,
            of=int(match["of"]) if match["of"] else None,
            percent=percent,
            scale=scale,
            bound=bound,
            hedge=hedge,
            text=match.group(),
            before=len(words_of(before)),
            after=behind.strip(),
            start=match.start(),
            end=match.end(),
            factor=factor,
            upper_factor=factor,
            unit=(POINT if POINTS.search(match["unit"] or "") else PERCENT) if percent else "",
            falls=falls,
            rank=bool(re.search(r"\brank(?:s|ed|ing)?\W+(?:at\s)?$", before)),
        )


def bound_of(before: str, behind: str) -> tuple[str, str]:
    """The words that bind a figure, and what they make of its size."""
    lead = re.sub(r"\s*(?:VND|USD|US\$|\$)\s*$", "", before).lower().rstrip()
    follow = re.sub(r"^\W+", "", behind.lower())
    for hedge, bound in AFTER.items():
        if follow.startswith(hedge):
            return hedge, bound
    for hedge in sorted(HEDGES, key=len, reverse=True):
        if re.search(rf"\b{hedge}$", lead):
            return hedge, HEDGES[hedge]
    return "", "eq"


def is_fall(before: str) -> bool:
    """True where a verb of falling leads to a figure and none that names a level stands between."""
    clause = re.split(r"[,;.:()]\s", before)[-1]
    verbs = list(FALLS.finditer(clause))
    return bool(verbs) and not LEVELS.search(clause[verbs[-1].end() :])


def statuses_en(quote: str) -> frozenset[str]:
    """The statuses that an English quote gives its figures."""
    return frozenset(status for stem, status in STATUSES.items() if re.search(rf"\b{stem}", quote.lower()))


def years_en(quote: str) -> tuple[int, ...]:
    """The years that an English quote names."""
    return tuple(int(year) for year in re.findall(r"(?<![\d,.])((?:19|20)\d\d)(?![\d]|[.,]\d)", quote))
