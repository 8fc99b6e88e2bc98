"""A cell's typed value as JSON and as text, whatever Frictionless has read it as."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias

JsonValue: TypeAlias = bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
JsonObject: TypeAlias = dict[str, JsonValue]


def json_value(value: Any) -> JsonValue:
    """A value as JSON can say it: numbers as numbers, dates in ISO 8601, nothing as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal) and not isfinite(value):
        return str(value)
    if isinstance(value, float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if hasattr(value, "month"):  # Frictionless has a pair of its own for a month, another for a place
        return f"{value.year:04}-{value.month:02}"
    if isinstance(value, list | tuple):
        return [json_value(item) for item in value]
    if isinstance(value, dict):
        return {str(name): json_value(item) for name, item in value.items()}
    return duration_text(value)


def value_text(value: Any) -> str:
    """A value as one text: words as they are, lists and objects as JSON."""
    as_json = json_value(value)
    return as_json if isinstance(as_json, str) else json.dumps(as_json, ensure_ascii=False)


def duration_text(value: Any) -> str:
    """A duration in ISO 8601."""
    from isodate import duration_isoformat

    return str(duration_isoformat(value))


def json_bytes(value: JsonValue, indent: int) -> bytes:
    """A JSON document in UTF-8 with a line end at its end, letters as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
