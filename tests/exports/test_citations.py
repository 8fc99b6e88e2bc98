"""Citations: by the right authors, with the day of the last change, and harmless to BibTeX."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import bibtexparser
import pytest

from scripts.exports.citations import (
    authors,
    bibtex,
    last_changed,
    table_citation,
    updated_phrase,
)
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import Loaded
from scripts.model.history import History, Revision, RowChange
from scripts.model.package import Contributor, License, Package
from tests.ledgers import edition

DAY = date(2026, 3, 3)


@pytest.fixture
def theirs(real: Loaded) -> Package:
    """A package of somebody else's, made from one of the ledger's."""
    makers = tuple(Contributor(title, "") for title in ("A & {B}", "", "C"))
    licences = (License("ODbL-1.0", "", ""), License("o", "https://example.org/o", "Open"))
    return replace(real.packages[0], name="theirs", contributors=makers, licenses=licences, version="2.1.0")


def test_a_tables_last_change_is_its_latest() -> None:
    def revision(day: int, table: str) -> Revision:
        row = RowChange("targets", table, "x", "changed", ())
        return Revision("1", datetime(2026, 3, day, 23, tzinfo=UTC), "", (row,))

    history = History(True, (revision(3, "targets"), revision(2, "tasks"), revision(1, "targets")))
    assert history.modified == {
        ("targets", "targets"): date(2026, 3, 3),
        ("targets", "tasks"): date(2026, 3, 2),
    }


def test_a_package_was_changed_last_when_any_of_its_tables_was(real: Loaded) -> None:
    package = next(p for p in real.packages if p.name == "targets")
    days = {("targets", "targets"): DAY, ("targets", "tasks"): date(2026, 1, 1), ("else", "x"): date.max}
    assert last_changed(package, days) == DAY
    assert last_changed(package, {}) is None


def test_the_sites_own_packages_are_by_the_site_and_others_by_their_makers(
    real: Loaded, theirs: Package
) -> None:
    ours = edition("en", "A site")
    assert authors(real.packages[0], ours) == ["A site"]
    assert authors(theirs, ours) == ["A & {B}", "C"]
    assert authors(replace(theirs, contributors=()), ours) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_anothers_table_is_cited_with_makers_version_day_and_licence(code: str, theirs: Package) -> None:
    table, ours = theirs.tables[0], edition(code, "A site", "https://example.org/")
    told = table_citation(theirs, table, ours, DAY)
    for part in ("A & {B}; C", table.title[code], "2.1.0", "ODbL-1.0, Open", Translator(code).date(DAY)):
        assert part in told
    assert f"https://example.org/data/theirs/{table.name}/" in told
    unknown = table_citation(replace(theirs, version="", licenses=()), table, edition(code, "A site"))
    assert Translator(code).text("unknown.text") in unknown and "http" not in unknown


def test_bibtex_is_read_back_whatever_the_makers_are_called(theirs: Package) -> None:
    (entry,) = bibtexparser.parse_string(bibtex(theirs, edition("en", "A site"), DAY)).entries
    told = {field.key: field.value for field in entry.fields}
    assert entry.key == "theirs"
    assert told["author"] == "{A \\& (B)} and {C}"
    assert (told["date"], told["year"], told["note"]) == ("2026-03-03", "2026", "ODbL-1.0, Open")
    assert told["publisher"] == "A site" and "url" not in told


def test_without_a_change_the_day_of_its_making_is_told(real: Loaded) -> None:
    package = replace(real.packages[0], created="2026-01-31T10:00:00Z")
    assert "date = {2026-01-31}" in bibtex(package, edition("en", "A site"))
    assert updated_phrase(Translator("en"), None) == ""
