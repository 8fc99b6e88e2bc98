"""Rules that the repository's own data and the site built from it must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest.load import Loaded
from scripts.model.ledger import PACKAGE_OF, TABLES
from scripts.pages.corrections import row_query
from tests.ledgers import book, computed_from
from tests.reading import Reading, folded, readings

PACKAGES = sorted(TABLES)
ABROAD = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# table → the page that tells of a row in words, besides the row's place in its table.
TOLD_AT = {
    "documents": lambda ledger, row: f"documents/{row.id}/",
    "indicators": lambda ledger, row: f"indicators/{row.id}/",
    "tasks": lambda ledger, row: f"tasks/{row.id}/",
    "gaps": lambda ledger, row: f"quality/#gap-{row.id}",
    "targets": lambda ledger, row: f"indicators/{row.indicator}/#{row.id}",
    "results": lambda ledger, row: f"indicators/{row.indicator}/#{row.id}",
    "statements": lambda ledger, row: f"statements/#{row.id}",
    "duties": lambda ledger, row: f"duties/#{row.id}",
    "amendments": lambda ledger, row: f"amendments/#{row.id}",
    "wording": lambda ledger, row: f"tasks/{ledger.by_id['amendments'][row.amendment].task}/#{row.id}",
}


@pytest.fixture
def pages(built_site: Path) -> dict[str, Reading]:
    return readings(built_site)


def at(code: str, path: str) -> tuple[str, str]:
    """(file, anchor) of a path in one language: targets/#x → en/targets/index.html, x."""
    page, _, anchor = path.partition("#")
    return ("" if code == "vi" else f"{code}/") + page + "index.html", anchor


def stands(pages: dict[str, Reading], code: str, path: str) -> bool:
    file, anchor = at(code, path)
    return file in pages and (not anchor or anchor in pages[file].ids)


# What is shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_has_an_anchor_on_the_page_of_its_table(
    code: str, real: Loaded, pages: dict[str, Reading]
) -> None:
    wanted = [
        f"data/{p.name}/{t.name}/#{t.key(line)}" for p in real.packages for t in p.tables for line in t.lines
    ]
    assert wanted
    assert [path for path in wanted if not stands(pages, code, path)] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", TOLD_AT)
