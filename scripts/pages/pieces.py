"""Pieces that recur on pages: frozen views of links, corrections, figures, gaps, charts, computations.

A view holds texts and paths from the language's home; `templates/pieces.j2` has a macro for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import Derived
from scripts.i18n.escape import escaped
from scripts.i18n.phrases import FigurePhrase
from scripts.model.kinds import GapKind
from scripts.model.ledger import PACKAGE_OF, table_of
from scripts.model.package import Table
from scripts.model.reference import Gap
from scripts.model.row import Quoted, Row
from scripts.model.rows import Result, Target
from scripts.pages import links
from scripts.pages.context import PageContext

ESTIMATE = "E"  # SDMX observation status


@dataclass(frozen=True)
class Link:
    """A path from the language's home, and its words."""

    path: str
    text: str


@dataclass(frozen=True)
class Correction:
    """Where a reader corrects a row, and its id or name for those who do not see where the link stands."""

    path: str
    row: str


@dataclass(frozen=True)
class Certainty:
    """How sure a figure is: a class of the style sheet, and the words."""

    style: str
    text: Markup


@dataclass(frozen=True)
class FigureCard:
    """A figure shown large, with its indicator and period, as a link to its row."""

    path: str
    figure: FigurePhrase
    name: str
    period: str
    certainty: Certainty
    correction: Correction


@dataclass(frozen=True)
class GapItem:
    """Something unknown or awaited: the row that it is about, when it is expected, what closed it."""

    id: str
    text: Markup
    about: Link
    expected: str
    read: Markup  # what has been read of something awaited; empty of what is unknown or closed
    closed: Markup  # by which document and when; empty while it is open
    row_path: str
    correction: Correction


@dataclass(frozen=True)
class ChartFigure:
    """A chart with its caption, the table behind it, and its files."""

    name: str
    heading: str
    title: str
    caption: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    files: tuple[Link, ...]
    png_of: str  # the SVG that a reader's browser can make a PNG of; empty where there is a PNG file
    spec_path: str


@dataclass(frozen=True)
class TermItem:
    """A row that a computation uses: its number, where it stands."""

    value: str
    row: Link
    correction: Correction


@dataclass(frozen=True)
class Computation:
    """How a computed figure comes about: its terms as one line, their sum, the rows of the terms."""

    id: str
    terms: str
    value: str
    rows: tuple[TermItem, ...]
    unknown: tuple[Markup, ...]  # of the rows of the terms


def document_link(context: PageContext, id: str, *, dated: bool = False) -> Link:
    """A document's page under its short name, with its date where that is asked for."""
    document = context.ledger.document(id)
    name = context.book.dated_document(document) if dated else context.book.document(document)
    return Link(links.document(id), name)


def correction(table: str, row: Row) -> Correction:
    """Where a reader corrects a row of the ledger."""
    return Correction(links.correction(PACKAGE_OF[table], table, row.id), row.id)


def certainty(context: PageContext, table: str, row: Quoted) -> Certainty:
    """Whether a row's quote was checked, and whether it is an estimate, or our reading in part."""
    known = certainty_of_source(context, table, row)
    if not (isinstance(row, Target | Result) and tells_our_reading(context, row, "note")):
        return known
    return replace(known, text=known.text + Markup(" · ") + context.t.html("sure.reading"))


def tells_our_reading(context: PageContext, row: Row, column: str) -> bool:
    """True where a column's text says that something is this site's reading and not the source's word."""
    return f"{context.t.text('sure.reading')}:" in context.t.column(row, column).lower()


def certainty_of_source(context: PageContext, table: str, row: Quoted) -> Certainty:
    """Whether a row's quote was checked, and whether its source calls it an estimate."""
    is_checked = context.derivation.proofs[table, row.id].checked
    if isinstance(row, Result) and row.id in context.ledger.superseded:
        return Certainty("unchecked", context.t.html("indicator.superseded"))
    checked, estimate = context.t.html("sure.checked"), context.t.html("sure.estimate")
    if isinstance(row, Result) and row.status == ESTIMATE:
        return Certainty("est", estimate + Markup(" · ") + checked if is_checked else estimate)
    if is_checked:
        return Certainty("checked", checked)
    return Certainty("unchecked", context.t.html("sure.unchecked"))


def figure_card(context: PageContext, table: str, row: Target | Result) -> FigureCard:
    """A target's or a result's card."""
    return FigureCard(
        path=links.figure(row.indicator, row.id),
        figure=context.book.figure(row),
        name=context.book.indicator(row.indicator),
        period=context.book.when(row),
        certainty=certainty(context, table, row),
        correction=correction(table, row),
    )


