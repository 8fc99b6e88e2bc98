"""The switch between years on the pages of targets and of results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.model.period import Period


@dataclass(frozen=True)
class YearLink:
    """A year's page; the one that is shown is no link."""

    path: str
    text: str
    is_shown: bool


def year_path(section: str, year: Period) -> str:
    """The page of a year: targets/2026/."""
    return f"{section}{year}/"


def year_links(section: str, years: Iterable[Period], shown: Period | None) -> tuple[YearLink, ...]:
    """The pages of a section's years, the latest first; none where there is only one year to show."""
    links = tuple(YearLink(year_path(section, year), str(year), year == shown) for year in years)
    return links if len(links) > 1 else ()


def year_description(title: str, lead: str, is_section: bool) -> str:
    """What a page of years says of itself: a year's own page, unlike the section's, names its year."""
    return lead if is_section else f"{title}. {lead}"
