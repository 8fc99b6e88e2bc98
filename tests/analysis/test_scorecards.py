"""A year's scorecard counts each target once as first set and once as in force, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from scripts.analysis.derive import derive
from scripts.analysis.scorecards import Scorecard, ScoreKind, scorecard
from scripts.model.kinds import Baseline, VerdictKind
from scripts.model.period import Period
from scripts.model.row import Row
from tests.ledgers import area, document, indicator, ledger, organisation, result, target, withdrawal

YEAR = Period.of_year(2026)
OVER = date(2027, 1, 1)
GROWTH = indicator(direction="up")


def card(*rows: Row, today: date = OVER) -> Scorecard | None:
    """The scorecard of 2026 of a ledger of these rows."""
    small = ledger(GROWTH, *rows)
    return scorecard(small, derive(small, today), YEAR)


def kinds(found: Scorecard | None, baseline: Baseline) -> list[ScoreKind]:
    """How the targets of one baseline stand."""
    assert found
    return [score.kind for score in found.scores if score.baseline == baseline]


def test_a_target_counts_once_as_first_set_and_once_as_in_force() -> None:
    rows = (target("a", "10"), target("b", "11", replaces="a", document="second"))
    found = card(*rows, result("r", "10.5"))
    assert kinds(found, Baseline.ORIGINAL) == [ScoreKind.EXCEEDED]
    assert kinds(found, Baseline.IN_FORCE) == [ScoreKind.MISSED]
    assert found and found.is_amended and found.is_begun and found.is_over
    assert [score.target.id for score in found.scores] == ["a", "b"]
    assert [score.verdicts[0].baseline for score in found.scores] == [Baseline.ORIGINAL, Baseline.IN_FORCE]


def test_a_target_that_nobody_amended_stands_the_same_against_both() -> None:
    found = card(target("a", "10"), result("r", "10"))
    assert kinds(found, Baseline.ORIGINAL) == kinds(found, Baseline.IN_FORCE) == [ScoreKind.MET]
    assert found and not found.is_amended


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (target("p", "1", document="press"),),
        (target("s", "1", kind="scenario"),),
        (target("l", "1", period="2026/2030"), target("q", "1", period="2026-Q4")),
        (target("gone", "1"), withdrawal("w", replaces="gone")),
        (area("valley"), target("v", "1", area="valley")),
        (target("other", "1", period="2025"),),
    ],
    ids=["none", "claim", "scenario", "other lengths", "withdrawn", "elsewhere", "another year"],
)
def test_a_year_without_a_target_of_an_instrument_has_no_scorecard(rows: tuple[Row, ...]) -> None:
    assert card(*rows, result("r", "1")) is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ((), ScoreKind.NOT_YET),
        ((result("r", "11", status="F"),), ScoreKind.NOT_YET),
        ((result("r", "11", period="2026-Q4"),), ScoreKind.NOT_YET),
        ((result("r", "11", average=True),), ScoreKind.NOT_YET),
        ((result("r", "10", bound="approx"),), ScoreKind.OPEN),
        ((result("r", "10"), result("s", "10", source="first")), ScoreKind.MET),
        ((result("r", "10"), result("s", "9", source="first")), ScoreKind.DISPUTED),
        ((result("r", "10"), result("s", "9", replaces="r")), ScoreKind.MISSED),
    ],
    ids=["none", "forecast", "part", "average", "hedged", "agree", "disagree", "revised"],
)
def test_what_the_results_of_a_target_come_to(given: tuple[Row, ...], kind: ScoreKind) -> None:
    assert kinds(card(target("a", "10"), *given), Baseline.IN_FORCE) == [kind]


def test_before_the_year_is_over_nothing_has_a_verdict() -> None:
    found = card(target("a", "10"), result("r", "12"), today=date(2026, 12, 31))
    assert kinds(found, Baseline.IN_FORCE) == [ScoreKind.NOT_YET]
    assert found and not found.is_over and not found.is_begun
    assert all(score.verdicts == () for score in found.scores)


def test_each_bodys_target_of_the_year_counts_and_the_counts_are_those_of_the_lists() -> None:
    rows = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
        replace(GROWTH, id="share", position=2),
        target("a", "10"),
        target("b", "12", document="other"),
        target("c", "5", "share"),
    )
    found = card(*rows, result("r", "11"))
    assert found and Counter(score.baseline for score in found.scores) == {
        Baseline.ORIGINAL: 3,
        Baseline.IN_FORCE: 3,
    }
    listed = {kind: [s.target.id for s in found.of(Baseline.IN_FORCE, kind)] for kind in ScoreKind}
    assert {kind: ids for kind, ids in listed.items() if ids} == {
        ScoreKind.EXCEEDED: ["a"],
        ScoreKind.MISSED: ["b"],
        ScoreKind.NOT_YET: ["c"],
    }


def test_every_verdict_is_a_way_to_stand() -> None:
    assert {*VerdictKind} <= {*ScoreKind}
