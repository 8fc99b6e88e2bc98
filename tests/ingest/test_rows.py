"""Model rows: typed cells in; the site's own area where none is named; a Problem for what no row can say."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from scripts.ingest.load import Loaded, load
from scripts.model.period import Period
from scripts.model.rows import Withdrawal
from tests.broken.edits import Edit, cell

MINI = Path(__file__).resolve().parents[1] / "input" / "mini" / "datasets"
SET, AMENDED, LAST, CLAIMED = (
    f"forest-cover-2026-{which}" for which in ("original", "amended", "again", "press")
)
TREES, SCENARIO, TAKEN = (f"trees-planted-2026-{which}" for which in ("original", "s1-scenario", "withdrawn"))
Read = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Loads the invented land after these edits."""

    def loaded(*edits: Edit, area: str = "") -> Loaded:
        datasets = copytree(MINI, tmp_path / "datasets")
        for edit in edits:
            edit(datasets)
        return load(datasets, area)

    return loaded


def withdrawn(*columns: str) -> tuple[Edit, ...]:
    """The amended target as one that takes the original back, with these of its cells left as they are."""
    emptied = [name for name in ("bound", "value") if name not in columns]
    return cell("targets", AMENDED, "kind", "withdrawn"), *(cell("targets", AMENDED, n, "") for n in emptied)


def test_a_row_has_periods_numbers_and_what_is_missing(read: Read) -> None:
    ledger = read(cell("results", "trees-planted-2025", "base_period", "2024")).ledger
    planted, target = ledger.by_id["results"]["trees-planted-2025"], ledger.by_id["targets"][SET]
    assert (planted.period, planted.base_period) == (Period.of_year(2025), Period.of_year(2024))
    assert (planted.value, planted.out_of, planted.average, planted.replaces) == (
        Decimal(1200),
        None,
        False,
        "",
    )
    assert target.base_period is None
    assert [row.id for row in ledger.targets] == [LAST, AMENDED, SET, CLAIMED, TREES, SCENARIO]


def test_a_figure_that_names_no_area_speaks_of_the_sites_own(read: Read) -> None:
    ledger = read(cell("targets", SET, "area", "north-commune"), area="sample-land").ledger
    own = dict.fromkeys((LAST, AMENDED, CLAIMED, TREES, SCENARIO), "sample-land")
    assert {row.id: row.area for row in ledger.targets} == {SET: "north-commune", **own}
    assert {row.area for row in ledger.results} == {"sample-land", "north-commune"}
    assert {row.area for row in ledger.withdrawals} == {"sample-land"}


def test_a_target_that_is_taken_back_is_a_withdrawal(read: Read) -> None:
    loaded = read(*withdrawn(), area="sample-land")
    assert loaded.problems == ()
    row, there = loaded.ledger.withdrawals
    assert isinstance(row, Withdrawal) and (row.id, row.replaces, row.area) == (AMENDED, SET, "sample-land")
    assert (there.id, there.replaces) == (TAKEN, TREES)
    assert [target.id for target in loaded.ledger.targets] == [LAST, SET, CLAIMED, TREES, SCENARIO]
    assert loaded.ledger.by_id["targets"][AMENDED] is row


@pytest.mark.parametrize(
    ("edits", "id", "codes"),
    [
        (
            withdrawn("bound", "value"),
            AMENDED,
            ["withdrawn-with-figure bound", "withdrawn-with-figure value"],
        ),
        (withdrawn("value"), AMENDED, ["withdrawn-with-figure value"]),
        (
            (*withdrawn(), cell("targets", AMENDED, "average", "true")),
            AMENDED,
            ["withdrawn-with-figure average"],
        ),
        ((cell("targets", CLAIMED, "value", ""),), CLAIMED, ["target-without-figure value"]),
        ((cell("targets", CLAIMED, "bound", ""),), CLAIMED, ["target-without-figure bound"]),
        ((cell("targets", CLAIMED, "period", "2026-02-30"),), CLAIMED, ["not-a-period period"]),
        ((cell("targets", CLAIMED, "base_period", "2027/2026"),), CLAIMED, ["not-a-period base_period"]),
        ((cell("targets", CLAIMED, "period", "2026-01/2026-03"),), CLAIMED, ["period-has-own-form period"]),
    ],
)
def test_what_no_row_can_say_is_told_and_makes_no_row(
    read: Read, edits: tuple[Edit, ...], id: str, codes: list[str]
) -> None:
    loaded = read(*edits)
    assert [f"{p.code} {p.column}" for p in loaded.problems] == codes
    assert loaded.known_ids["targets"] - loaded.ledger.by_id["targets"].keys() == {id}


def test_a_gap_is_expected_in_a_period(read: Read) -> None:
    (found,) = read(cell("gaps", "log-plan", "expected", "2026-07/2026-12")).problems
    assert (found.code, found.column) == ("period-has-own-form", "expected")


def test_the_form_that_a_period_has_is_offered(read: Read) -> None:
    (found,) = read(cell("targets", CLAIMED, "period", "2026-01/2026-12")).problems
    assert dict(found.facts) == {"period": "2026-01/2026-12", "right": "2026"}
