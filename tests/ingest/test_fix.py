"""Mending: what a spreadsheet did to a table is undone to the byte; what has two readings is told."""

from __future__ import annotations

import csv
import io
import json
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.__main__ import main
from scripts.analysis.quotes import figures_in
from scripts.build import check
from scripts.ingest import canonical as form
from scripts.ingest.fix import FixedTable, fix_table, fix_tables
from scripts.model.ledger import PACKAGE_OF
from tests.broken.edits import cell, file, raw, stranger, table, table_file

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
MINI = Path(__file__).resolve().parents[1] / "input" / "mini"
FIGURE = "forest-cover-2026-amended"
TYPES = {
    "id": "string",
    "value": "number",
    "count": "integer",
    "day": "date",
    "sure": "boolean",
    "text": "string",
    "quote": "string",
}
fifty = settings()


def types_of(name: str) -> dict[str, str]:
    """The columns of one of the real tables, with their types."""
    told = json.loads((DATASETS / PACKAGE_OF[name] / "datapackage.json").read_text("utf-8"))
    (resource,) = (r for r in told["resources"] if r["name"] == name)
    return {f["name"]: f["type"] for f in resource["schema"]["fields"]}


def rows_of(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def as_excel_would(content: bytes, types: dict[str, str], separator: str = ";") -> bytes:
    """A table as Excel set up in Vietnam saves it as “CSV UTF-8”."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    head, *rows = rows_of(content.decode())
    writer.writerow(head)
    for cells in rows:
        writer.writerow(excel(one, kind) for one, kind in zip(cells, types.values(), strict=True))
    return form.BOM + out.getvalue().encode()


def excel(one: str, kind: str) -> str:
    if kind == "number":
        return one.replace(".", ",")
    if kind == "date" and one:
        return date.fromisoformat(one).strftime("%d/%m/%Y")
    return one.upper() if kind == "boolean" else one


def table_of(*rows: str, head: str = ",".join(TYPES)) -> bytes:
    return "".join(f"{line}\n" for line in (head, *rows)).encode()


def fixed(content: bytes, types: dict[str, str]) -> FixedTable:
    """A table's file with these columns, fixed."""
    return fix_table("f.csv", Path("f.csv"), content, types, figures_in)


def after(content: bytes) -> FixedTable:
    """A small table after mending; mending it again changes nothing."""
    once = fixed(content, TYPES)
    assert fixed(once.content, TYPES).content == once.content
    return once


def one_cell(column: str, cell: str, quote: str = "", saved: bool = False) -> tuple[str, list[str]]:
    """What a cell says after mending, and the codes of what is left to a person."""
    cells = {"id": "a", "quote": quote, column: cell}
    content = form.text_of([list(TYPES), [cells.get(name, "") for name in TYPES]])
    if saved:
        content = content.replace("\n", "\r\n")
    found = after(content.encode())
    return rows_of(found.content.decode())[1][list(TYPES).index(column)], [p.code for p in found.problems]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The invented land's data, to be spoilt and mended."""
    return shutil.copytree(MINI, tmp_path / "project")


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# The real tables

AMBIGUOUS = {"areas"}  # all of whose days may be read in two ways, 01/07/2025, where Excel writes them


@pytest.mark.parametrize("name", PACKAGE_OF)
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_each_real_table_saved_by_excel_comes_back_to_the_byte(name: str, separator: str) -> None:
    before, types = (DATASETS / PACKAGE_OF[name] / f"{name}.csv").read_bytes(), types_of(name)
    saved = as_excel_would(before, types, separator)
    assert form.spreadsheet_signs(saved)
    found = fixed(saved, types)
    if name in AMBIGUOUS:
        assert {problem.code for problem in found.problems} == {"two-readings"}
        return
    assert found.problems == ()
    assert found.content == before


@pytest.mark.parametrize("name", PACKAGE_OF)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.encode("utf-16"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace(" ", "\u00a0").replace("\n", "\r").encode(),
        lambda text: "\n".join([(lines := text.split("\n"))[0], *reversed(lines[1:-1]), ",,,", ""]).encode(),
    ],
    ids=["UTF-16", "accents apart", "blanks that never break, CR", "upside down"],
)
def test_each_real_table_spoilt_otherwise_comes_back_too(name: str, spoil) -> None:
    before, types = (DATASETS / PACKAGE_OF[name] / f"{name}.csv").read_bytes(), types_of(name)
    spoilt = spoil(before.decode())
    assert fixed(spoilt, types).content == before


