"""A period as a text names it, and whether a row's period, or its base period, is the same."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scripts.model.period import Frequency, Period

WHOLE = (1, 12)


class Role(StrEnum):
    """What a mention does."""

    OWN = "own"  # dates the figure
    BASE = "base"  # is what the figure is compared with
    PLAN = "plan"  # dates the plan of which the figure is a share
    NONE = "none"


@dataclass(frozen=True)
class Mention:
    """A period as a text names it: months of a year, whole years together, a day, or one told by another."""

    start: int  # indices of tokens
    end: int
    year: int | None = None
    last_year: int | None = None  # of years together
    months: tuple[int, int] | None = WHOLE  # None: some part of the year, which is not said
    day: int = 0
    until: bool = False  # đến hết tháng 9: whatever ends with it
    back: str = ""  # năm, quý, tháng, cùng kỳ: one of these earlier
    role: Role = Role.OWN
    text: str = ""

    def fits(self, period: Period) -> bool:
        """True where a row's period may be the one named."""
        if self.back:
            return self.year is None or period.year == self.year
        if self.last_year is not None:
            return (period.first.year, period.last.year) == (self.year, self.last_year) and (
                period.frequency == Frequency.YEARS
            )
        if self.year is not None and self.year != period.last.year:
            return False
        if self.months is None:
            return period.first.year == period.last.year and not period.is_year
        if self.day:
            return period.last == self.ending(period)
        if self.until and period.last == self.ending(period):
            return True
        same = (period.first.month, period.last.month) == self.months
        return same and period.frequency not in (Frequency.DAY, Frequency.YEARS)

    def ending(self, period: Period) -> date:
        """The last day of what is named; the year, where it is open, is that of a period."""
        year, month = self.year or period.year, (self.months or WHOLE)[1]
        return date(year, month, min(self.day, monthrange(year, month)[1]) or monthrange(year, month)[1])

    def is_base_of(self, base: Period, period: Period) -> bool:
        """True where a row's base period may be the one named, seen from the row's own period."""
        if not self.back:
            return self.fits(base) or (self.months is None and self.year == base.year) or self.is_end(base)
        if self.back == "năm":
            return base in (earlier(period, period.year - 1), Period.of_year(period.year - 1))
        if self.back == "cùng kỳ":
            return base == earlier(period, self.year or period.year - 1)
        months = {"quý": 3, "tháng": 1}[self.back]
        return base.months == months and (period.first - base.last).days == 1

    def is_end(self, base: Period) -> bool:
        """True for the last day or month of a year that is named: so với cuối năm 2024."""
        return self.months is None and base.year == self.year and base.last.month == 12


def earlier(period: Period, year: int) -> Period | None:
    """The period of the same months or days that ends in another year; None where there is none."""
    shift = year - period.year
    begin, slash, end = period.text.partition("/")
    moved = [f"{int(part[:4]) + shift:04}{part[4:]}" for part in (begin, end) if part]
    try:
        return Period.parse(slash.join(moved))
    except ValueError:
        return None
