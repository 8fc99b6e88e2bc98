"""Pages of two invented lands, compared with what was accepted (tests/golden.py), and pages of very much."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden


@pytest.mark.parametrize("case", golden.CASES)
def test_the_pages_made_from_each_input_match_its_output(case: str, tmp_path: Path) -> None:
    made, accepted = golden.made(case, tmp_path / case), golden.accepted(case)
    differing = {name: text for name, text in made.items() if accepted.get(name) != text}
    golden.write(differing, tmp_path / f"{case}-changed")
    told = golden.difference(accepted, made)
    assert not told, f"{told}\n\nchanged pages: {tmp_path / f'{case}-changed'}\naccept: {golden.ACCEPT}"
