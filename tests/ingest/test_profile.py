"""Our own descriptors say all that readers rely on: each thing taken away or misspelt is told once."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from scripts.ingest import profile
from scripts.ingest.profile import LEADS_TO
from scripts.model.ledger import TABLES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=TABLES)
def told(request):
    """The descriptor of each of our packages, to be changed."""
    return json.loads((ROOT / "datasets" / request.param / "datapackage.json").read_text("utf-8"))


def problems(told):
    return [(p.code, p.column, dict(p.facts)) for p in profile.problems("f", told)]


def test_the_real_ones_keep_to_them_and_are_not_changed(told):
    before = copy.deepcopy(told)
    assert problems(told) == []
    assert told == before


def test_whatever_is_relied_on_is_missed_where_it_is_taken_away(told):
    described = {"package": told, "resource": told["resources"][0]}
    described["field"] = described["resource"]["schema"]["fields"][0]
    for kind, needed in profile.NEEDED.items():
        for name in needed.split():
            if name in ("name", "schema"):  # without those no descriptor comes this far as ours
                continue
            kept = described[kind].pop(name)
            found = problems(told)
            assert [code for code, *_ in found] == ["property-missing"], (kind, name)
            assert found[0][2]["property"] == name
            described[kind][name] = kept


def test_a_misspelt_property_is_told_with_the_right_one_and_an_unknown_one_without(told):
    told["titel"], told["xyzzy"] = "a", "b"
    found = {facts["property"]: (code, facts["near"]) for code, _, facts in problems(told)}
    assert found == {"titel": ("property-misspelt", "title"), "xyzzy": ("property-unknown", "")}


def test_every_column_of_the_model_has_to_be_described(told):
    for resource in told["resources"]:
        fields = resource["schema"]["fields"]
        leading = [column for key in resource["schema"].get("references", []) for column in key["fields"]]
        for nth, field in enumerate(fields):
            del fields[nth]
            found = [(code, column) for code, column, _ in problems(told)]
            missing = ("column-missing", f"{resource['name']}.{field['name']}")
            broken = ("key-of-nothing", resource["name"])  # the reference that led from it
            assert found == [broken if field["name"] in leading else missing]
            fields.insert(nth, field)


def test_a_column_has_the_type_that_the_model_counts_with(told):
    for resource in told["resources"]:
        for field in resource["schema"]["fields"]:
            right = field["type"]
            field["type"] = "geopoint"
            found = [(column, facts["right"]) for _, column, facts in problems(told)]
            assert found == [(f"{resource['name']}.{field['name']}", right)]
            field["type"] = right


def test_a_column_that_leads_to_a_table_says_so(told):
    for resource in told["resources"]:
        schema = resource["schema"]
        leading = {field["name"] for field in schema["fields"]} & set(LEADS_TO)
        schema["foreignKeys"], schema["references"] = [], []
        found = {column for _, column, facts in problems(told) if facts.get("property") == "references"}
        assert {f"{resource['name']}.{name}" for name in leading} <= found


@pytest.mark.parametrize(
    "reference",
    [
        "a",
        {},
        {"fields": ["id"], "reference": {"package": "nowhere", "resource": "targets", "fields": ["id"]}},
        {"fields": ["nothing"], "reference": {"package": "targets", "resource": "targets", "fields": ["id"]}},
        {"fields": ["id"], "reference": {"package": "targets", "resource": "targets", "fields": ["value"]}},
    ],
    ids=["a text", "empty", "no such package", "no such column", "not the ids"],
)
def test_a_reference_leads_from_a_column_to_the_ids_of_a_table(reference, told):
    told["resources"][0]["schema"].setdefault("references", []).append(reference)
    assert [code for code, *_ in problems(told)] == ["key-of-nothing"]
