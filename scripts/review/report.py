"""This room tells reviewers: the difference between two versions of the data, and Problems, in a language.

It phrases no figure of its own: what a figure is and how far it moved is said by `words`, as on the pages.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from scripts.analysis import versions
from scripts.analysis.derived import Change, Conflict, Derived, Proof, TargetHistory, Verdict
from scripts.i18n import messages
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.history import CellChange, RowChange
from scripts.model.ledger import PACKAGE_OF, TABLES, Figure, Result
from scripts.model.package import Table
from scripts.model.period import PERIOD
from scripts.model.problem import Problem
from scripts.review.diff import Difference, Moved, PackageChange, TableChange, Version
from scripts.review.markdown import Block

LONGEST_CELL = 300  # characters told of a cell
AROUND = 40  # characters told before and after what differs in a long cell
MOST_PROBLEMS = 40
Run = tuple[str, str]


class Cell(str):
    """A text as it stands in the data, shown as such."""


def review(difference: Difference, code: str) -> Iterator[Block]:
    """Everything that a reviewer is told, in one language."""
    return Reviewer(difference, code).told()


def left_out(code: str) -> Any:
    """How a report says that it was cut."""
    return lambda n: block(Translator(code), "paragraph", "review.left_out", n=n)


def problems(found: Iterable[Problem], t: Translator, most: int = MOST_PROBLEMS) -> Iterator[Block]:
    """Problems as a list, or one line that there is none."""
    found = list(found)
    if not found:
        yield block(t, "paragraph", "review.none")
        return
    yield block(t, "heading", "review.problems", n=t.count("problems", len(found)))
    for one in found[:most]:
        place = messages.place(t, one.file, one.row, one.column).removeprefix(one.file)
        yield Block("item", (("code", one.file), ("", f"{place}: {messages.problem_text(t, one)}")))
    if len(found) > most:
        yield block(t, "item", "review.more_problems", n=len(found) - most)


def block(t: Translator, kind: str, key: str, **facts: object) -> Block:
    """A line of one sentence."""
    return Block(kind, tuple(sentence(t, key, **facts)))


def sentence(t: Translator, key: str, **facts: object) -> Iterator[Run]:
    """A sentence with its facts filled in; a Cell among them is shown as code."""
    for literal, name, _, _ in string.Formatter().parse(t.template(key)):
        yield "", literal
        if name:
            fact = facts[name]
            yield "code" if isinstance(fact, Cell) else "", str(fact)


class Reviewer:
    """One language's report on one difference."""

    def __init__(self, difference: Difference, code: str) -> None:
        self.d = difference
        self.old, self.new = (
            Phrasebook(Translator(code), v.loaded.ledger) for v in (difference.before, difference.after)
        )
        self.w, self.code = self.new, code

    def told(self) -> Iterator[Block]:
        yield block(self.w.t, "title", "review.title")
        if self.d.is_nothing:
            yield block(self.w.t, "paragraph", "review.nothing")
            return
        counts = Counter(row.kind for p in self.d.packages for t in p.tables for row in t.rows)
        facts = {kind: counts[kind] for kind in ("added", "changed", "removed")}
        if self.d.compared:
            yield block(self.w.t, "paragraph", "review.counts", **facts, pages=len(self.d.pages))
        else:
            yield block(self.w.t, "paragraph", "review.counts_unknown", **facts)
        yield from problems(self.d.after.problems, self.w.t)
        if self.d.before.problems:
            n = self.w.t.count("problems", len(self.d.before.problems))
            told = "review.before_wrong" if self.d.after.problems else "review.before_mended"
            yield block(self.w.t, "paragraph", told, n=n)
        if not self.d.compared:
            yield block(self.w.t, "paragraph", "review.not_compared")
        for package in self.d.packages:
            yield from self.package(package)
        yield from self.proofs()
        yield from self.moved()
        yield from self.pages()

    # Packages, tables, columns, rows

    def package(self, change: PackageChange) -> Iterator[Block]:
        title = change.package.title[self.code] if change.package else change.name
        if change.kind != "changed" or change.told:
            yield block(self.w.t, "heading", f"review.package_{change.kind}", title=title)
        for cell in change.told:
            yield Block("item", tuple(self.cell(cell)))
        yield from self.version(change)
        for table in change.tables:
            yield from self.table(table, title)

    def version(self, change: PackageChange) -> Iterator[Block]:
        """The small step that a package of ours still owes; a large one that is owed is a Problem."""
        was, now = (
            next((p for p in v.loaded.packages if p.name == change.name in TABLES), None)
            for v in (self.d.before, self.d.after)
        )
        if was and now and versions.is_version(was.version) and versions.is_version(now.version):
            owed = versions.owed(versions.held(was), versions.held(now))
            if owed in ("patch", "minor"):
                right = Cell(versions.raised(was.version, owed))
                why = self.w.t.text(f"review.step_{owed}")
                yield block(self.w.t, "item", "review.version", why=why, package=Cell(now.name), right=right)

    def table(self, change: TableChange, package: str) -> Iterator[Block]:
        if change.kind != "changed" or change.table is None:
            rows = self.w.t.count("rows", change.count)
            yield block(self.w.t, "item", f"review.table_{change.kind}", table=Cell(change.name), rows=rows)
            return
        title = change.table.title[self.code]
        yield block(self.w.t, "heading", "review.table", title=title, table=Cell(change.name))
        for column in change.columns:
            kind = f"review.column_{column.kind}" if column.key else "review.table_told"
            yield self.head(kind, column.key)
            yield from (Block("detail", tuple(self.cell(cell, column.kind))) for cell in column.cells)
        for row in change.rows:
            yield from self.row(row, change.table)

    def head(self, key: str, id: str, called: str = "") -> Block:
        """What happened, to what."""
        runs: list[Run] = [("strong", self.w.t.text(key))]
        runs += [("", " "), ("code", id)] if id else []
        runs += [("", f": {called}")] if called else []
        return Block("item", tuple(runs))

    def row(self, row: RowChange, table: Table) -> Iterator[Block]:
        """A row: what it is about, its figure, its evidence, its cells."""
        was, now = (
            v.loaded.ledger.by_id.get(row.table, {}).get(row.key) for v in (self.d.before, self.d.after)
        )
        ours = row.package == PACKAGE_OF.get(row.table)
        was, now = (was, now) if ours else (None, None)
        book, one = (self.old, was) if now is None else (self.new, now)
        yield self.head(f"review.row_{row.kind}", row.name, book.row(one) if one and known(book, one) else "")
        if isinstance(was, Figure) or isinstance(now, Figure):
            yield from self.figures(was, now)
        if now is not None and (row.table, row.key) in self.d.after.proofs:
            yield self.proof(self.d.after, row.table, row.key)
        for cell in row.cells:
            further = "" if ours else self.further(cell, table)
            yield Block("detail", (*self.cell(cell, row.kind), ("", further)))

    def figures(self, was: Any, now: Any) -> Iterator[Block]:
        """A figure as readers see it, before and after, and how far it moved."""
        old = self.old.figure(was).text if was and known(self.old, was) else ""
        new = self.new.figure(now).text if now and known(self.new, now) else ""
        if old and new:
            if old == new:
                return
            change = Change[Figure](was, now)
            ranked = isinstance(now, Result) and now.out_of  # a place, which is neither higher nor lower
            kind = {"raised": "_higher", "lowered": "_lower"}.get(change.kind, "")
            kind = kind if self.alike(was, now) and not ranked else ""
            facts = {"before": old, "after": new, "difference": self.new.difference_in_full(change)}
            runs = [*sentence(self.new.t, f"review.figure{kind}", **facts)]
            if kind and was.value > 0:
                runs += sentence(self.new.t, "review.relative", percent=self.new.relative(change))
            yield Block("detail", tuple(runs))
        elif new:
            yield block(self.new.t, "detail", "review.figure_added", figure=new)
        elif old and now is None:
            yield block(self.old.t, "detail", "review.figure_removed", figure=old)

    def alike(self, was: Figure, now: Figure) -> bool:
        """True for two figures that can be subtracted: the same thing in the same unit."""
        units = (book.ledger.indicator(f.indicator).unit for book, f in ((self.old, was), (self.new, now)))
        return was.indicator == now.indicator and len(set(units)) == 1

    def further(self, cell: CellChange, table: Table) -> str:
        """How far a number of somebody else's table moved."""
        field = next((f for f in table.fields if f.name == cell.column), None)
        if not field or field.type not in ("number", "integer") or field.name in table.keys:
            return ""
        old, new = number(cell.before), number(cell.after)
        if old is None or new is None or old == new:
            return ""
        difference = self.w.t.amount(abs(new - old))
        said = self.w.t.text("review.higher" if new > old else "review.lower", difference=difference)
        percent = self.w.t.number(abs((new - old) / old * 100), 2) + "%" if old > 0 else ""
        return said + (self.w.t.text("review.relative", percent=percent) if percent else "")

    def cell(self, cell: CellChange, kind: str = "changed") -> Iterator[Run]:
        """A column, what it held, what it holds; of a row that came or went only the one."""
        yield from (("code", cell.column), ("", ": "))
        empty = self.w.t.text("review.empty")
        before, after = (Cell(t) if t else empty for t in windows(cell.before, cell.after))
        if kind == "changed":
            yield from sentence(self.w.t, "review.from_to", before=before, after=after)
        else:
            yield "code", after if kind == "added" else before

    # Evidence, computed values, pages

    def proof(self, version: Version, table: str, id: str) -> Block:
        proof = version.proofs[table, id]
        document = version.loaded.ledger.by_id["documents"].get(proof.source)
        name = self.new.document(document) if document else self.w.t.text("review.no_document")
        key, facts = (
            state(proof),
            {"document": name, "count": proof.count, "place": self.w.t.integer(proof.place)},
        )
        return block(self.w.t, "detail", f"review.{key}", **facts)

    def proofs(self) -> Iterator[Block]:
        if self.d.proofs:
            yield block(self.w.t, "heading", "review.proofs")
        for table, id in self.d.proofs:
            yield Block("item", (("code", f"{table}/{id}"),))
            yield self.proof(self.d.after, table, id)

    def moved(self) -> Iterator[Block]:
        if self.d.moved:
            yield block(self.w.t, "heading", "review.moved")
        for moved in self.d.moved:
            yield from self.moving(moved)

    def moving(self, moved: Moved) -> Iterator[Block]:
        """One computed value: before, after, and how each is computed."""
        one = moved.after or moved.before
        book = self.new if moved.after else self.old
        if isinstance(one, TargetHistory | Derived):
            name = book.t.column(one.indicator, "name")
            before = said(self.old, moved.before) or self.w.t.text("review.not_yet")
            after = said(self.new, moved.after) or self.w.t.text("review.no_more")
            key = "review.in_force" if isinstance(one, TargetHistory) else "review.derived"
            facts = {"name": name, "period": book.t.period(one.period), "before": before, "after": after}
            yield block(self.w.t, "item", key, **facts)
        for computed, v, key in (
            (moved.before, self.old, "review.before_was"),
            (moved.after, self.new, "review.after_is"),
        ):
            if isinstance(computed, Derived):
                value = v.computed(computed).text
                told = v.t.text("review.computation", terms=v.computation(computed), value=value)
                yield block(v.t, "detail", key, computation=told)
        if isinstance(one, Verdict | Conflict):
            kind = "verdict" if isinstance(one, Verdict) else "conflict"
            yield self.head(f"review.{kind}_{'new' if moved.after else 'old'}", "", opinion(book, one))

    def pages(self) -> Iterator[Block]:
        if self.d.pages:
            yield block(self.w.t, "heading", "review.pages", n=len(self.d.pages))
        for path, codes in self.d.pages:
            runs: list[Run] = [("code", f"/{path}")]
            if len(codes) < len(LANGUAGES):
                language = self.w.t.text(f"review.{codes[0]}")
                runs.append(("", f", {self.w.t.text('review.page_only', language=language)}"))
            yield Block("item", tuple(runs))


