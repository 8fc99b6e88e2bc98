"""A descriptor may say anything where a property is expected: it is told or shown, never a traceback."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from scripts.exports.downloads import downloads
from scripts.exports.files import FileInfo
from scripts.i18n import messages
from scripts.i18n.edition import Edition
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import load
from scripts.model.ledger import Ledger
from scripts.model.site import Site
from scripts.pages import data, table
from scripts.pages import render as pages
from scripts.pages.context import PageContext
from tests.ledgers import book, computed_from, edition

ODD = [None, 1, "x", "", [1], [None], {"a": 1}, [{"a": 1}], [{"value": 1, "label": 2}]]
PROPERTIES = {
    "package": "licenses sources contributors keywords version created title title_en description",
    "resource": "title description dialect encoding format mediatype extrapaths type",
    "schema": "missingValues primaryKey uniqueKeys foreignKeys fieldsMatch",
    "field": "unit example categories labels constraints missingValues title decimalChar groupChar format",
    "dialect": "delimiter quoteChar commentChar headerRows header skipInitialSpace escapeChar csv",
}


def described(kind: str, name: str, odd: Any, called: str) -> dict[str, Any]:
    """A sound package of a table and a file, but for one property."""
    fields: list[dict[str, Any]] = [{"name": "a", "type": "number"}, {"name": "b"}]
    table: dict[str, Any] = {"name": "t", "path": "t.csv", "dialect": {}, "schema": {"fields": fields}}
    whole = {"name": called, "resources": [table, {"name": "z", "path": "z.txt", "type": "file"}]}
    parts = {"package": whole, "resource": table, "schema": table["schema"], "field": fields[0]}
    {**parts, "dialect": table["dialect"]}[kind][name] = odd
    return whole


@pytest.mark.parametrize("kind", PROPERTIES)
def test_whatever_a_property_says_its_package_is_refused_or_shown(kind, tmp_path: Path):
    for nth, (name, odd) in enumerate(product(PROPERTIES[kind].split(), ODD)):
        place = tmp_path / f"p{nth}"
        place.mkdir()
        (place / "datapackage.json").write_text(json.dumps(described(kind, name, odd, place.name)), "utf-8")
        (place / "t.csv").write_text("a,b\n1,x\n2,y\n", "utf-8")
        (place / "z.txt").write_text("z", "utf-8")
    loaded = load(tmp_path)
    refused = {p.file.split("/")[1] for p in loaded.problems if p.code != "package-missing"}
    sound = tuple(p for p in loaded.packages if p.folder not in refused)
    assert len(sound) + len(refused) == nth + 1
    assert refused and (sound or kind == "schema")
    for code in LANGUAGES:
        for problem in loaded.problems:
            assert messages.problem_line(Translator(code), problem)
        voices = [edition(code, "S", "")]
        files = sum(5 * len(p.tables) + len(p.attachments) + 3 for p in sound) + 4
        assert len(downloads(sound, voices)) == files
        context = PageContext(
            edition=Edition(book(code, Ledger()), Site("S", "", "", "", "", "")),
            ledger=Ledger(),
            derivation=computed_from(Ledger()),
            packages=sound,
            stored=defaultdict(lambda: FileInfo.of(b"")),
        )
        for package in sound:
            for each in package.tables:
                assert pages.page(context, "table", "p/", table.view(context, package, each)).text
        assert pages.page(context, "data", data.PATH, data.view(context)).text
