"""Data packages of other people, one of every kind, go through the real flow into a site.

They stand in tests/input/foreign, all of them valid by their own descriptors; what is invalid stops a build.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from scripts.build import build
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import Loaded, load
from scripts.model.package import Package, Table
from scripts.model.problem import Unpublishable
from scripts.pages import cells
from scripts.pages.context import PREVIEW
from tests.broken.edits import column, stranger, table
from tests.conftest import LEAN, TODAY, invented
from tests.reading import Reading, readings

pytestmark = pytest.mark.xdist_group("foreign")
FOREIGN = Path(__file__).parent / "input" / "foreign"
NAMES = sorted(place.name for place in FOREIGN.iterdir())
MANY = 2_345  # rows
ENDINGS = ("csv", "excel.csv", "excel.en.csv", "json", "parquet")


def many(place: Path, rows: int = MANY) -> Path:
    """A package of one long table: every row refers to the one before it, the key has two columns."""
    fields = [
        column("năm", "year"),
        column("số", "integer"),
        column("trị", "number"),
        column("trước", "integer"),
    ]
    schema = {
        "fields": fields,
        "primaryKey": ["số"],
        "foreignKeys": [{"fields": ["trước"], "reference": {"resource": "", "fields": ["số"]}}],
    }
    told = {"name": "dai", "resources": [{"name": "dong", "path": "dong.csv", "schema": schema}]}
    place.mkdir(parents=True)
    (place / "datapackage.json").write_text(json.dumps(told), "utf-8")
    lines = (f"{1900 + n % 127},{n},{n * n % 997 / 8},{n - 1 or ''}" for n in range(1, rows + 1))
    (place / "dong.csv").write_text("\n".join(["năm,số,trị,trước", *lines, ""]), "utf-8")
    return place


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with every foreign package in it, built."""
    place = invented(tmp_path_factory.mktemp("foreign") / "project")
    for name in NAMES:
        shutil.copytree(FOREIGN / name, place / "datasets" / name)
    many(place / "datasets" / "dai")
    build(place, TODAY, steps=LEAN)
    return place


@pytest.fixture(scope="module")
def loaded(root: Path) -> Loaded:
    return load(root / "datasets")


@pytest.fixture(scope="module")
def foreign(loaded: Loaded) -> dict[str, Package]:
    return {p.name: p for p in loaded.packages if p.folder in (*NAMES, "dai")}


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, Reading]:
    return readings(root / "site")


def tables(foreign: dict[str, Package]) -> Iterator[tuple[Package, Table]]:
    return ((package, one) for package in foreign.values() for one in package.tables)


def page(pages: dict[str, Reading], package: Package, one: Table, code: str) -> Reading:
    return pages[f"{'' if code == 'vi' else 'en/'}data/{package.name}/{one.name}/index.html"]


# What they are


def test_there_is_a_package_of_every_kind(foreign):
    raw = {name: (FOREIGN / name / "datapackage.json").read_text("utf-8") for name in NAMES}
    types = {f.type for _, one in tables(foreign) for f in one.fields}
    assert types >= {"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date"}
    assert types >= {"time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"}
    gia = (FOREIGN / "cho-phien" / "gia.csv").read_bytes()
    assert gia.startswith(b"\xef\xbb\xbf") and b"\r\n" in gia and b";" in gia
    assert (
        '"decimalChar": ","' in raw["cho-phien"] and '"profile": "tabular-data-package"' in raw["cho-phien"]
    )
    assert b"\t" in (FOREIGN / "mua" / "ngay.tsv").read_bytes() and '"label": "không đo"' in raw["mua"]
    assert "title" not in raw["vo-danh"] and '"name": "vo-danh"' not in raw["vo-danh"]
    assert {r.table for _, one in tables(foreign) for r in one.references} == {"xa", "truong", "lop", "dong"}
    assert any(
        r.table == one.name for p, one in tables(foreign) for r in one.references if p.name == "truong"
    )
    assert (
        '"data": [\n' in raw["trong-tep"]
        and '"categories"' in raw["nhom"]
        and "schema" not in raw["khong-luoc-do"]
    )
    assert all(f'"{word}"' in raw["phuong-ngu"] for word in ("quoteChar", "header", "escapeChar", "encoding"))
    assert any(" " in f.name for f in foreign["ten-cot"].tables[0].fields)
    assert len(foreign["dai"].tables[0].lines) == MANY > PREVIEW


