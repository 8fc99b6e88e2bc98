"""Everything that is wrong with the data: their form, their meaning, what their versions promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scripts.analysis import check as module
from scripts.analysis.check import check, without_echoes
from scripts.analysis.proofs import proofs
from scripts.analysis.rules import registry
from scripts.analysis.rules.registry import RULES
from scripts.ingest.load import Loaded
from scripts.model.problem import problem
from tests.ledgers import indicator, ledger, target

TODAY = date(2026, 11, 22)


def test_what_is_wrong_in_form_and_in_meaning_is_told_together_by_place():
    averages = (target(id, "1", row=n, period=f"202{n}", average=True) for id, n in (("a", 3), ("b", 2)))
    rows = ledger(indicator(), *averages)
    form = problem("targets/targets.csv", "not-a-number", 9, "value", cell="x")
    wrong = check(Loaded((), rows, {}, (form,)), TODAY, {}).problems
    assert [p.row for p in wrong if p.code == "average-of-year"] == [2, 3]
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


def test_of_an_overwritten_row_nothing_else_is_told():
    file = "datasets/targets/targets.csv"
    overwritten = problem(file, "overwritten", 2, "value")
    others = [
        problem(file, "same-words", 2, "occurrence"),
        problem("datasets/amendments/amendments.csv", "prose-not-quoted", 2, "summary_vi"),
        problem(file, "quote-length", 3, "quote"),
    ]
    form = problem(file, "not-a-number", 2, "value", cell="x")
    assert [*without_echoes([form], [*others, overwritten])] == [form, others[2], overwritten]
    assert [*without_echoes([form], others)] == [form, *others]


@pytest.mark.parametrize(
    ("code", "fact"), [("row-vanished", "id"), ("row-vanished-replaced", "id"), ("id-renamed", "was")]
)
def test_what_names_a_published_row_that_is_gone_is_not_told_besides(code, fact):
    file = "datasets/targets/targets.csv"
    dangling = [
        problem(file, "no-such-id-near", n, "replaces", cell=id) for n, id in ((2, "gone"), (3, "other"))
    ]
    gone = problem(file, code, **{fact: "gone"})
    assert [*without_echoes(dangling, [gone])] == [dangling[1], gone]
    assert [*without_echoes(dangling, [])] == dangling


def test_what_was_published_is_compared(real):
    published = {"results": {"gone": {"id": "gone", "value": "1"}}}
    wrong = check(real, TODAY, {}, published=published).problems
    assert [(p.code, p.file) for p in wrong] == [("row-vanished", "datasets/results/results.csv")]
