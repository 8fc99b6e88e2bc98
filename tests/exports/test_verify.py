"""Anyone can verify: the published file alone proves quotes and figures, and judges as `check` does."""

from __future__ import annotations

import ast
import csv
import html
import io
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from scripts.analysis.context import RuleContext, own_tables
from scripts.analysis.fingerprints import fingerprint
from scripts.analysis.proofs import proofs, source_of
from scripts.analysis.rules.registry import RULES
from scripts.exports import snippets, verify
from scripts.exports.downloads import VERIFIER
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded, load
from scripts.model.ledger import PACKAGE_OF, Ledger
from tests import golden
from tests.conftest import PUBLIC_URL, TODAY
from tests.mutants import QUOTED, mutants
from tests.phrases import Phrase, phrases, ranges

LAND = golden.INPUT / "mini"
CASES = golden.INPUT / "cases"
TEXTS = {file.stem: file.read_text("utf-8") for file in sorted((LAND / "texts").glob("*.txt"))}
OF_EVIDENCE = ("quotes", "quoted-figures", "same-words")
BEARING = (
    "quote",
    "occurrence",
    "value",
    "value_upper",
    "bound",
    "period",
    "base_period",
    "status",
    "out_of",
)
SEED = 2026
PUBLISHED = (  # the tables whose rows are quoted, and the one that says where an element of wording was read
    *("targets/targets", "results/results", "results/statements", "results/fulfilments"),
    *("amendments/wording", "amendments/duties", "amendments/amendments"),
)
# Kinds of mutants on which the two may differ, verify being the stricter. Beyond these cells it does not go:
# `average` of years together is for `check` alone, and so are figures of English texts, which it refuses.
NAMED = {
    "period": "a fingerprint has no full stops: what begins the next sentence may date a figure for `check`, "
    "the text tells that it does not",
}


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The published verifier in a Python that has no packages and knows nothing of this project."""
    command = [sys.executable, "-I", "-S", str(data / "verify.py"), str(data / "all.zip"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})


@pytest.mark.parametrize("document", TEXTS)
def test_whoever_has_a_text_proves_all_that_was_read_in_it(public: Path, document: str) -> None:
    proven = run(public / "data", str(LAND / "texts" / f"{document}.txt"), "--document", document)
    assert (proven.returncode, proven.stderr) == (0, "")
    assert re.fullmatch(
        r"(\d+) trích dẫn, (\d+) con số, 0 lỗi, (\d+) dòng .*; \1 quotes, \2 figures, 0 failures, \3 rows .*",
        proven.stdout.splitlines()[0],
    )
    assert "not facts" in proven.stdout and not proven.stdout.startswith("0 ")


def test_the_last_line_says_what_is_not_examined_and_the_first_how_many_rows_of_others(
    public: Path, files: dict[str, bytes]
) -> None:
    text = str(LAND / "texts" / "news.txt")
    first, last = run(public / "data", text, "--document", "news").stdout.splitlines()
    tables = {name: list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode()))) for name in PUBLISHED}
    document_of = {row["id"]: row["document"] for row in tables["amendments/amendments"]}
    quoted = [row for rows in tables.values() for row in rows if row.get("quote")]
    others = sum((row.get("source") or document_of[row["amendment"]]) != "news" for row in quoted)
    assert 0 < others < len(quoted)
    assert f"{others} dòng ghi văn bản khác" in first
    assert f"{others} rows that name another document, not examined" in first
    assert last.startswith("Không xét: ") and " / Not examined: " in last
    for limit in ("own words", "which indicator", "sentence does not name", "before and after"):
        assert limit in last


def test_a_row_moved_to_another_document_is_counted_there(files: dict[str, bytes]) -> None:
    name = "results/results.csv"
    moved = {**files, name: with_cell(files[name], "forest-cover-2025-estimate", "source", "plan")}
    rows = [
        [row for row, _, _ in verify.verdicts(archive(each), TEXTS["news"], "news")]
        for each in (files, moved)
    ]
    assert len(rows[0]) == len(rows[1])
    assert rows[1].count("") == rows[0].count("") + 1


def test_another_text_is_told_with_every_row_that_it_does_not_prove(public: Path) -> None:
    failed = run(public / "data", str(LAND / "texts" / "news.txt"), "--document", "plan-again")
    assert failed.returncode == 1
    lines = failed.stdout.splitlines()
    assert lines[0] == "plan-again: không phải văn bản đã đọc / not the text that was read"
    (refused,) = (line for line in lines if line.startswith("targets/targets.csv:2 forest-cover-2026-again "))
    assert "“Tỷ lệ che phủ rừng đạt 40,5%”: trích dẫn không có nguyên văn" in refused
    assert "the quote is not in the text word for word" in refused


@pytest.mark.parametrize(
    ("column", "cell", "cause"),
    [
        ("value", "41.0", "the text does not give this value [41.0]"),
        ("bound", "ge", "the text bounds the figure otherwise [ge]"),
        ("period", "2024", "the text has another period [2024]"),
        ("status", "A", "the text has another status [A]"),
        ("quote", "năm 2025 ước đạt 40", "the quote is not in the text word for word"),
        ("quote", "năm 2025 ước đạt", "the text does not give this value [40.1]"),
        ("quote", "che phủ rừng năm 2025 ước đạt 40,1%", ""),
    ],
)
def test_a_message_gives_the_cause_in_words_the_cell_and_the_quote(
    files: dict[str, bytes], column: str, cell: str, cause: str
) -> None:
    name, id = "results/results.csv", "forest-cover-2025-estimate"
    changed = {**files, name: with_cell(files[name], id, column, cell)}
    found = list(verify.verdicts(archive(changed), TEXTS["news"], "news"))
    (row,) = ((row, why) for row, _, why in found if id in row)
    assert row[0].endswith(f" {id} “{cell if column == 'quote' else 'che phủ rừng năm 2025 ước đạt 40,1%'}”")
    assert row[1].endswith(cause) if cause in ("",) or "[" in cause else cause in row[1]
    assert bool(row[1]) == bool(cause)


def test_every_cause_has_words_in_both_languages() -> None:
    causes = [line.split(" → ") for line in verify.WHY.split(";")]
    assert all(len(cause) == 2 and cause[1].count(" / ") == 1 for cause in causes)
    codes = {*BEARING, "fingerprint", "missing", "cut", "twice", "indicator", "kind"}
    assert {code for code, _ in causes} == codes - {"quote", "value_upper"}


def test_a_document_that_was_not_read_is_a_wrong_call(public: Path) -> None:
    called = run(public / "data", str(LAND / "texts" / "news.txt"), "--document", "plan")
    assert called.returncode == 2 and "plan: chưa có văn bản này" in called.stderr


def unreadable(place: Path, data: Path) -> dict[str, tuple[Path, Path]]:
    """What is wrong → the archive and the text, one of which cannot be read."""
    place.mkdir(exist_ok=True)
    packed, text = data / "all.zip", LAND / "texts" / "news.txt"
    (place / "latin.txt").write_bytes("độ che phủ".encode("utf-16"))
    (place / "no.zip").write_text("<html>404</html>", "utf-8")
    content = packed.read_bytes()
    (place / "half.zip").write_bytes(content[: len(content) // 2])
    (place / "torn.zip").write_bytes(content[:200] + b"\0" * 20_000 + content[20_200:])
    with zipfile.ZipFile(place / "few.zip", "w") as few:
        few.writestr("reference/fingerprints/news.txt", "")
    wrong = {name: (place / f"{name}.zip", text) for name in ("no", "half", "torn", "few", "missing")}
    return {**wrong, "text": (packed, place / "missing.txt"), "folder": (packed, place)} | {
        "UTF-16": (packed, place / "latin.txt")
    }


def test_a_file_that_cannot_be_read_is_one_line_and_no_verdict(public: Path, tmp_path: Path) -> None:
    script = str(public / "data" / "verify.py")
    for name, (packed, text) in unreadable(tmp_path / "made", public / "data").items():
        command = [sys.executable, "-I", "-S", script, str(packed), str(text), "--document", "news"]
        called = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert (called.returncode, called.stdout) == (2, ""), name
        (line,) = called.stderr.splitlines()
        at_fault = text if text.parent != LAND / "texts" else packed
        assert line.startswith(f"{at_fault}: không phải ") and " / is no " in line, name


def test_it_writes_to_a_pipe_of_another_encoding(public: Path) -> None:
    """A pipe on Windows is cp1252, which has not the letters of Vietnamese."""
    text = str(LAND / "texts" / "news.txt")
    for document, status in (("news", 0), ("plan-again", 1), ("plan", 2)):
        command = [sys.executable, "-S", str(public / "data" / "verify.py"), str(public / "data" / "all.zip")]
        called = subprocess.run(
            [*command, text, "--document", document], capture_output=True, env={"PYTHONIOENCODING": "cp1252"}
        )
        assert called.returncode == status, called.stderr
        assert "văn bản" in (called.stdout + called.stderr).decode()


def test_it_is_one_short_file_of_the_standard_library() -> None:
    source = VERIFIER.read_text("utf-8")
    assert len(source.splitlines()) <= 200
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_it_is_published_as_it_stands(public: Path, built_site: Path) -> None:
    for site in (public, built_site):
        assert (site / "data" / "verify.py").read_bytes() == VERIFIER.read_bytes()
        assert not (site / "en" / "data" / "verify.py").exists()


@pytest.mark.parametrize("page", ["data", "quality"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_offer_the_two_lines_that_run_it(public: Path, code: str, page: str) -> None:
    place = public / page if code == LANGUAGES[0] else public / code / page
    shown = html.unescape((place / "index.html").read_text("utf-8"))
    fetches, runs = snippets.verify(PUBLIC_URL)
    assert f"{fetches}\n{runs}" in shown and "Python 3.9" in shown
    assert f"{PUBLIC_URL}data/verify.py" in fetches and runs.startswith("python verify.py all.zip ")


# The verdicts, in one process.
@dataclass(frozen=True)
class Changed:
    """The land's data with one thing wrong in them or in a text, as rows and as published files."""

    kind: str
    says: str
    document: str
    text: str
    ledger: Ledger
    files: Mapping[str, bytes]


