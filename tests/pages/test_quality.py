"""The page of data quality has every rule, table, computed figure, conflict and gap."""

from __future__ import annotations

from dataclasses import replace

from scripts.analysis.rules.registry import RULES, RuleOutcome
from scripts.pages import quality
from tests.ledgers import AMENDED, gap, page_context, target


def test_every_rule_has_its_sentence_and_its_numbers(mini):
    checks = tuple(RuleOutcome(rule, 3, ()) for rule in RULES)
    rules = quality.view(replace(mini, checks=checks)).rules
    assert [rule.id for rule in rules] == list(RULES)
    assert {(rule.held, rule.failed) for rule in rules} == {("3", "0")}


def test_every_table_with_quotes_has_its_numbers(mini):
    coverage = {row.table.path: (row.quoted, row.unchecked) for row in quality.view(mini).coverage}
    assert coverage["data/targets/targets/"] == ("7", "0")
    assert len(coverage) == 6


def test_where_sources_disagree_each_shows_its_quote(mini):
    rows = [*AMENDED, target("p", "11", bound="gt", document="press"), gap("g", "documents/second")]
    view = quality.view(replace(page_context(*rows), packages=mini.packages))
    (conflict,) = view.conflicts
    assert [quote.id for quote in conflict.quotes] == ["b", "p"]
    assert [row.id for row in view.unknown] == ["g"] and view.awaited == ()
