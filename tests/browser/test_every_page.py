"""A page of every template, in each language, by day and by night: nothing is wrong with any (sweep.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.browser.sweep import Sweep

CHARTS = "//figure[@class='chart']//*[local-name()='text']"
# measure → how often it is taken a page: in the first language, in the other (sweep.py)
MEASURES = {
    "axe": (1, 1),  # on a wide screen by night, on a phone by day
    "console": (2, 2),
    "contrast": (2, 2),  # by day and by night: WCAG 1.4.3
    "chart texts": (1, 1),
    "frame": (1, 1),  # one heading, one main part, named columns
    "idle buttons": (0, 1),  # without a script
    "inline code": (1, 1),
    "other language": (1, 1),  # each page leads to its twin
    "overflow": (3, 2),  # 320, 360 and 1280 pixels
    "policy": (2, 1),
    "policy first": (0, 1),  # before anything that a page could fetch
    "search before it is asked for": (2, 2),
    "search opens and closes": (1, 1),
    "small targets": (2, 1),  # WCAG 2.5.8
    "small texts": (1, 1),
    "the system's colours": (2, 2),
    "third parties": (2, 2),
    "twice the letters": (1, 0),  # WCAG 1.4.4
    "wider lines": (2, 1),  # WCAG 1.4.12
    "words without a script": (0, 1),
    "zoom": (1, 0),
}


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_wrong_with_a_page_of_any_template(sweep: Sweep, measure: str) -> None:
    assert sweep.faults[measure] == []
    assert sweep.taken[measure] == MEASURES[measure][not sweep.is_wide] * len(sweep.paths)


def test_every_measure_is_asked_about(sweep: Sweep) -> None:
    assert set(sweep.taken) == {name for name, times in MEASURES.items() if times[not sweep.is_wide]}


def test_the_texts_of_every_chart_are_looked_at(sweep: Sweep, built_site: Path) -> None:
    charts = {path: html.parse(built_site / path / "index.html").xpath(CHARTS) for path in sweep.paths}
    assert {path for path, texts in sweep.texts.items() if texts} == {
        p for p, found in charts.items() if found
    }


def test_every_page_has_a_title_of_its_own(sweep: Sweep) -> None:
    assert set(sweep.titles) == set(sweep.paths)
    assert len(set(sweep.titles.values())) == len(sweep.titles)
