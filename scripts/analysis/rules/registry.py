"""Every rule of meaning by its name, and how each went: a rule yields Problems, its docstring is the rule.

Rules run on rows whose form is sound; a row that could not be read is missing, so a rule that meets a
reference to it stays silent: loading has already reported it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scripts.analysis.context import RuleContext
from scripts.analysis.derived import Proof
from scripts.analysis.proofs import proofs
from scripts.analysis.rules import (
    amendments,
    documents,
    evidence,
    figures,
    indicators,
    keys,
    periods,
    quoted_figures,
    targets,
)
from scripts.ingest.load import Loaded
from scripts.model.ledger import PACKAGE_OF
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
    loaded: Loaded, today: date, proven: Mapping[tuple[str, str], Proof] | None = None
) -> tuple[RuleOutcome, ...]:
    """Every rule's outcome, in the order of RULES; `proven` are the ledger's proofs, where they are known."""
    tables = {
        t.name: (f"datasets/{p.folder}/{t.path}", t)
        for p in loaded.packages
        for t in p.tables
        if PACKAGE_OF.get(t.name) == p.name
    }
    proven = proofs(loaded.ledger) if proven is None else proven
    context = RuleContext(loaded.ledger, tables, loaded.known_ids, today, proven)
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


def key_count(context: RuleContext) -> int:
    """How many lines stand in tables that have columns which are unique together."""
    return sum(len(table.lines) for _, table in context.tables.values() if table.unique_keys)


# name → (rule, how many things it looks at); the name is the key of its sentence on /quality/.
RULES: dict[str, tuple[Rule, Count]] = {
    "quotes": (evidence.quotes, quoted_count),
    "quoted-figures": (quoted_figures.quoted_figures, rows_of("targets", "results")),
    "same-words": (evidence.same_words, rows_of("targets", "results")),
    "prose": (evidence.prose, rows_of("statements", "duties", "wording", "amendments")),
    "chains": (targets.chains, rows_of("targets")),
    "one-in-force": (targets.one_in_force, rows_of("targets")),
    "figures": (figures.figures, rows_of("targets", "results")),
    "names": (keys.names, rows_of("targets", "results")),
    "periods": (periods.periods, rows_of("targets", "results")),
    "changes-of": (indicators.changes_of, rows_of("indicators")),
    "wholes": (indicators.wholes, rows_of("targets")),
    "amendments": (amendments.amendments, rows_of("amendments")),
    "wording": (amendments.wording, rows_of("wording")),
    "gaps": (documents.gaps, rows_of("gaps")),
    "held": (documents.held, rows_of("documents")),
    "unique-keys": (keys.unique_keys, key_count),
}
