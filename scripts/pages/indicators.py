"""The page that lists every indicator, by theme, each in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.ledger import table_of
from scripts.model.reference import Indicator
from scripts.model.site import relative
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Correction, correction

PATH = "indicators/"


@dataclass(frozen=True)
class IndicatorItem:
    """An indicator's headline, its name a link; where its figure is corrected, if it has one of a source."""

    headline: Markup
    correction: Correction | None


@dataclass(frozen=True)
class ThemeSection:
    """The indicators of one theme."""

    id: str
    name: str
    indicators: tuple[IndicatorItem, ...]


@dataclass(frozen=True)
class IndicatorsPage:
    """Every indicator, by theme."""

    meta: PageMeta
    title: Markup
    lead: Markup
    themes: tuple[ThemeSection, ...]


def view(context: PageContext) -> IndicatorsPage:
    """The page of indicators."""
    t = context.t
    title, lead = t.html("indicators.title"), t.html("indicators.lead", n=len(context.ledger.indicators))
    return IndicatorsPage(
        meta=page_meta(PATH, title, lead, "targets/"),
        title=title,
        lead=lead,
        themes=tuple(
            ThemeSection(theme, context.book.theme(theme), tuple(item(context, row) for row in rows))
            for theme, rows in queries.by_theme(context.ledger)
        ),
    )


def item(context: PageContext, indicator: Indicator) -> IndicatorItem:
    """An indicator's headline."""
    row = sentences.leading(context, indicator)
    link = relative(PATH, links.indicator(indicator.id))
    return IndicatorItem(
        headline=sentences.headline(context, indicator, link),
        correction=correction(table_of(row), row) if row else None,
    )
