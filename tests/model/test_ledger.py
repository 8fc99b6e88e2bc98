"""The ledger as a whole, a hundred times at random: what is in force, what breaks it, what is compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.analysis.derive import derive
from scripts.analysis.rules.registry import check_rules
from scripts.ingest.load import Loaded
from scripts.model.ledger import Target
from scripts.model.row import Row
from tests.ledgers import indicator, ledger, result, target

TODAY = date(2026, 11, 22)
Chains = list[list[Target]]  # of each indicator and period, from the original to the one in force
INDICATORS = ("cover", "growth", "income")
PERIODS = ("2025", "2026", "2026-Q1", "2026-04")
hundred = settings(max_examples=2 * settings.default.max_examples)


@st.composite
def chains(draw: st.DrawFn, shortest: int = 1, least: int = 1) -> Chains:
    """Sound chains of targets whose ids say nothing of their order."""
    keys = st.tuples(st.sampled_from(INDICATORS), st.sampled_from(PERIODS))
    keyed = draw(st.lists(keys, min_size=least, max_size=6, unique=True))
    lengths = [draw(st.integers(shortest, 5)) for _ in keyed]
    ids = iter(draw(st.permutations([f"t{n:02}" for n in range(sum(lengths))])))
    found = []
    for (about, period), length in zip(keyed, lengths, strict=True):
        rows: list[Target] = []
        for _ in range(length):
            value = str(draw(st.decimals(-99, 99, places=2)))
            before = rows[-1].id if rows else ""
            rows.append(target(next(ids), value, about, period=period, replaces=before))
        found.append(rows)
    return found


def rows_of(found: Chains) -> list[Target]:
    return [row for rows in found for row in rows]


def whole(*rows: Row) -> Loaded:
    """A ledger of these rows as if it had been read."""
    return Loaded((), ledger(*(indicator(id) for id in INDICATORS), *rows), {}, ())


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
    standings = {(s.indicator.id, s.period): s for s in derive(whole(*rows).ledger).standings}
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
    fork = replace(chain[-1], id="fork", replaces=forked.id)
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
def test_without_its_original_nothing_of_a_chain_is_in_force(found, data):
    chain = data.draw(st.sampled_from(found))
    left = derive(whole(*(row for row in rows_of(found) if row is not chain[0])).ledger)
    key = (chain[0].indicator, chain[0].period)
    assert [s.chain for s in left.standings if (s.indicator.id, s.period) == key] == [()]


@hundred
@given(chains(), st.data())
def test_a_result_is_scored_only_against_targets_of_its_own_indicator_and_period(found, data):
    about, period = (data.draw(st.sampled_from(names)) for names in (INDICATORS, PERIODS))
    achieved = result("r", str(data.draw(st.decimals(-99, 99, places=2))), about, period=period)
    told = derive(whole(*rows_of(found), achieved).ledger).verdicts
    assert all((v.target.indicator, v.target.period) == (about, period) for v in told)
    own = [chain for chain in found if (chain[0].indicator, chain[0].period) == (about, period)]
    assert {v.target.id for v in told} == {row.id for chain in own for row in (chain[0], chain[-1])}


@hundred
@given(chains(), st.data())
def test_a_press_figure_is_never_in_force(found, data):
    chain = data.draw(st.sampled_from(found))
    claim = target("z", "77", chain[0].indicator, period=chain[0].period, document="press")
    derived = derive(whole(*rows_of(found), claim).ledger)
    assert claim not in [s.in_force for s in derived.standings]
    assert codes([*rows_of(found), claim]) == set()
