"""The switch between years leads to each year's page and marks the one that is shown."""

from __future__ import annotations

from scripts.model.period import Period
from scripts.pages.year_links import YearLink, year_links, year_path

YEARS = [Period.of_year(year) for year in (2027, 2026, 2025)]


def test_every_year_has_a_page_of_its_own_below_its_section() -> None:
    assert year_path("targets/", YEARS[1]) == "targets/2026/"
    assert year_path("results/", Period.of_year(999 + 1)) == "results/1000/"


def test_the_years_stand_in_their_order_and_the_one_shown_is_marked() -> None:
    assert year_links("results/", YEARS, YEARS[1]) == (
        YearLink("results/2027/", "2027", False),
        YearLink("results/2026/", "2026", True),
        YearLink("results/2025/", "2025", False),
    )


def test_where_no_year_or_another_one_is_shown_none_is_marked() -> None:
    for shown in (None, Period.of_year(2020), Period.parse("2026-Q1")):
        links = year_links("targets/", YEARS, shown)
        assert len(links) == 3 and not any(link.is_shown for link in links)


def test_there_is_nothing_to_switch_between_with_one_year_or_none() -> None:
    assert year_links("targets/", YEARS[:1], YEARS[0]) == ()
    assert year_links("targets/", [], None) == ()
