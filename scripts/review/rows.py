"""Changes of packages, tables and rows in; the lines of the report that say them out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scripts.analysis import versions
from scripts.analysis.derived import Change
from scripts.i18n.phrases import Phrasebook
from scripts.ingest.states import present_state
from scripts.model.history import CellChange, RowChange
from scripts.model.ledger import PACKAGE_OF, TABLES
from scripts.model.package import Table
from scripts.model.row import Row
from scripts.model.rows import Figure, Result, Target
from scripts.review.blocks import Cell, Run, block, headed, sentence
from scripts.review.changes import PackageChange, TableChange
from scripts.review.context import ReportContext
from scripts.review.markdown import Block
from scripts.review.proof_lines import proof_line

LONGEST_CELL = 300  # characters shown of a cell
AROUND = 40  # characters shown before and after what differs in a long cell


def package_lines(context: ReportContext, change: PackageChange) -> Iterator[Block]:
    """A package: what its descriptor says of it, the version that it owes, its tables."""
    title = change.package.title[context.t.code] if change.package else change.name
    if change.kind != "changed" or change.properties:
        yield block(context.t, "heading", f"review.package_{change.kind}", title=title)
    for cell in change.properties:
        yield Block("item", tuple(cell_runs(context, cell)))
    yield from version_line(context, change)
    for table in change.tables:
        yield from table_lines(context, table)


def version_line(context: ReportContext, change: PackageChange) -> Iterator[Block]:
    """The small version bump that a package of ours still owes; a large one that is owed is a Problem."""
    was, now = (
        next((p for p in v.loaded.packages if p.name == change.name in TABLES), None)
        for v in (context.difference.before, context.difference.after)
    )
    if was and now and versions.is_version(was.version) and versions.is_version(now.version):
        owed = versions.missing_bump(present_state(was), present_state(now))
        if owed in ("patch", "minor"):
            right = Cell(versions.bumped(was.version, owed))
            why = context.t.text(f"review.step_{owed}")
            yield block(context.t, "item", "review.version", why=why, package=Cell(now.name), right=right)


def table_lines(context: ReportContext, change: TableChange) -> Iterator[Block]:
    """A table: that it came or went, or its columns and rows one by one."""
    t = context.t
    if change.kind != "changed" or change.table is None:
        rows = t.count("rows", change.count)
        yield block(t, "item", f"review.table_{change.kind}", table=Cell(change.name), rows=rows)
        return
    title = change.table.title[t.code]
    yield block(t, "heading", "review.table", title=title, table=Cell(change.name))
    for column in change.columns:
        key = f"review.column_{column.kind}" if column.key else "review.table_told"
        yield headed(t, key, column.key)
        yield from (Block("detail", tuple(cell_runs(context, cell, column.kind))) for cell in column.cells)
    for row in change.rows:
        yield from row_lines(context, row, change.table)


def row_lines(context: ReportContext, change: RowChange, table: Table) -> Iterator[Block]:
    """A row: what it is about, its figure, its evidence, its cells."""
    ours = change.package == PACKAGE_OF.get(change.table)
    was, now = row_before_and_after(context, change) if ours else (None, None)
    book, row = (context.old, was) if now is None else (context.new, now)
    name = book.row(row) if row and is_phrasable(book, row) else ""
    yield headed(context.t, f"review.row_{change.kind}", change.name, name)
    if isinstance(was, Figure) or isinstance(now, Figure):
        yield from figure_lines(context, was, now)
    if now is not None and (change.table, change.key) in context.difference.after.proofs:
        yield proof_line(context, change.table, change.key)
    for cell in change.cells:
        further = "" if ours else number_change(context, cell, table)
        yield Block("detail", (*cell_runs(context, cell, change.kind), ("", further)))


def row_before_and_after(context: ReportContext, change: RowChange) -> tuple[Row | None, Row | None]:
    """A row of ours as it was and as it is; None where it was not, or could not be read."""
    before, after = (
        version.ledger.by_id.get(change.table, {}).get(change.key)
        for version in (context.difference.before, context.difference.after)
    )
    return before, after


def figure_lines(context: ReportContext, was: Row | None, now: Row | None) -> Iterator[Block]:
    """A figure as readers see it, before and after, and how far it moved."""
    before = was if isinstance(was, Target | Result) and is_phrasable(context.old, was) else None
    after = now if isinstance(now, Target | Result) and is_phrasable(context.new, now) else None
    old = context.old.figure(before).text if before else ""
    new = context.new.figure(after).text if after else ""
    if before and after and old and new:
        if old != new:
            yield figure_change(context, before, after)
    elif new:
        yield block(context.t, "detail", "review.figure_added", figure=new)
    elif old and now is None:
        yield block(context.t, "detail", "review.figure_removed", figure=old)


def figure_change(context: ReportContext, before: Target | Result, after: Target | Result) -> Block:
    """A figure that changed; how far it moved where the two can be subtracted and a rank is not told."""
    change = Change[Figure](before, after)
    ranked = isinstance(after, Result) and after.out_of  # a place, which is neither higher nor lower
    direction = {"raised": "_higher", "lowered": "_lower"}.get(change.kind, "")
    direction = direction if is_comparable(context, before, after) and not ranked else ""
    runs = [
        *sentence(
            context.t,
            f"review.figure{direction}",
            before=context.old.figure(before).text,
            after=context.new.figure(after).text,
            difference=context.new.difference_in_full(change),
        )
    ]
    if direction and before.value > 0:
        runs += sentence(context.t, "review.relative", percent=context.new.relative(change))
    return Block("detail", tuple(runs))


def is_comparable(context: ReportContext, was: Figure, now: Figure) -> bool:
    """True for two figures that can be subtracted: the same thing in the same unit."""
    books = ((context.old, was), (context.new, now))
    units = {book.ledger.indicator(figure.indicator).unit for book, figure in books}
    return was.indicator == now.indicator and len(units) == 1


def is_phrasable(book: Phrasebook, row: Row) -> bool:
    """True for a row whose indicator, unit and period, and so its name, can be phrased."""
    if not isinstance(row, Figure):
        return True
    indicator = book.ledger.by_id["indicators"].get(row.indicator)
    if indicator is None or not (row.area == book.ledger.area or row.area in book.ledger.by_id["areas"]):
        return False
    return not indicator.unit or indicator.unit in book.ledger.by_id["units"]


def number_change(context: ReportContext, cell: CellChange, table: Table) -> str:
    """How far a number of somebody else's table moved; empty for any other cell."""
    field = next((f for f in table.fields if f.name == cell.column), None)
    if not field or field.type not in ("number", "integer") or field.name in table.keys:
        return ""
    old, new = number(cell.before), number(cell.after)
    if old is None or new is None or old == new:
        return ""
    difference = context.t.amount(abs(new - old))
    text = context.t.text("review.higher" if new > old else "review.lower", difference=difference)
    percent = context.t.number(abs((new - old) / old * 100), 2) + "%" if old > 0 else ""
    return text + (context.t.text("review.relative", percent=percent) if percent else "")


