"""A descriptor leaves ingest as typed fields; whatever it says elsewhere passes through as it was written."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from scripts.exports import bundle
from scripts.ingest import describe
from scripts.ingest.load import Loaded, load
from scripts.model import package as model
from scripts.model.package import Constraints, Contributor, Dialect, License, Package, Source

FOREIGN = Path(__file__).parents[1] / "input" / "foreign"


def loaded(folder: Path, descriptor: dict[str, Any], content: str = "id,n\na,1\n") -> Package:
    """A package of this descriptor, of one table unless it says otherwise."""
    fields = [{"name": "id", "type": "string"}, {"name": "n", "type": "number"}]
    table = {"name": "birds", "path": "birds.csv", "schema": {"fields": fields}}
    (folder / "more").mkdir()
    (folder / "more" / "birds.csv").write_text(content, "utf-8")
    text = json.dumps({"name": "more", "resources": [table]} | descriptor)
    (folder / "more" / "datapackage.json").write_text(text, "utf-8")
    (package,) = load(folder).packages
    return package


def test_what_a_package_says_of_itself_has_fields(tmp_path: Path) -> None:
    package = loaded(
        tmp_path,
        {
            "licenses": [{"name": "CC0-1.0"}, {"title": "Free", "path": "https://example.org/"}],
            "sources": [{"title": "A book"}],
            "contributors": [
                {"title": "A", "roles": ["author", "editor"]},
                {"title": "B", "role": "wrangler"},
            ],
            "keywords": ["birds", "lakes", "birds"],
        },
    )
    assert package.licenses == (License("CC0-1.0", "", ""), License("", "https://example.org/", "Free"))
    assert [licence.label for licence in package.licenses] == ["CC0-1.0", "Free"]
    assert package.sources == (Source("A book", ""),)
    assert package.contributors == (Contributor("A", "author"), Contributor("B", "wrangler"))
    assert package.keywords == ("birds", "lakes")


@pytest.mark.parametrize(
    ("resource", "path", "dialect"),
    [
        ({}, "a.csv", Dialect()),
        ({}, "a.tsv", Dialect("\t")),
        ({"dialect": {"delimiter": ";"}}, "a.tsv", Dialect(";")),
        ({"dialect": {"csv": {"delimiter": ";"}}}, "a.csv", Dialect(";")),
        ({"dialect": {"header": False}}, "a.csv", Dialect(header_row=0)),
        ({"dialect": {"headerRows": [2, 3]}}, "a.csv", Dialect(header_row=3)),
        (
            {"dialect": {"quoteChar": "'", "escapeChar": "\\", "commentChar": "#", "skipInitialSpace": True}},
            "a.csv",
            Dialect(",", "'", "\\", "#", True),
        ),
        ({"dialect": {"quoteChar": None}}, "a.csv", Dialect()),
        ({"dialect": "odd"}, "a.csv", Dialect()),
    ],
)
def test_a_dialect_is_what_the_descriptor_says(resource: dict[str, Any], path: str, dialect: Dialect) -> None:
    assert describe.dialect(resource, path) == dialect


@pytest.mark.parametrize(
    ("field", "constraints"),
    [
        ({}, Constraints()),
        ({"constraints": None}, Constraints()),
        ({"constraints": {"required": True, "enum": ["a", 1]}}, Constraints(True, ("a", 1))),
        ({"constraints": {"pattern": "a+", "minimum": 0}}, Constraints(pattern="a+", minimum=0)),
        ({"constraints": {"exclusiveMaximum": 9}}, Constraints(exclusive_maximum=9)),
    ],
)
def test_constraints_are_what_the_descriptor_says(field: dict[str, Any], constraints: Constraints) -> None:
    assert describe.constraints(field) == constraints


def test_how_numbers_are_written_stands_with_their_field(real: Loaded) -> None:
    numbers = [f for p in load(FOREIGN).packages for t in p.tables for f in t.fields if f.decimal_char]
    assert numbers and all(f.type == "number" for f in numbers)
    assert {f.decimal_char for f in numbers} == {","}


def test_a_descriptor_is_published_with_all_that_it_says_in_its_order() -> None:
    packages = load(FOREIGN).packages
    assert len(packages) > 5
    for package in packages:
        written = json.loads((FOREIGN / package.folder / "datapackage.json").read_text("utf-8-sig"))
        published = bundle.descriptor(package, packages)
        assert [k for k in published if k != "name"] == [k for k in written if k != "name"]
        assert {k: v for k, v in published.items() if k not in ("name", "resources")} == {
            k: v for k, v in written.items() if k not in ("name", "resources")
        }
        names = [r["name"] for r in written["resources"]]
        assert sorted(r["name"] for r in published["resources"][: len(names)]) == sorted(names)


def test_no_part_of_a_package_is_a_dictionary_that_others_have_to_know() -> None:
    """JSON passes through in `properties` alone; other mappings lead from a language or a value to a text."""
    known = {"title", "description", "labels", "properties"}
    for kind in (model.Package, model.Table, model.Field, model.Resource, model.Attachment):
        for field in dataclasses.fields(kind):
            mapping = "dict" in str(field.type) or "Mapping" in str(field.type) or field.type == "Properties"
            assert not mapping or field.name in known, (kind.__name__, field.name)