def archive(files: Mapping[str, bytes]) -> zipfile.ZipFile:
    """Files as an archive in memory."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return zipfile.ZipFile(packed)


def with_cell(table: bytes, id: str, column: str, value: Any) -> bytes:
    """A table's CSV with one cell changed."""
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    for row in rows:
        if row["id"] == id:
            row[column] = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def prints_of(text: str, document: str) -> bytes:
    """A fingerprint's file."""
    return "".join(f"{line}\n" for line in fingerprint(text, document)).encode()


@pytest.fixture(scope="module")
def land() -> Loaded:
    return load(LAND / "datasets")


@pytest.fixture(scope="module")
def files(public: Path) -> dict[str, bytes]:
    """path → bytes of what the built archive of the land holds."""
    with zipfile.ZipFile(public / "data" / "all.zip") as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def changed_cells(land: Loaded, files: Mapping[str, bytes]) -> Iterator[Changed]:
    """Every cell with a bearing on proof, each way wrong."""
    for table in QUOTED:
        name = f"{PACKAGE_OF[table]}/{table}.csv"
        for made in mutants(land, table):
            document = source_of(land.ledger, made.row)
            if made.column in BEARING and document in TEXTS:
                rows = (made.changed if row is made.row else row for row in getattr(land.ledger, table))
                ledger = replace(land.ledger, **{table: tuple(rows)})
                value = getattr(made.changed, made.column)
                new = {**files, name: with_cell(files[name], made.row.id, made.column, value)}
                says = f"{made.row.id} {made.says}"
                yield Changed(made.column, says, document, TEXTS[document], ledger, new)


