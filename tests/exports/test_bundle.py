"""Self-contained packages: every table that is referred to is there under its own name, with keys to it."""

from __future__ import annotations

import hashlib

import pytest

from scripts.exports.bundle import descriptor, members
from scripts.model.package import Attachment, Field, Line, Package, Reference, Resource, Table


def table(name: str, *references: Reference, whole: bool = True) -> Table:
    """A table of ids, with references from its one column, described as its `datapackage.json` would be."""
    return Table(
        name=name,
        path=f"rows/{name}.csv",
        title={},
        description={},
        fields=(Field("id", "string", {}, {}, ""),),
        lines=(Line(2, (name,)),),
        keys=("id",),
        unique_keys=(),
        references=references,
        raw=f"id\n{name}\n".encode(),
        whole=whole,
        properties={
            "name": name,
            "path": f"rows/{name}.csv",
            "extrapaths": ["more.csv"],
            "dialect": {"delimiter": ";"},
            "schema": {"fields": [{"name": "id"}], "references": ["ours"], "foreignKeys": ["old"]},
        },
    )


def package(
    name: str, *tables: Table, others: tuple[Resource, ...] = (), attachments: tuple[Attachment, ...] = ()
) -> Package:
    """A package of these tables and of resources that are none."""
    return Package(
        name, name, {}, {}, "", "", (), (), tables,
        attachments=attachments, others=others, properties={"name": name, "resources": []},
    )  # fmt: skip


def to(package: str, table: str) -> Reference:
    return Reference(("id",), package, table, ("id",))


@pytest.fixture
def packages() -> tuple[Package, ...]:
    """a/x → b/x → c/y, which refers to itself; a/x also refers to what is not there."""
    return (
        package("a", table("x", to("b", "x"), to("gone", "z"))),
        package("b", table("x", to("c", "y"))),
        package("c", table("y", to("c", "y")), table("unused")),
    )


def test_a_bundle_has_every_table_that_is_referred_to_each_under_a_name_of_its_own(packages) -> None:
    bundled = members(packages[0], packages)
    assert [(m.name, m.package.name, m.table.name, m.file) for m in bundled] == [
        ("x", "a", "x", "x.csv"),
        ("b-x", "b", "x", "b-x.csv"),
        ("y", "c", "y", "y.csv"),
    ]


def test_keys_are_native_and_lead_to_tables_of_the_bundle(packages) -> None:
    resources = descriptor(packages[0], packages)["resources"]
    keys = {r["name"]: r["schema"].get("foreignKeys") for r in resources}
    assert keys == {
        "x": [{"fields": ["id"], "reference": {"resource": "b-x", "fields": ["id"]}}],
        "b-x": [{"fields": ["id"], "reference": {"resource": "y", "fields": ["id"]}}],
        "y": [{"fields": ["id"], "reference": {"resource": "", "fields": ["id"]}}],
    }
    assert not [r for r in resources if "references" in r["schema"] or "extrapaths" in r]


def test_each_file_has_its_size_and_hash_and_stands_beside_the_descriptor(packages) -> None:
    for member, resource in zip(
        members(packages[0], packages), descriptor(packages[0], packages)["resources"], strict=True
    ):
        raw = member.table.raw
        assert (resource["path"], resource["bytes"]) == (member.file, len(raw))
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
        assert [*resource][:2] == ["name", "path"] and resource["encoding"] == "utf-8"


def test_of_a_table_that_stood_in_several_files_nothing_is_told_of_how_they_were_written() -> None:
    whole, parts = package("a", table("x")), package("a", table("x", whole=False))
    assert "dialect" in descriptor(whole, [whole])["resources"][0]
    assert "dialect" not in descriptor(parts, [parts])["resources"][0]


def test_a_descriptor_is_not_changed_by_being_published(packages) -> None:
    before = repr([packages[0].properties, *(t.properties for t in packages[0].tables)])
    descriptor(packages[0], packages)
    assert repr([packages[0].properties, *(t.properties for t in packages[0].tables)]) == before


def test_files_that_are_no_tables_are_described_where_they_are_published() -> None:
    inlined = {"name": "inline", "data": {"a": 1}}
    others = (
        Resource("map", {"name": "map", "path": "maps/a.png", "hash": "old"}),
        Resource("pages", {"name": "pages", "path": "p", "extrapaths": ["q"]}),
        Resource("inline", inlined),
    )
    files = (
        Attachment("map", "a.png", b"123"),
        Attachment("pages", "p", b"1"),
        Attachment("pages", "q", b"2"),
    )
    one = package("a", table("x"), others=others, attachments=files)
    _, map_, pages, inline = descriptor(one, [one])["resources"]
    assert (map_["path"], map_["bytes"]) == ("a.png", 3) and map_["hash"].startswith("sha256:")
    assert pages == {"name": "pages", "path": ["p", "q"]}
    assert inline == inlined
