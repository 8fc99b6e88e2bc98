"""Any descriptor is judged before it is followed: its text, its names, its places, its patterns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.ingest import descriptor
from scripts.ingest.limits import LONGEST_NAME
from scripts.model.problem import Problem


def test_an_object_in_json_is_read_with_or_without_a_byte_order_mark():
    assert descriptor.parsed("f", b'{"name": "a"}') == {"name": "a"}
    assert descriptor.parsed("f", b'\xef\xbb\xbf{"name": "a"}') == {"name": "a"}


@pytest.mark.parametrize(
    ("raw", "code", "row"),
    [
        (b"{\n\n]", "descriptor-not-json", 3),
        (b'{"a":\n"\xff"}', "not-utf8", 2),
        (b'{"a": NaN}', "descriptor-not-json", None),
        (b'{"a": "\\ud800"}', "descriptor-not-json", None),
        (b"[]", "not-an-object", None),
        (b"[" * 100_000, "descriptor-too-deep", None),
        (b'{"a":' * 41 + b"1" + b"}" * 41, "descriptor-too-deep", None),
    ],
    ids=["a bracket", "a byte", "no number", "half a letter", "a list", "never closed", "one level too deep"],
)
def test_what_is_no_descriptor_is_told_with_its_line(raw, code, row):
    found = descriptor.parsed("f", raw)
    assert isinstance(found, Problem)
    assert (found.code, found.row) == (code, row)


def test_forty_levels_are_read():
    assert descriptor.parsed("f", b'{"a":' * 40 + b"1" + b"}" * 40)


@pytest.mark.parametrize("name", ["targets", "a_b-c", "năm-2025", "v1.2", "x" * LONGEST_NAME])
def test_a_name_that_can_be_a_step_of_an_address(name):
    assert descriptor.is_step(name, "package")
    assert descriptor.is_step(name, "table")


@pytest.mark.parametrize(
    "name",
    ["a/b", "a\\b", ".", "..", ".git", "a.", "con", "NUL.txt", "lpt1", "a.csv", "x" * (LONGEST_NAME + 1)],
)
def test_a_name_that_leads_elsewhere_or_is_a_device_or_a_file(name):
    assert not descriptor.is_step(name, "package")
    assert not descriptor.is_step(name, "table")


def test_names_of_files_that_stand_there_already_are_taken():
    assert not descriptor.is_step("all", "package")
    assert not descriptor.is_step("datapackage", "table")


@pytest.mark.parametrize("place", ["a.csv", "deep/er/a.csv", "./a.csv", "năm.csv", "not-there.csv"])
def test_a_place_in_the_folder_is_inside(place, tmp_path: Path):
    assert descriptor.is_inside(tmp_path, place)


@pytest.mark.parametrize(
    "place",
    ["/etc/passwd", "../a.csv", "a/../../b", "C:/a.csv", "http://x/a.csv", "a\\b.csv", "out/a.csv", "a\0b"],
)
def test_a_place_beyond_the_folder_is_not(place, tmp_path: Path):
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    assert not descriptor.is_inside(folder, place)


@given(st.lists(st.sampled_from(["..", ".", "a", "b", ""]), max_size=6))
def test_no_steps_lead_out_of_the_folder(steps):
    place = "/".join(steps)
    folder = Path("/nowhere/package")
    if descriptor.is_inside(folder, place):
        assert (folder / place).resolve().is_relative_to(folder)


def test_every_place_that_a_resource_names_is_seen():
    resource = {"path": ["a", "b"], "extrapaths": ["c"], "schema": "d", "dialect": "e", "scheme": "ftp"}
    assert list(descriptor.places(resource))[:-1] == ["a", "b", "c", "d", "e"]
    assert list(descriptor.places(resource))[-1].startswith("ftp://")
    assert list(descriptor.places({"path": "a", "schema": {}, "data": [["x"]]})) == ["a"]


@pytest.mark.parametrize("pattern", ["(", "(?=a)b", "a{2000}"])
def test_a_pattern_that_is_wrong_or_that_could_run_for_years_is_told(pattern):
    assert descriptor.pattern_note({"constraints": {"pattern": pattern}}).startswith("pattern: ")


def test_a_pattern_is_found_at_once_however_it_is_made():
    field = {"constraints": {"pattern": "(a+)+"}}
    assert descriptor.pattern_note(field) == ""
    assert descriptor.pattern_of(field).fullmatch("a" * 5_000 + "b") is None
    assert descriptor.pattern_of({}) is None


def test_frictionless_is_given_a_copy_that_fetches_and_matches_nothing():
    told = {
        "profile": "http://elsewhere/profile.json",
        "resources": [
            {
                "path": "a.csv",
                "profile": "tabular-data-resource",
                "schema": {"fields": [{"name": "a", "constraints": {"pattern": "(a+)+", "required": True}}]},
            }
        ],
    }
    before = json.dumps(told)
    judged = descriptor.for_frictionless(told)
    assert json.dumps(told) == before
    assert "profile" not in judged
    assert judged["resources"][0]["profile"] == "tabular-data-resource"
    assert judged["resources"][0]["encoding"] == "utf-8"
    assert judged["resources"][0]["schema"]["fields"][0]["constraints"] == {"required": True}


def test_categories_are_told_plainly_or_with_a_label():
    assert descriptor.categories({"categories": ["a", 1]}) == [("a", {}), (1, {})]
    labelled = {"value": "a", "label": "A"}
    assert descriptor.categories({"categories": [labelled, None, {}]}) == [("a", labelled)]
    assert descriptor.categories({"categories": "a"}) == []
