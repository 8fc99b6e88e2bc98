"""This room answers what a page asks: which rows belong here, where a link leads, how a cell is shown.

One Desk a language; it looks things up among what derive computed and phrases nothing but cells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace

from markupsafe import Markup

from scripts import derive, evidence
from scripts.cells import relative
from scripts.doors import Doors, named
from scripts.history import NOTHING, History
from scripts.metadata import Stored
from scripts.model import (
    PACKAGE_OF,
    TABLES,
    Amendment,
    Document,
    Duty,
    Gap,
    Indicator,
    Ledger,
    Quoted,
    Result,
    Row,
    Statement,
    Target,
    Task,
    Wording,
)
from scripts.package import Line, Package, Table
from scripts.pictures import Drawn
from scripts.validate import Check
from scripts.words import Words, escaped

CHANGES = ("kept", "reworded", "added", "removed")


@dataclass(frozen=True)
class Site:
    """What mkdocs.yml says about the site in one language."""

    name: str
    url: str  # absolute, with a slash at its end; empty where nobody has set it
    place: str  # whose ledger it is
    headline: str  # id of the indicator that the home page opens with
    hop: str  # from this language's home to the site's root: "" or "../"
    doors: Doors = field(default_factory=Doors)  # where a reader puts something right


@dataclass(frozen=True)
class Desk:
    """One language's answers about one ledger."""

    w: Words
    site: Site
    ledger: Ledger
    d: derive.Derivation
    packages: tuple[Package, ...]
    checks: tuple[Check, ...]
    charts: dict[str, Drawn] = field(repr=False)
    stored: Mapping[str, Stored] = field(default_factory=dict, repr=False)  # by path from the root
    history: History = NOTHING
    sample: str = ""  # one figure as programs read it

    # Counting and ordering

    @cached_property
    def counts(self) -> SimpleNamespace:
        proofs = self.d.proofs.values()
        return SimpleNamespace(
            quoted=len(self.d.proofs),
            checked=sum(p.checked for p in proofs),
            derived=len(self.d.derived),
            held=sum(d.held for d in self.ledger.documents),
        )

    @cached_property
    def target_year(self) -> str:
        """The latest period that has a target in force."""
        return max((s.period for s in self.d.standings), default="")

    @cached_property
    def result_year(self) -> str:
        """The latest whole year that has a result."""
        years = [r.period for r in self.ledger.results if len(r.period) == 4]
        return max(years, default="")

    @cached_property
    def standings(self) -> tuple[derive.Standing, ...]:
        return tuple(s for s in self.d.standings if s.period == self.target_year)

    @cached_property
    def headline(self) -> derive.Standing:
        """The standing that the home page opens with: the configured indicator's, else the first."""
        chosen = [s for s in self.standings if s.indicator.id == self.site.headline]
        return (chosen or list(self.standings))[0]

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every result, the whole years first, in the indicators' order."""
        return tuple(
            sorted(self.ledger.results, key=lambda r: (len(r.period), r.period, self.position(r.indicator)))
        )

    def results_by_period(self) -> list[tuple[str, list[Result]]]:
        periods = sorted({r.period for r in self.results}, key=lambda p: (len(p), p))
        return [(p, [r for r in self.results if r.period == p]) for p in periods]

    def position(self, indicator: str) -> int:
        return self.ledger.indicator(indicator).position

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(sorted(self.ledger.tasks, key=lambda t: t.position))

    @cached_property
    def unknown(self) -> tuple[Gap, ...]:
        return tuple(g for g in self.ledger.gaps if g.kind == "unknown")

    @cached_property
    def awaited(self) -> tuple[Gap, ...]:
        return tuple(g for g in self.ledger.gaps if g.kind == "awaited")

    def home_unknown(self) -> list[Gap]:
        """What is unknown about the figure that the site opens with."""
        target = self.headline.in_force
        about = {f"documents/{target.document}" if target else "", f"indicators/{self.headline.indicator.id}"}
        return [g for g in self.unknown if g.about in about]

    def timeline(self) -> list[Document]:
        """Instruments by date; those whose date nobody states come last."""
        return sorted(self.ledger.documents, key=lambda d: (d.issued is None, str(d.issued), d.id))

    def by_theme(self) -> list[tuple[str, list[Indicator]]]:
        themes = sorted(self.ledger.themes, key=lambda t: t.position)
        grouped = derive.apart(self.ledger.in_order, lambda i: i.theme)
        return [(t.id, grouped[t.id]) for t in themes if t.id in grouped]

    def statements_by_kind(self) -> list[tuple[str, list[Statement]]]:
        order = ("achievement", "shortcoming", "direction", "solution", "petition", "agreement")
        rows = self.ledger.statements
        return [(k, [s for s in rows if s.kind == k]) for k in order if any(s.kind == k for s in rows)]

    def duties_by_organisation(self) -> list[tuple[str, list[Duty]]]:
        """Duties in the order of their provisions, those without a stated bearer last."""
        grouped: dict[str, list[Duty]] = defaultdict(list)
        for duty in sorted(self.ledger.duties, key=lambda d: (not d.organisation, d.provision, d.id)):
            grouped[duty.organisation].append(duty)
        return list(grouped.items())

    # Rows that belong together

    def results_of(self, indicator: Indicator) -> list[Result]:
        rows = self.ledger.results_of.get(indicator.id, [])
        return sorted(rows, key=lambda r: (len(r.period), r.period))

    def parts(self, indicator: Indicator) -> list[Indicator]:
        return self.ledger.parts_of.get(indicator.id, [])

    def task_amendments(self) -> list[Amendment]:
        order = {t.id: t.position for t in self.ledger.tasks}
        rows = [a for a in self.ledger.amendments if a.kind == "task"]
        return sorted(rows, key=lambda a: (order.get(a.task, 0), a.id))

    def amendments_of(self, task: Task) -> list[Amendment]:
        return [a for a in self.ledger.amendments if a.task == task.id]

    def amendments_by(self, document: Document) -> list[Amendment]:
        """What an instrument amends, in the order of its provisions."""
        tasks = [a for a in self.task_amendments() if a.document == document.id]
        return [a for a in self.ledger.amendments if a.document == document.id and not a.task] + tasks

    def amending(self) -> list[Document]:
        ids = dict.fromkeys(a.document for a in self.ledger.amendments)
        return [self.ledger.document(i) for i in ids]

    def amended_by(self, document: Document) -> list[Document]:
        ids = dict.fromkeys(a.document for a in self.ledger.amendments if a.amends == document.id)
        return [self.ledger.document(i) for i in ids]

    def standings_changed_by(self, document: Document) -> list[derive.Standing]:
        return [s for s in self.d.standings if any(t.document == document.id for t in s.chain[1:])]

    def wording(self, amendment: Amendment) -> list[Wording]:
        rows = [e for e in self.ledger.wording if e.amendment == amendment.id]
        return sorted(rows, key=lambda e: e.position)

    def tally(self, amendment: Amendment) -> list[tuple[str, int]]:
        """How many elements were kept, reworded, added, removed."""
        rows = self.wording(amendment)
        return [(c, sum(e.change == c for e in rows)) for c in CHANGES]

    def duties_of_task(self, task: Task) -> list[Duty]:
        places = {(a.document, a.provision) for a in self.amendments_of(task)}
        return [d for d in self.ledger.duties if (d.document, d.provision) in places]

    def duties_from(self, document: Document) -> list[Duty]:
        rows = [d for d in self.ledger.duties if d.document == document.id]
        return sorted(rows, key=lambda d: (d.provision, d.id))

    def targets_set_by(self, document: Document) -> list[Target]:
        rows = [t for t in self.ledger.targets if t.document == document.id]
        return sorted(rows, key=lambda t: self.position(t.indicator))

    def tasks_set_by(self, document: Document) -> list[Task]:
        return [t for t in self.tasks if t.document == document.id]

    def results_from(self, document: Document) -> list[Result]:
        return [r for r in self.results if r.source == document.id]

    def statements_from(self, document: Document) -> list[Statement]:
        return [s for s in self.ledger.statements if s.source == document.id]

    def rows_naming(self, document: Document) -> list[tuple[str, str]]:
        """(page, text) of the rows whose words name an instrument by its number."""
        if not document.number:
            return []
        named = re.compile(rf"(?<!\w){re.escape(document.number)}(?!\w)")
        found: dict[tuple[str, str], None] = {}
        for element in self.ledger.wording:
            before, after = self.w.of(element, "before"), self.w.of(element, "after")
            if named.search(f"{after} {before}"):
                task = self.ledger.by_id["amendments"][element.amendment].task
                found[f"tasks/{task}/#{element.id}", after or before] = None
        for duty in self.ledger.duties:
            if named.search(self.w.of(duty, "duty")):
                found[f"duties/#{duty.id}", self.w.of(duty, "duty")] = None
        for statement in self.ledger.statements:
            if named.search(self.w.of(statement, "text")):
                found[f"statements/#{statement.id}", self.w.of(statement, "text")] = None
        return list(found)

    def gaps_about(self, table: str, id: str) -> list[Gap]:
        return [g for g in self.ledger.gaps if g.about == f"{table}/{id}"]

    def gaps_of_rows(self, indicator: Indicator) -> list[Gap]:
        """Gaps about an indicator's targets and results."""
        about = {f"targets/{t.id}" for t in self.ledger.targets_of.get(indicator.id, ())}
        about |= {f"results/{r.id}" for r in self.ledger.results_of.get(indicator.id, ())}
        return [g for g in self.ledger.gaps if g.about in about]

    # Names and links

    def name(self, indicator: str) -> str:
        return self.w.of(self.ledger.indicator(indicator), "name")

    def theme(self, theme: str) -> str:
        return self.w.of(self.ledger.by_id["themes"][theme], "name")

    def task_title(self, task: str) -> str:
        return self.w.of(self.ledger.by_id["tasks"][task], "title")

    def table(self, name: str) -> Table:
        return next(
            t for p in self.packages if p.name == PACKAGE_OF[name] for t in p.tables if t.name == name
        )

    def table_title(self, name: str) -> str:
        return self.table(name).title[self.w.code]

    def table_page(self, table: str) -> str:
        return f"data/{PACKAGE_OF[table]}/{table}/"

    def row_page(self, table: str, id: str) -> str:
        """Where a row stands in its table's page."""
        return f"{self.table_page(table)}#{id}"

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
        return self.w.called(self.ledger.by_id[table][id])

    def correct(self, here: str, table: str, row: Row) -> str:
        """Where a reader puts a row right: the page of doors, with the row named."""
        return self.correction(here, PACKAGE_OF[table], table, row.id)

    def correct_line(self, here: str, package: Package, table: Table, line: Line) -> str:
        return self.correction(here, package.name, table.name, table.key(line))

    def correction(self, here: str, package: str, table: str, id: str) -> str:
        return relative(here, "contribute/") + named(package, table, id)

    # Pieces

    def chart(self, name: str) -> Drawn | None:
        return self.charts.get(name)

    def proof(self, table: str, row: Quoted) -> derive.Proof:
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
            symbol = self.w.ledger_symbol_vi(self.ledger.indicator(row.indicator))
            printed = evidence.matching(row.quote, value, symbol)
        if printed is None:
            return escaped(row.quote)
        start, end = next(
            match.span()
            for match in evidence.FIGURE.finditer(row.quote)
            if len(evidence.words_of(row.quote[: match.start()])) == printed.before
        )
        before = row.quote[:start].rstrip()
        if printed.hedge and before.lower().endswith(printed.hedge):
            start = len(before) - len(printed.hedge)
        parts = row.quote[:start], row.quote[start:end], row.quote[end:]
        return Markup("{}<mark>{}</mark>{}").format(*(escaped(p) for p in parts))

    @cached_property
    def table_count(self) -> int:
        return sum(len(p.tables) for p in self.packages)

    @cached_property
    def row_count(self) -> int:
        return sum(len(t.lines) for p in self.packages for t in p.tables)

    def coverage(self) -> list[tuple[str, int, int]]:
        """(table, rows with a quote, rows whose quote the build has proved)."""
        tables = dict.fromkeys(table for table, _ in self.d.proofs)
        rows = []
        for table in tables:
            proofs = [p for (t, _), p in self.d.proofs.items() if t == table]
            rows.append((table, len(proofs), sum(p.checked for p in proofs)))
        return rows
