"""Periods as SDMX writes them: a text in, its first and last day out.

2026 a year, 2026-S2 half of one, 2026-Q3 a quarter, 2026-04 a month (SDMX 2.1, section 6, time formats).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

PERIOD = re.compile(r"[1-9]\d{3}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?")
MONTHS = {"": 12, "S": 6, "Q": 3}  # by the letter behind the year; any other is a month


def begins(period: str) -> date:
    """The first day of a period that PERIOD matches."""
    year, _, part = period.partition("-")
    nth = int(part.lstrip("SQ")) if part else 1
    return date(int(year), (nth - 1) * months(part) + 1, 1)


def ends(period: str) -> date:
    """The last day of a period that PERIOD matches."""
    first = begins(period)
    month = first.month - 1 + months(period.partition("-")[2])
    return date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def months(part: str) -> int:
    """The length in months of a period, from what stands behind its year."""
    return MONTHS.get(part[:1], 1)
