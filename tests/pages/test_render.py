"""Pages of two invented lands, compared with what was accepted (tests/golden.py), and pages of very much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from scripts.pages import render as pages
from tests import golden
from tests.accepted import HOW
from tests.ledgers import indicator, result, story, target


@pytest.mark.parametrize("case", golden.CASES)
def test_the_pages_made_from_each_input_match_its_output(
    case: str, tmp_path: Path, accepted: SnapshotAssertion
) -> None:
    made, before = golden.made(case, tmp_path / case), golden.accepted(case)
    changed = [name for name, text in made.items() if accepted(name=f"output/{case}/{name}") != text]
    assert changed == [], f"{golden.difference(before, made)}\n\n{HOW} tests/pages"
    assert [name for name in before if name not in made] == [], "no page is made from these: remove them"


@pytest.mark.parametrize(("code", "said"), [("vi", "2 trong 3 kết quả"), ("en", "2 of 3 results")])
def test_a_page_of_many_results_stays_light_and_says_what_it_leaves_out(code, said):
    rows = [result(f"r{n}", "1", period=f"202{n}") for n in range(3)]
    told, whole = (
        pages.page(
            story(indicator(), target("t", "1"), *given, code=code), "results", "results/", shown=2, drawn=0
        )
        for given in (rows, rows[1:])
    )
    assert re.findall('class="result" id="(.+?)"', told.text) == ["r1", "r2"]
    assert said in told.text and "results.csv" in told.text
    assert re.findall('class="result" id="(.+?)"', whole.text) == ["r1", "r2"]
    assert said.split()[0] + " " + said.split()[1] not in whole.text