@pytest.mark.parametrize("name", PACKAGE_OF)
def test_the_cells_that_excel_leaves_out_at_the_end_of_a_block_come_back(name: str) -> None:
    before, types = (DATASETS / PACKAGE_OF[name] / f"{name}.csv").read_bytes(), types_of(name)
    rows = rows_of(before.decode())
    for start in range(0, len(rows), 16):
        block = rows[start : start + 16]
        while block and not any(cells[-1] for cells in block):
            block[:] = [cells[:-1] for cells in block]
        rows[start : start + 16] = block
    spoilt = form.text_of(rows).replace("\n", "\r\n").encode()
    assert fixed(spoilt, types).content == before


def test_the_real_tables_need_no_mending() -> None:
    assert [table.file for table in fix_tables(DATASETS, figures_in) if table.fixes or table.problems] == []


# Certain and uncertain values


@pytest.mark.parametrize(
    ("column", "cell", "right"),
    [
        ("value", "10,5", "10.5"),
        ("value", "1.450,5", "1450.5"),
        ("value", "1,450.5", "1450.5"),
        ("value", "1.450.000", "1450000"),
        ("value", "1\u00a0450\u202f000", "1450000"),
        ("value", "−3,51", "-3.51"),
        ("value", "+41", "41"),
        ("value", "0,125", "0.125"),
        ("value", "1234,567", "1234.567"),
        ("count", "1 450", "1450"),
        ("day", "31/12/2025", "2025-12-31"),
        ("day", "12/31/2025", "2025-12-31"),
        ("day", "5.5.2025", "2025-05-05"),
        ("day", "2025/12/5", "2025-12-05"),
        ("day", "2025-12-05 00:00:00", "2025-12-05"),
        ("sure", "TRUE", "true"),
        ("sure", "False", "false"),
        ("text", "  hai\u00a0 chữ\t", "hai chữ"),
        ("text", "Ðất", "Đất"),
        ("text", "Hô\u0323i", "Hội"),
    ],
)
def test_a_cell_with_one_reading_is_written_so(column: str, cell: str, right: str) -> None:
    assert one_cell(column, cell) == (right, [])
    kind = TYPES[column]
    assert list(form.cell_problems("f", 2, column, right, kind)) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("value", "1,234"),
        ("value", "-1,234"),
        ("count", "1.234"),
        ("count", "7,365"),
        ("day", "05/06/2025"),
        ("day", "6-5-2025"),
    ],
)
def test_a_cell_with_two_readings_is_left_and_both_are_told(column: str, cell: str) -> None:
    assert one_cell(column, cell) == (cell, ["two-readings"])
    assert [p.code for p in form.cell_problems("f", 2, column, cell, TYPES[column])] == ["two-readings"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("value", "1e5"),
        ("value", "41%"),
        ("value", "khoảng 5"),
        ("value", "05-Th12"),
        ("value", "1,2,3"),
        ("value", "041"),
        ("value", "NaN"),
        ("count", "2,5"),
        ("count", "２"),
        ("day", "5/12/25"),
        ("day", "2025-02-30"),
        ("day", "45996"),
        ("sure", "yes"),
        ("sure", "1"),
        ("text", "hai\u200bchữ"),
        ("text", "hai\ndòng"),
        ("text", "=1+1"),
        ("text", "Нội"),
        ("text", "10-May"),
        ("text", "<b>"),
        ("id", "00007"),
    ],
)
def test_what_nobody_can_be_sure_of_is_left_as_it_is(column: str, cell: str) -> None:
    assert one_cell(column, cell)[0] == cell


@pytest.mark.parametrize(
    ("cell", "quote", "right"),
    [
        ("7.365", "xóa nhà tạm cho 7.365 hộ", "7365"),
        ("7,365", "xóa nhà tạm cho 7.365 hộ", "7365"),
        ("7,365", "tăng 7,365% so với cùng kỳ", "7.365"),
        ("7.365", "tăng 7,365% so với cùng kỳ", "7.365"),
        ("-3,514", "giảm 3,514% so với đầu năm", "-3.514"),
    ],
)
def test_the_figure_that_the_quote_prints_decides(cell: str, quote: str, right: str) -> None:
    assert one_cell("value", cell, quote) == (right, [])


def test_a_quote_that_prints_both_readings_decides_nothing() -> None:
    assert one_cell("value", "7,365", "từ 7.365 hộ lên 7,365%") == ("7,365", ["two-readings"])


def test_a_number_that_is_canonical_is_doubted_only_in_a_file_that_a_spreadsheet_saved() -> None:
    assert one_cell("value", "1.234") == ("1.234", [])
    assert one_cell("value", "1.234", saved=True) == ("1.234", ["two-readings"])


