"""The targets of a year and its results in; how each target stands out: the year's scorecard.

Every target that an instrument has set for the whole year and that nothing took back counts once as it was
first set and once as it is in force. Claims, scenarios and plans of several years count in no scorecard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scripts.analysis import observations
from scripts.analysis.derived import Derivation, TargetHistory, Verdict
from scripts.analysis.verdicts import is_comparable, verdict
from scripts.model.kinds import Baseline, VerdictKind
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.rows import Target


class ScoreKind(StrEnum):
    """How a target stands: its verdict, or why it has none, in the order in which pages tell them."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    DISPUTED = "disputed"  # sources disagree about the result, and their verdicts differ
    NOT_YET = "not_yet"  # the period is not over, or no result of it has been read


BASELINES = (Baseline.ORIGINAL, Baseline.IN_FORCE)


@dataclass(frozen=True)
class Score:
    """How one target stands, with the verdicts of all results that speak of it."""

    history: TargetHistory
    baseline: Baseline
    target: Target
    kind: ScoreKind
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Scorecard:
    """How the targets of a year stand."""

    year: Period
    is_over: bool
    scores: tuple[Score, ...]

    def of(self, baseline: Baseline, kind: ScoreKind) -> tuple[Score, ...]:
        """The targets of one baseline that stand in one way, in the indicators' order."""
        return tuple(score for score in self.scores if (score.baseline, score.kind) == (baseline, kind))

    @property
    def is_begun(self) -> bool:
        """True where any target has a verdict."""
        return any(score.kind != ScoreKind.NOT_YET for score in self.scores)

    @property
    def is_amended(self) -> bool:
        """True where any target in force is another than the one first set."""
        return any(score.history.is_amended for score in self.scores)


def scorecard(ledger: Ledger, derivation: Derivation, year: Period) -> Scorecard | None:
    """The scorecard of a year; None where no instrument has set a target for it."""
    histories = [h for h in derivation.standings if h.period == year and h.in_force]
    scores = tuple(score for history in histories for score in scores_of(ledger, derivation, history))
    return Scorecard(year, year.is_over(derivation.today), scores) if scores else None


def scores_of(ledger: Ledger, derivation: Derivation, history: TargetHistory) -> Iterator[Score]:
    """How a target stands as it was first set, and as it is in force."""
    rows = [
        row for row in observations.results_of(ledger, history.indicator.id) if row.period == history.period
    ]
    for baseline, target in zip(BASELINES, (history.original, history.in_force), strict=True):
        if target is None:
            continue
        verdicts: tuple[Verdict, ...] = ()
        if history.period.is_over(derivation.today):
            verdicts = tuple(
                verdict(row, target, baseline, history.indicator.direction)
                for row in rows
                if is_comparable(row, target)
            )
        yield Score(history, baseline, target, score_kind(verdicts), verdicts)


def score_kind(verdicts: tuple[Verdict, ...]) -> ScoreKind:
    """What the verdicts of one target come to."""
    by_kind: dict[VerdictKind, list[Verdict]] = defaultdict(list)
    for each in verdicts:
        by_kind[each.kind].append(each)
    if not by_kind:
        return ScoreKind.NOT_YET
    return ScoreKind(next(iter(by_kind))) if len(by_kind) == 1 else ScoreKind.DISPUTED
