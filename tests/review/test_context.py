"""What a report is written from: each version's rows as its own ledger names them, in one language."""

from __future__ import annotations

import pytest

from scripts.analysis.check import check
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from scripts.model.row import Row
from scripts.review.context import ReportContext, report_context
from scripts.review.diff import difference
from scripts.review.report import report
from scripts.review.version import Version, version_of
from tests.contexts import TODAY
from tests.ledgers import indicator, ledger, target


def version(*rows: Row) -> Version:
    return version_of(check(Loaded((), ledger(*rows), {}, ()), TODAY, {}), [])


OLD = version(indicator(name_vi="Tên cũ", name_en="Old name"), target("a", "10.5"))
NEW = version(indicator(name_vi="Tên mới", name_en="New name"), target("a", "11"))
CHANGES = difference(OLD, NEW, {})


def context(code: str) -> ReportContext:
    return report_context(CHANGES, code)


@pytest.mark.parametrize(
    ("code", "old", "new"), [("vi", "Tên cũ", "Tên mới"), ("en", "Old name", "New name")], ids=LANGUAGES
)
def test_each_versions_rows_are_named_by_its_own_ledger(code: str, old: str, new: str) -> None:
    one = context(code)
    assert (one.old.indicator("growth"), one.new.indicator("growth")) == (old, new)
    assert one.difference is CHANGES
    assert (one.old.ledger, one.new.ledger) == (OLD.ledger, NEW.ledger)


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_versions_are_told_in_the_reports_language(code: str) -> None:
    one = context(code)
    assert one.t is one.new.t
    assert {one.t.code, one.old.t.code, one.new.t.code} == {code}


@pytest.mark.parametrize(("code", "figures"), [("vi", ("10,5%", "11%")), ("en", ("10.5%", "11%"))])
def test_a_report_shows_both_figures_as_its_language_writes_them(code: str, figures: tuple[str, str]) -> None:
    text = "\n".join("".join(run for _, run in line.runs) for line in report(CHANGES, code))
    assert " → ".join(figures) in text
