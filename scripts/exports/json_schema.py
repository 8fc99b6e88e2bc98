"""The JSON Schema (draft 2020-12) of each file of `/api/`, described in every language of the site."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.i18n.translator import Translator
from scripts.model.figure import Bound
from scripts.model.kinds import Baseline, DutyStatus, OpenReason, VerdictKind
from scripts.model.values import JsonObject

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BOUNDS = [*Bound]
TEXT: JsonObject = {"type": "string", "minLength": 1}
TEXT_OR_NULL: JsonObject = {"type": ["string", "null"], "minLength": 1}
NUMBER: JsonObject = {"type": "number"}
NUMBER_OR_NULL: JsonObject = {"type": ["number", "null"]}
COUNT: JsonObject = {"type": "integer", "minimum": 0}
COUNT_OR_NULL: JsonObject = {"type": ["integer", "null"], "minimum": 1}
BOOLEAN: JsonObject = {"type": "boolean"}
IDS: JsonObject = {"type": "array", "items": TEXT, "uniqueItems": True}

SETTING: JsonObject = {"kind": TEXT, "document": TEXT, "provision": TEXT_OR_NULL, "in_force": BOOLEAN}
VERDICT: JsonObject = {
    "indicator": TEXT,
    "area": TEXT_OR_NULL,
    "period": TEXT,
    "target": TEXT,
    "result": TEXT,
    "baseline": {"enum": [*Baseline]},
    "verdict": {"enum": [*VerdictKind]},
    "reason": {"enum": [*OpenReason, None]},
    "gap": NUMBER_OR_NULL,
}
DUTY: JsonObject = {
    "duty": TEXT,
    "period": TEXT_OR_NULL,
    "due": {"type": ["string", "null"], "format": "date"},
    "status": {"enum": [*DutyStatus]},
    "fulfilment": TEXT_OR_NULL,
}


def object_of(properties: JsonObject) -> JsonObject:
    """An object that has all of these properties; more may come, none may go."""
    return {"type": "object", "required": list(properties), "properties": properties}


def schemas(translators: Iterable[Translator]) -> dict[str, JsonObject]:
    """The name of each file, "index" included → its schema; titles are in each of the languages given."""
    translators = list(translators)
    rows = row_properties(translators)
    entry = object_of({"path": TEXT, "schema": TEXT, "count": COUNT})
    shapes: dict[str, JsonObject] = {
        name: {"type": "array", "items": object_of(properties)} for name, properties in rows.items()
    }
    shapes["index"] = object_of({**{name: entry for name in rows}, "current_year": TEXT_OR_NULL})
    return {
        name: {"$schema": DRAFT, "title": in_all(translators, name)} | shape for name, shape in shapes.items()
    }


def in_all(translators: Iterable[Translator], key: str) -> str:
    """A sentence about the files in each language, one after the other."""
    return " / ".join(t.text(f"api.{key}") for t in translators)


def row_properties(translators: list[Translator]) -> dict[str, JsonObject]:
    """The properties of a row of each file: what `api.indicator_row` and its like make."""
    by_language = object_of({t.code: {"type": "string"} for t in translators})
    figure: JsonObject = {
        "id": TEXT,
        "indicator": TEXT,
        "area": TEXT_OR_NULL,
        "period": TEXT,
        "bound": {"enum": BOUNDS},
        "value": NUMBER,
        "value_upper": NUMBER_OR_NULL,
        "base_period": TEXT_OR_NULL,
        "average": BOOLEAN,
        "replaces": TEXT_OR_NULL,
        "superseded_by": TEXT_OR_NULL,
        "evidence": evidence(translators),
        "text": by_language,
    }
    withdrawn: JsonObject = {"bound": {"enum": [*BOUNDS, None]}, "value": NUMBER_OR_NULL}
    terms = object_of({"value": NUMBER, "row": TEXT_OR_NULL})
    return {
        "indicators": {
            "id": TEXT,
            "name": by_language,
            "definition": by_language,
            "theme": TEXT,
            "unit": TEXT_OR_NULL,
            "direction": {"type": "string"},
            "nature": TEXT_OR_NULL,
            "whole": TEXT_OR_NULL,
            "change_of": TEXT_OR_NULL,
            "rank_of": TEXT_OR_NULL,
            "page": TEXT,
            "targets": IDS,
            "results": IDS,
            "computed": IDS,
        },
        "targets": figure | withdrawn | SETTING,
        "results": figure | {"out_of": COUNT_OR_NULL, "status": TEXT_OR_NULL},
        "computed": {
            "id": TEXT,
            "kind": TEXT,
            "indicator": TEXT,
            "area": TEXT_OR_NULL,
            "period": TEXT,
            "version": TEXT_OR_NULL,
            "bound": {"enum": BOUNDS},
            "value": NUMBER,
            "terms": {
                "type": "array",
                "minItems": 1,
                "items": terms,
                "description": in_all(translators, "terms"),
            },
            "text": by_language,
        },
        "verdicts": VERDICT,
        "duties": DUTY,
    }


def evidence(translators: list[Translator]) -> JsonObject:
    """The words that a figure was read from, and where: every property with its description."""
    properties = {
        "quote": TEXT,
        "document": TEXT,
        "provision": TEXT_OR_NULL,
        "held": BOOLEAN,
        "checked": BOOLEAN,
        "word": COUNT_OR_NULL,
        "occurrence": COUNT_OR_NULL,
    }
    described: JsonObject = {
        name: schema | {"description": in_all(translators, name)} for name, schema in properties.items()
    }
    return object_of(described) | {"description": in_all(translators, "evidence")}