def test_each_is_read_as_its_descriptor_says(foreign):
    (gia,) = foreign["cho-phien"].tables
    assert [str(line.values[2]) for line in gia.lines] == ["1250.5", "180000", "None", "95500.25", "0.5"]
    assert [str(line.values[3]) for line in gia.lines] == ["-2.5", "0.75", "None", "12", "-0.01"]
    (rain,) = foreign["mua"].tables
    assert [line.values[2] is None for line in rain.lines] == [False, False, True, True, False]
    assert [line.values[3] for line in rain.lines] == ["Lò Văn Mẫu", None, "-99", "Quàng Thị Thử", None]
    said = {t.name: [line.cells for line in t.lines] for t in foreign["phuong-ngu"].tables}
    assert said["nhay-don"] == [("một, hai", "1.5"), ("nó nói 'ừ'", "-2"), ('"ngoặc kép"', "3")]
    assert said["khong-dau-cot"] == [("một", "1"), ("hai", "2"), ("ba", "3")]
    assert said["chu-thich"] == [("một", "1"), ("hai", "2")]
    assert said["thoat"] == [('một "hai"', "1"), ("ba", "2")]
    assert said["utf16"] == [("Điện", "1"), ("Biên", "2")]
    assert said["nhieu-phan"] == [("một", "1"), ("hai", "2"), ("ba", "3"), ("bốn", "4")]


# The catalogue


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_package_is_in_the_catalogue_with_every_table_and_file(code, pages, foreign, root):
    prefix = "" if code == "vi" else "en/"
    catalogue = pages[f"{prefix}data/index.html"]
    led = {catalogue.leads_to(link)[0] for link in catalogue.links}
    for package in foreign.values():
        assert catalogue.ids[package.name] == 1
        assert package.title[code] in catalogue.text
        whole = {
            f"data/{package.name}.zip",
            f"data/{package.name}.xlsx",
            f"data/{package.name}/datapackage.json",
        }
        whole |= {f"data/{package.name}/{a.file}" for a in package.attachments}
        for one in package.tables:
            whole |= {
                f"{prefix}data/{package.name}/{one.name}/index.html",
                f"data/{package.name}/{one.name}.csv",
            }
        assert whole <= led
        assert [f for f in whole if not (root / "site" / f).is_file()] == []


