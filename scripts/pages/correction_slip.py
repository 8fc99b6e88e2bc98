"""The slip that the hand-written page of corrections includes: questions, ways to send it, tables' files."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from scripts.i18n.translator import Translator
from scripts.model.package import Field, Package, Table
from scripts.pages import cells, corrections, links
from scripts.pages.context import PageContext

PATH = "contribute/"
ONE_LINE = ("row", "source")  # questions whose answer is short
WORDED = {  # tables whose figures the site words, with where it does so, from its root
    ("targets", "targets"): "api/targets.json",
    ("results", "results"): "api/results.json",
}


@dataclass(frozen=True)
class Question:
    """A question of the slip; `lines` is how tall its answer's field is."""

    name: str
    label: Markup
    hint: Markup
    lines: int


@dataclass(frozen=True)
class Forge:
    """Where the data's repository is, and what its host takes; whatever is empty is not known."""

    repository: str
    host: str
    is_known: bool  # whether files can be edited and issues opened by an address
    issue_url: str
    title_field: str  # of a new issue, where the host has no forms
    body_field: str


@dataclass(frozen=True)
class ColumnHelp:
    """What a cell of a column holds."""

    name: str
    title: str
    is_required: bool
    example: Markup | None
    allowed: Markup


@dataclass(frozen=True)
class TableFile:
    """A table's file with all that the slip must know to fill itself in; paths as links hold them."""

    name: str  # package/table
    title: str
    label: str  # package/file
    path: str  # from the repository's top
    keys: str  # JSON
    first_row: int | str
    first_line: int | str
    doubted: str  # JSON: the columns that a reader may mean
    source_column: str  # empty where no column names the document
    documents: str  # the table that it names documents of
    edit_url: str
    blame_url: str
    issue_url: str
    json_path: str  # from the site's root, as the two below
    worded_path: str
    csv_path: str
    page_path: str
    columns: tuple[ColumnHelp, ...]


@dataclass(frozen=True)
class Ways:
    """The headings of the ways to send a slip; empty of one that is not open, numbered where several are."""

    letter: Markup
    issue: Markup
    edit: Markup


@dataclass(frozen=True)
class ContributePage:
    """The slip and the ways to send it."""

    ways: Ways
    contact: str  # an e-mail address
    letter_url: str
    questions: tuple[Question, ...]
    forge: Forge
    tables: tuple[TableFile, ...]


def view(context: PageContext) -> ContributePage:
    """The slip and the ways to send it."""
    t, settings = context.t, context.corrections
    return ContributePage(
        ways=ways(t, has_repository=bool(settings.repository)),
        contact=settings.contact,
        letter_url=corrections.empty_letter(settings, t, context.site.name),
        questions=tuple(
            Question(
                name=name,
                label=t.html(f"doors.{name}"),
                hint=t.html(f"doors.{name}_hint"),
                lines=1 if name in ONE_LINE else 2,
            )
            for name in corrections.ASKED_FIELDS
        ),
        forge=forge(context),
        tables=tuple(
            table_file(context, package, table) for package in context.packages for table in package.tables
        ),
    )


def ways(t: Translator, *, has_repository: bool) -> Ways:
    """The headings of the ways that are open: without a repository the slip alone can be sent."""
    if not has_repository:
        return Ways(t.html("doors.note"), Markup(), Markup())
    named = (t.html("doors.note"), t.html("doors.issue"), t.html("doors.edit"))
    return Ways(*(t.html("doors.way", n=n, what=what) for n, what in enumerate(named, 1)))


def forge(context: PageContext) -> Forge:
    """Where the data's repository is."""
    settings = context.corrections
    kind = settings.kind
    needs_names = kind is not None and not kind.forms
    return Forge(
        repository=settings.repository,
        host=settings.host,
        is_known=kind is not None,
        issue_url=settings.issue(context.t.code),
        title_field=kind.title if kind and needs_names else "",
        body_field=kind.body if kind and needs_names else "",
    )


def table_file(context: PageContext, package: Package, table: Table) -> TableFile:
    """A table's file, how it is edited, and what its columns hold."""
    t, settings = context.t, context.corrections
    path, stem = corrections.file_of(package, table), quote(f"data/{package.name}/{table.name}")
    source_column, documents = corrections.read_in(table)
    return TableFile(
        name=f"{package.name}/{table.name}",
        title=table.title[t.code],
        label=f"{package.name}/{table.path}",
        path=path,
        keys=corrections.keys(table),
        first_row=corrections.first_row(table) or "",
        first_line=corrections.first_line(table) or "",
        doubted=corrections.doubted(table, t.code),
        source_column=source_column,
        documents=documents,
        edit_url=settings.edit(path),
        blame_url=settings.blame(path),
        issue_url=corrections.issue_about(settings, t, package, table),
        json_path=f"{stem}.json",
        worded_path=WORDED.get((package.name, table.name), ""),
        csv_path=f"{stem}.csv",
        page_path=quote(links.table(package.name, table.name)),
        columns=tuple(column_help(t.code, table, field) for field in table.fields),
    )


def column_help(language: str, table: Table, field: Field) -> ColumnHelp:
    """What a cell of a column holds."""
    return ColumnHelp(
        name=field.name,
        title=field.title[language] or field.name,
        is_required=bool(field.constraints.required),
        example=cells.example(language, field) if field.example else None,
        allowed=cells.allowed(PATH, language, table, field),
    )
