"""A package's ZIP: valid on its own, and it says what it is, how to cite it and how it may be used."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile

import bibtexparser
import pytest

from scripts.i18n.translator import LANGUAGES
from tests.exports.conftest import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_package_taken_away_and_unzipped_is_valid_for_plain_frictionless(name, packages, unzipped):
    from frictionless import validate

    place = unzipped / name
    described = json.loads((place / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        content = (place / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert "references" not in resource.get("schema", {})
    keys = [key for r in described["resources"] for key in r.get("schema", {}).get("foreignKeys", [])]
    assert len(keys) >= len([r for t in packages[name].tables for r in t.references])
    report = validate(str(place / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == len(described["resources"])


def test_the_tool_that_people_have_says_so_too(unzipped):
    for name in ("targets", "truong"):
        asked = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
        told = subprocess.run(asked, cwd=unzipped / name, capture_output=True, text=True, check=False)
        assert told.returncode == 0 and "INVALID" not in told.stdout, told.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_package_tells_in_both_languages_what_it_is_how_to_cite_it_and_under_which_licence(
    name, packages, unzipped
):
    package, place = packages[name], unzipped / name
    for code in LANGUAGES:
        told = (place / f"README.{code}.md").read_text("utf-8")
        assert told.startswith(f"# {package.title[code]}\n")
        assert [t.name for t in package.tables if f"`{t.name}.csv`" not in told] == []
    cited = (place / "CITATION.bib").read_text("utf-8")
    assert cited.startswith(f"@misc{{{name},\n")
    (entry,) = bibtexparser.parse_string(cited).entries
    fields = {field.key: field.value.strip("{}") for field in entry.fields}
    assert fields.get("version", "") == package.version
    assert fields.get("date", "") == package.created[:10] and fields.get("year", "") == package.created[:4]
    licence = (place / "LICENSE.txt").read_text("utf-8")
    assert licence.strip()
    assert [x for x in package.licenses if (x.path or x.name) not in licence] == []
    assert ("names no licence" in licence) == (not package.licenses)


def test_another_packages_table_is_cited_by_its_own_makers_and_licence(files):
    assert "author = {{Trạm đo}}" in files_of(files, "mua", "CITATION.bib")
    assert "note = {ODbL-1.0}" in files_of(files, "mua", "CITATION.bib")
    assert "author" not in files_of(files, "vo-danh", "CITATION.bib")
    assert "CC BY" not in files_of(files, "vo-danh", "CITATION.bib")


def files_of(files: dict[str, bytes], package: str, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(files[f"{package}.zip"])) as packed:
        return packed.read(f"{package}/{name}").decode()
