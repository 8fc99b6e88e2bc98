"""What is this site's reading and not the source's word is marked so in the data and on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from tests.ledgers import book
from tests.reading import readings

READING = {"vi": "cách hiểu của trang này:", "en": "our reading:"}
UNMARKED = {  # words that tell of a reading without the sign
    "vi": re.compile(r"ở đây hiểu|trang này hiểu|chúng tôi hiểu|được hiểu là|coi như"),
    "en": re.compile(r"here (it is )?read as|this site takes|we (take|read) it as|understood as|assumed"),
}


def prose(real: Loaded) -> Iterator[tuple[str, dict[str, str]]]:
    """(place, language → text) of every text that the tables have in both languages, in small letters."""
    for package in real.packages:
        for table in package.tables:
            names = [field.name for field in table.fields]
            for line in table.lines:
                cells = dict(zip(names, line.cells, strict=True))
                for name in names:
                    if name.endswith("_vi"):
                        both = {code: cells[f"{name[:-2]}{code}"].lower() for code in LANGUAGES}
                        yield f"{table.name}/{table.key(line)}.{name[:-3]}", both


def test_our_reading_is_marked_alike_in_both_languages_and_never_told_without_its_mark(real: Loaded) -> None:
    texts = list(prose(real))
    marked = [place for place, text in texts if READING["vi"] in text["vi"]]
    assert len(marked) > 20
    assert marked == [place for place, text in texts if READING["en"] in text["en"]]
    found = ((place, UNMARKED[code].search(text[code])) for place, text in texts for code in LANGUAGES)
    assert [(place, match[0]) for place, match in found if match] == []


def page_file(code: str, path: str) -> str:
    """The file of a path in one language."""
    return ("" if code == "vi" else f"{code}/") + path + "index.html"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_figure_that_is_our_reading_in_part_shows_the_sign_wherever_it_has_a_card(
    code: str, real: Loaded, built_site: Path
) -> None:
    pages, words = readings(built_site), book(code, real.ledger)
    sign = words.t.text("sure.reading")
    rows = [row for row in real.ledger.results if sign in words.t.column(row, "note").lower()]
    assert len(rows) > 5
    for row in rows:
        assert sign in pages[page_file(code, f"indicators/{row.indicator}/")].text_of[row.id].lower(), row.id
        assert sign in pages[page_file(code, "results/")].text_of[row.id].lower(), row.id
