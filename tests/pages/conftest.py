"""What the pages of the invented land (tests/input/mini) are made from, in English."""

from __future__ import annotations

from collections import defaultdict

import pytest

from scripts.exports.files import FileInfo
from scripts.ingest.load import load
from scripts.pages.context import PageContext
from tests.golden import INPUT
from tests.ledgers import computed_from, edition


@pytest.fixture(scope="session")
def mini() -> PageContext:
    """One language's pages of the invented land, without charts, whatever files it stores."""
    loaded = load(INPUT / "mini" / "datasets")
    return PageContext(
        edition=edition("en", "Sample Land", "https://land.example/en/", loaded.ledger),
        ledger=loaded.ledger,
        derivation=computed_from(loaded.ledger),
        packages=loaded.packages,
        stored=defaultdict(lambda: FileInfo(1234, "0" * 64)),
    )
