"""Bounds: whatever stands in `datasets/`, a check ends, in little memory, with a Problem or with a page."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.ingest import limits as bounds
from scripts.model.problem import Problem
from tests.broken.edits import Edit, cell, column, file, pipe, raw, stranger, table

pytestmark = pytest.mark.xdist_group("limits")  # one process checks them all
ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "input" / "mini" / "datasets"
MEMORY = 1_500_000_000  # bytes of address space: half a small machine
SECONDS = 60  # of computing: twenty times what the slowest of these needs
BOMB = {"pattern": "(a|a)*b"}
# Checks projects one after the other, each in a child that has its bounds and inherits what is imported and
# what has been read of the sound project; prints how each child has ended.
DRIVER = """
import os, resource, sys
from scripts.__main__ import main
from scripts.ingest import load
from tests.reuse import package_reader, table_reader
load.read_package, load.read = package_reader(), table_reader()
sound, memory, seconds, *projects = sys.argv[1:]
sys.stdout = open(os.devnull, "w")
assert main(["--root", sound, "check"]) == 0
sys.stdout = sys.__stdout__
for project in projects:
    child = os.fork()
    if not child:
        for number, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(f"{project}/{name}", os.O_WRONLY | os.O_CREAT), number)
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        sys.exit(main(["--root", project, "check", "--lang", "en"]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
WIDE = ",".join(f"c{nth}" for nth in range(100_000))


def packed(content: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("birds.csv", content)
    return whole.getvalue()


def listening(path: str) -> Edit:
    """A socket in place of a file."""

    def edit(datasets: Path) -> None:
        (datasets / path).unlink(missing_ok=True)
        here = Path.cwd()
        os.chdir((datasets / path).parent)  # a socket's path may have a hundred characters
        try:
            socket.socket(socket.AF_UNIX).bind(Path(path).name)
        finally:
            os.chdir(here)

    return edit


HOSTILE: dict[str, tuple[str, str, tuple[Callable[[Path], None], ...]]] = {
    # what → where it is told, the first words of it, how it is made
    "a hundred thousand columns": ("birds.csv, row 1", "The table has", (stranger(table(), birds=WIDE),)),
    "a hundred thousand commas in a row": (
        "birds.csv, row 3",
        "The table has",
        (stranger(table("birds", column("id")), birds="id\n1\n" + "," * 100_000),),
    ),
    "a cell of fifty megabytes": (
        "birds.csv",
        "The file is too large",
        (stranger(table(), birds=b"id\n" + b"x" * 50_000_000),),
    ),
    "a cell of forty megabytes": (
        "birds.csv, row 2, column id",
        "The cell has",
        (stranger(table(), birds=b"id\n" + b"x" * 40_000_000),),
    ),
    "a cell of a megabyte in a table of ours": (
        "organisations.csv, row 3, column name_en",
        "The cell has",
        (raw("organisations", lambda b: b.replace(b"Office", b"x" * 1_000_000)),),
    ),
    "a million rows": ("birds.csv", "The table has", (stranger(table(), birds="id\n" + "1\n" * 1_000_000),)),
    "a million rows in a table of ours": (
        "organisations.csv",
        "The table has",
        (raw("organisations", lambda b: b + b"z,Z,Z\n" * 1_000_000),),
    ),
    "a quotation mark left open for megabytes": (
        "birds.csv",
        "The table has",
        (stranger(table(), birds='id\n"' + "x\n" * 5_000_000),),
    ),
    "twenty thousand wrong rows": (
        "birds.csv, row 2, column id",
        "“x” is not",
        (stranger(table("birds", column("id", "integer")), birds="id\n" + "x\n" * 20_000),),
    ),
    "a descriptor ten thousand deep": (
        "datapackage.json",
        "This file is nested",
        (stranger('{"name":"more","x":' + "[" * 10_000 + "]" * 10_000 + "}"),),
    ),
    "ten thousand tables": (
        "datapackage.json",
        "The package has",
        (
            stranger(
                {"name": "more", "resources": [{"name": f"t{n}", "path": "t.csv"} for n in range(10_000)]}
            ),
        ),
    ),
    "a heading of a megabyte": (
        "birds.csv, row 1",
        "The cell has",
        (stranger(table("birds", column("x" * 1_000_000)), birds="x" * 1_000_000 + "\n1\n"),),
    ),
    "an archive that would fill the memory": (
        "datapackage.json, column birds",
        "This table is in the form",
        (
            stranger(table(path="birds.csv.gz")),
            file("more/birds.csv.gz", gzip.compress(bytes(200_000_000), 1)),
        ),
    ),
    "an archive": (
        "datapackage.json, column birds",
        "This table is in the form",
        (stranger(table(compression="zip"), birds=packed(b"id\n1\n")),),
    ),
    "a number that would fill the memory": (
        "birds.csv, row 2, column mass",
        "The number",
        (stranger(table("birds", column("mass", "number")), birds="mass\n1e999999999\n"),),
    ),
    "a pattern that would take years": (
        "birds.csv, row 2, column id",
        "“aaaa",
        (
            stranger(
                table("birds", column("id", constraints={"pattern": "(a|a)*b"})), birds="id\n" + "a" * 99
            ),
        ),
    ),
    "a pipe for a schema": (
        "birds.json",
        "This is no plain file",
        (stranger(table(schema="birds.json"), birds="id\n"), pipe("more/birds.json")),
    ),
    "a pipe for a fingerprint": (
        "x.txt",
        "This file is not the fingerprint",
        (pipe("reference/fingerprints/x.txt"),),
    ),
    "a socket for a table": ("tasks.csv", "This is no plain file", (listening("targets/tasks.csv"),)),
    "a figure of ten thousand digits": (
        "targets.csv, row 3, column value",
        "The number",
        (cell("targets", "forest-cover-2026-amended", "value", "1" + "0" * 10_000),),
    ),
}


@dataclass(frozen=True)
class Told:
    """What a check has said of a project, and how it has ended."""

    status: int
    out: str
    err: str


def checked(projects: list[Path]) -> list[Told]:
    """The check of each project in a process of its own, within bounds of memory and time."""
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, str(MINI.parent), str(MEMORY), str(SECONDS), *map(str, projects)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    statuses = map(int, run.stdout.split())
    return [
        Told(status, (place / "stdout").read_text("utf-8"), (place / "stderr").read_text("utf-8"))
        for status, place in zip(statuses, projects, strict=True)
    ]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """What → what its check has said."""
    projects = []
    for _, _, edits in HOSTILE.values():
        projects.append(tmp_path_factory.mktemp("limits"))
        shutil.copytree(MINI, projects[-1] / "datasets")
        for edit in edits:
            edit(projects[-1] / "datasets")
    return dict(zip(HOSTILE, checked(projects), strict=True))


@pytest.mark.parametrize("what", HOSTILE)
def test_what_would_exhaust_a_reader_is_told(what: str, told: dict[str, Told]) -> None:
    (place, said, _), check = HOSTILE[what], told[what]
    assert check.status == 1, check.err[-2000:]
    assert "Traceback" not in check.err
    assert f"{place}: {said}" in check.out.replace(", column " + "x" * 80 + "…", ""), check.out[:2000]
    assert max(map(len, check.out.splitlines())) < 1_000


def test_a_table_of_a_hundred_thousand_rows_is_no_mistake(tmp_path: Path) -> None:
    shutil.copytree(MINI, tmp_path / "datasets")
    rows = "".join(f"{nth},{nth}.5,word {nth}\n" for nth in range(100_000))
    fields = (column("id", "integer"), column("mass", "number"), column("name"))
    stranger(table("birds", *fields), birds=f"id,mass,name\n{rows}")(tmp_path / "datasets")
    (told,) = checked([tmp_path])
    assert told.out.startswith("The data are valid: 5 packages, 17 tables, 100,")


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError

    place = tmp_path / "birds.csv"
    place.write_text("id\n")
    monkeypatch.setattr(Path, "read_bytes", refused)
    told = bounds.content("birds.csv", place)
    assert isinstance(told, Problem)
    assert told.code == "not-a-file"


@pytest.mark.parametrize(
    ("separator", "raw", "codes"),
    [
        (",", b"a,b\r\n1,2\r\n", []),
        (";", b"a;b\n" + b";" * 1_000, ["too-many-columns"]),
        (";", b"a;b\n" + b"," * 1_000, []),
        (",", b"a\r" * 500_001, ["too-many-rows"]),
        ("\t", b"a\t" * 999 + b"\n" * 3_001, ["too-many-cells"]),
        ("", b"", []),
    ],
)
def test_rows_and_columns_are_counted_by_the_signs_that_part_them(separator, raw, codes):
    assert [p.code for p in bounds.table_problems("f", raw, separator)] == codes


@pytest.mark.parametrize(
    ("value", "is_beyond"),
    [
        (Decimal("1e308"), False),
        (Decimal("1e309"), True),
        (Decimal("-1e-309"), True),
        (Decimal(0), False),
        (Decimal("NaN"), False),
        (Decimal("-Infinity"), False),
        (10**308, True),
        (-(10**307), False),
        (True, False),
        (None, False),
        ("1e999", False),
    ],
)
def test_a_number_is_beyond_where_no_double_holds_it(value, is_beyond):
    assert bounds.beyond(value) is is_beyond


def test_the_largest_descriptor_of_ours_is_far_below_the_bound() -> None:
    sizes = [place.stat().st_size for place in (ROOT / "datasets").glob("*/datapackage.json")]
    assert max(sizes) * 50 < bounds.LARGEST_DESCRIPTOR
