"""What programs are answered: every figure of the real data, with its evidence, in the promised shape."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.analysis.derive import derive
from scripts.analysis.derived import Derivation
from scripts.exports.api import api
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from tests.ledgers import edition

NAMES = ["index", "indicators", "targets", "results", "computed"]


@pytest.fixture
def derived(real: Loaded) -> Derivation:
    return derive(real.ledger)


@pytest.fixture
def files(real: Loaded, derived: Derivation) -> dict[str, Any]:
    voices = [edition(code, "A site", "", rows=real.ledger) for code in LANGUAGES]
    return {f.path.removeprefix("api/"): json.loads(f.content) for f in api(real.ledger, derived, voices)}


def validator(files: dict[str, Any], name: str) -> Draft202012Validator:
    schema = files[f"schema/{name}.json"]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_file_has_the_shape_of_the_schema_beside_it(files: dict[str, Any]) -> None:
    assert sorted(files) == sorted([f"{n}.json" for n in NAMES] + [f"schema/{n}.json" for n in NAMES])
    for name in NAMES:
        assert [e.message for e in validator(files, name).iter_errors(files[f"{name}.json"])] == []
    for entry in files["index.json"].values():
        assert entry["count"] == len(files[entry["path"]]) > 0 and entry["schema"] in files


def test_every_figure_is_there_with_the_words_and_the_place_it_was_read_at(
    files: dict[str, Any], real: Loaded, derived: Derivation
) -> None:
    for table, rows in (("targets", real.ledger.targets), ("results", real.ledger.results)):
        told = {row["id"]: row["evidence"] for row in files[f"{table}.json"]}
        assert list(told) == [row.id for row in rows]
        for row in rows:
            evidence, proof = told[row.id], derived.proofs[table, row.id]
            assert (evidence["quote"], evidence["document"]) == (row.quote, row.source)
            assert evidence["provision"] == (getattr(row, "provision", "") or None)
            assert (evidence["checked"], evidence["word"]) == (proof.place is not None, proof.place)


def test_every_computed_figure_leads_to_rows_with_evidence(
    files: dict[str, Any], derived: Derivation
) -> None:
    proved = {row["id"] for table in ("targets", "results") for row in files[f"{table}.json"]}
    assert [row["id"] for row in files["computed.json"]] == [one.id for one in derived.derived]
    for row in files["computed.json"]:
        leads = {term["row"] for term in row["terms"]} - {None}
        assert leads and leads <= proved


@pytest.mark.parametrize("table", ["targets", "results"])
@pytest.mark.parametrize("part", ["evidence", "quote", "document", "provision", "checked", "word"])
def test_a_figure_without_its_evidence_is_refused(files: dict[str, Any], table: str, part: str) -> None:
    rows = copy.deepcopy(files[f"{table}.json"])
    del (rows[0] if part == "evidence" else rows[0]["evidence"])[part]
    assert [next(iter(e.path)) for e in validator(files, table).iter_errors(rows)] == [0]
