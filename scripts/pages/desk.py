"""This room answers what a page asks: how a row is called, where a link leads, how a quote is shown.

One Desk a language, on top of the rows; it phrases nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from scripts.analysis import quotes as evidence
from scripts.analysis.derived import Proof, TargetHistory
from scripts.analysis.fingerprints import words_of
from scripts.analysis.queries import Rows
from scripts.analysis.rules import Check
from scripts.analysis.rules.registry import RuleOutcome
from scripts.charts.svg import Chart, Drawn
from scripts.exports.files import FileInfo
from scripts.exports.metadata import Stored
from scripts.i18n.escape import unbroken
from scripts.i18n.phrases import Phrasebook
from scripts.model.history import NO_HISTORY, History
from scripts.model.ledger import PACKAGE_OF, TABLES, Document, Duty, Gap, Result, Target, Wording
from scripts.model.package import Line, Package, Table
from scripts.model.row import Quoted, Row
from scripts.model.site import Site, relative
from scripts.pages.corrections import CorrectionLinks, row_query


@dataclass(frozen=True)
class Desk(Rows):
    """One language's answers about one ledger."""

    book: Phrasebook
    site: Site
    packages: tuple[Package, ...]
    checks: tuple[RuleOutcome, ...]
    charts: dict[str, Chart] = field(repr=False)
    stored: Mapping[str, FileInfo] = field(default_factory=dict, repr=False)  # by path from the root
    doors: CorrectionLinks = field(default_factory=CorrectionLinks)  # where a reader puts something right
    history: History = NO_HISTORY
    sample: str = ""  # one figure as programs read it

    # What this site asks of them

    @cached_property
    def headline(self) -> TargetHistory:
        """The standing that the home page opens with: the configured indicator's, else the first."""
        chosen = [s for s in self.standings if s.indicator.id == self.site.headline]
        return (chosen or list(self.standings))[0]

    def home_unknown(self) -> list[Gap]:
        """What is unknown about the figure that the site opens with."""
        target = self.headline.in_force
        about = {f"documents/{target.document}" if target else "", f"indicators/{self.headline.indicator.id}"}
        return [g for g in self.unknown if g.about in about]

    def rows_naming(self, document: Document) -> list[tuple[str, str]]:
        """(page, text) of the rows whose words name an instrument by its number."""
        if not document.number:
            return []
        named = re.compile(rf"(?<!\w){re.escape(document.number)}(?!\w)")
        found: dict[tuple[str, str], None] = {}
        for element in self.ledger.wording:
            before, after = self.book.t.column(element, "before"), self.book.t.column(element, "after")
            if named.search(f"{after} {before}"):
                task = self.ledger.by_id["amendments"][element.amendment].task
                found[f"tasks/{task}/#{element.id}", after or before] = None
        for duty in self.ledger.duties:
            if named.search(self.book.t.column(duty, "duty")):
                found[f"duties/#{duty.id}", self.book.t.column(duty, "duty")] = None
        for statement in self.ledger.statements:
            if named.search(self.book.t.column(statement, "text")):
                found[f"statements/#{statement.id}", self.book.t.column(statement, "text")] = None
        return list(found)

    # Names and links

    def name(self, indicator: str) -> str:
        return self.book.t.column(self.ledger.indicator(indicator), "name")

    def theme(self, theme: str) -> str:
        return self.book.t.column(self.ledger.by_id["themes"][theme], "name")

    def task_title(self, task: str) -> str:
        return self.book.t.column(self.ledger.by_id["tasks"][task], "title")

    def table(self, name: str) -> Table:
        return next(
            t for p in self.packages if p.name == PACKAGE_OF[name] for t in p.tables if t.name == name
        )

    def table_title(self, name: str) -> str:
        return self.table(name).title[self.book.t.code]

    def table_page(self, table: str) -> str:
        return f"data/{PACKAGE_OF[table]}/{table}/"

    def row_page(self, table: str, id: str) -> str:
        """Where a row stands in its table's page."""
        return f"{self.table_page(table)}#{id}"

    def is_ours(self, package: Package) -> bool:
        """True for a package of the ledger, which carries the site's own licence; others name theirs."""
        return package.name in TABLES

    def table_of(self, row: Row) -> str:
        return next(t for tables in TABLES.values() for t, kind in tables.items() if isinstance(row, kind))

    def about(self, gap: Gap) -> str:
        """The page of the row that a gap is about."""
        table, _, id = gap.about.partition("/")
        row = self.ledger.by_id[table][id]
        if table in ("indicators", "tasks", "documents"):
            return f"{table}/{id}/"
        if table in ("targets", "results"):
            return f"indicators/{row.indicator}/#{id}"
        if table in ("statements", "duties"):
            return f"{table}/#{id}"
        if table == "amendments" and row.task:
            return f"tasks/{row.task}/"
        return "amendments/#" + id if table == "amendments" else self.row_page(table, id)

    def about_name(self, gap: Gap) -> str:
        """That row, as people call it."""
        table, _, id = gap.about.partition("/")
        return self.book.row(self.ledger.by_id[table][id])

    def correct(self, here: str, table: str, row: Row) -> str:
        """Where a reader puts a row right: the page of doors, with the row named."""
        return self.correction(here, PACKAGE_OF[table], table, row.id)

    def correct_line(self, here: str, package: Package, table: Table, line: Line) -> str:
        return self.correction(here, package.name, table.name, table.key(line))

    def correction(self, here: str, package: str, table: str, id: str) -> str:
        return relative(here, "contribute/") + row_query(package, table, id)

    # Pieces

    def chart(self, name: str) -> Chart | None:
        return self.charts.get(name)

    def proof(self, table: str, row: Quoted) -> Proof:
        return self.d.proofs[table, row.id]

    def provision(self, row: Quoted) -> str:
        """The provision of the source in which a quote stands, where the row says it."""
        if isinstance(row, Wording):
            return str(self.ledger.by_id["amendments"][row.amendment].provision)
        if isinstance(row, Target | Duty) and row.document == row.source:
            return row.provision
        return ""

    def marked(self, row: Quoted) -> Markup:
        """A quote with the words that hold the figure marked."""
        value = getattr(row, "value", None)
        printed = None
        if isinstance(row, Target | Result) and value is not None:
            symbol = self.book.printed_unit(self.ledger.indicator(row.indicator))
            printed = evidence.matching(row.quote, value, symbol)
        if printed is None:
            return unbroken(row.quote)
        start, end = next(
            match.span()
            for match in evidence.FIGURE.finditer(row.quote)
            if len(words_of(row.quote[: match.start()])) == printed.before
        )
        before = row.quote[:start].rstrip()
        if printed.hedge and before.lower().endswith(printed.hedge):
            start = len(before) - len(printed.hedge)
        parts = row.quote[:start], row.quote[start:end], row.quote[end:]
        return Markup("{}<mark>{}</mark>{}").format(*(unbroken(p) for p in parts))

    @cached_property
    def table_count(self) -> int:
        return sum(len(p.tables) for p in self.packages)

    @cached_property
    def row_count(self) -> int:
        return sum(len(t.lines) for p in self.packages for t in p.tables)