def number(cell: str) -> Decimal | None:
    """A cell's number, where it is plainly one."""
    plain = cell.removeprefix("-").replace(".", "", 1)
    return Decimal(cell) if plain.isascii() and plain.isdigit() and len(plain) < 25 else None


def cell_runs(context: ReportContext, cell: CellChange, kind: str = "changed") -> Iterator[Run]:
    """A column, what it held, what it holds; of a row that came or went only the one."""
    yield from (("code", cell.column), ("", ": "))
    empty = context.t.text("review.empty")
    before, after = (Cell(text) if text else empty for text in windows(cell.before, cell.after))
    if kind == "changed":
        yield from sentence(context.t, "review.from_to", before=before, after=after)
    else:
        yield "code", after if kind == "added" else before


def windows(before: str, after: str) -> tuple[str, str]:
    """Two texts; of long ones the part that differs, so that no cut can hide a difference."""
    if max(len(before), len(after)) <= LONGEST_CELL:
        return before, after
    differing = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = max((min(len(before), len(after)) if differing is None else differing) - AROUND, 0)
    return cut(before, start), cut(after, start)


def cut(text: str, start: int) -> str:
    """A part of a text from a place on, with an ellipsis where something is left out."""
    part = text[start : start + LONGEST_CELL - 2]
    return ("…" if start and text else "") + part + ("…" if start + len(part) < len(text) else "")
