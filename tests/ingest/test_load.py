"""Loading: any valid package in, ours into the ledger, nothing from anywhere else."""

from __future__ import annotations

import json
import shutil
import socket
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scripts.ingest.load import Loaded, load
from scripts.model.ledger import TABLES
from scripts.model.package import Package
from tests.broken.edits import cell, column, field, row, table, table_file

V2 = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}
MINI = Path(__file__).resolve().parents[1] / "input" / "mini" / "datasets"


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """Our four packages, small, in a folder that may be changed."""
    return shutil.copytree(MINI, tmp_path / "datasets")


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network is told no, loudly."""

    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def dropped(datasets: Path, descriptor: dict[str, Any], **files: bytes | str) -> Package:
    """A package of somebody else's, dropped in as `more`, which nobody finds anything wrong with."""
    place = datasets / "more"
    place.mkdir()
    (place / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    for name, content in files.items():
        file = place / name.replace("__", ".")
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    loaded = load(datasets)
    assert loaded.problems == ()
    return next(p for p in loaded.packages if p.folder == "more")


def test_the_real_packages_load_without_a_problem(real: Loaded):
    assert real.problems == ()
    assert [p.name for p in real.packages] == sorted(TABLES)
    assert {p.name: {t.name for t in p.tables} for p in real.packages} == {
        p: set(t) for p, t in TABLES.items()
    }


def test_rows_become_facts_of_their_types(datasets: Path):
    ledger = load(datasets).ledger
    planted = ledger.by_id["results"]["trees-planted-2025"]
    assert (planted.id, planted.row, planted.value, planted.bound) == (
        "trees-planted-2025",
        4,
        Decimal(1200),
        "gt",
    )
    assert (planted.value_upper, planted.out_of, planted.occurrence, planted.status) == (None, None, None, "")
    report, news, plan, again, amended = ledger.documents
    assert (news.issued, news.held, plan.held, amended.issued) == (date(2026, 2, 1), True, False, None)
    assert set(ledger.fingerprints) == {report.id, news.id, again.id, amended.id}


def test_rows_come_in_the_order_of_their_ids_with_the_numbers_that_a_spreadsheet_shows(datasets: Path):
    row("targets", "forest-cover-2026-press", id="aa-press")(datasets)
    assert [(t.id, t.row) for t in load(datasets).ledger.targets] == [
        ("aa-press", 2),
        ("forest-cover-2026-again", 3),
        ("forest-cover-2026-amended", 4),
        ("forest-cover-2026-original", 5),
        ("forest-cover-2026-press", 6),
        ("trees-planted-2026-original", 7),
        ("trees-planted-2026-s1-scenario", 8),
    ]


def test_a_table_may_have_no_rows(datasets: Path):
    place = table_file(datasets, "gaps")
    place.write_text(place.read_text("utf-8").split("\n", 1)[0] + "\n", "utf-8")
    loaded = load(datasets)
    assert (loaded.problems, loaded.ledger.gaps) == ((), ())


def test_a_row_with_a_mistake_is_shown_but_is_no_fact(datasets: Path):
    cell("results", "trees-planted-2025", "value", "1.200,5")(datasets)
    loaded = load(datasets)
    assert "trees-planted-2025" not in {result.id for result in loaded.ledger.results}
    assert len(loaded.ledger.results) == 4
    shown = next(t for p in loaded.packages for t in p.tables if t.name == "results").lines
    assert ["1.200,5" in line.cells for line in shown] == [False, False, True, False, False]


def test_what_leads_to_a_table_that_cannot_be_read_is_left_in_peace(datasets: Path):
    table_file(datasets, "organisations").write_bytes(b"\xff")
    assert [p.code for p in load(datasets).problems] == ["not-utf8"]


def test_a_row_too_short_is_padded_so_that_every_line_has_its_columns(datasets: Path):
    place = table_file(datasets, "organisations")
    place.write_text(place.read_text("utf-8").replace(",Office", ""), "utf-8")
    tables = {t.name: t for p in load(datasets).packages for t in p.tables}
    table = tables["organisations"]
    assert {len(line.cells) for line in table.lines} == {len(table.fields)}


def test_loading_twice_gives_the_same(datasets: Path):
    assert load(datasets) == load(datasets)


def test_the_whole_folder_may_be_a_link(datasets: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "datasets").symlink_to(datasets)
    assert load(tmp_path / "elsewhere" / "datasets").problems == ()


def test_hidden_folders_and_loose_files_are_no_packages(datasets: Path):
    (datasets / ".cache").mkdir()
    (datasets / "README.md").write_text("…", "utf-8")
    assert load(datasets).problems == ()


ACCEPTED: dict[str, tuple[dict[str, Any], dict[str, bytes | str], list[tuple[str, ...]]]] = {
    "v1, bare": (table(), {"birds__csv": "id\nowl\n"}, [("owl",)]),
    "v2, bare": (V2 | table(), {"birds__csv": "id\nowl\n"}, [("owl",)]),
    "no schema at all": (table(schema=None), {"birds__csv": "id,legs\nowl,2\n"}, [("owl", "2")]),
    "semicolons and decimal commas": (
        table("birds", column("id"), column("mass", "number", decimalChar=","), dialect={"delimiter": ";"}),
        {"birds__csv": "id;mass\nowl;1,5\n"},
        [("owl", "1,5")],
    ),
    "tabs": (table(dialect={"delimiter": "\t"}), {"birds__csv": "id\nowl\n"}, [("owl",)]),
    "Latin-1": (table(encoding="latin-1"), {"birds__csv": "id\nhaïkù\n".encode("latin-1")}, [("haïkù",)]),
    "BOM, CRLF and markup": (table(), {"birds__csv": b"\xef\xbb\xbfid\r\n<b>\r\n"}, [("<b>",)]),
    "dates its own way": (
        table("birds", column("seen", "date", format="%d/%m/%Y")),
        {"birds__csv": "seen\n31/01/2026\n"},
        [("31/01/2026",)],
    ),
    "missing values of its own": (
        table(schema={"fields": [column("id"), column("legs", "integer")], "missingValues": ["", "n/a"]}),
        {"birds__csv": "id,legs\nowl,n/a\n"},
        [("owl", "n/a")],
    ),
    "two keys": (
        table(schema={"fields": [column("id"), column("nest")], "primaryKey": ["id", "nest"]}),
        {"birds__csv": "id,nest\nowl,oak\nowl,elm\n"},
        [("owl", "oak"), ("owl", "elm")],
    ),
    "a schema in its own file": (
        table(schema="birds.json"),
        {"birds__csv": "id\nowl\n", "birds__json": json.dumps({"fields": [column("id", title="Bird")]})},
        [("owl",)],
    ),
    "the file in parts": (
        table(path=["a.csv", "b.csv"]),
        {"a__csv": "id\nowl\n", "b__csv": "id\ncrow\n"},
        [("owl",), ("crow",)],
    ),
    "rows in the descriptor": (table(path=None, data=[["id"], ["owl"]]), {}, [("owl",)]),
    "properties of its own": (
        table("birds", column("id", labels=["owl"]), references="Brehm 1864", mood="good"),
        {"birds__csv": "id\nowl\n"},
        [("owl",)],
    ),
    "a profile somewhere": (
        table(profile="https://example.org/x.json", profiles=["https://example.org/y.json"])
        | {"profile": "fiscal-data-package", "profiles": ["https://example.org/z.json"]},
        {"birds__csv": "id\nowl\n"},
        [("owl",)],
    ),
    "a schema version of its own": (
        table() | {"$schema": "https://example.org/mine.json"},
        {"birds__csv": "id\nowl\n"},
        [("owl",)],
    ),
    "no rows": (table(), {"birds__csv": "id\n"}, []),
}


@pytest.mark.parametrize("what", ACCEPTED)
def test_any_valid_package_is_read_by_its_own_descriptor(what: str, datasets: Path):
    descriptor, files, lines = ACCEPTED[what]
    clean = {k: v for k, v in descriptor["resources"][0].items() if v is not None}
    package = dropped(datasets, descriptor | {"resources": [clean]}, **files)
    assert [line.cells for line in package.tables[0].lines] == lines


@pytest.mark.parametrize("what", ["the file in parts", "rows in the descriptor"])
def test_a_table_without_a_file_of_its_own_is_given_one(what: str, datasets: Path):
    descriptor, files, lines = ACCEPTED[what]
    clean = {k: v for k, v in descriptor["resources"][0].items() if v is not None}
    package = dropped(datasets, descriptor | {"resources": [clean]}, **files)
    assert package.tables[0].raw.decode() == "".join(f"{cell}\n" for cell in ("id", *(c for (c,) in lines)))


def test_a_package_without_a_name_has_its_folders(datasets: Path):
    descriptor = V2 | table()
    del descriptor["name"]
    assert dropped(datasets, descriptor, birds__csv="id\nowl\n").name == "more"


def test_a_document_or_a_map_is_no_table_and_no_mistake(datasets: Path):
    others = [{"name": "guide", "path": "guide.pdf"}, {"name": "area", "path": "area.geojson"}]
    descriptor = table() | {"resources": [*table()["resources"], *others]}
    files = {"birds__csv": "id\nowl\n", "guide__pdf": b"%PDF-1.4", "area__geojson": '{"type": "Point"}'}
    assert [t.name for t in dropped(datasets, descriptor, **files).tables] == ["birds"]


def test_titles_speak_each_language_and_one_title_both(datasets: Path):
    one = column("id", title="Mã", title_en="Identifier", labels={"owl": {"vi": "cú", "en": "owl"}})
    package = dropped(datasets, table("birds", one, title="Chim"), birds__csv="id\nowl\n")
    (birds,) = package.tables
    assert birds.title == {"vi": "Chim", "en": "Chim"}
    assert birds.fields[0].title == {"vi": "Mã", "en": "Identifier"}
    assert birds.fields[0].labels == {"owl": {"vi": "cú", "en": "owl"}}


def test_a_link_inside_a_package_is_followed_and_one_out_of_it_is_not(datasets: Path, tmp_path: Path):
    secret = tmp_path / "secret.csv"
    secret.write_text("id\nsecret\n", "utf-8")
    place = datasets / "more"
    place.mkdir()
    (place / "datapackage.json").write_text(json.dumps(table()), "utf-8")
    (place / "real.csv").write_text("id\nowl\n", "utf-8")
    (place / "birds.csv").symlink_to("real.csv")
    assert load(datasets).problems == ()
    for target in (str(secret), "../../secret.csv"):
        (place / "birds.csv").unlink()
        (place / "birds.csv").symlink_to(target)
        loaded = load(datasets)
        assert [p.code for p in loaded.problems] == ["path-outside"]
        assert "secret" not in repr(loaded.packages)


def test_a_folder_that_is_a_link_to_elsewhere_is_not_entered(datasets: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "datapackage.json").write_text(json.dumps(table()), "utf-8")
    (datasets / "more").symlink_to(elsewhere)
    loaded = load(datasets)
    assert [(p.file, p.code) for p in loaded.problems] == [("datasets/more/datapackage.json", "path-outside")]


def test_fingerprints_are_files_of_the_project_and_nothing_else(datasets: Path, tmp_path: Path):
    place = datasets / "reference" / "fingerprints"
    (place / "folder.txt").mkdir()
    loaded = load(datasets)
    assert [p.code for p in loaded.problems] == ["fingerprint-broken"]
    shutil.move(place, tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert set(load(datasets).ledger.fingerprints.values()) == {()}


def test_a_bound_that_the_descriptor_forgets_is_still_read_as_it_is(datasets: Path):
    field("targets", "bound", constraints=None)(datasets)
    assert load(datasets).problems == ()
