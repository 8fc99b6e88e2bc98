"""One term a thing: rows, sentences and pages use none of the names that the glossary rules out.

The terms are read from docs/glossary.md, whose parts are pages of both languages: page and test cannot part.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest.load import Loaded
from scripts.publish.write import is_generated
from tests.reading import folded, readings

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "docs" / "glossary.md"
NUMBER = r"\d[\d.,]*"  # what the sign … of the glossary stands for
DATASETS = ROOT / "datasets"
GUIDES = {"vi": ("CONTRIBUTING.md",), "en": ("CONTRIBUTING.en.md", "README.md")}
DICTIONARY = DATASETS / "README.md"  # Vietnamese above the rule, English below


QUOTED = ("targets", "wording", "duties", "results", "statements", "fulfilments")  # tables with quotes


@dataclass(frozen=True)
class Term:
    """A thing's name in one language, its name in the other, and the names that are not used."""

    name: str
    other: str
    meaning: str
    ruled_out: tuple[str, ...]


@cache
def glossary(code: str) -> tuple[Term, ...]:
    """The terms of the glossary's part in a language."""
    text = GLOSSARY.read_text("utf-8").partition(f"[start:{code}]")[2].partition(f"[end:{code}]")[0]
    rows = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| **"))
    return tuple(
        Term(
            *(Markup(name).striptags().strip("*") for name in names.split("<br>")),
            Markup(meaning).striptags(),
            tuple(re.findall(r"“([^”]+)”", ruled_out)),
        )
        for names, meaning, ruled_out in rows
    )


def whole(words: str) -> str:
    """An expression for words that stand alone; … is a number."""
    return rf"(?<!\w){re.escape(words).replace('…', NUMBER)}(?!\w)"


def literal(words: str) -> str:
    """The longest part of words that has no number in it, in small letters: found fast in a long text."""
    return max(words.lower().split("…"), key=len).strip()


@cache
def good_names(code: str) -> re.Pattern[str]:
    """The names that are used, which may hold one that alone is not: dấu vân tay."""
    names = sorted((whole(term.name) for term in glossary(code)), key=len, reverse=True)
    return re.compile("|".join(names), re.IGNORECASE)


def breaches(code: str, text: str, quotes: Collection[str] = ()) -> list[str]:
    """“what stands there”: “what to write”, for each name in a text that the glossary rules out.

    A name that stands within a good one, or within the words of a source, is no breach.
    """
    text = re.sub(r"\{\w+\}", "1", text)
    lower = text.lower()
    likely = [(t, words) for t in glossary(code) for words in t.ruled_out if literal(words) in lower]
    good = [match.span() for match in good_names(code).finditer(text)] if likely else []
    for quote in quotes if likely else ():
        good += [match.span() for match in re.finditer(re.escape(quote), text)]
    return [
        f"“{match[0]}”: “{term.name}”"
        for term, words in likely
        for match in re.finditer(whole(words), text, re.IGNORECASE)
        if not any(start <= match.start() and match.end() <= end for start, end in good)
    ]


def found(code: str, texts: Iterable[tuple[str, str]], quotes: Collection[str] = ()) -> list[str]:
    """The breaches of texts, each with its place: what a person who corrects them must know."""
    return [f"{place}: {breach}" for place, text in texts for breach in breaches(code, text, quotes)]


# What is held to the glossary


