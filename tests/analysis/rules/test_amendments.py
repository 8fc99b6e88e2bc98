"""How an amendment words its elements."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import amendments
from tests.contexts import problem_codes
from tests.ledgers import amendment, task, wording


@pytest.mark.parametrize(
    ("positions", "codes"),
    [((1, 2, 3), []), ((3, 1, 2), []), ((2, 3), ["positions-gap"]), ((1, 1, 2), ["positions-gap"])],
)
def test_positions_run_on_from_one(positions, codes):
    rows = [wording(f"w{n}", "added", amendment="m", position=p) for n, p in enumerate(positions)]
    assert sorted(set(problem_codes(amendments.wording, amendment("m", task="t"), task("t"), *rows))) == codes
