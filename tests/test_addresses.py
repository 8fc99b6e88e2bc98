"""Addresses last: every one that was ever promised leads somewhere, and every one there is, is promised."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from syrupy.assertion import SnapshotAssertion

from scripts.i18n.translator import LANGUAGES
from scripts.ingest import git
from scripts.ingest.load import Loaded
from scripts.model.ledger import TABLES
from tests.accepted import HOW
from tests.addresses import LIST, addresses, promised
from tests.conftest import ROOT

# What design promised before there was a list.
PAGES = ["", "targets", "amendments", "results", "statements", "duties", "documents", "data", "quality"]
PAGES += ["changes", "contribute", "about"]
FILES = ["/data/all.zip", "/data/SHA256SUMS", "/data/catalog.jsonld", "/changes/feed.xml"]
FILES += [f"/data/{p}{end}" for p in TABLES for end in (".zip", ".xlsx", "/datapackage.json", "/feed.xml")]
OF_A_TABLE = ("/", ".csv", ".excel.csv", ".json", ".parquet")


def test_every_promised_address_leads_somewhere(built_site: Path) -> None:
    gone = [a for a in promised() if not (built_site / (a[1:] + "index.html" * a.endswith("/"))).is_file()]
    assert gone == [], "an address never moves: bring it back"


def shape(address: str, names: list[str]) -> str:
    """An address with "*" for a year, the id of a row and the name of a package or table: /indicators/*/."""
    named = re.compile(rf"^({'|'.join(map(re.escape, names))}|\d{{4}})(?=$|[.-])")
    return "/".join(named.sub("*", part) for part in address.split("/"))


def test_every_address_is_promised_or_that_of_a_new_row(
    built_site: Path, real: Loaded, accepted: SnapshotAssertion, request: pytest.FixtureRequest
) -> None:
    """A new row has the addresses that every other has; they join the list when it is next accepted."""
    rows = [row.id for table in ("indicators", "tasks", "documents") for row in getattr(real.ledger, table)]
    names = [*rows, *(p.name for p in real.packages), *(t.name for p in real.packages for t in p.tables)]
    names.sort(key=len, reverse=True)
    known = {shape(address, names) for address in promised()}
    new = {*addresses(built_site)} - {*promised()}
    if not request.config.option.update_snapshots:
        assert sorted(a for a in new if shape(a, names) not in known) == [], f"{HOW} {__file__}"
        return
    every = sorted({*addresses(built_site), *promised()})
    assert accepted(name=LIST.name) == "".join(f"{address}\n" for address in every), (
        HOW + "tests/test_addresses.py"
    )


def test_the_list_is_in_order_and_tells_each_once() -> None:
    assert promised() == sorted({*promised()})


def test_the_list_holds_what_was_promised_before_it() -> None:
    pages = [f"{way}/{page}/".replace("//", "/") for way in ("", "/en") for page in PAGES]
    tables = [f"/data/{p}/{t}{end}" for p, tables in TABLES.items() for t in tables for end in OF_A_TABLE]
    assert sorted({*pages, *FILES, *tables} - {*promised()}) == []


def test_both_languages_have_the_same_pages() -> None:
    pages = {a for a in promised() if a.endswith("/")}
    for code in LANGUAGES[1:]:
        theirs = {a.removeprefix(f"/{code}") for a in pages if a.startswith(f"/{code}/")}
        assert theirs == {a for a in pages if not a.startswith(f"/{code}/")}


def test_no_promise_was_ever_taken_back() -> None:
    if not git.is_top(ROOT) or not git.is_whole(ROOT):
        pytest.skip("history not available")
    path = LIST.relative_to(ROOT).as_posix()
    with git.contents(ROOT) as read:
        for commit in git.commits(ROOT, [path]):
            for id in filter(None, (file.after for file in commit.files)):
                assert sorted({*promised(read(id).decode())} - {*promised()}) == [], commit.id


def test_an_address_is_plain_and_safe_to_write_anywhere() -> None:
    """Lower case but for one file that others call so; nothing that must be written with per cents."""
    for address in promised():
        assert re.fullmatch(r"(/[a-z0-9.-]+)*/?|/data/SHA256SUMS", address), address
        assert unquote(urlsplit(address).path) == address
