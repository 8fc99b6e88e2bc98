"""The promised shapes: valid JSON Schemas, described in both languages, of exactly what the rows hold."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from scripts.exports.api import api
from scripts.exports.json_schema import row_properties, schemas
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import Loaded
from tests.ledgers import computed_from, duty, edition, indicator, ledger, result, target, withdrawal

TRANSLATORS = [Translator(code) for code in LANGUAGES]
SCHEMAS = schemas(TRANSLATORS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_has_its_title_in_every_language(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"] == " / ".join(t.text(f"api.{name}") for t in TRANSLATORS)


SMALL = ledger(
    indicator(),
    target("a", "10", quote="đạt 10% năm", period="2025"),
    withdrawal("w", replaces="a", period="2025", quote="bỏ chỉ tiêu này"),
    target("b", "10", quote="đạt 10% năm", period="2024"),
    result("r", "9", quote="đạt 9% năm", period="2024"),
    duty("d", quote="báo cáo một lần"),
)


def test_rows_have_the_properties_of_their_schema_and_no_others(real: Loaded) -> None:
    seen = set()
    for rows in (real.ledger, SMALL):
        editions = [edition(code, "A site", "", rows=rows) for code in LANGUAGES]
        files = {f.path: f.content for f in api(rows, computed_from(rows), editions)}
        for name, properties in row_properties(TRANSLATORS).items():
            for row in json.loads(files[f"api/{name}.json"]):
                assert {*row} == {*properties}, name
                seen.add(name)
    assert seen == {*row_properties(TRANSLATORS)}


@pytest.mark.parametrize("name", row_properties(TRANSLATORS))
def test_a_row_without_one_of_its_properties_is_refused(name: str) -> None:
    validator = Draft202012Validator(SCHEMAS[name])
    assert [error.validator for error in validator.iter_errors([{}])] == ["required"] * len(
        row_properties(TRANSLATORS)[name]
    )


VERDICT = {
    "indicator": "growth",
    "area": None,
    "period": "2026",
    "target": "a",
    "result": "r",
    "baseline": "in_force",
    "verdict": "open",
    "reason": "hedged_result",
    "gap": None,
}
DUTY = {"duty": "d", "period": "2026-10", "due": "2026-10-31", "status": "overdue", "fulfilment": None}


def is_valid(name: str, row: dict[str, object]) -> bool:
    return Draft202012Validator(SCHEMAS[name]).is_valid([row])


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("baseline", ["original", "in_force", "scenario", "claim"]),
        ("verdict", ["exceeded", "met", "missed", "open"]),
        ("reason", ["hedged_result", "hedged_target", "no_direction", None]),
    ],
)
def test_a_verdict_is_one_of_those_that_there_are(column: str, values: list[str | None]) -> None:
    assert all(is_valid("verdicts", VERDICT | {column: value}) for value in values)
    assert not any(is_valid("verdicts", VERDICT | {column: value}) for value in ("", "in-force", "none"))


@pytest.mark.parametrize(("gap", "valid"), [(None, True), (-0.2, True), (0, True), ("-0,2", False)])
def test_a_gap_is_a_number_or_null(gap: object, valid: bool) -> None:
    assert is_valid("verdicts", VERDICT | {"gap": gap}) == valid


@pytest.mark.parametrize("status", ["done", "overdue", "nothing_read", "not_due"])
def test_a_duty_stands_in_one_of_four_ways(status: str) -> None:
    assert is_valid("duties", DUTY | {"status": status})
    assert not is_valid("duties", DUTY | {"status": status.upper()})


def test_a_duty_may_have_no_day_and_no_period() -> None:
    assert is_valid("duties", DUTY | {"period": None, "due": None})
    assert not is_valid("duties", DUTY | {"due": 20261031})


def test_the_index_names_every_file_and_the_current_year_where_there_is_one() -> None:
    names = {*row_properties(TRANSLATORS)}
    assert {*SCHEMAS["index"]["required"]} == {*names, "current_year"}  # type: ignore[misc]
    entry = {"path": "a.json", "schema": "schema/a.json", "count": 0}
    index = {name: entry for name in names}
    for year, valid in (("2026", True), (None, True), (2026, False), ("", False)):
        validator = Draft202012Validator(SCHEMAS["index"])
        assert validator.is_valid(index | {"current_year": year}) == valid


@pytest.mark.parametrize(("name", "valid"), [("targets", True), ("results", False)])
def test_a_withdrawal_alone_has_no_figure(name: str, valid: bool) -> None:
    files = {f.path: f.content for f in api(SMALL, computed_from(SMALL), [edition("vi", "A", rows=SMALL)])}
    schema = schemas([Translator("vi")])[name]
    rows = [row | {"bound": None, "value": None} for row in json.loads(files[f"api/{name}.json"])]
    assert Draft202012Validator(schema).is_valid(rows) == valid
