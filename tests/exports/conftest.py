"""Packages of ours and of strangers, and everything that people take away of them, made once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from scripts.exports.downloads import downloads
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded, load
from scripts.model.ledger import TABLES
from scripts.model.package import Package
from tests.ledgers import edition

FOREIGN = Path(__file__).parents[1] / "input" / "foreign"
NAMES = [*sorted(TABLES), *sorted(place.name for place in FOREIGN.iterdir())]


@pytest.fixture(scope="session")
def packages(real: Loaded) -> dict[str, Package]:
    return {p.name: p for p in (*real.packages, *load(FOREIGN).packages)}


@pytest.fixture(scope="session")
def files(packages: dict[str, Package]) -> dict[str, bytes]:
    """path → bytes of everything that people take away, without the folder that it is in."""
    voices = [edition(code, "A site", "https://example.org/") for code in LANGUAGES]
    return {f.path.removeprefix("data/"): f.content for f in downloads(packages.values(), voices)}


@pytest.fixture(scope="session")
def unzipped(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each package's ZIP, unzipped in a folder of its own."""
    place = tmp_path_factory.mktemp("taken")
    for name in NAMES:
        with zipfile.ZipFile(io.BytesIO(files[f"{name}.zip"])) as packed:
            packed.extractall(place)
    return place
