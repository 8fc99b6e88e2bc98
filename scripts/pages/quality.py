"""The page of data quality: what is checked, how many rows have evidence, what differs, what is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import Conflict, Derived
from scripts.analysis.rules.registry import RuleOutcome
from scripts.analysis.slips import SlipKind, TableSlips, table_slips
from scripts.model.kinds import GapKind, TargetVersion
from scripts.model.ledger import table_of
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import GapItem, Link, gap_items, gaps_about_terms, table_title
from scripts.pages.verification import Verification, verification

PATH = "quality/"
VERSIONS = {TargetVersion.ORIGINAL: "version.original", TargetVersion.IN_FORCE: "version.in-force"}

SMALL = Decimal("0.1")  # per cent: the least that one decimal shows


@dataclass(frozen=True)
class RuleItem:
    """A rule with the numbers of rows that keep it and that do not."""

    id: str
    text: Markup
    held: str
    failed: str


@dataclass(frozen=True)
class CoverageItem:
    """A table with the numbers of rows that have a quote, a proved and an unproved one."""

    table: Link
    quoted: str
    checked: str
    unchecked: str


@dataclass(frozen=True)
class SlipItem:
    """A table: how many of its cells were corrected without another source, of how many; the share."""

    table: Link
    corrected: str
    cells: str
    share: str


@dataclass(frozen=True)
class Slips:
    """This site's own slips: of all tables in one sentence, and of each; none where no history is kept."""

    text: Markup
    tables: tuple[SlipItem, ...]


@dataclass(frozen=True)
class DerivedItem:
    """A computed figure as one line."""

    figure: Link
    version: str  # of the targets that it was computed from; empty for a result
    terms: str
    value: str
    unknown: tuple[Link, ...]  # of the rows that it was computed from, as this page lists it


@dataclass(frozen=True)
class ConflictItem:
    """Where sources disagree, with the quote of each."""

    text: Markup
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True)
class QualityPage:
    """How far the data can be relied on."""

    meta: PageMeta
    title: Markup
    lead: Markup
    rules: tuple[RuleItem, ...]
    coverage: tuple[CoverageItem, ...]
    slips: Slips
    verification: Verification | None
    derived_count: Markup
    derived: tuple[DerivedItem, ...]
    conflicts: tuple[ConflictItem, ...]
    unknown: tuple[GapItem, ...]
    awaited: tuple[GapItem, ...]
    closed: tuple[GapItem, ...]


def view(context: PageContext) -> QualityPage:
    """The page of data quality."""
    t, ledger, derivation = context.t, context.ledger, context.derivation
    numbers = queries.counts(ledger, derivation)
    title = t.html("quality.title")
    lead = t.html("quality.lead", n=numbers.checked, of=numbers.quoted, share=checked_share(context, numbers))
    return QualityPage(
        meta=page_meta(PATH, title, lead, "data/", wide=True),
        title=title,
        lead=lead,
        rules=tuple(rule_item(context, check) for check in context.checks),
        coverage=tuple(coverage_item(context, table) for table in queries.coverage(derivation)),
        slips=own_slips(context, table_slips(context.history, context.packages)),
        verification=verification(context),
        derived_count=t.html("quality.derived", n=numbers.derived),
        derived=tuple(derived_item(context, derived) for derived in derivation.derived),
        conflicts=tuple(conflict_item(context, conflict) for conflict in derivation.conflicts),
        unknown=gap_items(context, queries.gaps(ledger, GapKind.UNKNOWN)),
        awaited=gap_items(context, queries.gaps(ledger, GapKind.AWAITED)),
        closed=gap_items(context, queries.closed_gaps(ledger)),
    )


def checked_share(context: PageContext, numbers: queries.Counts) -> str:
    """How many per cent of the quotes were checked, rounded down: 100% means all; of none, 100%."""
    whole = numbers.checked * 100 // numbers.quoted if numbers.quoted else 100
    return f"{context.t.integer(whole)}%"


def rule_item(context: PageContext, check: RuleOutcome) -> RuleItem:
    """A rule with its numbers."""
    t = context.t
    return RuleItem(
        id=check.rule,
        text=t.html(f"rules.{check.rule}"),
        held=t.integer(check.passed),
        failed=t.integer(len(check.problems)),
    )


def coverage_item(context: PageContext, coverage: queries.Coverage) -> CoverageItem:
    """A table with its numbers."""
    t = context.t
    return CoverageItem(
        table=Link(links.our_table(coverage.table), table_title(context, coverage.table)),
        quoted=t.integer(coverage.quoted),
        checked=t.integer(coverage.checked),
        unchecked=t.integer(coverage.unchecked),
    )


def own_slips(context: PageContext, tables: Sequence[TableSlips]) -> Slips:
    """How much of what was published had to be corrected, as far as the history goes that is kept."""
    t = context.t
    if not tables:
        return Slips(t.html("quality.slips_unknown"), ())
    corrected, cells = sum(table.corrected for table in tables), sum(table.cells for table in tables)
    kinds = {kind: sum(table.kinds.get(kind, 0) for table in tables) for kind in SlipKind}
    text = t.html(
        "quality.slips_text" if context.history.whole else "quality.slips_part",
        n=t.integer(corrected),
        of=t.integer(cells),
        share=share_corrected(context, corrected, cells),
        kinds=", ".join(t.count(f"slips_{kind}", n) for kind, n in kinds.items()),
    )
    return Slips(text, tuple(slip_item(context, table) for table in tables))


def slip_item(context: PageContext, slips: TableSlips) -> SlipItem:
    """A table with its numbers."""
    t = context.t
    return SlipItem(
        table=Link(links.our_table(slips.table), table_title(context, slips.table)),
        corrected=t.integer(slips.corrected),
        cells=t.integer(slips.cells),
        share=share_corrected(context, slips.corrected, slips.cells),
    )


def share_corrected(context: PageContext, part: int, whole: int) -> str:
    """A part of a whole in per cent with one decimal; with more where that would be 0,0 of something."""
    percent = Decimal(100 * part) / Decimal(whole or 1)
    return f"{context.t.number(percent, 1 if percent >= SMALL else 4)}%"


def derived_item(context: PageContext, derived: Derived) -> DerivedItem:
    """A computed figure as one line."""
    t, book, id = context.t, context.book, derived.indicator.id
    return DerivedItem(
        figure=Link(links.figure(id, derived.id), f"{book.indicator(id)}, {t.period(derived.period)}"),
        version=t.html(VERSIONS[derived.version]) if derived.version else "",
        terms=book.computation(derived),
        value=book.computed(derived).text,
        unknown=tuple(
            Link(f"{PATH}#gap-{gap.id}", t.column(gap, "text")) for gap in gaps_about_terms(context, derived)
        ),
    )


def conflict_item(context: PageContext, conflict: Conflict) -> ConflictItem:
    """Where sources disagree, with the quote of each."""
    return ConflictItem(
        text=sentences.disagreement(context, conflict),
        quotes=tuple(
            evidence(context, table_of(row), row, sentences.evidence(context, row)) for row in conflict.rows
        ),
    )
