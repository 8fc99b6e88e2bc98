"""What the descriptors of the repository's own packages say of tables and columns."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from scripts.model.ledger import PACKAGE_OF
from tests.conftest import ROOT


@cache
def fields(table: str) -> dict[str, dict[str, Any]]:
    """column → its field, of one of our tables."""
    file = ROOT / "datasets" / PACKAGE_OF[table] / "datapackage.json"
    resources = json.loads(file.read_text("utf-8"))["resources"]
    (resource,) = (resource for resource in resources if resource["name"] == table)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def allowed(table: str, column: str) -> tuple[str, ...]:
    """The values that a column's descriptor allows."""
    return tuple(fields(table)[column]["constraints"]["enum"])
