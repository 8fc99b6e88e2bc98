"""What is fuzzed: bytes in place of a table or a descriptor, all the way to pages and files.

Whatever the bytes are, they are told as Problems or shown; nothing is raised, and no page gains an element.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from scripts import build as building
from scripts.analysis.quotes import figures_in
from scripts.exports.downloads import downloads
from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import canonical
from scripts.ingest.fix import fix_table
from scripts.ingest.load import load
from scripts.ingest.profile import TYPES
from scripts.model.ledger import KINDS, PACKAGE_OF
from scripts.model.problem import Problem
from scripts.pages.render import pages
from tests.golden import contexts
from tests.ledgers import edition

TESTS = Path(__file__).resolve().parents[1]
MINI = TESTS / "input" / "mini"
DATASETS = TESTS.parent / "datasets"
TODAY = date(2026, 11, 22)
TABLES = sorted(PACKAGE_OF)
# What no page of ours holds, so that it can only come from a cell that broke out.
BROKEN_OUT = re.compile(r"<(script|img|svg:|iframe|x)[\s>]|\son\w+=|href=\"(javascript|data):", re.IGNORECASE)
OURS = re.compile(r'<svg.*?</svg>|<script type="application/ld\+json">.*?</script>', re.DOTALL)
DESCRIPTOR = b'{"name": "more", "resources": [{"name": "birds", "path": "birds.csv"}]}'


def table(raw: bytes) -> None:
    """A table of ours: checked, fixed, fixed again; what was fixed is fixed."""
    name, raw = TABLES[raw[0] % len(TABLES)] if raw else TABLES[0], raw[1:]
    types = types_of(name)
    rows = canonical.parsed("f", raw, list(types))
    tell([rows] if isinstance(rows, Problem) else canonical.table_problems("f", raw, rows, types))
    once = fix_table("f", Path("f"), raw, types, figures_in)
    tell(once.problems)
    for fix in once.fixes:
        for language in LANGUAGES:
            messages.fix_line(Translator(language), "f", fix)
    again = fix_table("f", Path("f"), once.content, types, figures_in)
    assert again.content == once.content, "fixing twice is fixing once"
    if once.fixes:
        after = canonical.parsed("f", once.content, list(types))
        assert not (isinstance(after, Problem) and after.code == "saved-by-spreadsheet"), once.content
        if not isinstance(after, Problem) and not once.problems:
            told = canonical.table_problems("f", once.content, after, types)
            assert not {p.code for p in told} & {"not-canonical", "not-sorted", "not-nfc", "stray-space"}, (
                once.content
            )


def types_of(name: str) -> dict[str, str]:
    """The columns that the model counts with, and their types."""
    names = [f for f in KINDS[name].__dataclass_fields__ if f not in ("id", "row")]
    told = {f: str(KINDS[name].__dataclass_fields__[f].type).partition(" | ")[0] for f in names}
    return {"id": "string"} | {f: TYPES[kind] for f, kind in told.items()}


def tell(problems: Iterable[Problem]) -> None:
    """Every Problem said in both languages, each in one line."""
    for language in LANGUAGES:
        words = Translator(language)
        for problem in problems:
            assert "\n" not in messages.problem_line(words, problem)


def package(raw: bytes) -> None:
    """A package of somebody else's: its descriptor up to the first NUL, its table after it."""
    descriptor, _, rows = raw.partition(b"\0")
    with folder() as root:
        place = root / "datasets" / "more"
        place.mkdir(parents=True)
        (place / "datapackage.json").write_bytes(descriptor or DESCRIPTOR)
        (place / "birds.csv").write_bytes(rows)
        found = load(root / "datasets")
        tell(found.problems)
        ours = [p for p in found.problems if p.code != "package-missing"]
        if not ours and found.packages:
            voices = [edition(code, "Name", "https://example.org/", rows=found.ledger) for code in LANGUAGES]
            for file in downloads(found.packages, voices):
                assert file.content is not None


def whole(raw: bytes) -> None:
    """One file of a sound project is another; where nothing is wrong with it, all pages are made."""
    files = sorted(p for p in (MINI / "datasets").rglob("*") if p.is_file())
    place, raw = files[raw[0] % len(files)].relative_to(MINI) if raw else Path("README.md"), raw[1:]
    with folder() as root:
        shutil.copytree(MINI, root, dirs_exist_ok=True)
        (root / place).write_bytes(raw)
        checked = building.check(root, TODAY)
        tell(checked.problems)
        if checked.problems:
            return
        for context in contexts(root, checked).values():
            for page in pages(context):
                assert not BROKEN_OUT.search(OURS.sub("", page.text)), page.path


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one input, in memory where there is such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


TARGETS: dict[str, Callable[[bytes], None]] = {"table": table, "package": package, "whole": whole}


def one(kind: str, raw: bytes) -> None:
    """Any bytes at all, in the place of one kind of file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        TARGETS[kind](raw)


def seeds(kind: str) -> dict[str, bytes]:
    """Inputs to begin with, from the real data: tables, sound and as spreadsheets save them; packages."""
    found = {}
    if kind == "package":
        rows = b"\0id,mass,seen\nowl,1.5,2026-01-31\n"
        return {str(nth): told + rows for nth, told in enumerate(DESCRIPTORS)}
    if kind == "whole":
        files = sorted(p for p in (MINI / "datasets").rglob("*") if p.is_file())
        return {f"{p.parent.name}-{p.name}": bytes([nth]) + p.read_bytes() for nth, p in enumerate(files)}
    for nth, name in enumerate(TABLES):
        text = (DATASETS / PACKAGE_OF[name] / f"{name}.csv").read_text("utf-8")
        lines = "".join(text.splitlines(keepends=True)[:4])
        saved = lines.replace(",", ";").replace("\n", "\r\n")
        found |= {name: bytes([nth]) + lines.encode(), f"{name}-16": bytes([nth]) + lines.encode("utf-16")}
        found[f"{name}-saved"] = bytes([nth]) + canonical.BOM + saved.encode()
    return found


FIELDS = b"""{"name": "more", "title": "Birds", "resources": [{"name": "birds", "path": "birds.csv",
 "dialect": {"delimiter": ","}, "schema": {"primaryKey": "id", "missingValues": ["", "-"], "fields": [
 {"name": "id", "type": "string", "constraints": {"required": true, "pattern": "[a-z]+"}},
 {"name": "mass", "type": "number", "decimalChar": "."}, {"name": "seen", "type": "date"}]}}]}"""
DESCRIPTORS = (DESCRIPTOR, FIELDS, FIELDS.replace(b'"date"', b'"datetime"').replace(b'"number"', b'"any"'))
