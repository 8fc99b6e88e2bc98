"""The ledger as a whole, a hundred times at random: what is in force, what breaks it, what is compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.analysis.rules.registry import check_rules
from scripts.ingest.load import Loaded
from scripts.model.kinds import TargetKind
from scripts.model.ledger import PACKAGE_OF, TABLES, table_of
from scripts.model.row import Row
from scripts.model.rows import Target
from tests.ledgers import (
    amendment,
    area,
    computed_from,
    document,
    gap,
    indicator,
    ledger,
    result,
    target,
    task,
    withdrawal,
)

TODAY = date(2026, 11, 22)
Chains = list[list[Target]]  # of each indicator and period, from the original to the one in force
INDICATORS = ("cover", "growth", "income")
INSTRUMENTS = [document(f"d{n}", issuer="council", issued=date(2025, 12, 1 + n)) for n in range(5)]
FAMILY = [amendment(f"m{n}", document=f"d{n}", amends=f"d{n - 1}") for n in range(1, 5)]
PERIODS = ("2025", "2026", "2026-Q1", "2026-04")
hundred = settings(max_examples=2 * settings.default.max_examples)


@st.composite
def chains(draw: st.DrawFn, shortest: int = 1, least: int = 1) -> Chains:
    """Sound chains of targets, each step by a later instrument, whose ids say nothing of their order."""
    keys = st.tuples(st.sampled_from(INDICATORS), st.sampled_from(PERIODS))
    keyed = draw(st.lists(keys, min_size=least, max_size=6, unique=True))
    lengths = [draw(st.integers(shortest, 5)) for _ in keyed]
    ids = iter(draw(st.permutations([f"t{n:02}" for n in range(sum(lengths))])))
    found = []
    for (about, period), length in zip(keyed, lengths, strict=True):
        rows: list[Target] = []
        for step in range(length):
            value = str(draw(st.decimals(-99, 99, places=2)))
            before = rows[-1].id if rows else ""
            setter = {"document": f"d{step}", "source": f"d{step}"}
            rows.append(target(next(ids), value, about, period=period, replaces=before, **setter))
        found.append(rows)
    return found


def rows_of(found: Chains) -> list[Target]:
    return [row for rows in found for row in rows]


def whole(*rows: Row) -> Loaded:
    """A ledger of these rows as if it had been read."""
    indicators = (indicator(id) for id in INDICATORS)
    return Loaded((), ledger(*indicators, *INSTRUMENTS, *FAMILY, *rows), {}, ())


def codes(rows: list[Target]) -> set[tuple[str, str]]:
    """What is told of these targets' order: (rule, code)."""
    checks = check_rules(whole(*rows), TODAY)
    told = [(c.rule, p.code) for c in checks for p in c.problems]
    return {(rule, code) for rule, code in told if rule in ("chains", "one-in-force")}


def changed(rows: list[Target], old: Target, **to: str) -> list[Target]:
    """The rows with one of them changed."""
    return [replace(row, **to) if row is old else row for row in rows]


@hundred
@given(chains(), st.randoms())
def test_the_target_in_force_is_the_last_of_its_chain_and_the_original_the_first(found, chance):
    rows = rows_of(found)
    chance.shuffle(rows)
    standings = {(s.indicator.id, s.period): s for s in computed_from(whole(*rows).ledger).standings}
    assert len(standings) == len(found)
    for chain in found:
        standing = standings[chain[0].indicator, chain[0].period]
        assert standing.chain == tuple(chain)
        assert (standing.original, standing.in_force) == (chain[0], chain[-1])
        assert sum((c.difference for c in standing.changes), Decimal(0)) == chain[-1].value - chain[0].value


@hundred
@given(chains())
def test_sound_chains_raise_no_problem(found):
    assert codes(rows_of(found)) == set()


@hundred
@given(chains(shortest=2), st.data())
def test_a_fork_is_always_told(found, data):
    chain = data.draw(st.sampled_from(found))
    forked = data.draw(st.sampled_from(chain[:-1]))
    # of a figure that no row of the chain has: the same figure of the same document would be its witness
    fork = replace(chain[-1], id="fork", value=Decimal(1000), replaces=forked.id)
    assert ("chains", "replaced-twice") in codes([*rows_of(found), fork])


@hundred
@given(chains(), st.data())
def test_a_circle_is_always_told(found, data):
    chain = data.draw(st.sampled_from(found))
    onto = data.draw(st.sampled_from(chain))
    circular = changed(rows_of(found), chain[0], replaces=onto.id)
    assert ("chains", "replaces-circle") in codes(circular)


@hundred
@given(chains(least=2), st.data())
def test_a_replacement_of_another_indicator_or_period_is_always_told(found, data):
    one, other = data.draw(st.permutations(found))[:2]
    row, replaced = data.draw(st.sampled_from(one)), data.draw(st.sampled_from(other))
    kind = "indicator" if row.indicator != replaced.indicator else "period"
    told = codes(changed(rows_of(found), row, replaces=replaced.id))
    assert ("chains", f"replaces-other-{kind}") in told


@hundred
@given(chains(shortest=2), st.data())
def test_a_second_first_target_is_always_told(found, data):
    chain = data.draw(st.sampled_from(found))
    row = data.draw(st.sampled_from(chain[1:]))
    assert ("one-in-force", "two-in-force") in codes(changed(rows_of(found), row, replaces=""))


