"""The switch between years on the pages of targets and of results, and what these pages say of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.model.period import Period
from scripts.pages.page import PageMeta, page_meta


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


def year_meta(path: str, title: str, lead: str, section: str) -> PageMeta:
    """The meta of a section's page or of one of its years' pages, which says its year before anything else.

    Search puts the section first, which shows the year that is meant where none is asked for.
    """
    if path == section:
        return page_meta(path, title, lead, section, wide=True)
    return page_meta(path, title, f"{title}. {lead}", section, wide=True, kind="year")