def gap_item(context: PageContext, gap: Gap) -> GapItem:
    """A gap as a list shows it."""
    table, _, id = gap.about.partition("/")
    about = Link(links.subject(context.ledger, gap), context.book.row(context.ledger.by_id[table][id]))
    return GapItem(
        id=gap.id,
        text=context.t.prose(gap, "text"),
        about=about,
        expected=context.t.period(gap.expected) if gap.expected and not gap.closed_by else "",
        read=read(context, gap) if gap.kind == GapKind.AWAITED and not gap.closed_by else Markup(),
        closed=closed(context, gap),
        row_path=links.row("gaps", gap.id),
        correction=correction("gaps", gap),
    )


def read(context: PageContext, gap: Gap) -> Markup:
    """In which documents something awaited was read, each with its period; as of which day in none."""
    t, rows = context.t, context.ledger.where("fulfilments", "gap", gap.id)
    if not rows:
        return t.html("duties.nothing_read", day=t.date(context.derivation.today))
    sources = (
        context.book.dated_document(context.ledger.document(row.document or row.source)) for row in rows
    )
    return t.html("gaps.read", documents=", ".join(dict.fromkeys(sources)))


def closed(context: PageContext, gap: Gap) -> Markup:
    """Which document closed a gap and on which day that was recorded; empty while it is open."""
    if not gap.closed_by or not gap.closed_on:
        return Markup()
    document = context.book.document(context.ledger.document(gap.closed_by))
    return context.t.html("gaps.closed", document=document, day=context.t.date(gap.closed_on))


def gap_items(context: PageContext, gaps: list[Gap]) -> tuple[GapItem, ...]:
    """Gaps as a list shows them."""
    return tuple(gap_item(context, gap) for gap in gaps)


def chart_figure(context: PageContext, name: str) -> ChartFigure | None:
    """A chart by its name; None where the data give no such chart."""
    chart = context.charts.get(name)
    if chart is None:
        return None
    endings = ("svg", "png", "csv") if context.edition.site.chart_png else ("svg", "csv")
    return ChartFigure(
        name=name,
        heading=chart.heading,
        title=chart.title,
        caption=chart.caption,
        svg=chart.svg,
        head=chart.head,
        rows=chart.rows,
        files=tuple(Link(f"charts/{name}.{ending}", ending.upper()) for ending in endings),
        png_of="" if "png" in endings else f"charts/{name}.svg",
        spec_path=f"charts/{name}.json",
    )


def chart_figures(context: PageContext, names: list[str]) -> tuple[ChartFigure, ...]:
    """The charts of these names that there are."""
    charts = (chart_figure(context, name) for name in names)
    return tuple(chart for chart in charts if chart)


def computation(context: PageContext, derived: Derived) -> Computation:
    """A computed figure's terms, each with the row that it came from."""
    rows = [term.row for term in derived.terms if term.row]
    return Computation(
        id=derived.id,
        terms=context.book.computation(derived),
        value=context.t.number(derived.value),
        rows=tuple(term_item(context, row) for row in rows),
        unknown=tuple(context.t.prose(gap, "text") for gap in gaps_about_terms(context, derived)),
    )


def gaps_about_terms(context: PageContext, derived: Derived) -> list[Gap]:
    """What is still unknown of the rows that a computed figure rests on."""
    rows = [term.row for term in derived.terms if term.row]
    gaps = (gap for row in rows for gap in queries.gaps_about(context.ledger, table_of(row), row.id))
    return [gap for gap in gaps if gap.kind == GapKind.UNKNOWN]


def term_item(context: PageContext, row: Target | Result) -> TermItem:
    """A row that a computation uses."""
    return TermItem(
        value=context.t.number(row.value),
        row=Link(links.figure(row.indicator, row.id), context.book.row(row)),
        correction=correction(table_of(row), row),
    )


def ledger_table(context: PageContext, name: str) -> Table | None:
    """A table of the ledger as its package describes it; None where no such package was read."""
    packages = (package for package in context.packages if package.name == PACKAGE_OF[name])
    return next((table for package in packages for table in package.tables if table.name == name), None)


def table_title(context: PageContext, name: str) -> str:
    """The title of a table of the ledger; its name where it has none."""
    table = ledger_table(context, name)
    return table.title[context.t.code] if table else name


def table_description(context: PageContext, name: str) -> str:
    """What a table of the ledger says of its rows; empty where it says nothing."""
    table = ledger_table(context, name)
    return table.description.get(context.t.code, "") if table else ""


def file_name(path: str) -> Markup:
    """A file's path as code that may break after a slash and before a point."""
    parts = [Markup("/<wbr>").join(escaped(step) for step in part.split("/")) for part in path.split(".")]
    return Markup("<code>{}</code>").format(Markup("<wbr>.").join(parts))