@hundred
@given(chains(shortest=2), st.data())
def test_without_its_original_the_rest_of_a_chain_stands(found, data):
    chain = data.draw(st.sampled_from(found))
    left = computed_from(whole(*(row for row in rows_of(found) if row is not chain[0])).ledger)
    key = (chain[0].indicator, chain[0].period)
    assert [s.chain for s in left.standings if (s.indicator.id, s.period) == key] == [tuple(chain[1:])]


@hundred
@given(chains(), st.data())
def test_a_target_that_was_taken_back_is_not_in_force_and_nothing_else_changes(found, data):
    chain = data.draw(st.sampled_from(found))
    last = chain[-1]
    taken = withdrawal("w", last.indicator, period=str(last.period), replaces=last.id, document="d4")
    before, after = (
        computed_from(whole(*rows_of(found)).ledger),
        computed_from(whole(*rows_of(found), taken).ledger),
    )
    assert [s.chain for s in after.standings] == [s.chain for s in before.standings]
    assert {s.in_force for s in before.standings} - {s.in_force for s in after.standings} == {last}


@hundred
@given(chains(), st.data())
def test_a_result_is_scored_only_against_targets_of_its_own_indicator_and_period(found, data):
    about, period = (data.draw(st.sampled_from(names)) for names in (INDICATORS, PERIODS))
    achieved = result("r", str(data.draw(st.decimals(-99, 99, places=2))), about, period=period)
    told = computed_from(whole(*rows_of(found), achieved).ledger).verdicts
    own = [chain for chain in found if (chain[0].indicator, str(chain[0].period)) == (about, period)]
    over = achieved.period.is_over(TODAY)
    compared = {row for chain in own for row in (chain[0], chain[-1]) if over}
    assert {v.target for v in told} <= compared
    assert {v.target.stated for v in told} == {row.stated for row in compared}


@hundred
@given(chains(), st.data())
def test_a_press_figure_is_never_in_force(found, data):
    chain = data.draw(st.sampled_from(found))
    claim = target("z", "77", chain[0].indicator, period=str(chain[0].period), document="press")
    derived = computed_from(whole(*rows_of(found), claim).ledger)
    assert claim not in [s.in_force for s in derived.standings]
    assert codes([*rows_of(found), claim]) == set()


# What is looked up


def test_a_withdrawal_is_a_row_of_the_targets_without_being_a_target() -> None:
    rows = ledger(indicator(), target("a", "10"), withdrawal("w", replaces="a"))
    assert [row.id for row in rows.targets] == ["a"] and [row.id for row in rows.withdrawals] == ["w"]
    assert [*rows.by_id["targets"]] == ["a", "w"]
    assert {id: following.id for id, following in rows.following.items()} == {"a": "w"}
    assert {row.kind for row in rows.targets} <= {*TargetKind}


def test_what_follows_and_what_supersedes_is_known_by_the_row_before() -> None:
    rows = ledger(
        indicator(),
        target("a", "10"),
        target("b", "11", replaces="a"),
        result("r", "7"),
        result("s", "8", replaces="r"),
    )
    assert {id: row.id for id, row in rows.following.items()} == {"a": "b"}
    assert {id: row.id for id, row in rows.superseded.items()} == {"r": "s"}


def test_rows_are_gathered_by_any_column_in_the_order_of_their_ids() -> None:
    rows = ledger(gap("b", "targets/a"), gap("a", "targets/a"), gap("c", "targets/c"))
    assert [row.id for row in rows.where("gaps", "about", "targets/a")] == ["a", "b"]
    assert rows.where("gaps", "about", "targets/x") == []


def test_shares_and_indicators_stand_by_position() -> None:
    given = [indicator("z", position=2, whole="w"), indicator("y", position=3, whole="w"), indicator("w")]
    rows = ledger(*given)
    assert [i.id for i in rows.in_order] == ["w", "z", "y"]
    assert [i.id for i in rows.parts_of["w"]] == ["z", "y"]


def test_a_unit_has_a_kind_and_an_indicator_without_one_has_none() -> None:
    rows = ledger(indicator("poor"), indicator("nothing", unit=""))
    assert rows.unit_kind(rows.indicator("poor")) == "percent"
    assert rows.unit_kind(rows.indicator("nothing")) == ""


def test_an_unknown_document_or_indicator_is_an_error() -> None:
    with pytest.raises(KeyError):
        ledger().document("lost")
    with pytest.raises(KeyError):
        ledger().indicator("lost")


def test_the_sites_own_area_is_what_it_was_given() -> None:
    assert (ledger().area, ledger(area("home"), home="home").area) == ("", "home")


def test_every_table_has_its_package_and_its_rows() -> None:
    assert {table for tables in TABLES.values() for table in tables} == {*PACKAGE_OF}
    assert all(getattr(ledger(), table) is not None for table in PACKAGE_OF)


def test_every_row_knows_its_table_and_what_takes_a_target_back_stands_among_the_targets() -> None:
    rows = {"targets": target("a", "1"), "results": result("r", "1"), "tasks": task("t")}
    assert {name: table_of(row) for name, row in rows.items()} == {name: name for name in rows}
    assert table_of(withdrawal("w")) == "targets"
