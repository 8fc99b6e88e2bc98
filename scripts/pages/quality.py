"""The page of data quality: what is checked, how many rows have evidence, what differs, what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.analysis.derived import Conflict, Derived
from scripts.analysis.rules.registry import RuleOutcome
from scripts.model.kinds import GapKind, TargetVersion
from scripts.pages import links, sentences
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import GapItem, Link, gap_items, table_title

PATH = "quality/"
VERSIONS = {TargetVersion.ORIGINAL: "version.original", TargetVersion.IN_FORCE: "version.in-force"}


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
class DerivedItem:
    """A computed figure as one line."""

    figure: Link
    version: str  # of the targets that it was computed from; empty for a result
    terms: str
    value: str


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
    title, lead = t.html("quality.title"), t.html("quality.lead", n=numbers.checked, of=numbers.quoted)
    return QualityPage(
        meta=page_meta(PATH, title, lead, "data/", wide=True),
        title=title,
        lead=lead,
        rules=tuple(rule_item(context, check) for check in context.checks),
        coverage=tuple(coverage_item(context, table) for table in queries.coverage(derivation)),
        derived_count=t.html("quality.derived", n=numbers.derived),
        derived=tuple(derived_item(context, derived) for derived in derivation.derived),
        conflicts=tuple(conflict_item(context, conflict) for conflict in derivation.conflicts),
        unknown=gap_items(context, queries.gaps(ledger, GapKind.UNKNOWN)),
        awaited=gap_items(context, queries.gaps(ledger, GapKind.AWAITED)),
        closed=gap_items(context, queries.closed_gaps(ledger)),
    )


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


def derived_item(context: PageContext, derived: Derived) -> DerivedItem:
    """A computed figure as one line."""
    t, book, id = context.t, context.book, derived.indicator.id
    return DerivedItem(
        figure=Link(links.figure(id, derived.id), f"{book.indicator(id)}, {t.period(derived.period)}"),
        version=t.html(VERSIONS[derived.version]) if derived.version else "",
        terms=book.computation(derived),
        value=book.computed(derived).text,
    )


def conflict_item(context: PageContext, conflict: Conflict) -> ConflictItem:
    """Where sources disagree, with the quote of each."""
    return ConflictItem(
        text=sentences.disagreement(context, conflict),
        quotes=tuple(
            evidence(context, links.table_of(row), row, sentences.evidence(context, row))
            for row in conflict.rows
        ),
    )
