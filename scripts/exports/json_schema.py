"""This room shapes: the JSON Schema of each file that answers programs, told in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts.i18n.translator import Translator

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BOUNDS = ["eq", "gt", "ge", "lt", "le", "approx", "range"]
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
TEXT_OR_NONE: dict[str, Any] = {"type": ["string", "null"], "minLength": 1}
NUMBER_OR_NONE: dict[str, Any] = {"type": ["number", "null"]}
COUNT_OR_NONE: dict[str, Any] = {"type": ["integer", "null"], "minimum": 1}
TRUTH: dict[str, Any] = {"type": "boolean"}
IDS: dict[str, Any] = {"type": "array", "items": TEXT, "uniqueItems": True}


def whole(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of these properties; more may come, none may go."""
    return {"type": "object", "required": list(properties), "properties": properties}


def schemas(translators: Iterable[Translator]) -> dict[str, dict[str, Any]]:
    """file → its JSON Schema (draft 2020-12); every title stands in each of the languages given."""
    translators = list(translators)

    def told(key: str) -> str:
        return " / ".join(t.text(f"api.{key}") for t in translators)

    by_language = whole({t.code: {"type": "string"} for t in translators})
    evidence = whole(
        {
            "quote": TEXT | {"description": told("quote")},
            "document": TEXT | {"description": told("document")},
            "provision": TEXT_OR_NONE | {"description": told("provision")},
            "held": TRUTH | {"description": told("held")},
            "checked": TRUTH | {"description": told("checked")},
            "word": COUNT_OR_NONE | {"description": told("word")},
            "occurrence": COUNT_OR_NONE | {"description": told("occurrence")},
        }
    ) | {"description": told("evidence")}
    figure = {
        "id": TEXT,
        "indicator": TEXT,
        "period": TEXT,
        "bound": {"enum": BOUNDS},
        "value": {"type": "number"},
        "value_upper": NUMBER_OR_NONE,
        "evidence": evidence,
        "text": by_language,
    }
    term = whole({"value": {"type": "number"}, "row": TEXT_OR_NONE})
    rows = {
        "indicators": {
            "id": TEXT,
            "name": by_language,
            "definition": by_language,
            "theme": TEXT,
            "unit": TEXT_OR_NONE,
            "direction": {"type": "string"},
            "whole": TEXT_OR_NONE,
            "page": TEXT,
            "targets": IDS,
            "results": IDS,
            "computed": IDS,
        },
        "targets": figure
        | {"document": TEXT, "provision": TEXT_OR_NONE, "replaces": TEXT_OR_NONE, "in_force": TRUTH},
        "results": figure | {"out_of": COUNT_OR_NONE, "status": TEXT_OR_NONE, "base_period": TEXT_OR_NONE},
        "computed": {
            "id": TEXT,
            "kind": TEXT,
            "indicator": TEXT,
            "period": TEXT,
            "version": TEXT_OR_NONE,
            "bound": {"enum": BOUNDS},
            "value": {"type": "number"},
            "terms": {"type": "array", "minItems": 1, "items": term, "description": told("terms")},
            "text": by_language,
        },
    }
    entry = whole({"path": TEXT, "schema": TEXT, "count": {"type": "integer", "minimum": 0}})
    shapes = {name: {"type": "array", "items": whole(row)} for name, row in rows.items()}
    shapes["index"] = whole(dict.fromkeys(rows, entry))
    return {name: {"$schema": DRAFT, "title": told(name)} | shape for name, shape in shapes.items()}