def changed_units(land: Loaded, files: Mapping[str, bytes]) -> Iterator[Changed]:
    """Every indicator in every other unit, for every document."""
    name = "reference/indicators.csv"
    for indicator in land.ledger.indicators:
        for unit in (unit.id for unit in land.ledger.units if unit.id != indicator.unit):
            others = (replace(i, unit=unit) if i is indicator else i for i in land.ledger.indicators)
            ledger = replace(land.ledger, indicators=tuple(others))
            read = (row.source for row in (*ledger.targets, *ledger.results) if row.indicator == indicator.id)
            new = {**files, name: with_cell(files[name], indicator.id, "unit", unit)}
            for document in sorted({*read} & {*TEXTS}):
                yield Changed("unit", f"{indicator.id} {unit}", document, TEXTS[document], ledger, new)


def changed_words(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """(what was done, the text): a text with a word dropped, doubled, replaced, moved, or a digit changed."""
    words = list(re.finditer(r"\S+", text))
    first, second = sorted(chance.sample(range(len(words)), 2))
    begin, end = words[first].span()
    word, other = words[first][0], words[second]
    yield "dropped", f"{text[:begin]}{text[end:]}"
    yield "doubled", f"{text[:end]} {word}{text[end:]}"
    yield "replaced", f"{text[:begin]}khác{text[end:]}"
    yield "exchanged", f"{text[:begin]}{other[0]}{text[end : other.start()]}{word}{text[other.end() :]}"
    at = chance.choice([m.start() for m in re.finditer(r"\d", text)])
    yield "digit", f"{text[:at]}{(int(text[at]) + chance.randint(1, 9)) % 10}{text[at + 1 :]}"
    yield "set otherwise", text.replace(" ", "\n").replace("”", "").upper()


def changed_texts(land: Loaded, files: Mapping[str, bytes], chance: random.Random) -> Iterator[Changed]:
    """Texts with one word changed: read anew, or another text than the one that was read."""
    for document, text in TEXTS.items():
        name = f"reference/fingerprints/{document}.txt"
        for _ in range(12):
            for done, new in changed_words(text, chance):
                yield Changed("other text", f"{document} {done}", document, new, land.ledger, files)
                known = {**land.ledger.fingerprints, document: fingerprint(new, document)}
                ledger, read = (
                    replace(land.ledger, fingerprints=known),
                    {**files, name: prints_of(new, document)},
                )
                yield Changed("text", f"{document} {done}", document, new, ledger, read)
        hashes = list(land.ledger.fingerprints[document])
        at = chance.randrange(len(hashes))
        hashes[at] = hashes[at][::-1]
        ledger = replace(land.ledger, fingerprints={**land.ledger.fingerprints, document: tuple(hashes)})
        read = {**files, name: "\n".join(hashes).encode()}
        yield Changed("fingerprint", f"{document} {at}", document, text, ledger, read)


def refused_by_check(land: Loaded, made: Changed) -> bool:
    """True where the rules of evidence find something, or the text has another fingerprint."""
    context = RuleContext(made.ledger, own_tables(land), land.known_ids, TODAY, proofs(made.ledger))
    known = made.ledger.fingerprints[made.document]
    return any(any(RULES[rule][0](context)) for rule in OF_EVIDENCE) or (
        fingerprint(made.text, made.document) != tuple(known)
    )


def refused_by_verify(made: Changed) -> bool:
    return any(wrong for _, _, wrong in verify.verdicts(archive(made.files), made.text, made.document))


def test_on_a_hundred_mutants_it_agrees_with_check(land: Loaded, files: dict[str, bytes]) -> None:
    chance = random.Random(SEED)
    cells, units = list(changed_cells(land, files)), list(changed_units(land, files))
    texts = list(changed_texts(land, files, chance))
    made = [*chance.sample(cells, 60), *units, *chance.sample(texts, 40)]
    assert len(made) > 100 and {*BEARING, "unit", "text", "other text"} <= {mutant.kind for mutant in made}
    verdicts = [(mutant, refused_by_check(land, mutant), refused_by_verify(mutant)) for mutant in made]
    assert sum(refused for _, refused, _ in verdicts) > 80
    differ = [(m.kind, m.says, c, v) for m, c, v in verdicts if c != v and (m.kind not in NAMED or c)]
    assert differ == []


def test_data_without_a_mutant_are_proven_by_both(land: Loaded, files: dict[str, bytes]) -> None:
    for document, text in TEXTS.items():
        made = Changed("none", "", document, text, land.ledger, files)
        assert not refused_by_check(land, made) and not refused_by_verify(made)


def table_of(columns: str, *rows: Mapping[str, object]) -> bytes:
    """A table with the named columns and any that the rows have, as CSV."""
    names = list(dict.fromkeys([*columns.split(), *(name for row in rows for name in row)]))
    written = io.StringIO()
    writer = csv.DictWriter(written, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def refuses_row(sentence: str, table: str, unit: tuple[str, str], row: Mapping[str, str]) -> bool:
    """True where a row that was read in a document which is one sentence is not proven by it."""
    figures = {name: table_of("id source quote occurrence replaces") for name in ("targets", "results")}
    given = {"id": "r", "indicator": "measured", "source": "press", "occurrence": "", **row}
    figures[table] = table_of("replaces", given)
    made = {
        "reference/units.csv": table_of("", {"id": "counted", "kind": unit[0], "symbol_vi": unit[1]}),
        "reference/indicators.csv": table_of("nature", {"id": "measured", "unit": "counted"}),
        "amendments/amendments.csv": table_of("id document"),
        "reference/fingerprints/press.txt": prints_of(sentence, "press"),
        **{f"{name}/{name}.csv": content for name, content in figures.items()},
    }
    for name in ("results/statements", "results/fulfilments", "amendments/wording", "amendments/duties"):
        made[f"{name}.csv"] = table_of("id quote occurrence")
    return any(wrong for _, _, wrong in verify.verdicts(archive(made), sentence, "press"))


@pytest.mark.parametrize("name", ["phrases.csv", "more-phrases.csv"])
def test_it_accepts_every_truthful_row_of_the_cases_and_refuses_every_false_one(name: str) -> None:
    with (CASES / name).open(encoding="utf-8", newline="") as read:
        cases = list(csv.DictReader(read))
    assert len(cases) > 30
    columns = ("period", "bound", "value", "value_upper", "base_period", "quote")
    for case in cases:
        row = {column: case[column] for column in columns}
        row |= {"status": case["status"], "out_of": case["out_of"]} if case["table"] == "result" else {}
        table, unit = f"{case['table']}s", (case["unit_kind"], case["unit_symbol"])
        refused = refuses_row(case["sentence"], table, unit, row)
        assert ("refuse" if refused else "accept") == case["expect"], case


def refuses_phrase(phrase: Phrase) -> bool:
    """True where a phrase's row is not proven by its sentence."""
    row = {"period": phrase.period, "bound": phrase.bound, "value": f"{phrase.value:f}"}
    row |= {"value_upper": "" if phrase.upper is None else f"{phrase.upper:f}", "base_period": phrase.base}
    row |= {"status": phrase.status, "out_of": ""} if phrase.table == "results" else {}
    return refuses_row(phrase.sentence, phrase.table, phrase.unit, {**row, "quote": phrase.sentence})


@settings(max_examples=max(settings.default.max_examples // 5, 10))
@given(phrases() | ranges())
def test_it_agrees_with_check_on_phrases_and_on_everything_wrong_with_them(phrase: Phrase) -> None:
    """A range that ends where it begins is no matter of words: another rule refuses it."""
    every = {"as said": phrase, **phrase.changed()}
    for kind, made in every.items():
        if made.upper is None or made.value != made.upper:
            assert bool(made.codes()) == refuses_phrase(made), (kind, made)
