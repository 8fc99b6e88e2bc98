"""Everything that is wrong with the data: their form, their meaning, what their versions promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.analysis import check as module
from scripts.analysis.check import check
from scripts.analysis.proofs import proofs
from scripts.analysis.rules import registry
from scripts.analysis.rules.registry import RULES
from scripts.ingest.load import Loaded
from scripts.model.problem import problem
from tests.ledgers import indicator, ledger, target

TODAY = date(2026, 11, 22)


def test_what_is_wrong_in_form_and_in_meaning_is_told_together_by_place():
    rows = ledger(indicator(), target("a", "1", row=3, period="?"), target("b", "1", row=2, period="?"))
    form = problem("targets/targets.csv", "not-a-number", 9, "value", cell="x")
    wrong = check(Loaded((), rows, {}, (form,)), TODAY, {}).problems
    assert [p.row for p in wrong if p.code == "not-a-period"] == [2, 3]
    assert wrong[-1] == form
    assert list(wrong) == sorted(wrong, key=lambda p: (p.place, p.facts))


def test_every_rule_has_its_outcome_and_the_proofs_are_those_of_the_ledger(real):
    checked = check(real, TODAY, {})
    assert [outcome.rule for outcome in checked.outcomes] == list(RULES)
    assert checked.problems == ()
    assert checked.proofs == proofs(real.ledger)


def test_a_version_that_breaks_its_promise_is_told(real):
    package = next(p for p in real.packages if p.name == "targets")
    broken = replace(
        package, version="none at all", properties={**package.properties, "version": "none at all"}
    )
    packages = tuple(broken if p is package else p for p in real.packages)
    wrong = check(replace(real, packages=packages), TODAY, {}).problems
    assert [p.code for p in wrong] == ["property-wrong"]


def test_the_proofs_are_computed_once(real, monkeypatch: pytest.MonkeyPatch):
    calls = []
    monkeypatch.setattr(module, "proofs", lambda ledger: calls.append(ledger) or proofs(ledger))
    monkeypatch.setattr(registry, "proofs", lambda ledger: calls.append(ledger) or proofs(ledger))
    check(real, TODAY, {})
    assert len(calls) == 1
