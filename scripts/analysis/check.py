"""What was read, the day and what git keeps of the data in; everything that is wrong with the data out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts.analysis import versions
from scripts.analysis.derive import derive
from scripts.analysis.derived import Derivation, Proof
from scripts.analysis.proofs import proofs
from scripts.analysis.rules.registry import RuleOutcome, check_rules
from scripts.ingest.load import Loaded
from scripts.model.history import PackageState, Published
from scripts.model.ledger import Ledger
from scripts.model.problem import Problem

NOTHING: Published = {}
OVERWRITTEN = "overwritten"  # the code of a Problem that explains whatever else its row contradicts
UNQUOTED = "prose-not-quoted"
GONE = {
    "row-vanished": "id",
    "row-vanished-replaced": "id",
    "id-renamed": "was",
}  # code → its fact that is an id which was published
DANGLING = ("no-such-id", "no-such-id-near")


@dataclass(frozen=True)
class Checked:
    """What was read, and all that is known of its soundness; the proofs serve whoever derives from it."""

    loaded: Loaded
    outcomes: tuple[RuleOutcome, ...]
    proofs: Mapping[tuple[str, str], Proof]  # (table, id) → what the fingerprints say of the row's quote
    problems: tuple[Problem, ...]  # by file, row and column
    today: date
    issuers: tuple[str, ...]  # the bodies that lead where several set a target

    def derived_from(self, ledger: Ledger) -> Derivation:
        """All that is computed from a ledger that says what was read."""
        return derive(ledger, self.today, self.issuers, self.proofs)

    @cached_property
    def derivation(self) -> Derivation:
        """All that is computed from what was read, once."""
        return self.derived_from(self.loaded.ledger)


def check(
    loaded: Loaded,
    today: date,
    earlier: Mapping[str, Iterable[PackageState]],
    published: Published = NOTHING,
    issuers: tuple[str, ...] = (),
) -> Checked:
    """Wrong in form, in meaning, or against what a version promised.

    `earlier` is folder → the states of its package that git keeps; `published` are the targets and results of
    the last commit, none where there is no repository; `issuers` lead where several bodies set a target.
    """
    proven = proofs(loaded.ledger)
    outcomes = check_rules(loaded, today, proven, published)
    problems = {*without_echoes(loaded.problems, (p for outcome in outcomes for p in outcome.problems))}
    problems |= {*versions.problems(loaded, earlier)}
    in_order = tuple(sorted(problems, key=lambda p: (p.place, p.facts)))
    return Checked(loaded, outcomes, proven, in_order, today, issuers)


def without_echoes(form: Iterable[Problem], meaning: Iterable[Problem]) -> Iterator[Problem]:
    """What loading and what rules found, without what goes once published rows are put back.

    That is what rules find in the row of an overwritten figure, and in our own words, which its quote may
    have proved; and references to an id that is gone: the Problem of the row that vanished names them.
    """
    meaning = tuple(meaning)
    gone = {dict(p.facts)[GONE[p.code]] for p in meaning if p.code in GONE}
    yield from (p for p in form if p.code not in DANGLING or dict(p.facts).get("cell") not in gone)
    overwritten = {(p.file, p.row) for p in meaning if p.code == OVERWRITTEN}
    for found in meaning:
        is_echo = found.code == UNQUOTED or (found.file, found.row) in overwritten
        if found.code == OVERWRITTEN or not (overwritten and is_echo):
            yield found
