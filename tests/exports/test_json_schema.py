"""The promised shapes: valid JSON Schemas, described in both languages, of exactly what the rows hold."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from scripts.analysis.derive import derive
from scripts.exports.api import api
from scripts.exports.json_schema import row_properties, schemas
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import Loaded
from tests.ledgers import edition

TRANSLATORS = [Translator(code) for code in LANGUAGES]
SCHEMAS = schemas(TRANSLATORS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_has_its_title_in_every_language(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"] == " / ".join(t.text(f"api.{name}") for t in TRANSLATORS)


def test_rows_have_the_properties_of_their_schema_and_no_others(real: Loaded) -> None:
    voices = [edition(code, "A site", "", rows=real.ledger) for code in LANGUAGES]
    files = {f.path: f.content for f in api(real.ledger, derive(real.ledger), voices)}
    for name, properties in row_properties(TRANSLATORS).items():
        for row in json.loads(files[f"api/{name}.json"]):
            assert {*row} == {*properties}, name


@pytest.mark.parametrize("name", row_properties(TRANSLATORS))
def test_a_row_without_one_of_its_properties_is_refused(name: str) -> None:
    validator = Draft202012Validator(SCHEMAS[name])
    assert [error.validator for error in validator.iter_errors([{}])] == ["required"] * len(
        row_properties(TRANSLATORS)[name]
    )