def rows(code: str) -> Iterator[tuple[str, str]]:
    """(place, text) of every cell that is in a language."""
    for file in sorted(DATASETS.glob("*/*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for column, cell in row.items():
                    if column.endswith(f"_{code}"):
                        yield f"{file.relative_to(ROOT)}, {row['id']}, {column}", cell


def leaves(tree: object, place: str) -> Iterator[tuple[str, str]]:
    """(place, text) of every text in a tree of mappings and lists."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, f"{place}.{name}")
    elif isinstance(tree, list):
        for nth, value in enumerate(tree):
            yield from leaves(value, f"{place}[{nth}]")
    elif isinstance(tree, str):
        yield place, tree


def messages(code: str) -> Iterator[tuple[str, str]]:
    """(key, sentence) of what pages and messages say."""
    yield from leaves(sentences(code), f"{code}.toml")


def descriptions(code: str) -> Iterator[tuple[str, str]]:
    """(place, text) of what a language's readers are told of packages, tables, columns and values."""
    ending = "" if code == "vi" else "_en"
    for file in sorted(DATASETS.glob("*/datapackage.json")):
        for place, text in leaves(json.loads(file.read_text("utf-8")), str(file.relative_to(ROOT))):
            name = place.rsplit(".", 1)[-1]
            if name in (f"title{ending}", f"description{ending}", code):
                yield place, text


def settings(code: str) -> Iterator[tuple[str, str]]:
    """(place, text) of a language's site settings; the page for whoever is lost is in both, part by part."""
    file = ROOT / ("mkdocs.yml" if code == "vi" else "mkdocs.en.yml")
    text = re.sub(r"!ENV (\[.*\])", r"\1", file.read_text("utf-8"))
    tree = yaml.safe_load(text)
    lost = tree.get("extra", {}).pop("not_found", [])
    tree["extra"].get("labels", {}).get("find", {}).pop("short", None)  # what people type, not what we say
    yield from leaves(tree, file.name)
    if lost:
        yield from leaves([part for part in lost if part["code"] == code], f"{file.name}.not_found")


def written(code: str) -> Iterator[tuple[str, str]]:
    """(file and line, text) of the written pages, the glossary itself apart."""
    docs = ROOT / "docs" / code
    pages = [file for file in sorted(docs.rglob("*.md")) if not is_generated(file, docs)]
    for file in (*pages, *(ROOT / name for name in GUIDES[code])):
        if file.parent.name != "glossary":
            for nth, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                yield f"{file.relative_to(ROOT)}, line {nth}", line
    halves = DICTIONARY.read_text("utf-8").split("\n---\n")
    yield DICTIONARY.relative_to(ROOT).as_posix(), halves[LANGUAGES.index(code)]


SOURCES = {
    "rows": rows,
    "sentences": messages,
    "descriptors": descriptions,
    "settings": settings,
    "pages": written,
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("source", SOURCES)
def test_no_name_is_used_that_the_glossary_rules_out(source: str, code: str) -> None:
    texts = list(SOURCES[source](code))
    assert len(texts) > 1 and any(text for _, text in texts)
    assert found(code, texts) == []


def built(code: str, site: Path) -> Iterator[tuple[str, str]]:
    """(page, block of text in a language) of built pages.

    The glossary names what it rules out, and the log of changes keeps what was written before.
    """
    for path, page in readings(site).items():
        if not path.removeprefix("en/").startswith(("glossary/", "changes/")):
            yield from ((path, text) for text in dict.fromkeys(page.blocks.get(code, [])))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_built_page_uses_a_name_that_the_glossary_rules_out(
    code: str, built_site: Path, real: Loaded
) -> None:
    tables = (getattr(real.ledger, name) for name in QUOTED)
    quotes = {folded(row.quote) for table in tables for row in table}
    texts = list(built(code, built_site))
    assert len(texts) > 1_000 and len(quotes) > 100
    assert found(code, texts, quotes) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_site_shows_every_term_and_what_it_rules_out(code: str, built_site: Path) -> None:
    page = readings(built_site)[("" if code == "vi" else f"{code}/") + "glossary/index.html"]
    for term in glossary(code):
        assert all(folded(words) in page.text for words in (term.name, term.other, *term.ruled_out))


# The glossary itself


def test_both_pages_have_the_same_terms() -> None:
    vi, en = glossary("vi"), glossary("en")
    assert len(vi) > 30
    assert [(term.name, term.other) for term in vi] == [(term.other, term.name) for term in en]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_thing_has_one_name_and_a_name_is_ruled_out_once(code: str) -> None:
    terms = glossary(code)
    names = [term.name for term in terms]
    ruled_out = [words for term in terms for words in term.ruled_out]
    assert sorted(set(names)) == sorted(names)
    assert sorted(set(ruled_out)) == sorted(ruled_out)
    assert {*names} & {*ruled_out} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_name_that_is_ruled_out_is_found_wherever_it_stands(code: str) -> None:
    for term in glossary(code):
        for words in term.ruled_out:
            said = words.replace("…", "60").capitalize()
            assert f"“{said}”: “{term.name}”" in breaches(code, f"{said}, {{n}}."), words
            assert breaches(code, f"x{said}x") == [], words


def test_a_good_name_that_holds_a_bad_one_is_no_breach() -> None:
    assert breaches("vi", "Dấu vân tay của văn bản") == []
    assert breaches("vi", "một dấu vân khác") == ["“dấu vân”: “dấu vân tay”"]
    assert breaches("en", "the Standing Board of the provincial Party Committee") == []
    assert breaches("en", "to the Standing Board") == [
        "“Standing Board”: “Standing Board of the provincial Party Committee”"
    ]
    assert breaches("en", "above 11%, above all") == ["“above 11%”: “more than”"]
    assert breaches("en", "it rose “above 11%”", {"above 11%"}) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_breach_in_any_source_is_told_with_its_place_and_the_remedy(code: str) -> None:
    bad = glossary(code)[0].ruled_out[0]
    assert found(code, iter([("a.csv, x, name", f"Một {bad}.")])) == [
        f"a.csv, x, name: “{bad}”: “{glossary(code)[0].name}”"
    ]


# Hand-written prose holds nothing that a row could make stale


def values() -> Iterator[str]:
    """Every figure of the real rows as each language prints it, where nothing else is likely to be one."""
    for table in ("targets/targets", "results/results"):
        with (DATASETS / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for value in (row["value"].lstrip("-"), row["value_upper"].lstrip("-")):
                    if "." in value:
                        yield value
                        yield value.replace(".", ",")
                    elif len(value) > 3:
                        yield value
                        yield f"{int(value):,}"
                        yield f"{int(value):,}".replace(",", ".")


def test_written_pages_hold_no_figure_of_a_row() -> None:
    known = re.compile("|".join(rf"(?<![\d.,]){re.escape(value)}(?![\d]|[.,]\d)" for value in {*values()}))
    texts = [item for code in LANGUAGES for item in written(code) if "docs/" in item[0]]
    assert [(place, match[0]) for place, text in texts for match in known.finditer(text)] == []


def test_written_pages_hold_no_id_and_no_day_of_a_document() -> None:
    with (DATASETS / "reference" / "documents.csv").open(encoding="utf-8", newline="") as lines:
        documents = list(csv.DictReader(lines))
    known = {row["issued"] for row in documents} | {row["number"] for row in documents} - {""}
    known |= {"/".join(reversed(row["issued"].split("-"))) for row in documents}
    texts = [item for code in LANGUAGES for item in written(code) if "docs/" in item[0]]
    assert [(place, word) for place, text in texts for word in known - {""} if word in text] == []
