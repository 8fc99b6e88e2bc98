"""The lines that a table's page gives for loading it are run, on every kind of package there is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import html

from scripts.exports.snippets import name_of, pandas, r, verify
from scripts.ingest.load import Loaded, load
from scripts.model.package import Package, Table

FOREIGN = Path(__file__).parents[1] / "input" / "foreign"


@pytest.fixture(scope="module")
def tables(real: Loaded) -> list[tuple[Package, Table]]:
    return [(p, t) for p in (*real.packages, *load(FOREIGN).packages) for t in p.tables]


def test_pandas_reads_every_table_as_the_page_says(tables, tmp_path):
    assert len(tables) > 30
    for package, table in tables:
        place = tmp_path / "table.csv"
        place.write_bytes(table.raw)
        read = eval(pandas(table, place.as_posix()), {"pd": pd})
        assert list(read.columns) == [f.name for f in table.fields], (package.name, table.name)
        assert len(read) == len(table.lines)
        for nth, field in enumerate(table.fields):
            values = [line.values[nth] for line in table.lines]
            empty = [value in (None, "") for value in values]
            assert read[field.name].isna().tolist() == empty, (table.name, field.name)
            if field.type == "number" and not any("%" in line.cells[nth] for line in table.lines):
                wanted = [float(value) for value in values if value is not None]
                assert [float(one) for one in read[field.name].dropna()] == wanted


def test_the_lines_on_each_table_page_run_as_they_stand(real, built_site, monkeypatch):
    """Without an address of the site's own, its files are named from its root: there the lines are run."""
    monkeypatch.chdir(built_site)
    ran = 0
    for package in real.packages:
        for table in package.tables:
            page = html.parse(f"data/{package.name}/{table.name}/index.html").getroot()
            for lines in (code.text_content() for code in page.xpath("//pre/code")):
                if lines.startswith("# Python"):
                    told: dict[str, Any] = {}
                    exec(lines, told)
                    assert len(told[name_of(table)]) == len(table.lines), lines
                    ran += 1
    assert ran == 2 * sum(len(p.tables) for p in real.packages) > 20


@pytest.mark.parametrize(
    ("name", "written"),
    [("results", "results"), ("gia-ca", "gia_ca"), ("2025", "t_2025"), ("class", "t_class"), ("_x", "t__x")],
)
def test_a_table_is_called_what_both_languages_allow(real, name, written):
    assert name_of(replace(real.packages[0].tables[0], name=name)) == written


def test_a_table_in_the_plain_way_needs_no_options(real):
    package = real.packages[0]
    assert pandas(package.tables[0], "a.csv") == 'pd.read_csv("a.csv")'
    assert r(package.tables[0], "a.csv") == 'read.csv("a.csv", fileEncoding = "UTF-8")'


def test_r_is_told_what_the_dialect_says(tables):
    said = {(p.name, t.name): r(t, "a.csv") for p, t in tables}
    assert said["cho-phien", "gia"] == (
        'read.csv("a.csv", sep = ";", dec = ",", na.strings = c("", "…"), fileEncoding = "UTF-8-BOM")'
    )
    assert 'sep = "\\t"' in said["mua", "ngay"] and "fileEncoding" in said["mua", "ngay"]
    assert "header = FALSE" in said["phuong-ngu", "khong-dau-cot"]
    assert (
        'comment.char = "#"' in said["phuong-ngu", "chu-thich"]
        and "skip = 1" in said["phuong-ngu", "chu-thich"]
    )
    assert 'fileEncoding = "UTF-16"' in said["phuong-ngu", "utf16"]
    assert [
        call for call in said.values() if not re.fullmatch(r'read\.csv\("a\.csv"(, [\w.]+ = [^\n]+)*\)', call)
    ] == []


def test_two_lines_fetch_what_verifies_a_document_and_run_it():
    fetches, runs = verify("https://ledger.example/open/")
    assert fetches == (
        "curl -O https://ledger.example/open/data/all.zip -O https://ledger.example/open/data/verify.py"
    )
    assert runs == "python verify.py all.zip TEXT.txt --document ID"
