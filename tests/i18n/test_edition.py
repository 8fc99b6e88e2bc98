"""An edition speaks one language throughout: its translator is its phrasebook's, its site that language's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.i18n.translator import NBSP
from tests.ledgers import edition, indicator, ledger, result

ROWS = ledger(indicator())


@pytest.mark.parametrize(
    ("code", "name", "number", "figure"),
    [("vi", "Tên growth", "1,5", "trên 1,5%"), ("en", "Name growth", "1.5", "more than 1.5%")],
)
def test_sentences_numbers_names_and_figures_are_in_the_editions_language(
    code: str, name: str, number: str, figure: str
) -> None:
    one = edition(code, "A site", rows=ROWS)
    assert one.t is one.book.t
    assert (one.t.code, one.t.number(Decimal("1.5"))) == (code, number)
    assert one.book.indicator("growth") == name
    row = result("r", "1.5", bound="gt", quote="trên 1,5%")
    assert str(one.book.figure(row)).replace(NBSP, " ") == figure


def test_two_editions_of_a_ledger_are_two_and_of_the_same_language_and_site_one() -> None:
    vietnamese = edition("vi", "Sổ", rows=ROWS)
    assert vietnamese == edition("vi", "Sổ", rows=ROWS)
    assert vietnamese != edition("en", "Sổ", rows=ROWS)
    assert vietnamese != edition("vi", "Another", rows=ROWS)
