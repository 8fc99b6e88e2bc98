"""Every role, trend and change that a chart may speak of has its sentence in every language."""

from __future__ import annotations

import pytest

from scripts.charts.chart_spec import HISTORY_ROLES, SERIES_ROLES, ElementChange, Role, Trend
from scripts.i18n.translator import LANGUAGES, Translator, sentences
from scripts.model.kinds import WordingChange
from tests.ledgers import LABELS

CHANGED = ("raised", "lowered", "reworded")  # how a target may have moved; an unchanged one has no chart
KEYS = (
    *(f"chart.role_{role}" for role in HISTORY_ROLES),
    *(f"chart.how_{role}" for role in SERIES_ROLES),
    *(f"chart.series_{trend}" for trend in Trend),
    *(f"chart.ledger_{kind}" for kind in CHANGED),
    *(f"chart.structure_{kind}" for kind in CHANGED[:2]),
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_that_a_chart_builds_the_key_of_exists(code: str, key: str) -> None:
    assert Translator(code).template(key)


def test_an_elements_changes_are_those_of_the_table_and_have_labels() -> None:
    assert [*ElementChange] == [*WordingChange]
    assert {*LABELS["wording", "change"]} == {*ElementChange}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_change_of_an_element_can_be_counted_and_stands_in_the_title_of_the_tally(code: str) -> None:
    assert {f"change_{change}" for change in ElementChange} <= set(sentences(code)["counts"])
    title = Translator(code).template("chart.tally")
    assert all(f"{{{change}}}" in title for change in ElementChange)


def test_every_role_belongs_to_a_kind_of_chart() -> None:
    """A new role is given its sentence or is named as the one that needs none."""
    assert {*HISTORY_ROLES, *SERIES_ROLES, Role.SCENARIO, Role.PART} == set(Role)
