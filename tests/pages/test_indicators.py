"""Every indicator stands in the list once, under its theme."""

from __future__ import annotations

from scripts.pages import indicators
from tests.ledgers import indicator, page_context, target


def test_an_indicator_without_a_figure_of_a_source_has_nothing_to_correct():
    context = page_context(indicator("a", position=1), indicator("b", position=2), target("t", "1", "b"))
    (theme,) = indicators.view(context).themes
    assert theme.name == "General"
    assert [row.correction is None for row in theme.indicators] == [True, False]
    assert 'href="../indicators/a/"' in theme.indicators[0].headline