def test_machines_find_each_table_in_the_catalogue_and_on_its_page(root, foreign):
    graph = (root / "site" / "data" / "catalog.jsonld").read_text("utf-8")
    for package, one in tables(foreign):
        assert f'"{package.name}/{one.name}"' in graph
        for folder in ("", "en/"):
            html = (root / "site" / f"{folder}data/{package.name}/{one.name}/index.html").read_text("utf-8")
            (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
            dataset = json.loads(told)
            assert dataset["@type"] == "Dataset" and dataset["identifier"] == f"{package.name}/{one.name}"
            assert [v["name"] for v in dataset["variableMeasured"]] == [f.name for f in one.fields]
            assert len(dataset["distribution"]) >= 4


# The page of a table


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_shows_every_cell_at_a_stable_anchor_and_says_what_it_leaves_out(code, pages, foreign):
    for package, one in tables(foreign):
        shown = page(pages, package, one, code)
        for line, anchor in zip(one.lines, cells.Anchors([package], PREVIEW).of(one), strict=False):
            text = shown.text_of[anchor]
            for cell in line.cells:
                assert " ".join(cell.split()) in text, (package.name, one.name, cell)
        rows = [i for i in shown.ids if i in cells.Anchors([package], PREVIEW).of(one)]
        assert len(rows) == min(len(one.lines), PREVIEW)
        told = {"vi": "hiện 500 trong 2.345 dòng", "en": "shows 500 of 2,345 rows"}[code]
        assert (told in shown.text) == (package.name == "dai")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sites_own_licence_is_not_claimed_for_what_others_made(code, root, loaded, foreign):
    for package in loaded.packages:
        for one in package.tables:
            folder = root / "site" / ("" if code == "vi" else "en") / "data" / package.name / one.name
            claimed = '<p class="licence">' in (folder / "index.html").read_text("utf-8")
            assert claimed == (package.name not in foreign), (package.name, one.name)


def test_every_id_of_a_page_is_valid_and_there_once_and_no_row_takes_one_of_the_pages_own(pages, foreign):
    for package, one in tables(foreign):
        for code in LANGUAGES:
            shown = page(pages, package, one, code)
            assert [i for i, n in shown.ids.items() if n > 1 or not i or re.search(r"\s", i)] == []
            own = {cells.column_id(f) for f in one.fields} | set(cells.Anchors([package], PREVIEW).of(one))
            assert set(shown.ids) - own == cells.TAKEN


def test_every_link_of_every_page_leads_somewhere(pages, root):
    broken = set()
    for path, shown in pages.items():
        for link in shown.links:
            if re.match(r"[a-z]+:", link):
                continue
            file, anchor = shown.leads_to(link)
            there = pages.get(file)
            if (
                not (there and (not anchor or anchor in there.ids))
                and not (root / "site" / unquote(file)).is_file()
            ):
                broken.add((path, link))
    assert broken == set()


def test_a_foreign_key_leads_to_its_row_where_that_is_shown(pages, foreign):
    xa, _, lop, _ = foreign["truong"].tables
    shown = page(pages, foreign["truong"], xa, "vi")
    assert ("data/truong/xa/index.html", "AA1") in {shown.leads_to(link) for link in shown.links}
    shown = page(pages, foreign["truong"], lop, "vi")
    assert "2-6_A" in shown.ids
    (long,) = foreign["dai"].tables
    led = {
        a
        for f, a in (
            page(pages, foreign["dai"], long, "vi").leads_to(x)
            for x in page(pages, foreign["dai"], long, "vi").links
        )
        if f == "data/dai/dong/index.html"
    }
    assert {"1", "499", "500"} <= led and "501" not in led


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_dictionary_tells_type_unit_values_and_what_stands_for_nothing(code, pages, foreign):
    def told(package: str, column: str) -> str:
        (one,) = foreign[package].tables
        return page(pages, foreign[package], one, code).text_of[f"column-{column}"]

    assert "đồng/kg" in told("cho-phien", "giá") and "≥ 0" in told("cho-phien", "giá")
    assert (
        "mm" in told("mua", "mm") and "-99 không đo" in told("mua", "mm") and "∅ chưa rõ" in told("mua", "mm")
    )
    assert "khuyết" in told("mua", "người_đo") and "-99" not in told("mua", "người_đo").replace(
        "Ví dụ: -99", ""
    )
    assert "60%" in told("mua", "mm") and "60%" in told("mua", "người_đo")
    assert {"vi": "thấp nhất 0,", "en": "lowest 0,"}[code] in told("mua", "mm")
    assert "1 Đồng ý" in told("nhom", "ý_kiến") and "9 Không trả lời" in told("nhom", "ý_kiến")
    assert "nhỏ" in told("nhom", "cỡ") and "lớn" in told("nhom", "cỡ") and "NA" in told("nhom", "cỡ")
    assert {"vi": "Người Thái", "en": "Thai people"}[code] in told("nhom", "dân_tộc")


# Downloads


def test_each_table_is_there_in_every_format_and_its_page_tells_each_files_size_and_hash(
    root, pages, foreign
):
    site = root / "site"
    for package, one in tables(foreign):
        stem = f"data/{package.name}/{one.name}"
        for code in LANGUAGES:
            shown = page(pages, package, one, code)
            led = {shown.leads_to(link)[0] for link in shown.links}
            for file in [
                *(f"{stem}.{e}" for e in ENDINGS),
                f"data/{package.name}.zip",
                f"data/{package.name}.xlsx",
            ]:
                assert file in led
                content = (site / file).read_bytes()
                assert hashlib.sha256(content).hexdigest() in shown.text, file
                assert " ".join(Translator(code).size(len(content)).split()) in shown.text, file


def test_a_table_that_was_one_file_is_given_away_byte_for_byte(root, foreign):
    whole = [(package, one) for package, one in tables(foreign) if one.path]
    assert len(whole) > 12
    for package, one in whole:
        held = (root / "datasets" / package.folder / one.path).read_bytes()
        assert (root / "site" / "data" / package.name / f"{one.name}.csv").read_bytes() == held
    made = root / "site" / "data"
    assert (made / "phuong-ngu" / "nhieu-phan.csv").read_text("utf-8") == "a,b\nmột,1\nhai,2\nba,3\nbốn,4\n"
    assert (made / "trong-tep" / "hang.csv").read_text("utf-8").split("\n")[
        1
    ] == 'Sáo,3,0.25,có,"[""nhỏ"", ""đen""]"'


def test_what_is_no_table_goes_along_but_never_as_a_page(root, foreign, tmp_path):
    made = root / "site" / "data" / "kem-tep"
    assert (made / "ban-do.geojson").read_bytes() == (FOREIGN / "kem-tep" / "ban-do.geojson").read_bytes()
    assert (made / "doc-toi.txt").read_text("utf-8") == "Tệp này đi kèm bảng.\n"
    more = {
        "name": "more",
        "resources": [
            {"name": "a", "path": "a.html", "format": "html", "type": "file"},
            {"name": "b", "path": "b.md", "format": "md", "type": "file"},
            {"name": "c", "path": ["c.svg", "d.svg"], "format": "svg", "type": "file"},
        ],
    }
    place = tmp_path / "more"
    place.mkdir()
    (place / "datapackage.json").write_text(json.dumps(more), "utf-8")
    for file in ("a.html", "b.md", "c.svg", "d.svg"):
        (place / file).write_text("<script>", "utf-8")
    (package,) = load(tmp_path).packages
    assert [a.file for a in package.attachments] == ["a.bin", "b.txt", "c.1.bin", "c.2.bin"]


# What is invalid


@pytest.mark.parametrize(
    ("code", "field", "rows"),
    [
        ("not-of-type", column("số", "number", decimalChar=","), "số\n1.5\n"),
        ("not-of-type", column("số", "yearmonth"), "số\n2026-13\n"),
        ("constraint-enum", column("số", categories=["a", {"value": "b", "label": "bê"}]), "số\na\nb\nc\n"),
        ("constraint-enum", column("số", "integer", categories=[1, 2]), "số\n1\n3\n"),
        ("constraint-required", column("số", constraints={"required": True}), "số,b\na,1\n,2\n"),
        ("twice", column("số", constraints={"unique": True}), "số\na\na\n"),
        ("incorrect-label", column("số"), "khác,b\na,1\n"),
        ("encoding-error", column("số"), "số\n".encode() + b"\xff\xfe\xfa\n"),
    ],
)
def test_an_invalid_package_stops_the_build_and_nothing_is_touched(code, field, rows, small):
    stranger(table("chim", field, *([column("b")] if ",b" in str(rows) else [])), chim=rows)(
        small / "datasets"
    )
    with pytest.raises(Unpublishable) as told:
        build(small, TODAY)
    assert {p.file for p in told.value.problems} == {"datasets/more/chim.csv"}
    assert code in {p.code for p in told.value.problems}
    assert not (small / "site").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_foreign_package_that_loses_its_file_stops_the_build(name, small):
    shutil.copytree(FOREIGN / name, small / "datasets" / name)
    files = [f for f in (small / "datasets" / name).rglob("*") if f.suffix in (".csv", ".tsv")]
    if not files:  # its rows stand in the descriptor
        place = small / "datasets" / name / "datapackage.json"
        place.write_text(
            place.read_text("utf-8").replace('"a", "ngày"', '"b", "ngày"').replace("2026-04-30", "30/4")
        )
    for file in files:
        file.unlink()
    with pytest.raises(Unpublishable):
        build(small, TODAY)
    assert not (small / "site").exists()
