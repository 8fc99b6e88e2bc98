"""Slips that people make in the real data: each stops the check, with a message that names its row."""

from __future__ import annotations

import csv
import shutil
import unicodedata
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.model.ledger import PACKAGE_OF
from tests.broken.edits import Edit, cell, resource, row, without

GROWTH = "grdp-growth-2026"
CAPITA = "grdp-per-capita-2026"
HOUSES = "xóa nhà tạm, nhà dột nát cho 7.366 hộ nghèo, cận nghèo"
HERITAGE = "Quốc phòng, an ninh được giữ gìn"

# what was done → the row that the message names, the edits
SLIPS: dict[str, tuple[tuple[str, str], tuple[Edit, ...]]] = {
    "a figure changed by one digit": (
        ("results", "poor-household-rate-2025"),
        (cell("results", "poor-household-rate-2025", "value", "17.79"),),
    ),
    "a quote changed by one word": (
        ("statements", "achievement-defence"),
        (cell("statements", "achievement-defence", "quote", HERITAGE),),
    ),
    "figure and quote changed together": (
        ("results", "houses-replaced-2025"),
        (
            cell("results", "houses-replaced-2025", "value", "7366"),
            cell("results", "houses-replaced-2025", "quote", HOUSES),
        ),
    ),
    "“hơn” entered as exact": (
        ("results", "visitors-2025"),
        (cell("results", "visitors-2025", "bound", "eq"),),
    ),
    "“ước” entered as final": (
        ("results", "grdp-growth-2025"),
        (cell("results", "grdp-growth-2025", "status", "A"),),
    ),
    "7.365 households entered as 7.365": (
        ("results", "houses-replaced-2025"),
        (cell("results", "houses-replaced-2025", "value", "7.365"),),
    ),
    "an original overwritten beside its amendment": (
        ("targets", f"{GROWTH}-original"),
        (
            cell("targets", f"{GROWTH}-original", "value", "11"),
            cell("targets", f"{GROWTH}-original", "quote", "Tốc độ tăng trưởng kinh tế (GRDP) đạt 11%"),
        ),
    ),
    "an original overwritten instead of amended": (
        ("amendments", "target-1"),
        (
            without("targets", f"{GROWTH}-amended"),
            cell("targets", f"{GROWTH}-original", "value", "11"),
            cell("targets", f"{GROWTH}-original", "document", "nq-amending-04-tu"),
            cell("targets", f"{GROWTH}-original", "quote", "Tốc độ tăng trưởng kinh tế (GRDP) đạt 11%"),
        ),
    ),
    "a target that replaces another indicator's": (
        ("targets", f"{GROWTH}-amended"),
        (cell("targets", f"{GROWTH}-amended", "replaces", f"{CAPITA}-original"),),
    ),
    "a quote that stands twice, without saying where": (
        ("targets", f"{CAPITA}-original"),
        (cell("targets", f"{CAPITA}-original", "occurrence", ""),),
    ),
    "a document deleted": (("results", "visitors-2025"), (without("documents", "press-2026-01-31"),)),
    "a quote with its accents written apart": (
        ("results", "visitors-2025"),
        (
            cell(
                "results", "visitors-2025", "quote", unicodedata.normalize("NFD", "hơn 1,45 triệu lượt khách")
            ),
        ),
    ),
    "the same organisation under two ids": (
        ("organisations", "state"),
        (row("organisations", "government", id="state"),),
    ),
}
DESCRIBED: dict[str, tuple[str, Edit]] = {
    "a property misspelt": ("encodng", resource("targets", encodng="utf-8")),
    "undeclared dialect": ("dialect", resource("targets", dialect=None)),
    "undeclared encoding": ("encoding", resource("targets", encoding=None)),
}


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A project with a copy of the real data."""
    shutil.copytree(root / "datasets", tmp_path / "datasets")
    return tmp_path


def checked(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The check's exit status and what it prints."""
    status = main(["--root", str(project), "check", "--lang", "en", "--today", "2026-11-22"])
    return status, capsys.readouterr().out.splitlines()


def place(project: Path, table: str, id: str) -> str:
    """Where a row stands, as messages tell it."""
    file = f"datasets/{PACKAGE_OF[table]}/{table}.csv"
    with (project / file).open(encoding="utf-8", newline="") as lines:
        number = next(n for n, cells in enumerate(csv.reader(lines), 1) if cells[0] == id)
    return f"{file}, row {number}, column "


def test_the_data_pass_untouched(copy, capsys):
    status, told = checked(copy, capsys)
    assert (status, len(told)) == (0, 1)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_the_row_that_it_is_in(slip, copy, capsys):
    named, edits = SLIPS[slip]
    for edit in edits:
        edit(copy / "datasets")
    status, told = checked(copy, capsys)
    assert status == 1
    assert any(line.startswith(place(copy, *named)) for line in told), told


@pytest.mark.parametrize("slip", DESCRIBED)
def test_a_slip_in_a_descriptor_is_told_with_its_table_and_property(slip, copy, capsys):
    named, edit = DESCRIBED[slip]
    edit(copy / "datasets")
    status, told = checked(copy, capsys)
    assert status == 1
    assert [line.split(": ")[0] for line in told] == ["datasets/targets/datapackage.json, column targets"]
    assert f"“{named}”" in told[0]