def said(book: Phrasebook, computed: Any) -> str:
    """A computed figure, or the target in force, as its page says it."""
    if computed is None:
        return ""
    return (
        book.figure(computed.chain[-1]) if isinstance(computed, TargetHistory) else book.computed(computed)
    ).text


def opinion(book: Phrasebook, one: Verdict | Conflict) -> str:
    """A verdict, or a disagreement, as its page says it."""
    if isinstance(one, Conflict):
        name, period = book.t.column(one.indicator, "name"), book.t.period(one.period)
        told = (
            book.t.text(
                "conflict.says",
                document=book.document(book.ledger.document(row.source)),
                figure=book.figure(row),
            )
            for row in one.rows
        )
        return book.t.text("conflict.sentence", name=name, period=period, said="; ".join(told))
    kind = "open" if one.met is None else "met" if one.met else "missed"
    facts = {"result": book.figure(one.result), "target": book.figure(one.target)}
    return book.t.text(f"verdict.{kind}", period=book.t.period(one.result.period), **facts)


def state(proof: Proof) -> str:
    """What is known of a quote, as the key of its sentence."""
    if proof.checked:
        return "proved"
    if not proof.held:
        return "not_held"
    return "ambiguous" if proof.count else "not_found"


def known(book: Phrasebook, row: Any) -> bool:
    """True for a row whose indicator, unit and period, and so its name, can be told."""
    if not isinstance(row, Figure):
        return True
    indicator = book.ledger.by_id["indicators"].get(row.indicator)
    if indicator is None or not PERIOD.fullmatch(row.period):
        return False
    return not indicator.unit or indicator.unit in book.ledger.by_id["units"]


def number(cell: str) -> Decimal | None:
    """A cell's number, where it is plainly one."""
    plain = cell.removeprefix("-").replace(".", "", 1)
    return Decimal(cell) if plain.isascii() and plain.isdigit() and len(plain) < 25 else None


def windows(before: str, after: str) -> tuple[str, str]:
    """Two texts; of long ones the part that differs, so that no cut can hide a difference."""
    if max(len(before), len(after)) <= LONGEST_CELL:
        return before, after
    alike = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = max((min(len(before), len(after)) if alike is None else alike) - AROUND, 0)
    return cut(before, start), cut(after, start)


def cut(text: str, start: int) -> str:
    part = text[start : start + LONGEST_CELL - 2]
    return ("…" if start and text else "") + part + ("…" if start + len(part) < len(text) else "")
