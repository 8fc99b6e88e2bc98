"""The page of one table of any package: its rows, its dictionary, its files, how to load and cite it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from scripts.exports import schema_org, snippets
from scripts.exports.citations import bibtex, last_changed, table_citation
from scripts.exports.formats import files_of
from scripts.model.package import Line, Package, Table
from scripts.pages import cells, corrections, links
from scripts.pages.citation import citation as page_citation
from scripts.pages.context import PREVIEW, PageContext
from scripts.pages.dictionary import ColumnEntry, column_entries
from scripts.pages.file_items import FileItem, Licence, file_item, licences
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Correction, Link

EXCEL = {"vi": "excel.csv", "en": "excel.en.csv"}  # the file that Excel opens in a language


@dataclass(frozen=True)
class PreviewRow:
    """One row: its anchor, its first cell, where it is corrected, its other cells as HTML."""

    anchor: str
    link: str  # the anchor as a link holds it
    first: str
    correction: Correction
    cells: tuple[Markup, ...]


@dataclass(frozen=True)
class Preview:
    """The first rows of a table under its columns; `widths` are in em."""

    left_out: Markup | None  # how many of how many are shown, where not all are
    widths: tuple[int, ...]
    columns: tuple[tuple[str, bool], ...]  # name, and whether it holds numbers
    rows: tuple[PreviewRow, ...]


@dataclass(frozen=True)
class Snippets:
    """What code that loads a table fills in: the calls of pandas and R, the descriptor for frictionless."""

    variable: str
    pandas: str
    descriptor_url: str
    resource: str
    r: str


@dataclass(frozen=True)
class TablePage:
    """A table whatever it means."""

    meta: PageMeta
    crumbs: tuple[Link, ...]
    title: str
    description: str
    csv_path: str
    row_count: str
    size: str
    sha256: str
    preview: Preview
    forge: tuple[Link, ...]  # where its file is edited and talked about; empty without a known host
    columns: tuple[ColumnEntry, ...]
    files: tuple[FileItem, ...]
    licences: tuple[Licence, ...]
    snippets: Snippets
    excel: Markup
    citation: str
    bibtex: str
    jsonld: Markup


def view(context: PageContext, package: Package, table: Table) -> TablePage:
    """The page of a table."""
    t, path = context.t, links.table(package.name, table.name)
    title, stem = table.title[t.code], path.removesuffix("/")
    description = table.description[t.code] if table.description else ""
    is_ours = links.is_ours(package)
    modified = context.history.modified
    jsonld = schema_org.dataset(package, table, context.edition, context.stored, modified)
    day = last_changed(package, modified)
    return TablePage(
        meta=page_meta(
            path,
            t.html("table.title", name=title),
            description if table.description else title,
            "data/",
            wide=True,
            kind="table",
            others=not is_ours,
        ),
        crumbs=(
            Link("data/", t.html("data.title")),
            Link(f"data/#{package.name}", package.title[t.code]),
        ),
        title=title,
        description=description,
        csv_path=quote(f"{stem}.csv"),
        row_count=t.count("rows", len(table.lines)),
        size=t.size(len(table.raw)),
        sha256=hashlib.sha256(table.raw).hexdigest(),
        preview=preview(context, package, table),
        forge=forge_links(context, package, table),
        columns=column_entries(t, path, table),
        files=files(context, package, table),
        licences=licences(package),
        snippets=code(context, package, table),
        excel=t.html("table.excel", file=f"{table.name}.{EXCEL[t.code]}"),
        citation=page_citation(context, title, path, package)
        if is_ours
        else table_citation(package, table, context.edition, day),
        bibtex=bibtex(package, context.edition, day),
        jsonld=Markup(jsonld),
    )


def preview(context: PageContext, package: Package, table: Table) -> Preview:
    """The first rows of a table."""
    t, rows = context.t, len(table.lines)
    shown = t.html("table.shown", n=t.integer(PREVIEW), of=t.integer(rows))
    anchors = context.anchors.of(table)
    return Preview(
        left_out=shown if rows > PREVIEW else None,
        widths=tuple(cells.widths(table, PREVIEW, t.html("tools.correct_short"))),
        columns=tuple((field.name, field.type in cells.NUMBERS) for field in table.fields),
        rows=tuple(
            preview_row(context, package, table, line, anchor)
            for line, anchor in zip(table.lines[:PREVIEW], anchors, strict=True)
        ),
    )


def preview_row(context: PageContext, package: Package, table: Table, line: Line, anchor: str) -> PreviewRow:
    """One row of a table."""
    here, key = links.table(package.name, table.name), table.key(line)
    others = (
        cells.cell(here, context.t.code, table, index, text, context.anchors)
        for index, text in enumerate(line.cells)
        if index
    )
    return PreviewRow(
        anchor=anchor,
        link=quote(anchor),
        first=line.cells[0] or f"#{line.number}",
        correction=Correction(links.correction(package.name, table.name, key), key),
        cells=tuple(others),
    )


def forge_links(context: PageContext, package: Package, table: Table) -> tuple[Link, ...]:
    """Where a table's file is edited, blamed and talked about."""
    t, forge = context.t, context.corrections
    if not forge.kind:
        return ()
    path = corrections.file_of(package, table)
    return (
        Link(forge.edit(path), t.html("doors.file_edit")),
        Link(forge.blame(path), t.html("doors.file_blame")),
        Link(corrections.issue_about(forge, t, package, table), t.html("doors.file_issue")),
    )


def files(context: PageContext, package: Package, table: Table) -> tuple[FileItem, ...]:
    """A table's files, then its package's."""
    uses = ((path, export.use) for path, export in files_of(package, table).items())
    return tuple(file_item(context, path, use, path.rsplit("/", 1)[1]) for path, use in uses)


def code(context: PageContext, package: Package, table: Table) -> Snippets:
    """Code that loads a table from where it is published."""
    address = context.site.root_url
    csv = f"{address}{quote(f'data/{package.name}/{table.name}')}.csv"
    return Snippets(
        variable=snippets.name_of(table),
        pandas=snippets.pandas(table, csv),
        descriptor_url=f"{address}data/{quote(package.name)}/datapackage.json",
        resource=table.name,
        r=snippets.r(table, csv),
    )
