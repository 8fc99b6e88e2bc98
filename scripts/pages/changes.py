"""The page of what changed in the data between the versions that git keeps, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis.slips import corrected_columns
from scripts.i18n.escape import escaped
from scripts.i18n.messages import row_change
from scripts.model.history import EACH, CellChange, Revision, RowChange
from scripts.model.kinds import RowChangeKind
from scripts.model.ledger import PACKAGE_OF
from scripts.pages import sentences
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Link, ledger_table

PATH = "changes/"
LONGEST = 400  # characters of a cell that are shown
SLACK = 5  # characters over which a cell is not cut
SIGNS = {RowChangeKind.ADDED: "+", RowChangeKind.REMOVED: "−", RowChangeKind.CHANGED: "~"}
LABELS = {
    RowChangeKind.ADDED: "changes.added",
    RowChangeKind.REMOVED: "changes.removed",
    RowChangeKind.CHANGED: "changes.changed",
}


@dataclass(frozen=True)
class CellItem:
    """One cell of a changed row: what it was and what it is, shortened, or that it was empty."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeItem:
    """A row that came, went or changed; of a whole table only the sentence."""

    kind: str
    path: str  # where the row stands today; empty where it does not
    text: str  # of a row its name
    sign: str  # empty of a whole table
    label: str
    cells: tuple[CellItem, ...]


@dataclass(frozen=True)
class RevisionSection:
    """One commit: its day, its author's reason if there is one, its rows as far as they are shown."""

    anchor: str
    day: str
    reason: str
    evidence: Markup | None  # of which documents the evidence itself changed
    changes: tuple[ChangeItem, ...]
    more: Markup | None  # how many rows are not shown


@dataclass(frozen=True)
class ChangesPage:
    """The latest changes, and where all of them are."""

    meta: PageMeta
    title: Markup
    lead: Markup
    feeds: tuple[Link, ...]  # a package each, from the site's root
    incomplete: Markup | None  # that the history is not whole
    none: Markup | None  # that nothing has changed yet
    revisions: tuple[RevisionSection, ...]
    has_earlier: bool


def view(context: PageContext) -> ChangesPage:
    """The page of changes."""
    t, history = context.t, context.history
    title, lead = t.html("changes.title"), t.html("changes.lead")
    incomplete = t.html("changes.not_whole" if history.revisions else "changes.unavailable")
    return ChangesPage(
        meta=page_meta(PATH, title, lead, "data/", wide=True),
        title=title,
        lead=lead,
        feeds=tuple(
            Link(f"data/{package.name}/feed.xml", t.html("changes.feed_of", name=package.title[t.code]))
            for package in context.packages
        ),
        incomplete=None if history.whole else incomplete,
        none=t.html("changes.none") if history.whole and not history.recent else None,
        revisions=tuple(revision_section(context, revision) for revision in history.recent),
        has_earlier=len(history.recent) < len(history.revisions),
    )


def revision_section(context: PageContext, revision: Revision) -> RevisionSection:
    """One commit as far as it is shown."""
    t, more = context.t, len(revision.rows) - len(revision.shown)
    return RevisionSection(
        anchor=revision.id[:12],
        day=t.date(revision.moment.date()),
        reason=revision.reason if revision.reason.strip() else "",
        evidence=evidence(context, revision.evidence),
        changes=tuple(change_item(context, change) for change in revision.shown),
        more=t.html("changes.more", rows=t.count("rows", more)) if more else None,
    )


def evidence(context: PageContext, documents: Sequence[str]) -> Markup | None:
    """That evidence itself changed, and of which documents; None where it did not."""
    if not documents:
        return None
    named = [document_name(context, id) for id in documents[:EACH]]
    names = Markup(", ").join(named) + Markup(" …" if documents[EACH:] else "")
    return context.t.html("changes.evidence", documents=names)


def document_name(context: PageContext, id: str) -> Markup:
    """What a document is called; one that is not known any more is called by its id."""
    if id not in context.ledger.by_id["documents"]:
        return Markup("<code>{}</code>").format(escaped(id))
    return sentences.document(context, id)


def change_item(context: PageContext, change: RowChange) -> ChangeItem:
    """What happened to a row, or to a whole table."""
    t, kind = context.t, RowChangeKind(change.kind)
    is_row = kind in SIGNS
    return ChangeItem(
        kind=kind,
        path=context.anchors.place(change.package, change.table, change.key),
        text=f"{change.table} / {change.name}" if is_row else row_change(t, change),
        sign=SIGNS.get(kind, ""),
        label=row_label(context, change, kind) if is_row else "",
        cells=tuple(cell_item(context, cell) for cell in change.cells)
        if kind == RowChangeKind.CHANGED
        else (),
    )


def row_label(context: PageContext, change: RowChange, kind: RowChangeKind) -> Markup:
    """What happened to a row, in one word or two."""
    if is_correction(context, change):
        return context.t.html("changes.corrected")
    return context.t.html(LABELS[kind])


def is_correction(context: PageContext, change: RowChange) -> bool:
    """True where a row of the ledger was put right and its source is the one that it had."""
    if PACKAGE_OF.get(change.table) != change.package:
        return False
    table = ledger_table(context, change.table)
    return table is not None and bool(corrected_columns(change, table))


def cell_item(context: PageContext, cell: CellChange) -> CellItem:
    """One cell of a changed row."""
    empty = context.t.html("changes.empty")
    return CellItem(cell.column, shortened(cell.before) or empty, shortened(cell.after) or empty)


def shortened(text: str) -> str:
    """A text as long as is shown, with a sign where it is cut; a little more is shown whole."""
    return text if len(text) <= LONGEST + SLACK else text[: LONGEST - 1] + "…"
