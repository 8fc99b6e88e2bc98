"""The page of data quality has every rule, table, computed figure, conflict and gap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.analysis import queries
from scripts.analysis.rules.registry import RULES, RuleOutcome
from scripts.ingest.history import read_history
from scripts.ingest.load import load
from scripts.model.history import History
from scripts.pages import quality
from scripts.pages.render import page
from tests import golden
from tests.broken.edits import cell
from tests.ledgers import AMENDED, gap, page_context, target
from tests.repositories import ask, commit


def test_every_rule_has_its_sentence_and_its_numbers(mini):
    checks = tuple(RuleOutcome(rule, 3, ()) for rule in RULES)
    rules = quality.view(replace(mini, checks=checks)).rules
    assert [rule.id for rule in rules] == list(RULES)
    assert {(rule.held, rule.failed) for rule in rules} == {("3", "0")}


def test_every_table_with_quotes_has_its_numbers(mini):
    coverage = {row.table.path: (row.quoted, row.unchecked) for row in quality.view(mini).coverage}
    assert coverage["data/targets/targets/"] == ("7", "0")
    assert len(coverage) == 6


@pytest.mark.parametrize(
    ("checked", "quoted", "share"), [(169, 169, "100%"), (199, 200, "99%"), (0, 0, "100%")]
)
def test_all_quotes_are_checked_only_where_no_single_one_is_left(mini, checked, quoted, share):
    numbers = queries.Counts(quoted, checked, 0, 0)
    assert quality.checked_share(mini, numbers) == share


def test_where_sources_disagree_each_shows_its_quote(mini):
    rows = [*AMENDED, target("p", "11", bound="gt", document="press"), gap("g", "documents/second")]
    view = quality.view(replace(page_context(*rows), packages=mini.packages))
    (conflict,) = view.conflicts
    assert [quote.id for quote in conflict.quotes] == ["b", "p"]
    assert [row.id for row in view.unknown] == ["g"] and view.awaited == ()


def test_own_slips_are_counted_from_git_and_lead_to_the_list(mini, tmp_path: Path):
    root = golden.assembled("mini", tmp_path / "root")
    ask(root, "init", "-q", "-b", "main")
    commit(root, "the beginning")
    cell("results", "trees-planted-2025", "quote", "đã trồng hơn 1.200")(root / "datasets")
    commit(root, "a longer quote than needed")
    packages = load(root / "datasets").packages
    context = replace(mini, history=read_history(root, packages), packages=packages)
    slips = quality.view(context).slips
    numbers = {row.table.path: (row.corrected, row.share) for row in slips.tables}
    assert numbers["data/results/results/"][0] == "1" and numbers["data/targets/targets/"] == ("0", "0%")
    assert slips.text.startswith("Since it was first published, 1 of the ")
    text = page(context, "quality", quality.PATH, quality.view(context)).text
    assert 'href="../changes/"' in text and "{#slips}" in text
    shallow = replace(context, history=replace(context.history, whole=False))
    part = quality.view(shallow).slips
    assert part.tables == slips.tables
    assert part.text.startswith("This build does not have the repository's whole history. In the part that")


@pytest.mark.parametrize("whole", [True, False])
def test_without_a_history_the_page_says_that_slips_cannot_be_counted(mini, whole):
    context = replace(mini, history=History(whole, ()))
    slips = quality.view(context).slips
    assert slips.tables == () and slips.text.startswith("This build has no history of the data")
    text = page(context, "quality", quality.PATH, quality.view(context)).text
    assert slips.text in text and "quality.slips_list" not in text


def test_a_clone_of_the_latest_commit_alone_has_no_slips_to_count(mini, tmp_path: Path):
    root = golden.assembled("mini", tmp_path / "root")
    ask(root, "init", "-q", "-b", "main")
    commit(root, "the beginning")
    cell("results", "trees-planted-2025", "quote", "đã trồng hơn 1.200")(root / "datasets")
    commit(root, "a longer quote than needed")
    ask(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    packages = load(tmp_path / "shallow" / "datasets").packages
    context = replace(mini, history=read_history(tmp_path / "shallow", packages), packages=packages)
    assert not context.history.whole
    assert quality.view(context).slips.tables == ()


@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [(0, 0, "0%"), (1, 3, "33.3%"), (1, 1000, "0.1%"), (1, 4000, "0.025%"), (7, 7, "100%")],
)
def test_a_share_has_one_decimal_and_something_is_never_told_as_nothing(mini, part, whole, says):
    assert quality.share_corrected(mini, part, whole) == says
