"""Every rule of meaning by its name, and how each went: a rule yields Problems, its docstring is the rule.

Rules run on rows whose form is sound; a row that could not be read is missing, so a rule that meets a
reference to it stays silent: loading has already reported it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scripts.analysis.context import RuleContext, own_tables
from scripts.analysis.derived import Proof
from scripts.analysis.proofs import proofs
from scripts.analysis.rules import (
    amendments,
    areas,
    documents,
    evidence,
    figures,
    fulfilments,
    gaps,
    indicators,
    keys,
    overwriting,
    periods,
    quoted_figures,
    redlines,
    revisions,
    shares,
    targets,
)
from scripts.ingest.load import Loaded
from scripts.model.history import Published
from scripts.model.problem import Problem

Rule = Callable[[RuleContext], Iterator[Problem]]
Count = Callable[[RuleContext], int]


@dataclass(frozen=True)
class RuleOutcome:
    """A rule and how it went: what /quality/ and `check` both tell."""

    rule: str  # a key of RULES
    passed: int  # how many things were looked at and found right
    problems: tuple[Problem, ...]


def check_rules(
    loaded: Loaded,
    today: date,
    proven: Mapping[tuple[str, str], Proof] | None = None,
    published: Published | None = None,
) -> tuple[RuleOutcome, ...]:
    """Every rule's outcome, in the order of RULES.

    `proven` are the ledger's proofs, where they are known; `published` the targets and results of the last
    commit.
    """
    proven = proofs(loaded.ledger) if proven is None else proven
    context = RuleContext(loaded.ledger, own_tables(loaded), loaded.known_ids, today, proven, published or {})
    outcomes = []
    for name, (rule, count) in RULES.items():
        problems = tuple(rule(context))
        failed = len({(p.file, p.row) for p in problems})
        outcomes.append(RuleOutcome(name, max(count(context) - failed, 0), problems))
    return tuple(outcomes)


def rows_of(*tables: str) -> Count:
    """How many rows a rule looks at: those of these tables."""
    return lambda context: sum(len(getattr(context.ledger, table)) for table in tables)


def quoted_count(context: RuleContext) -> int:
    """How many rows have a document that is held: the ones whose quotes can be proved."""
    return Counter(proof.held for proof in context.proofs.values())[True]


def held_count(context: RuleContext) -> int:
    """How many documents are marked as read in full, or have a fingerprint: the others have none to check."""
    documents = context.ledger.documents
    return sum(document.held or document.id in context.ledger.fingerprints for document in documents)


def key_count(context: RuleContext) -> int:
    """How many lines stand in tables that have columns which are unique together."""
    return sum(len(table.lines) for _, table in context.tables.values() if table.unique_keys)


def published_count(context: RuleContext) -> int:
    """How many published rows are compared with those that stand now."""
    return sum(len(rows) for rows in context.published.values())


# name → (rule, how many things it looks at); the name is the key of its sentence on /quality/.
RULES: dict[str, tuple[Rule, Count]] = {
    "quotes": (evidence.quotes, quoted_count),
    "quoted-figures": (quoted_figures.quoted_figures, rows_of("targets", "results")),
    "same-words": (evidence.same_words, rows_of("targets", "results")),
    "prose": (evidence.prose, rows_of("statements", "duties", "wording", "amendments")),
    "chains": (targets.chains, rows_of("targets", "withdrawals")),
    "one-in-force": (targets.one_in_force, rows_of("targets")),
    "revisions": (revisions.revisions, rows_of("results")),
    "nobody-overwrites": (overwriting.nobody_overwrites, published_count),
    "figures": (figures.figures, rows_of("targets", "results")),
    "names": (keys.names, rows_of("targets", "results")),
    "periods": (periods.periods, rows_of("targets", "results")),
    "changes-of": (indicators.relations, rows_of("indicators")),
    "wholes": (shares.shares, rows_of("targets", "results")),
    "amendments": (amendments.amendments, rows_of("amendments")),
    "wording": (amendments.wording, rows_of("wording")),
    "redlines": (redlines.redlines, redlines.spanned_count),
    "fulfilments": (fulfilments.fulfilments, rows_of("fulfilments")),
    "gaps": (gaps.gaps, rows_of("gaps")),
    "requests": (gaps.requests, rows_of("requests")),
    "areas": (areas.areas, rows_of("areas")),
    "days": (documents.days, rows_of("documents")),
    "held": (documents.held, held_count),
    "unique-keys": (keys.unique_keys, key_count),
}
