"""The page of the data lists every package, table and file."""

from __future__ import annotations

from dataclasses import replace

from scripts.pages import data


def test_every_package_and_table_is_listed_with_its_numbers(mini):
    view = data.view(mini)
    assert [package.name for package in view.packages] == ["amendments", "reference", "results", "targets"]
    tables = [table for package in view.packages for table in package.tables]
    assert len(tables) == 16
    first = mini.packages[0].tables[0]
    assert (tables[0].rows, tables[0].columns) == (f"{len(first.lines)} rows", f"{len(first.fields)} columns")
    assert {file.path for file in view.files} == set(data.WHOLE)
    assert [file.id for file in view.api] == [
        "indicators",
        "targets",
        "results",
        "computed",
        "verdicts",
        "duties",
    ]


def test_an_address_of_a_package_whose_name_has_a_blank_is_written_as_links_are(mini):
    package = replace(mini.packages[0], name="a b", version="", licenses=(), description={})
    section = data.package_section(mini, package)
    assert section.descriptor.path == "data/a%20b/datapackage.json"
    assert (section.version, section.licences, section.description) == ("not stated", (), "")
