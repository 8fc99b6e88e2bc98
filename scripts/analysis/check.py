"""What was read, the day and the packages' earlier states in; everything that is wrong with the data out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scripts.analysis import versions
from scripts.analysis.derived import Proof
from scripts.analysis.proofs import proofs
from scripts.analysis.rules.registry import RuleOutcome, check_rules
from scripts.ingest.load import Loaded
from scripts.model.history import PackageState
from scripts.model.problem import Problem


@dataclass(frozen=True)
class Checked:
    """What was read, and all that is known of its soundness; the proofs serve whoever derives from it."""

    loaded: Loaded
    outcomes: tuple[RuleOutcome, ...]
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → what the fingerprints say of the row's quote
    problems: tuple[Problem, ...]  # by file, row and column


def check(loaded: Loaded, today: date, earlier: Mapping[str, Iterable[PackageState]]) -> Checked:
    """Wrong in form, in meaning, or against what a version promised; `earlier` is folder → its states."""
    proven = proofs(loaded.ledger)
    outcomes = check_rules(loaded, today, proven)
    problems = {*loaded.problems, *(p for outcome in outcomes for p in outcome.problems)}
    problems |= {*versions.problems(loaded, earlier)}
    return Checked(loaded, outcomes, proven, tuple(sorted(problems, key=lambda p: (p.place, p.facts))))