def test_every_row_is_told_in_words(table: str, code: str, real: Loaded, pages: dict[str, Reading]) -> None:
    wanted = [TOLD_AT[table](real.ledger, row) for row in getattr(real.ledger, table)]
    assert wanted
    assert [path for path in wanted if not stands(pages, code, path)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_stands_on_its_indicators_page_with_its_hedge(
    code: str, real: Loaded, pages: dict[str, Reading]
) -> None:
    words, untold = book(code, real.ledger), []
    for row in (*real.ledger.targets, *real.ledger.results):
        page = pages[at(code, f"indicators/{row.indicator}/")[0]]
        if folded(words.figure(row).text) not in page.text_of[row.id]:
            untold.append((row.id, words.figure(row).text, page.text_of[row.id]))
    assert untold == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_quote_stands_whole_on_its_page(code: str, real: Loaded, pages: dict[str, Reading]) -> None:
    lost = []
    for table in ("targets", "results", "statements", "duties", "wording"):
        for row in getattr(real.ledger, table):
            page = pages[at(code, TOLD_AT[table](real.ledger, row))[0]]
            if folded(row.quote) not in page.text_of[f"q-{row.id}"]:
                lost.append(row.id)
    assert lost == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rank_is_shown_with_its_field(code: str, real: Loaded, pages: dict[str, Reading]) -> None:
    ranks = [r for r in real.ledger.results if r.out_of]
    words = book(code, real.ledger)
    for rank in ranks:
        name = words.t.column(real.ledger.indicator(rank.indicator), "name")
        here = [p for p in pages.values() if p.language == code and name in p.text]
        alone = re.compile(rf"(?<![\w.,/]){rank.value}(?!\w|[.,]\d)(?!(?:/| of | trong | ){rank.out_of}\b)")
        assert here
        assert [(page.path, m.group()) for page in here for m in alone.finditer(page.text)] == []
        for path in ("", "results/", f"indicators/{rank.indicator}/"):
            assert folded(words.figure(rank).text) in pages[at(code, path)[0]].text


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_number_or_a_date_that_is_not_known_is_said_to_be_so(
    code: str, real: Loaded, pages: dict[str, Reading]
) -> None:
    words = book(code, real.ledger)
    amending = {amendment.document for amendment in real.ledger.amendments}
    for document in real.ledger.documents:
        unknown = []
        if not document.number and document.id in amending:
            unknown.append(f"{words.t.text('documents.number')} {words.t.text('unknown.number')}")
        if not document.issued:
            unknown.append(f"{words.t.text('documents.issued')} {words.t.text('unknown.text')}")
        for path in (f"documents/{document.id}/", *["amendments/"] * (document.id in amending)):
            text = pages[at(code, path)[0]].text
            assert [said for said in unknown if said not in text] == [], (document.id, path)
            assert not document.number or document.number in text
        if document.id in amending and not document.issued:
            assert words.t.text("unknown.date") in pages[at(code, "documents/")[0]].text


def test_computed_values_are_typed_in_no_table(real: Loaded) -> None:
    computed = {(c.indicator.id, c.period): c.value for c in computed_from(real.ledger).derived}
    assert computed
    rows = (*real.ledger.targets, *real.ledger.results)
    typed = {row.id for row in rows if computed.get((row.indicator, row.period)) == row.value}
    assert typed == set()


# How a row is put right


def leads_to_doors(page: Reading, package: str, table: str, id: str) -> bool:
    """True where a page has the link that names the row and stays in its language."""
    link = "../" * page.path.removeprefix("en/").count("/") + "contribute/" + row_query(package, table, id)
    return link in page.links


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_has_its_way_to_a_correction_in_its_table_and_wherever_it_is_told(
    code: str, real: Loaded, pages: dict[str, Reading]
) -> None:
    places = [
        (f"data/{p.name}/{t.name}/", p.name, t.name, t.key(line))
        for p in real.packages
        for t in p.tables
        for line in t.lines
    ]
    places += [
        (TOLD_AT[table](real.ledger, row), PACKAGE_OF[table], table, row.id)
        for table in TOLD_AT
        for row in getattr(real.ledger, table)
    ]
    assert len(places) > sum(len(t.lines) for p in real.packages for t in p.tables)
    lost = [place for place in places if not leads_to_doors(pages[at(code, place[0])[0]], *place[1:])]
    assert lost == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_that_is_a_link_leads_to_where_it_is_put_right(
    code: str, real: Loaded, pages: dict[str, Reading]
) -> None:
    """What this site computes leads to the rows that it is computed from."""
    rows = {row.id: table for table in ("targets", "results") for row in getattr(real.ledger, table)}
    computed = {one.id: one for one in computed_from(real.ledger).derived}
    figures, without = set(), []
    for page in (page for page in pages.values() if page.language == code):
        for link in page.links:
            file, anchor = page.leads_to(link)
            if "/indicators/" not in f"/{file}" or anchor not in {*rows, *computed}:
                continue
            figures.add(anchor)
            terms = [t.row.id for t in computed[anchor].terms if t.row] if anchor in computed else [anchor]
            links = [pages[file].leads_to(there) for there in pages[file].links]
            for id in terms:
                if anchor in computed:
                    shown = [pages[f] for f, a in links if a == id and "/indicators/" in f"/{f}"]
                else:
                    shown = [pages[file]]
                if not any(leads_to_doors(it, rows[id], rows[id], id) for it in shown):
                    without.append((page.path, link, id))
    assert without == []
    assert {*rows, *computed} <= figures


# How pages are made


def test_every_link_and_anchor_leads_somewhere(built_site: Path, pages: dict[str, Reading]) -> None:
    broken = []
    for page in pages.values():
        for link in {*page.links, *page.fetched}:
            if ABROAD.match(link):
                continue
            file, anchor = page.leads_to(link)
            lost = anchor and file in pages and anchor not in pages[file].ids
            if lost or not (built_site / file).is_file():
                broken.append((page.path, link))
    assert broken == []


def test_no_page_fetches_anything_from_elsewhere(built_site: Path, pages: dict[str, Reading]) -> None:
    assert [(p.path, f) for p in pages.values() for f in p.fetched if ABROAD.match(f)] == []
    styles = {file.name: file.read_text("utf-8") for file in built_site.rglob("*.css")}
    fetched = re.compile(r"@import|url\(\s*[\"']?(?:[a-z]+:)?//")
    assert styles
    assert [name for name, text in styles.items() if fetched.search(text)] == []


def test_every_page_has_a_heading_a_language_a_title_and_a_description(pages: dict[str, Reading]) -> None:
    assert [p.path for p in pages.values() if p.h1 != 1] == []
    assert [(p.path, p.lang) for p in pages.values() if p.lang != p.language] == []
    assert [p.path for p in pages.values() if not p.title.strip() or not p.description.strip()] == []


def test_no_page_uses_an_id_twice(pages: dict[str, Reading]) -> None:
    twice = {p.path: [id for id, n in p.ids.items() if n > 1] for p in pages.values()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


@pytest.mark.parametrize(("code", "other"), [LANGUAGES, LANGUAGES[::-1]])
def test_no_page_speaks_the_other_language(code: str, other: str, pages: dict[str, Reading]) -> None:
    """Texts that are marked as being in the other language (`lang`) are meant."""
    own = "\n".join(texts(code))
    foreign = {text for text in texts(other) if len(text) > 12 and text not in own}
    assert len(foreign) > 100
    here = [page for page in pages.values() if page.language == code]
    assert [(p.path, text) for p in here for text in sorted(foreign) if text in p.spoken[code]] == []


def texts(code: str) -> Iterator[str]:
    """What a language's sentences say beside their facts, each piece for itself."""
    stack: list[object] = [told for name, told in sentences(code).items() if not name.startswith("problem")]
    while stack:
        told = stack.pop()
        if isinstance(told, dict):
            stack += told.values()
            continue
        yield from (folded(piece) for piece in re.split(r"\{[^}]*\}|</?[a-z][^>]*>", str(told)))


# The data as files


@pytest.mark.parametrize("package", PACKAGES)
def test_every_csv_is_published_byte_for_byte(package: str, root: Path, built_site: Path) -> None:
    files = sorted((root / "datasets" / package).glob("*.csv"))
    assert files
    for file in files:
        assert (built_site / "data" / package / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("package", PACKAGES)
def test_frictionless_finds_every_package_valid_as_it_stands(package: str, root: Path) -> None:
    from frictionless import validate

    report = validate(str(root / "datasets" / package / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == len(TABLES[package])
