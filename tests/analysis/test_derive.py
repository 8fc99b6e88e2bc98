"""What is computed from a ledger: the current year, remainders, earlier levels, conflicts, proofs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scripts.analysis.derive import derive
from scripts.analysis.derived import Derived, Proof
from scripts.model.period import Period
from scripts.model.row import Row
from scripts.model.rows import Target
from tests.ledgers import (
    area,
    computed_from,
    document,
    duty,
    indicator,
    ledger,
    organisation,
    result,
    target,
    withdrawal,
)

TODAY = date(2026, 11, 22)
SHARES = [
    indicator(id, whole="grdp", position=n) for n, id in enumerate(("farms", "works", "services", "rest"), 2)
]


def computed(*rows: Row, **given: Any) -> tuple[Derived, ...]:
    """What is computed from a ledger of these rows."""
    return computed_from(ledger(*rows, **given)).derived


# The current year


def year(*rows: Row, today: date = TODAY, home: str = "") -> str | None:
    """The current year of a ledger of these rows and one indicator, growth."""
    found = derive(ledger(indicator(), *rows, home=home), today).year
    return None if found is None else str(found)


def test_the_current_year_is_the_latest_that_has_begun_and_has_a_target() -> None:
    rows = [target(f"t{y}", "10", period=y) for y in ("2025", "2026", "2027", "2030")]
    assert year(*rows) == "2026"
    assert year(*rows, today=date(2026, 12, 31)) == "2026"
    assert year(*rows, today=date(2027, 1, 1)) == "2027"
    assert year(*rows, today=date(2029, 12, 31)) == "2027"
    assert year(*rows, today=date(2024, 12, 31)) is None


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "scenario"},
        {"document": "press", "source": "press"},
        {"period": "2026-S1"},
        {"period": "2026/2030"},
        {"period": "2026-12-31"},
        {"area": "valley"},
    ],
    ids=str,
)
def test_no_scenario_no_claim_no_other_length_and_no_other_area_makes_a_year_current(
    other: dict[str, str],
) -> None:
    rows = (area("valley"), target("a", "10", period="2025"), target("b", "10", **{"period": "2026"} | other))
    assert year(*rows) == "2025"


def test_the_own_areas_targets_make_a_year_current() -> None:
    rows = (area("valley"), area("home"), target("a", "10", period="2025", area="valley"))
    assert year(*rows, home="valley") == "2025"
    assert year(*rows, home="home") is None


# What shares leave over


def shares(values: str, **given: Any) -> list[Target]:
    """Targets for the three stated shares."""
    named = zip(("farms", "works", "services"), values.split(), strict=True)
    return [target(f"{id}-{given.get('period', '2026')}", value, id, **given) for id, value in named]


def test_what_the_stated_shares_leave_over_is_computed_as_first_promised_and_as_in_force() -> None:
    rows = [
        target("farms-1", "13.8", "farms", bound="approx"),
        target("farms-2", "13.75", "farms", bound="approx", replaces="farms-1"),
        target("works-1", "23.42", "works"),
        target("works-2", "23.04", "works", replaces="works-1"),
        target("services-1", "58.77", "services"),
        target("services-2", "59.3", "services", replaces="services-1"),
    ]
    found = computed_from(ledger(indicator("grdp"), *SHARES, *rows)).computed("rest")
    assert [(c.version, c.value, c.bound) for c in found] == [
        ("original", Decimal("4.01"), "approx"),
        ("in-force", Decimal("3.91"), "approx"),
    ]
    assert [term.row and term.row.id for term in found[1].terms] == [None, "farms-2", "works-2", "services-2"]


def test_a_remainder_of_exact_shares_is_exact() -> None:
    original, in_force = computed(indicator("grdp"), *SHARES, *shares("20 30 49"))
    assert original.bound == in_force.bound == "eq"
    assert original.value == in_force.value == 1


def test_a_remainder_is_computed_for_every_period_that_has_its_shares() -> None:
    rows = [*shares("20 30 49"), *shares("20 30 45", period="2027")]
    found = computed(indicator("grdp"), *SHARES, *rows)
    assert {(str(c.period), c.value) for c in found} == {("2026", Decimal(1)), ("2027", Decimal(5))}


def test_areas_are_not_added_up_with_each_other() -> None:
    rows = [area("valley"), *shares("20 30 49")]
    rows[-1] = target("elsewhere", "49", "services", area="valley")
    assert computed(indicator("grdp"), *SHARES, *rows) == ()


def test_computed_figures_of_two_areas_have_two_names() -> None:
    rows = [area("home"), area("valley"), *shares("20 30 49", area="home")]
    rows += [target(f"v{row.id}", str(row.value), row.indicator, area="valley") for row in rows[2:]]
    found = computed(indicator("grdp"), *SHARES, *rows, home="home")
    assert [(c.area, c.id) for c in found] == [
        ("home", "rest-2026-original"),
        ("home", "rest-2026-in-force"),
        ("valley", "rest-valley-2026-original"),
        ("valley", "rest-valley-2026-in-force"),
    ]


@pytest.mark.parametrize("stated", ["farms works", "farms works services rest"])
def test_there_is_no_remainder_unless_exactly_one_share_is_not_stated(stated: str) -> None:
    assert computed(indicator("grdp"), *SHARES, *(target(id, "20", id) for id in stated.split())) == ()


@pytest.mark.parametrize(
    "given",
    [{"bound": bound} for bound in ("gt", "ge", "lt", "le")]
    + [{"bound": "range", "value_upper": "50"}, {"kind": "scenario"}, {"document": "press"}],
    ids=str,
)
def test_nothing_is_left_over_by_a_range_a_half_line_a_scenario_or_a_claim(given: dict[str, str]) -> None:
    farms, works, _ = shares("20 30 49")
    rows = (farms, works, target("s", "49", "services", **given))
    assert computed(indicator("grdp"), *SHARES, *rows) == ()


@pytest.mark.parametrize("bound", ["approx", "near"])
def test_what_a_hedged_share_leaves_over_is_about(bound: str) -> None:
    farms, works, _ = shares("20 30 49")
    found = computed(indicator("grdp"), *SHARES, farms, works, target("s", "49", "services", bound=bound))
    assert [c.bound for c in found] == ["approx", "approx"]


def test_nothing_is_left_over_where_a_share_was_taken_back() -> None:
    rows = [*shares("20 30 49"), withdrawal("w", "services", replaces="services-2026")]
    assert computed(indicator("grdp"), *SHARES, *rows) == ()
    rows = [*shares("20 30 49"), target("x", "9", "rest"), withdrawal("w", "rest", replaces="x")]
    assert computed(indicator("grdp"), *SHARES, *rows) == ()
    council = (organisation("council", 1), document("first", issuer="council"))
    other = target("y", "9", "rest", document="second")
    assert computed(indicator("grdp"), *SHARES, *council, other, *rows) == ()


def test_shares_that_are_no_percentages_leave_nothing_over() -> None:
    rows = [indicator(i.id, whole="grdp", position=i.position, unit="million-vnd") for i in SHARES]
    assert computed(indicator("grdp"), *rows, *shares("20 30 49")) == ()


def test_of_several_bodies_the_leading_ones_shares_leave_something_over() -> None:
    bodies = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office"),
    )
    rows = (*shares("20 30 49"), target("a", "10", "farms", document="other"))
    assert {c.value for c in computed(indicator("grdp"), *SHARES, *bodies, *rows)} == {Decimal(1)}


# Earlier levels

POVERTY = [
    indicator("poor", direction="down"),
    indicator("fall-of-poor", unit="percentage-point", change_of="poor"),
]
NOW = result("now", "17.78", "poor")
FALL = result("fall", "-3.51", "fall-of-poor", base_period="2025")


def test_a_level_and_its_change_imply_the_earlier_level() -> None:
    (earlier,) = computed(*POVERTY, NOW, FALL)
    assert (earlier.indicator.id, str(earlier.period), earlier.value) == ("poor", "2025", Decimal("21.29"))
    assert [term.row and term.row.id for term in earlier.terms] == ["now", "fall"]


@pytest.mark.parametrize(
    "rows",
    [
        [NOW, result("fall", "-3.51", "fall-of-poor")],
        [FALL],
        [NOW, FALL, result("then", "21.3", "poor", period="2025")],
        [NOW, FALL, result("other", "17.7", "poor", source="first")],
        [NOW, FALL, result("other", "-3.5", "fall-of-poor", base_period="2025", source="first")],
        [result("now", "17.78", "poor", status="F"), FALL],
        [result("now", "17.78", "poor", bound="lt"), FALL],
        [NOW, result("fall", "-3.51", "fall-of-poor", base_period="2025", bound="lt")],
        [result("now", "17.78", "poor", area="valley"), FALL, area("valley")],
    ],
    ids=[
        "without a base period",
        "without a level",
        "with a stated earlier level",
        "with levels that disagree",
        "with changes that disagree",
        "of a forecast",
        "of a level without an end",
        "of a change without an end",
        "of another area",
    ],
)
def test_an_earlier_level_is_computed_only_where_it_follows_and_nobody_states_it(rows: list[Row]) -> None:
    assert computed(*POVERTY, *rows) == ()


@pytest.mark.parametrize(
    ("level", "change", "follows"),
    [
        ("percent", "percentage-point", True),
        ("percent", "percent", False),
        ("visit", "visit", True),
        ("visit", "percent", False),
        ("million-vnd", "visit", False),
        ("rank", "rank", True),
    ],
)
def test_a_change_in_another_unit_or_in_per_cent_implies_no_level(
    level: str, change: str, follows: bool
) -> None:
    rows = (indicator("poor", unit=level), indicator("fall-of-poor", unit=change, change_of="poor"))
    assert bool(computed(*rows, NOW, FALL)) == follows


def test_no_id_makes_an_indicator_a_change() -> None:
    rows = (indicator("poor"), indicator("poor-change", unit="percentage-point"))
    assert computed(*rows, NOW, result("fall", "-3.51", "poor-change", base_period="2025")) == ()


def test_the_level_that_is_current_implies_the_earlier_one() -> None:
    (earlier,) = computed(*POVERTY, NOW, FALL, result("revised", "17.9", "poor", replaces="now"))
    assert earlier.value == Decimal("21.41")


def test_two_sources_that_agree_imply_one_level() -> None:
    assert len(computed(*POVERTY, NOW, FALL, result("again", "17.78", "poor", source="first"))) == 1


# Conflicts


def conflicting(*rows: Row) -> list[list[str]]:
    """The ids of the rows of each conflict."""
    conflicts = computed_from(ledger(indicator(), *rows)).conflicts
    return [[row.id for row in conflict.rows] for conflict in conflicts]


def test_a_claim_unlike_the_target_in_force_is_a_conflict_even_in_its_bound_alone() -> None:
    assert conflicting(target("a", "11"), target("p", "11", document="press", bound="gt")) == [["a", "p"]]


def test_a_claim_like_the_target_in_force_is_none() -> None:
    rows = [target("a", "10.5"), target("b", "11", replaces="a"), target("p", "11.0", document="press")]
    assert conflicting(*rows) == []


def test_a_claim_unlike_a_target_that_was_taken_back_is_none() -> None:
    rows = [target("a", "10.5"), withdrawal("w", replaces="a"), target("p", "11", document="press")]
    assert conflicting(*rows) == []


def test_claims_that_disagree_where_nothing_is_in_force_are_a_conflict() -> None:
    other = document("other", kind="press")
    rows = [target("p", "11", document="press"), target("q", "12", document="other"), other]
    assert conflicting(*rows) == [["p", "q"]]


def test_two_bodies_that_set_other_targets_are_a_conflict() -> None:
    rows = [target("a", "10"), target("b", "11", document="second")]
    assert conflicting(*rows) == [["a", "b"]]
    assert conflicting(target("a", "10"), target("b", "10", document="second")) == []


def test_a_scenario_is_no_party_to_a_conflict_with_a_target() -> None:
    assert conflicting(target("a", "10"), target("b", "11", kind="scenario")) == []


def test_two_results_of_one_period_that_differ_are_a_conflict_and_all_are_kept() -> None:
    assert conflicting(result("r", "7.34"), result("s", "7.4")) == [["r", "s"]]
    assert conflicting(result("r", "7.34"), result("s", "7.34"), result("t", "7.4")) == [["r", "s", "t"]]
    assert conflicting(result("r", "7.34"), result("s", "7.34")) == []


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2025"},
        {"area": "valley"},
        {"replaces": "r"},
        {"status": "F"},
        {"average": True},
        {"base_period": "2024"},
    ],
    ids=str,
)
def test_another_period_area_or_measure_a_revision_and_a_forecast_are_no_conflict(
    other: dict[str, Any],
) -> None:
    assert conflicting(area("valley"), result("r", "7.34"), result("s", "7.4", **other)) == []


def test_a_revised_figure_still_differs_from_another_sources() -> None:
    rows = [result("r", "7.3"), result("s", "7.4", replaces="r"), result("t", "7.5", source="first")]
    assert conflicting(*rows) == [["s", "t"]]


def test_forecasts_that_differ_are_a_conflict() -> None:
    assert conflicting(result("r", "7", status="F"), result("s", "8", status="F")) == [["r", "s"]]


# The whole


def test_a_derivation_is_as_of_its_day_and_led_by_the_bodies_that_are_given() -> None:
    bodies = (
        organisation("council", 1),
        organisation("office", 2),
        document("first", issuer="council"),
        document("other", issuer="office", issued=date(2026, 10, 1)),
    )
    rows = ledger(
        indicator(),
        *bodies,
        target("a", "10"),
        target("b", "11", document="other"),
        duty("d", document="other", frequency="quarterly"),
    )
    derivation = derive(rows, TODAY, issuers=("office",))
    assert [history.issuer for history in derivation.histories] == ["office", "council"]
    assert [(str(o.period), o.status) for o in derivation.occurrences] == [("2026-Q4", "not_due")]
    assert derivation.year == Period.of_year(2026)


def test_proofs_that_are_known_already_are_taken_as_they_are() -> None:
    known = {("targets", "a"): Proof("first", held=True, place=7, count=1)}
    rows = ledger(indicator(), target("a", "10"))
    assert derive(rows, TODAY, proven=known).proofs is known
    assert {*derive(rows, TODAY).proofs} == {("targets", "a")}


def test_nothing_is_computed_from_nothing() -> None:
    nothing = derive(ledger(), TODAY)
    parts = (nothing.histories, nothing.derived, nothing.verdicts, nothing.conflicts, nothing.occurrences)
    assert (nothing.year, nothing.proofs, *parts) == (None, {}, (), (), (), (), ())
