"""A package being read: what is known of it, what is not worth parsing, which cells have a Problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.ingest.draft import PackageDraft
from scripts.model.ledger import TABLES
from scripts.model.problem import problem


def draft(name: str = "more", *resources: str) -> PackageDraft:
    """A package of these resources, of which nothing has been read."""
    descriptor: dict[str, Any] = {"name": name, "resources": [{"name": resource} for resource in resources]}
    return PackageDraft(Path("/somewhere/datasets/more"), "datasets/more/datapackage.json", descriptor)


@pytest.mark.parametrize(("name", "ours"), [*((name, True) for name in TABLES), ("more", False)])
def test_a_package_is_ours_by_its_name(name: str, ours: bool) -> None:
    assert (draft(name).name, draft(name).ours) == (name, ours)


def test_what_is_blocked_is_not_read_and_the_rest_keeps_its_order() -> None:
    more = draft("more", "birds", "nests", "eggs")
    assert [r["name"] for r in more.readable()] == ["birds", "nests", "eggs"]
    more.blocked |= {"nests", "no such"}
    assert [r["name"] for r in more.readable()] == ["birds", "eggs"]


def test_what_is_blocked_while_reading_goes_on_is_passed_over() -> None:
    more = draft("more", "birds", "nests")
    reading = more.readable()
    assert next(reading)["name"] == "birds"
    more.blocked.add("nests")
    assert list(reading) == []


@pytest.mark.parametrize("place", ["birds.csv", "deep/er/birds.csv"])
def test_a_file_is_named_from_the_projects_root_and_not_by_where_the_folder_stands(place: str) -> None:
    assert draft().file_of(place) == f"datasets/more/{place}"


def test_a_cell_with_a_problem_is_remembered_with_its_table_and_one_of_a_whole_file_too() -> None:
    more = draft()
    more.report("birds", [problem("f", "twice", 3, "id"), problem("f", "not-a-number", 3, "seen")])
    more.report("nests", iter([problem("f", "not-sorted"), problem("f", "blank-row", 4)]))
    more.report("birds", [])
    assert more.reported == {("birds", 3, "id"), ("birds", 3, "seen"), ("nests", 0, ""), ("nests", 4, "")}


def test_two_packages_remember_each_their_own() -> None:
    one, other = draft(), draft()
    one.report("birds", [problem("f", "twice", 3, "id")])
    one.blocked.add("birds")
    one.rows["birds"], one.parts["birds"], one.raw["birds"] = [["id"]], [b"id"], b"id"
    assert not (other.reported or other.blocked or other.rows or other.parts or other.raw)
