"""Values as JSON and as text: every type that Frictionless reads a cell as has one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

import isodate
import pytest

from scripts.model.values import json_bytes, json_value, value_text


class Month(NamedTuple):
    """As Frictionless reads a yearmonth."""

    year: int
    month: int


@pytest.mark.parametrize(
    ("value", "as_json", "text"),
    [
        (None, None, "null"),
        (True, True, "true"),
        (3, 3, "3"),
        (1.5, 1.5, "1.5"),
        (float("nan"), "nan", "nan"),
        (Decimal("12.10"), 12.1, "12.1"),
        (Decimal("12"), 12, "12"),
        (Decimal("NaN"), "NaN", "NaN"),
        (Decimal("Infinity"), "Infinity", "Infinity"),
        ("chữ", "chữ", "chữ"),
        (date(2026, 1, 31), "2026-01-31", "2026-01-31"),
        (datetime(2026, 1, 31, 8, tzinfo=UTC), "2026-01-31T08:00:00+00:00", "2026-01-31T08:00:00+00:00"),
        (time(8, 30), "08:30:00", "08:30:00"),
        (Month(2026, 4), "2026-04", "2026-04"),
        ([Decimal("1.5"), None], [1.5, None], "[1.5, null]"),
        ({"ấ": [date(2026, 1, 1)]}, {"ấ": ["2026-01-01"]}, '{"ấ": ["2026-01-01"]}'),
        (isodate.parse_duration("P1Y2M"), "P1Y2M", "P1Y2M"),
    ],
)
def test_a_value_of_every_type_is_json_and_text(value: Any, as_json: Any, text: str) -> None:
    assert json_value(value) == as_json and type(json_value(value)) is type(as_json)
    assert value_text(value) == text


def test_json_is_utf8_with_letters_as_they_are_and_ends_its_last_line() -> None:
    content = json_bytes({"đ": [1, "ấ"]}, indent=1)
    assert content.endswith(b"}\n") and "ấ".encode() in content
    assert json.loads(content) == {"đ": [1, "ấ"]}
