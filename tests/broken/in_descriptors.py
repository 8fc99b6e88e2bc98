"""Mistakes in the descriptors of our own packages, and packages that are not there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.broken.edits import (
    cell,
    committed,
    described,
    dialect,
    field,
    file,
    gone,
    link,
    mistake,
    resource,
    row,
    schema,
)

REFERENCE = {
    "fields": ["indicator"],
    "reference": {"package": "reference", "resource": "nothing", "fields": ["id"]},
}
BEFORE = "targets/datapackage.json"
TITLES = ("title", "title_en", "description", "description_en")


def column_more(datasets: Path) -> None:
    """Organisations that say since when, in the table and in its descriptor; the version as it was."""
    place = datasets / "reference" / "datapackage.json"
    told = json.loads(place.read_text("utf-8"))
    (organisations,) = (r for r in told["resources"] if r["name"] == "organisations")
    column = {"name": "since", "type": "integer", **dict.fromkeys(TITLES, "Từ năm")}
    organisations["schema"]["fields"].append(column)
    place.write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")
    table = datasets / "reference" / "organisations.csv"
    head, *rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([f"{head},since", *(f"{row},2025" for row in rows)]) + "\n", "utf-8")


MISTAKES = [
    mistake("no datasets", "no-datasets", shutil.rmtree),
    mistake("a package less", "package-missing", lambda datasets: shutil.rmtree(datasets / "targets")),
    mistake("a folder without a descriptor", "no-descriptor", gone(BEFORE)),
    mistake("a comma too many", "descriptor-not-json", file(BEFORE, '{\n  "name": "targets",\n}')),
    mistake(
        "NaN in a descriptor", "descriptor-not-json", file(BEFORE, '{"name": "targets", "resources": [NaN]}')
    ),
    mistake(
        "half a character", "descriptor-not-json", file(BEFORE, '{"name": "targets", "title": "\\ud800"}')
    ),
    mistake("a descriptor in Latin-1", "not-utf8", file(BEFORE, b'{\n  "name": "Ch\xed"\n}')),
    mistake("a hundred thousand brackets", "descriptor-too-deep", file(BEFORE, "[" * 100_000)),
    mistake("nested too deeply", "descriptor-too-deep", file(BEFORE, '{"a":' * 60 + "1" + "}" * 60)),
    mistake("a list for a descriptor", "not-an-object", file(BEFORE, "[]")),
    mistake("no tables", "no-resources", described("targets", resources=[])),
    mistake("a table that is a word", "not-an-object", described("targets", resources=["targets.json"])),
    mistake("a table that is not described", "table-missing", resource("tasks", name="task")),
    mistake("a package renamed", "package-misnamed", described("targets", name="target")),
    mistake("a table of the wrong shape", "descriptor-invalid", resource("tasks", title=["Việc"])),
    mistake("a type that there is not", "descriptor-invalid", field("targets", "value", type="figure")),
    mistake("a file that is not there", "no-file", resource("tasks", path="missions.csv")),
    mistake("a path to the parent", "path-outside", resource("tasks", path="../reference/themes.csv")),
    mistake("a path up and down again", "path-outside", resource("tasks", path="../targets/tasks.csv")),
    mistake("a path from the root", "path-outside", resource("tasks", path="/etc/hostname")),
    mistake("a path over the network", "path-outside", resource("tasks", path="https://example.org/x.csv")),
    mistake("a link out of the folder", "path-outside", link("targets/tasks.csv", "../reference/themes.csv")),
    mistake("a schema elsewhere", "path-outside", resource("tasks", schema="https://example.org/x.json")),
    mistake("a version in words", "property-wrong", described("targets", version="lần đầu")),
    mistake("other columns, the same version", "columns-without-step", committed, column_more),
    mistake(
        "a row more, the same version",
        "rows-without-step",
        committed,
        row("themes", "forest", id="water", position="9", name_vi="Nước", name_en="Water"),
    ),
    mistake(
        "a word corrected, the same version",
        "correction-without-step",
        committed,
        cell("targets", "forest-cover-2026-press", "note_en", "Only the press."),
    ),
    mistake("undeclared dialect", "property-missing", resource("tasks", dialect=None)),
    mistake("undeclared encoding", "property-missing", resource("tasks", encoding=None)),
    mistake("no schema", "property-missing", resource("tasks", schema=None)),
    mistake("no English title", "property-missing", resource("tasks", title_en=None)),
    mistake("another encoding", "property-wrong", resource("tasks", encoding="latin-1")),
    mistake("another separator", "property-wrong", dialect("tasks", delimiter=";")),
    mistake("no heading row", "property-wrong", dialect("tasks", header=False)),
    mistake("a figure called missing", "property-wrong", schema("targets", missingValues=["41", ""])),
    mistake("true for false", "property-wrong", field("documents", "held", trueValues=["false"])),
    mistake("figures read as words", "property-wrong", field("targets", "value", type="string")),
    mistake("figures that may be left out", "property-wrong", field("results", "value", constraints=None)),
    mistake("ids that may repeat", "property-wrong", schema("targets", primaryKey=None)),
    mistake(
        "references undeclared",
        "property-wrong property-wrong property-wrong",
        schema("targets", references=None),
    ),
    mistake("a reference to no table", "key-of-nothing", schema("targets", references=[REFERENCE])),
    mistake("a key of no column", "key-of-nothing", schema("tasks", uniqueKeys=[["place"]])),
    mistake("a property misspelt", "property-misspelt", resource("tasks", encodng="utf-8")),
    mistake("a property misspelt in a column", "property-misspelt", field("tasks", "id", contraints={})),
    mistake("a property nobody reads", "property-unknown", described("targets", mood="good")),
    mistake("a column not described", "column-missing", field("targets", "note_vi", name="remark")),
    mistake(
        "a fingerprint that is none", "fingerprint-broken", file("reference/fingerprints/news.txt", "Tin")
    ),
    mistake(
        "a fingerprint elsewhere", "fingerprint-broken", link("reference/fingerprints/news.txt", "../../../x")
    ),
]