def test_a_comma_is_the_decimal_mark_where_semicolons_separate() -> None:
    head = ";".join(TYPES)
    found = after(table_of("a;1,234;;;;;", "b;1.234;;;;;", head=head))
    assert found.content == table_of("a,1.234,,,,,", "b,1.234,,,,,")
    assert [(p.code, p.row, p.column) for p in found.problems] == [("two-readings", 3, "value")]


@pytest.mark.parametrize(
    ("days", "right"),
    [
        (("05/12/2025", "31/01/2026"), ("2025-12-05", "2026-01-31")),
        (("5/12/2025", "1/31/2026"), ("2025-05-12", "2026-01-31")),
        (("05/12/2025", "04/05/2025"), ("05/12/2025", "04/05/2025")),
        (("05/12/2025", "31/01/2026", "01/31/2026"), ("05/12/2025", "2026-01-31", "2026-01-31")),
        (("05/12/2025", "2026-01-31"), ("05/12/2025", "2026-01-31")),
        (("05/12/2025", "31/01/2026", "chưa rõ"), ("05/12/2025", "2026-01-31", "chưa rõ")),
    ],
)
def test_days_are_told_from_their_column_where_a_spreadsheet_wrote_them_all_alike(days, right) -> None:
    lines = [f"{nth};;;{day};;;" for nth, day in enumerate(days)]
    found = after(table_of(*lines, head=";".join(TYPES)))
    assert tuple(cells[3] for cells in rows_of(found.content.decode())[1:]) == right
    left = [cells for cells, day in zip(days, right, strict=True) if cells == day and "/" in cells]
    assert [p.code for p in found.problems] == ["two-readings"] * len(left)


# Files as a whole


def test_rows_are_told_by_the_numbers_that_they_have_afterwards() -> None:
    found = after(table_of("c,,,,,,", "", 'b,"1,5",,,,,', 'a,"1,234",,,,,'))
    assert found.content == table_of('a,"1,234",,,,,', "b,1.5,,,,,", "c,,,,,,")
    told = [(one.code, one.row, one.column, one.before, one.after) for one in found.fixes]
    assert ("number", 3, "value", "1,5", "1.5") in told
    assert [(p.row, p.column) for p in found.problems] == [(2, "value")]


# Any mixture

IDS = st.lists(
    st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True), min_size=1, max_size=6, unique=True
)
SAID = ("Nghị", "quyết,", "của", "Đảng;", "bộ", "“tỉnh”", '"x"', "7.365", "10,5%", "(ước)")
WORDS = st.lists(st.sampled_from(SAID), max_size=5).map(" ".join)
LINE = st.tuples(
    st.sampled_from(["", "0", "7365", "10.5", "-3.51", "1450000", "0.05"]),
    st.sampled_from(["", "1", "24", "2026"]),
    st.sampled_from(["", "2026-01-31", "2025-12-25", "2025-05-05"]),
    st.sampled_from(["", "true", "false"]),
    WORDS,
    WORDS,
)


@st.composite
def canonical_tables(draw: st.DrawFn) -> str:
    return form.canonical([list(TYPES), *([id, *draw(LINE)] for id in draw(IDS))])


@st.composite
def harmless(draw: st.DrawFn, text: str) -> bytes:
    """A mixture of what spreadsheets, editors and machines do to a table."""
    head, *rows = rows_of(text)
    if draw(st.booleans()):
        rows = draw(st.permutations(rows))
    separator = draw(st.sampled_from([",", ";", "\t"]))
    if draw(st.booleans()):
        rows = [[excel(one, kind) for one, kind in zip(r, TYPES.values(), strict=True)] for r in rows]
    spare = draw(st.integers(0, 2))
    rows = [[*cells, *[""] * spare] for cells in [head, *rows]]
    rows += [[""] * len(rows[0])] * draw(st.integers(0, 2))
    out = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    csv.writer(out, delimiter=separator, lineterminator="\n", quoting=quoting).writerows(rows)
    spoilt = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), out.getvalue())
    if draw(st.booleans()):
        spoilt = spoilt.replace(" ", draw(st.sampled_from(["\u00a0", "\u2009", "\u3000", "  "])))
    spoilt = spoilt.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    if draw(st.booleans()):
        spoilt = spoilt.rstrip("\r\n")
    return spoilt.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


@fifty
@given(canonical_tables())
def test_what_is_canonical_stays_to_the_byte(text: str) -> None:
    found = after(text.encode())
    assert (found.content.decode(), found.fixes, found.problems) == (text, (), ())


@settings(max_examples=4 * settings.default.max_examples)
@given(canonical_tables(), st.data())
def test_any_mixture_of_harmless_damages_comes_back(text: str, data: st.DataObject) -> None:
    spoilt = data.draw(harmless(text))
    found = after(spoilt)
    assert found.content.decode() == text
    assert bool(found.fixes) == (spoilt != text.encode())


