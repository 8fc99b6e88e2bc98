"""Mistakes in a package that somebody else has dropped into `datasets/`."""

from __future__ import annotations

import json

from tests.broken.edits import column, file, hollow, link, mistake, pipe, stranger, table

LIMITS = (
    column("id", constraints={"required": True, "unique": True}),
    column("kind", constraints={"enum": ["owl", "crow"]}),
    column("ring", constraints={"pattern": "[A-Z]{2}[0-9]+"}),
    column("tag", constraints={"minLength": 3, "maxLength": 5}),
    column("legs", "integer", constraints={"minimum": 1, "maximum": 2}),
    column("mass", "number", constraints={"exclusiveMinimum": 0, "exclusiveMaximum": 9}),
)
KEYED = table() | {
    "resources": [
        table("birds", column("id"), column("nest"))["resources"][0]
        | {
            "schema": {
                "fields": [column("id"), column("nest")],
                "primaryKey": "id",
                "foreignKeys": [{"fields": "nest", "reference": {"resource": "nests", "fields": "id"}}],
            }
        },
        table("nests")["resources"][0],
    ]
}

GRID = ",".join(f"c{nth}" for nth in range(1_001))

MISTAKES = [
    mistake("not JSON at all", "descriptor-not-json", stranger("name: more")),
    mistake(
        "a name that leads elsewhere",
        "name-not-plain",
        stranger(table() | {"name": "../../more"}, birds="id\n"),
    ),
    mistake("a name that is ours", "package-misnamed", stranger(table() | {"name": "targets"}, birds="id\n")),
    mistake(
        "two packages of one name",
        "package-twice",
        stranger(table(), birds="id\n"),
        file("other/datapackage.json", json.dumps(table())),
        file("other/birds.csv", "id\n"),
    ),
    mistake(
        "a table at an address",
        "path-outside",
        stranger(table(path=None, url="http://example.org/birds.csv")),
    ),
    mistake("a table by another scheme", "path-outside", stranger(table(scheme="https"), birds="id\n1\n")),
    mistake("a Windows path", "path-outside", stranger(table(path="C:\\birds.csv"))),
    mistake("a NUL in a path", "path-outside", stranger(table(path="birds\0.csv"))),
    mistake("a line end in a path", "no-file", stranger(table(path="birds\nowl.csv"))),
    mistake("a folder for a file", "not-a-file", stranger(table(path="."))),
    mistake("a pipe for a file", "not-a-file", stranger(table()), pipe("more/birds.csv")),
    mistake("a pipe for a descriptor", "not-a-file", pipe("more/datapackage.json")),
    mistake(
        "a field that is a path",
        "not-an-object",
        stranger(table(schema={"fields": ["/etc/hostname"]}), birds="id\n"),
    ),
    mistake(
        "a pattern that is none",
        "descriptor-invalid",
        stranger(table("birds", column("id", constraints={"pattern": "("})), birds="id\n1\n"),
    ),
    mistake(
        "a limit that is a word",
        "descriptor-invalid",
        stranger(
            table("birds", column("legs", "integer", constraints={"minimum": "two"})), birds="legs\n1\n"
        ),
    ),
    mistake(
        "a key into no table",
        "key-of-nothing",
        stranger({**KEYED, "resources": KEYED["resources"][:1]}, birds="id,nest\n1,2\n"),
    ),
    mistake(
        "a key into a row that is not there",
        "no-such-id twice",
        stranger(KEYED, birds="id,nest\nowl,oak\nowl,aok\n", nests="id\noak\n"),
    ),
    mistake("an empty table", "empty-file", stranger(table(), birds="")),
    mistake(
        "bytes of another encoding", "encoding-error", stranger(table(encoding="utf-8"), birds=b"id\n\xe9\n")
    ),
    mistake(
        "a separator of two signs",
        "unreadable",
        stranger(table(dialect={"delimiter": ";;"}), birds="id\n1\n"),
    ),
    mistake("not the bytes described", "file-changed", stranger(table(hash="sha256:00"), birds="id\n1\n")),
    mistake("not the length described", "file-changed", stranger(table(bytes=99), birds="id\n1\n")),
    mistake("not the number of rows described", "form", stranger(table(rows=9), birds="id\n1\n")),
    mistake(
        "headings in disorder",
        "incorrect-label duplicate-label blank-label extra-label",
        stranger(
            table("birds", column("id"), column("kind"), column("kind2")), birds="kind,id,id,,x\n1,2,3,4,5\n"
        ),
    ),
    mistake(
        "a heading less",
        "missing-label",
        stranger(table("birds", column("id"), column("kind")), birds="id\n1\n"),
    ),
    mistake(
        "rows of all lengths",
        "missing-cell extra-cell blank-row",
        stranger(table("birds", column("id"), column("kind")), birds="id,kind\n1\n1,2,3\n\n"),
    ),
    mistake(
        "words for a number",
        "not-of-type",
        stranger(table("birds", column("legs", "number")), birds="legs\nmany\n"),
    ),
    mistake(
        "every limit passed",
        "constraint-required constraint-enum constraint-pattern constraint-minlength constraint-maxlength "
        "twice constraint-minimum constraint-maximum constraint-exclusiveminimum constraint-exclusivemaximum",
        stranger(
            table("birds", *LIMITS) | {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"},
            birds="id,kind,ring,tag,legs,mass\n,hen,a-1,ab,0,0\n2,owl,AB1,abcdef,3,9\n2,crow,AB2,abcd,2,1\n",
        ),
    ),
    mistake(
        "a schema of its own, not JSON",
        "descriptor-not-json",
        stranger(json.dumps(table(schema="birds.csv")), birds="{\n  'fields': []}"),
    ),
    # more than anybody can use
    mistake("a file of sixty megabytes", "file-too-large", stranger(table()), hollow("more/birds.csv", 60)),
    mistake("a descriptor of five megabytes", "file-too-large", hollow("more/datapackage.json", 5)),
    mistake(
        "half a million rows and one", "too-many-rows", stranger(table(), birds="id\n" + "1\n" * 500_001)
    ),
    mistake("a thousand columns and one", "too-many-columns", stranger(table(), birds=f"{GRID}\n")),
    mistake(
        "a thousand fields and one",
        "too-many-columns",
        stranger(table("birds", *(column(name) for name in GRID.split(","))), birds="id\n"),
    ),
    mistake(
        "many columns and many rows",
        "too-many-cells",
        stranger(table(), birds=f"{GRID[:-6]}\n" + "1\n" * 3_001),
    ),
    mistake(
        "three hundred tables and one",
        "too-many-tables",
        stranger({"name": "more", "resources": [{"name": f"t{n}", "path": "t.csv"} for n in range(301)]}),
    ),
    mistake("a cell without end", "cell-too-long", stranger(table(), birds="id\n" + "x" * 40_000 + "\n")),
    mistake(
        "numbers without end",
        "number-too-large",
        stranger(
            table("birds", column("mass", "number"), column("legs", "integer")),
            birds=f"mass,legs\n1e999999999,1\n1,{'1' + '0' * 400}\n-1E-999999999,2\n",
        ),
    ),
    mistake(
        "a table in an archive",
        "not-csv-table",
        stranger(table(path="birds.csv.gz")),
        file("more/birds.csv.gz", b"\x1f\x8b\x08"),
    ),
    mistake(
        "a table in a workbook", "not-csv-table", stranger(table(path="b.xlsx")), file("more/b.xlsx", b"PK")
    ),
    mistake(
        "names that are files' or devices'",
        "name-not-plain",
        stranger(
            {
                "name": "all",
                "resources": [
                    {"name": name, "path": "birds.csv"}
                    for name in ("nul", "com1.x", "feed.xml", "datapackage", "birds.excel", "end.", "x" * 101)
                ],
            },
            birds="id\n",
        ),
    ),
    mistake(
        "a pattern that takes years",
        "constraint-pattern",
        stranger(
            table("birds", column("id", constraints={"pattern": "(a+)+b"})),
            birds="id\n" + "a" * 30_000 + "\n",
        ),
    ),
    mistake(
        "a pattern that looks ahead",
        "descriptor-invalid",
        stranger(table("birds", column("id", constraints={"pattern": "(?=a)a"})), birds="id\na\n"),
    ),
    mistake(
        "a part of a path that is a link",
        "path-outside",
        stranger(table(path="up/x.csv")),
        link("more/up", ".."),
    ),
]
