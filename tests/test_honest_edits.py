"""An honest edit of the real data breaks no test: the rules of the data are tested on a copy with such edits.

The edits are those that come every quarter: a document is held, an indicator and its figures are added, a
quote is corrected, a figure is revised, a number that was not known is filled in, a gap is closed; with the
version steps that they owe.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts import build as building
from scripts.analysis.fingerprints import fingerprint
from scripts.ingest.load import Loaded
from tests.broken.edits import Edit, cell, committed, described, file, row
from tests.conftest import ROOT, copied, with_caches

pytestmark = pytest.mark.xdist_group("honest")
ID = "sample-rate"
SOURCE = "statistics-sample"
TEXT = (
    "Báo cáo mẫu. Tỷ lệ mẫu năm 2024 đạt 11,9%, năm 2025 ước đạt 12,5%. "
    "Số liệu chính thức cho thấy tỷ lệ mẫu năm 2025 đạt 12,7%, cao hơn số ước."
)
# What looks at the real data and is quick enough to be asked twice.
RULES = [
    *("tests/test_real_data.py", "tests/test_mutants.py", "tests/test_build.py", "tests/exports/test_api.py"),
    *("tests/exports/test_downloads.py", "tests/exports/test_snippets.py", "tests/charts/test_specs.py"),
    *("tests/analysis", "tests/ingest/test_load.py", "tests/pages", "tests/test_addresses.py"),
    "tests/browser/test_languages.py",
]
LEFT_OUT = "not alike and not wrong_quote and not takes_the_place and not set_or_read and not thousands"
# The edits are of results and of what these refer to: other tables have the mutants of the data as they are.
LEFT_OUT += " and not (every_mutant and not results)"


def held(real: Loaded) -> Edit:
    """A third document whose text is held."""
    like = next(d for d in real.ledger.documents if d.held)
    names = {"title_vi": "Báo cáo mẫu năm 2025", "title_en": "Sample report of 2025", "number": ""}
    document = row("documents", like.id, id=SOURCE, **names, note_vi="", note_en="", issued="2026-03-01")
    hashes = file(f"reference/fingerprints/{SOURCE}.txt", "\n".join(fingerprint(TEXT, SOURCE)) + "\n")
    return lambda datasets: (document(datasets), hashes(datasets))


def indicator(real: Loaded) -> Edit:
    """An indicator."""
    like = next(i for i in real.ledger.indicators if i.unit == "percent" and not i.whole)
    texts = {"name_vi": "Tỷ lệ mẫu", "name_en": "Sample rate", "code": ""}
    texts |= {"definition_vi": "Số mẫu chia cho tổng số.", "definition_en": "Samples divided by the total."}
    last = max(i.position for i in real.ledger.indicators)
    return row("indicators", like.id, id=ID, position=str(last + 1), **texts)


def result(real: Loaded, year: str, value: str, status: str, quote: str) -> Edit:
    """A row of results."""
    like = next(r for r in real.ledger.results if not r.out_of and not r.base_period)
    told = {"id": f"{ID}-{year}", "indicator": ID, "period": year, "bound": "eq", "value": value}
    told |= {"value_upper": "", "status": status, "source": SOURCE, "quote": quote, "occurrence": ""}
    return row("results", like.id, **told, note_vi="", note_en="")


def corrected(datasets: Path) -> None:
    """A quote of the same source that proves the row better."""
    cell("results", f"{ID}-2024", "quote", "mẫu năm 2024 đạt 11,9%")(datasets)


def revised(datasets: Path) -> None:
    """An official figure, which replaces the estimate."""
    told = {"id": f"{ID}-2025-official", "value": "12.7", "status": "A", "replaces": f"{ID}-2025"}
    quote = "Số liệu chính thức cho thấy tỷ lệ mẫu năm 2025 đạt 12,7%"
    row("results", f"{ID}-2025", **told, quote=quote)(datasets)


def closed(real: Loaded) -> Edit:
    """A gap that the new document closes."""
    gap = next(gap for gap in real.ledger.gaps if not gap.closed_by)
    by, on = cell("gaps", gap.id, "closed_by", SOURCE), cell("gaps", gap.id, "closed_on", "2026-03-02")
    return lambda datasets: (by(datasets), on(datasets))


def filled_in(real: Loaded) -> Edit:
    """The number and the date of a document that were not known."""
    unknown = next(d for d in real.ledger.documents if d.held and not d.number and d.kind != "press")
    number = cell("documents", unknown.id, "number", "99-NQ/TU")
    issued = cell("documents", unknown.id, "issued", "2026-01-15")
    return lambda datasets: (number(datasets), issued(datasets))


EDITS: dict[str, tuple[str, Callable[[Loaded], Edit]]] = {  # what → the package that it edits, the edit
    "a third document is held": ("reference", held),
    "an indicator is added": ("reference", indicator),
    "a row is added": (
        "results",
        lambda real: result(real, "2025", "12.5", "E", "năm 2025 ước đạt 12,5%"),
    ),
    "another row is added": (
        "results",
        lambda real: result(real, "2024", "11.9", "", "Tỷ lệ mẫu năm 2024 đạt 11,9%"),
    ),
    "a quote is corrected": ("results", lambda _: corrected),
    "a figure is revised": ("results", lambda _: revised),
    "a gap is closed": ("reference", closed),
    "a number and a date are filled in": ("reference", filled_in),
}


def stepped(project: Path, package: str) -> None:
    """The middle number of a package's version, one up: there is something new."""
    place = project / "datasets" / package / "datapackage.json"
    major, minor, _ = json.loads(place.read_text("utf-8"))["version"].split(".")
    described(package, version=f"{major}.{int(minor) + 1}.0")(project / "datasets")


@pytest.fixture(scope="module")
def edited(
    real: Loaded, built_project: Path, root: Path, today: date, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the project with every edit made, one after the other; `check` finds each of them sound."""
    project = with_caches(built_project, copied(root, tmp_path_factory.mktemp("honest") / "project"))
    committed(project / "datasets")
    for what, (package, edit) in EDITS.items():
        edit(real)(project / "datasets")
        stepped(project, package)
        assert building.check(project, today).problems == (), what
    return project


def test_every_rule_of_the_real_data_holds_after_honest_edits(edited: Path) -> None:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "-k", LEFT_OUT, *RULES],
        cwd=ROOT,
        env={**settings, "PROJECT_ROOT": str(edited)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
