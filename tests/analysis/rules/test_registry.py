"""Every rule is named once, in code and in words, and counts what it found right."""

from __future__ import annotations

import pytest

from scripts.analysis.rules.registry import RULES, check_rules
from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest.load import Loaded
from tests.contexts import TODAY
from tests.ledgers import amendment, indicator, ledger, target


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_written_in_its_docstring_and_in_both_languages(name):
    rule, _ = RULES[name]
    assert rule.__doc__
    assert all(sentences(language)["rules"][name] for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_in_words_are_the_rules_in_code_in_one_order(language):
    assert list(sentences(language)["rules"]) == list(RULES)


def test_a_check_counts_the_rows_that_hold_and_carries_the_problems_of_the_rest(real):
    sound = {c.rule: c for c in check_rules(real, TODAY)}
    assert sound["chains"].passed == len(real.ledger.targets) + len(real.ledger.withdrawals)
    quoted = ("targets", "withdrawals", "results", "wording", "duties", "statements", "fulfilments")
    assert sound["quotes"].passed == sum(len(getattr(real.ledger, table)) for table in quoted)
    rows = ledger(
        *(indicator(), target("a", "10.5", row=2), amendment("m", kind="target")),
        *(
            target(id, value, row=n, document="second", replaces="a")
            for n, id, value in ((3, "b", "11"), (4, "c", "12"))
        ),
    )
    (chains,) = (c for c in check_rules(Loaded((), rows, {}, ()), TODAY) if c.rule == "chains")
    assert (chains.passed, [p.code for p in chains.problems]) == (2, ["replaced-twice"])


def test_published_rows_are_counted_and_compared(real):
    published = {
        "targets": {row.id: {"id": row.id} for row in real.ledger.targets} | {"gone": {"id": "gone"}}
    }
    outcomes = {o.rule: o for o in check_rules(real, TODAY, published=published)}
    kept = outcomes["nobody-overwrites"]
    assert (kept.passed, [p.code for p in kept.problems]) == (len(real.ledger.targets), ["row-vanished"])
    assert {o.rule: o.passed for o in check_rules(real, TODAY)}["nobody-overwrites"] == 0
