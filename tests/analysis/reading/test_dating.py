"""Dating: which of the periods that a text names speak of which of its figures."""

from __future__ import annotations

import pytest

from scripts.analysis.reading import dating
from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.quantities import quantities
from scripts.analysis.reading.tokens import tokens_of


def dated(text: str) -> list[tuple[str, str]]:
    """Each figure's own periods and base periods, as the text names them."""
    tokens, figures = tokens_of(text), quantities(text)
    found = [dating.dates(tokens, figures, n, mentions(tokens)) for n in range(len(figures))]
    return [(" ".join(m.text for m in d.own), " ".join(m.text for m in d.base)) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý II tăng 8%, quý III tăng 9%", [("quý ii", ""), ("quý iii", "")]),
        ("Năm 2025 đạt 7% và tăng 2%", [("năm 2025", "")] * 2),
        ("từ 10% năm 2024 lên 12% năm 2025", [("năm 2024", ""), ("năm 2025", "")]),
        ("đạt 44%, tăng 1% so với năm 2024", [("", ""), ("", "năm 2024")]),
        ("So với năm 2024, A tăng 5%, B giảm 3%", [("", "năm 2024")] * 2),
        ("tăng 3% so với năm 2025 trong năm 2026", [("năm 2026", "năm 2025")]),
        ("thấp hơn năm 2024 là 3 điểm %", [("", "năm 2024")]),
        ("Quý III và 9 tháng năm 2025 tăng 9%", [("quý iii 9 tháng năm 2025", "")]),
        ("đạt 45% kế hoạch năm 2026", [("năm 2026", "")]),
        ("Đạt 7%. Năm 2026 khác.", [("năm 2026", "")]),
        ("tăng 7%", [("", "")]),
    ],
)
def test_a_period_speaks_of_the_figures_that_it_is_said_of(text, expected):
    assert dated(text) == expected


def test_the_parts_of_dating():
    text = "đạt 7% trong năm 2025"
    tokens, figures = tokens_of(text), quantities(text)
    (named,) = mentions(tokens)
    assert dating.holder(tokens, figures, [named], named) is figures[0]
    assert not dating.leads(tokens, named, figures[0])
    assert dating.carried(tokens, [named], figures[0], figures) == [named]
