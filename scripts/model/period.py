"""A period of time as the tables write it: its first day, its last day, its frequency; in one order.

The written forms are SDMX's for years, halves, quarters, months and days (`2026`, `2026-S1`, `2026-Q1`,
`2026-04`, `2026-03-31`; SDMX 2.1, section 6, time formats), and ISO 8601 intervals of whole months or
years for what is told together (`2026-01/2026-09`, `2026/2030`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering


class Frequency(StrEnum):
    """How long a period lasts, by the kind of its written form."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    MONTHS = "months together"
    YEARS = "years together"


FORM = re.compile(
    r"(?P<year>[1-9][0-9]{3})"
    r"(?:-(?:S(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?))?"
)


@total_ordering
@dataclass(frozen=True)
class Period:
    """A stretch of whole days; periods are ordered by their last day, of equal ones the shorter first."""

    text: str  # the written form, the only one that the same stretch has
    first: date
    last: date
    frequency: Frequency

    @staticmethod
    def parse(text: str) -> Period:
        """The period that a text writes; ValueError where it writes none, or not in its own form."""
        return parsed(text)

    @staticmethod
    def of_year(year: int) -> Period:
        """The whole year."""
        return parsed(f"{year:04}")

    @property
    def months(self) -> int:
        """How many whole months it lasts; 0 for a day."""
        if self.frequency == Frequency.DAY:
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return self.last.year

    @property
    def is_year(self) -> bool:
        """True for one whole calendar year."""
        return self.frequency == Frequency.YEAR

    def covers(self, other: Period) -> bool:
        """True where the other period lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def is_over(self, today: date) -> bool:
        """True once its last day is past."""
        return self.last < today

    def has_begun(self, today: date) -> bool:
        """True from its first day on."""
        return self.first <= today

    def __lt__(self, other: Period) -> bool:
        return (self.last, -self.first.toordinal()) < (other.last, -other.first.toordinal())

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parsed(text: str) -> Period:
    """A text as a Period; see `Period.parse`."""
    begin, slash, end = text.partition("/")
    if not slash:
        return simple(text)
    first, last = simple(begin), simple(end)
    kinds = {first.frequency, last.frequency}
    if kinds not in ({Frequency.MONTH}, {Frequency.YEAR}) or not first < last:
        raise ValueError(f"not a period: {text}")
    if kinds == {Frequency.YEAR}:
        return Period(text, first.first, last.last, Frequency.YEARS)
    own = own_form(first.first, last.last)
    if own:
        raise ValueError(f"not a period in its own form: {text} is {own}")
    return Period(text, first.first, last.last, Frequency.MONTHS)


def simple(text: str) -> Period:
    """A period without a stroke; ValueError where the text writes none."""
    form = FORM.fullmatch(text)
    if not form:
        raise ValueError(f"not a period: {text}")
    year = int(form["year"])
    if form["day"]:
        day = date(year, int(form["month"]), int(form["day"]))
        return Period(text, day, day, Frequency.DAY)
    if form["month"]:
        return whole_months(text, year, int(form["month"]), 1, Frequency.MONTH)
    if form["quarter"]:
        return whole_months(text, year, 3 * int(form["quarter"]) - 2, 3, Frequency.QUARTER)
    if form["half"]:
        return whole_months(text, year, 6 * int(form["half"]) - 5, 6, Frequency.HALF_YEAR)
    return whole_months(text, year, 1, 12, Frequency.YEAR)


def whole_months(text: str, year: int, month: int, count: int, frequency: Frequency) -> Period:
    """A period of `count` months within one year."""
    end = month + count - 1
    return Period(text, date(year, month, 1), date(year, end, monthrange(year, end)[1]), frequency)


def own_form(first: date, last: date) -> str:
    """The form of its own that whole months together have: a year, a half, a quarter; else empty."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12 and first.month == 1:
        return f"{first.year}"
    if months == 6 and first.month in (1, 7):
        return f"{first.year}-S{first.month // 6 + 1}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    return ""


def suggested_form(text: str) -> str:
    """The form in which a period of months together would have to be written; empty where none is meant."""
    begin, _, end = text.partition("/")
    try:
        first, last = simple(begin), simple(end)
    except ValueError:
        return ""
    months = first.frequency == last.frequency == Frequency.MONTH and first < last
    return own_form(first.first, last.last) if months else ""