def meaning(one: str, kind: str) -> set[str]:
    """All that a cell may mean, whoever wrote it."""
    one = form.plain(unicodedata.normalize("NFC", one))
    read = {"number": form.readings, "integer": form.readings, "date": lambda c: set(form.days(c).values())}
    return set(read[kind](one)) or {one} if kind in read else {one.lower() if kind == "boolean" else one}


@settings(max_examples=4 * settings.default.max_examples)
@given(st.lists(st.tuples(*[st.text("0123456789.,-/ +−\u00a0aăTRUEtrue", max_size=9)] * 6), max_size=4))
def test_no_cell_means_anything_that_it_could_not_mean_before(lines) -> None:
    rows = [list(TYPES), *([str(nth), *cells] for nth, cells in enumerate(lines))]
    found = after(form.text_of(rows).encode())
    for was, now in zip(rows[1:], rows_of(found.content.decode())[1:], strict=True):
        for before, one, kind in zip(was, now, TYPES.values(), strict=True):
            assert meaning(one, kind) <= meaning(before, kind), (before, one)


# The command


def run(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str], str]:
    status = main(["--root", str(project), "fix", "--lang", "en", *options])
    told = capsys.readouterr()
    return status, told.out.splitlines(), told.err


def test_a_file_saved_by_excel_is_mended_and_check_passes(project, capsys, today):
    place = table_file(project / "datasets", "targets")
    before = place.read_bytes()
    raw("targets", lambda b: as_excel_would(b, types_of("targets")))(project / "datasets")
    assert [p.code for p in check(project, today).problems] == ["saved-by-spreadsheet"]
    status, told, summary = run(project, capsys)
    assert (status, place.read_bytes()) == (0, before)
    assert told[0] == "datasets/targets/targets.csv: BOM at the start of the file removed"
    assert "datasets/targets/targets.csv, row 2, column value: number: “40,5” → “40.5”" in told
    assert summary.startswith(f"Mended {len(told)} places in 1 file.")
    assert check(project, today).problems == ()
    assert run(project, capsys) == (0, [], "Nothing to put in canonical form.\n")


def test_a_dry_run_tells_the_same_and_writes_nothing(project, capsys):
    raw("targets", lambda b: as_excel_would(b, types_of("targets")))(project / "datasets")
    before = contents(project)
    status, told, summary = run(project, capsys, "--dry-run")
    assert (status, contents(project)) == (0, before)
    assert "Nothing was written." in summary
    assert run(project, capsys)[1] == told


def test_what_is_left_to_a_person_is_told_with_both_readings_and_the_rest_is_mended(project, capsys):
    cell("documents", "news", "issued", "01/02/2026")(project / "datasets")
    cell("targets", FIGURE, "value", "41,0")(project / "datasets")
    status, told, _ = run(project, capsys)
    assert status == 1
    assert told == [
        "datasets/targets/targets.csv, row 3, column value: number: “41,0” → “41.0”",
        "datasets/reference/documents.csv, row 3, column issued: “01/02/2026” can be read as 2026-01-02 "
        "or as 2026-02-01. Write the one that is meant.",
    ]


def test_other_peoples_packages_are_left_as_they_are(project, capsys):
    stranger(table(dialect={"delimiter": ";"}), birds=b"\xef\xbb\xbfid\r\nowl\r\n")(project / "datasets")
    before = contents(project)
    assert run(project, capsys)[:2] == (0, [])
    assert contents(project) == before


def test_a_package_whose_descriptor_is_unsound_is_told_and_the_others_are_mended(project, capsys):
    file("targets/datapackage.json", "{")(project / "datasets")
    raw("themes", lambda b: form.BOM + b)(project / "datasets")
    status, told, _ = run(project, capsys)
    assert status == 1
    assert [line.split(":")[0] for line in told] == [
        "datasets/reference/themes.csv",
        "datasets/targets/datapackage.json, row 1",
    ]


def test_a_row_that_comes_last_is_put_in_its_place(project, capsys, today):
    place = table_file(project / "datasets", "organisations")
    place.write_text(place.read_text("utf-8") + "board,9,other,Ban,Board\n", "utf-8")
    assert [p.code for p in check(project, today).problems] == ["not-sorted"]
    assert run(project, capsys)[1] == ["datasets/reference/organisations.csv: rows sorted by id"]
    assert check(project, today).problems == ()


def test_a_table_is_never_half_written(project, capsys, monkeypatch):
    """A disk that is full leaves the table as it was."""
    raw("targets", lambda b: form.BOM + b)(project / "datasets")
    before = contents(project)

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        run(project, capsys)
    after_all = contents(project)
    assert {name: after_all[name] for name in before} == before
