"""The path of a year as pages show it: what was planned, what was reached, what the rest must bring."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis.paths import PathStep, Progress, YearPath
from scripts.i18n.escape import escaped
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.pieces import ChartFigure, Link, chart_figure


@dataclass(frozen=True)
class PathFigure:
    """A planned or a reached figure as a link to its row."""

    path: str
    text: str


@dataclass(frozen=True)
class PathRow:
    """A part of the year: planned and reached; either may be missing, both may be more than one."""

    period: str
    planned: tuple[PathFigure, ...]
    reached: tuple[PathFigure, ...]


@dataclass(frozen=True)
class PathView:
    """The path of one indicator through a year."""

    anchor: str
    title: Markup
    indicator: Link
    chart: ChartFigure | None
    rows: tuple[PathRow, ...]
    progress: Markup | None


def path_view(context: PageContext, path: YearPath) -> PathView:
    """The path of an indicator."""
    id = path.indicator.id
    name = context.book.indicator(id)
    return PathView(
        anchor=f"path-{id}-{path.year}",
        title=context.t.html("path.title", name=name, year=path.year),
        indicator=Link(links.indicator(id), name),
        chart=chart_figure(context, f"{id}-path-{path.year}"),
        rows=tuple(path_row(context, step) for step in path.steps),
        progress=progress_sentence(context, path.progress) if path.progress else None,
    )


def path_row(context: PageContext, step: PathStep) -> PathRow:
    """One part of the year."""
    planned = tuple(
        PathFigure(links.figure(row.indicator, row.id), context.book.figure(row).text) for row in step.planned
    )
    reached = tuple(
        PathFigure(links.figure(row.indicator, row.id), context.book.figure(row).text) for row in step.reached
    )
    return PathRow(context.t.period(step.period), planned, reached)


def progress_sentence(context: PageContext, progress: Progress) -> Markup:
    """How much of the year's target is reached by when, and what the rest of the year must bring."""
    book, t = context.book, context.t
    unit = book.figure(progress.target).unit
    joint = "" if unit in ("", "%") else "\u00a0"

    def amount(value: object) -> Markup:
        return Markup("<b>{}</b>").format(escaped(f"{value}{joint}{unit}"))

    key = "path.progress" if progress.remaining > 0 else "path.reached"
    return t.html(
        key,
        percent=t.number(progress.percent, 1),
        target=book.figure(progress.target).text,
        until=t.date(progress.until.last),
        reached=amount(t.amount(progress.reached)),
        remaining=amount(t.amount(progress.remaining)),
    )
