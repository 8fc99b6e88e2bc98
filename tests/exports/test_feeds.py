"""Feeds: what RFC 4287 wants, links that lead somewhere, and nothing in them that can act."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scripts import build as building
from scripts.exports.feeds import LOG_COLUMNS, MAX_ENTRIES, change_log, feeds, xml_text
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest.load import load
from scripts.model.history import EACH, NO_HISTORY, PAGE, CellChange, History, Revision, RowChange
from scripts.model.package import Package
from tests import golden
from tests.broken.edits import cell
from tests.conftest import LEAN, TODAY
from tests.ledgers import edition
from tests.repositories import ask

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML = "{http://www.w3.org/XML/1998/namespace}lang"
HERE = "https://example.org/so/"
SHAPE = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "atom.rng"))
HOSTILE = "<script>alert(1)</script> & ]]> \x08\x1b[31m \ufffe \u202e {{ x }} "
MOMENT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@cache
def mini_packages() -> tuple[Package, ...]:
    """The invented land's packages."""
    return load(golden.INPUT / "mini" / "datasets").packages


def made(history: History, address: str = HERE) -> dict[str, bytes]:
    home = {code: address and address + ("" if code == LANGUAGES[0] else f"{code}/") for code in LANGUAGES}
    voices = [edition(code, "Sổ & <sách>", home[code]) for code in LANGUAGES]
    files = {file.path: file.content for file in feeds(history, mini_packages(), voices)}
    assert files.pop("changes/changes.csv").decode() == change_log(history)
    return files


def revision(id: str, moment: datetime, reason: str, **cells: str) -> Revision:
    changed = CellChange("note_vi", cells.get("before", ""), cells.get("after", "x"))
    row = RowChange("targets", "targets", cells.get("key", "a"), "changed", (changed,))
    return Revision(id * 40, moment, reason, (row,))


def names(element: etree._Element) -> Counter[str]:
    """How often each child of an element occurs, without its namespace, whatever their order."""
    return Counter(etree.QName(child).localname for child in element)


def broken_rules(root: etree._Element) -> Iterator[str]:
    """What RFC 4287 wants beyond what its RelaxNG schema can say, by section."""
    if root.tag != "{http://www.w3.org/2005/Atom}feed":
        yield "4.1.1: the document element is atom:feed"
    for part in (root, *root.iterfind("a:entry", ATOM)):
        found = names(part)
        for name in ("id", "title", "updated"):
            if found[name] != 1:
                yield f"4.1.1, 4.1.2: exactly one atom:{name}"
        if found["subtitle"] > 1 or found["content"] > 1:
            yield "4.1.1, 4.1.2: at most one subtitle, one content"
        links = part.findall("a:link", ATOM)
        alternates = [
            (e.get("type"), e.get("hreflang")) for e in links if e.get("rel", "alternate") == "alternate"
        ]
        if len(alternates) != len({*alternates}):
            yield "4.1.1, 4.1.2: one alternate link a type and language"
        if not alternates:
            yield "4.1.2: an alternate link where there is no content, and always a page to read"
        if not all(urlsplit(e.text or "").scheme for e in part.findall("a:id", ATOM)):
            yield "4.2.6: an id is an absolute IRI"
    if not [e for e in root.iterfind("a:link", ATOM) if e.get("rel") == "self"]:
        yield "4.1.1: a feed should link to itself"
    if not root.findtext("a:author/a:name", "", ATOM).strip():
        yield "4.1.1: an author, unless every entry has one"
    for moment in root.iterfind(".//a:updated", ATOM):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", moment.text or ""):
            yield "3.3: a moment as RFC 3339 writes it"
    for content in root.iterfind(".//a:content", ATOM):
        if content.get("type") != "html" or len(content):
            yield "4.1.3.3: content of type html has no child elements"


def valid(content: bytes) -> etree._Element:
    """A feed, once neither the schema nor the rules beside it have found anything wrong with it."""
    root = etree.fromstring(content)
    assert SHAPE.validate(root), SHAPE.error_log
    assert [*broken_rules(root)] == []
    ids = root.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len({*ids})
    moments = [datetime.fromisoformat(t) for t in root.xpath("//a:entry/a:updated/text()", namespaces=ATOM)]
    assert moments == sorted(moments, reverse=True)
    assert datetime.fromisoformat(root.findtext("a:updated", None, ATOM)) >= max(
        moments, default=MOMENT.min.replace(tzinfo=UTC)
    )
    for entry in [root, *root.iterfind("a:entry", ATOM)]:
        told = [(e.get("rel"), e.get("type"), e.get("hreflang")) for e in entry.iterfind("a:link", ATOM)]
        assert len(told) == len({*told}), "one alternate a language"
    return root


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (rb"<id>.*?</id>", b"", "exactly one atom:id"),
        (rb"<title>.*?</title>", b"", "exactly one atom:title"),
        (rb"<updated>.*?</updated>", b"", "exactly one atom:updated"),
        (rb"<author>.*?</author>", b"", "an author"),
        (rb"<id>urn:uuid:", b"<id>", "absolute IRI"),
        (rb'rel="self"', b'rel="related"', "link to itself"),
        (rb'hreflang="en"', b'hreflang="vi"', "one alternate"),
        (rb"\+00:00</updated>", b"</updated>", "RFC 3339"),
        (rb'type="html"', b'type="text"', "type html"),
    ],
)
def test_a_feed_that_breaks_a_rule_of_the_standard_is_found(old: bytes, new: bytes, rule: str) -> None:
    broken, count = re.subn(old, new, made(TWO)["changes/feed.xml"], count=1, flags=re.DOTALL)
    assert count == 1
    assert [one for one in broken_rules(etree.fromstring(broken)) if rule in one]


def hrefs(root: etree._Element) -> list[str]:
    return [str(href) for href in root.xpath("//a:link/@href", namespaces=ATOM)]


TWO = History(True, (revision("b", MOMENT + timedelta(1), "later"), revision("a", MOMENT, "sooner")))
HISTORIES = {
    "nothing": NO_HISTORY,
    "nothing yet": History(True, ()),
    "two": TWO,
    "no reason": History(True, (revision("a", MOMENT, "  "),)),
    "hostile": History(True, (revision("a", MOMENT, HOSTILE, before=HOSTILE, after=HOSTILE, key=HOSTILE),)),
}


@pytest.mark.parametrize("name", HISTORIES)
@pytest.mark.parametrize("address", [HERE, ""], ids=["with an address", "without"])
def test_every_feed_is_what_the_standard_wants(name: str, address: str) -> None:
    told = made(HISTORIES[name], address)
    assert sorted(told) == [
        "changes/feed.xml",
        *(f"data/{p.name}/feed.xml" for p in sorted(mini_packages(), key=lambda p: p.name)),
    ]
    roots = {path: valid(content) for path, content in told.items()}
    assert len({root.findtext("a:id", None, ATOM) for root in roots.values()}) == len(roots)
    entries = {path: len(root.findall("a:entry", ATOM)) for path, root in roots.items()}
    n = len(HISTORIES[name].revisions)
    assert {path for path, count in entries.items() if count} == (
        {"changes/feed.xml", "data/targets/feed.xml"} if n else set()
    )
    assert {*entries.values()} <= {0, n}


def test_links_are_absolute_where_the_address_is_known_and_lead_back_where_it_is_not() -> None:
    for path, content in made(TWO).items():
        assert all(href.startswith(HERE) for href in hrefs(etree.fromstring(content)))
        assert f"{HERE}{path}" in hrefs(etree.fromstring(content))
    for path, content in made(TWO, "").items():
        there = {
            urljoin(f"{HERE}{path}", href).partition("#")[0] for href in hrefs(etree.fromstring(content))
        }
        assert there == {f"{HERE}{path}", f"{HERE}changes/", f"{HERE}en/changes/"}


def test_an_id_does_not_depend_on_where_the_site_stands() -> None:
    ids = [re.findall(b"<id>(.*?)</id>", made(TWO, address)["changes/feed.xml"]) for address in (HERE, "")]
    assert ids[0] == ids[1]


def test_what_strangers_wrote_is_text_and_claims_no_language() -> None:
    (entry,) = valid(made(HISTORIES["hostile"])["changes/feed.xml"]).findall("a:entry", ATOM)
    title, content = entry.find("a:title", ATOM), entry.find("a:content", ATOM)
    assert "<script>alert(1)</script>" in title.text and title.get(XML) == ""
    shown = etree.HTML(content.text)
    assert {e.tag for e in shown.iter()} == {"html", "body", "ul", "li"}
    assert [e.get("lang") for e in shown.iter("ul")] == [*LANGUAGES]
    assert "<script>" in "".join(shown.itertext())


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_at_all_leaves_a_feed_well_formed_and_comes_out_as_it_was(
    reason: str, cell: str, key: str
) -> None:
    reason, cell, key = (text.encode("utf-8", "replace").decode() for text in (reason, cell, key))
    history = History(True, (revision("a", MOMENT, reason, before=cell, after=cell, key=key),))
    (entry,) = valid(made(history)["changes/feed.xml"]).findall("a:entry", ATOM)
    title = xml_text(reason).strip() or Translator("vi").text("changes.no_reason")
    assert entry.findtext("a:title", None, ATOM) == title
    html = etree.HTML(entry.findtext("a:content", None, ATOM))
    assert {e.tag for e in html.iter()} == {"html", "body", "ul", "li"}


def test_a_feed_says_what_it_is_without_a_prefix_and_the_same_bytes_every_time() -> None:
    content = made(TWO)["changes/feed.xml"]
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=")
    assert b"ns0:" not in content and content.endswith(b"</feed>\n")
    assert made(TWO)["changes/feed.xml"] == content


def test_no_reason_is_told_as_such() -> None:
    root = valid(made(HISTORIES["no reason"])["changes/feed.xml"])
    assert root.findtext("a:entry/a:title", None, ATOM) == Translator("vi").text("changes.no_reason")


def test_a_long_history_is_told_by_its_latest_part() -> None:
    long = tuple(
        revision(f"{n:040d}"[:1], MOMENT - timedelta(n), f"n{n}", key=str(n)) for n in range(3 * MAX_ENTRIES)
    )
    numbered = tuple(Revision(f"{n:040d}", r.moment, r.reason, r.rows) for n, r in enumerate(long))
    root = valid(made(History(True, numbered))["changes/feed.xml"])
    titles = root.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert titles == [f"n{n}" for n in range(MAX_ENTRIES)]


def test_an_entry_leads_to_its_place_on_the_page_while_it_stands_there_and_then_to_the_page() -> None:
    told = tuple(
        Revision(f"{n:040x}", MOMENT - timedelta(n), "", TWO.revisions[0].rows) for n in range(MAX_ENTRIES)
    )
    root = valid(made(History(True, told))["changes/feed.xml"])
    links = [str(href) for href in root.xpath("//a:entry/a:link/@href", namespaces=ATOM)]
    assert links[PAGE - 1 : PAGE + 1] == [f"{HERE}changes/#{PAGE - 1:040x}"[:-28], f"{HERE}changes/"]


def test_a_revision_of_many_rows_is_told_by_its_first_ones_and_how_many_more() -> None:
    rows = tuple(RowChange("targets", "targets", f"row-{n}", "removed", ()) for n in range(EACH + 7))
    root = valid(made(History(True, (Revision("a" * 40, MOMENT, "", rows),)))["changes/feed.xml"])
    told = root.findtext("a:entry/a:content", "", ATOM)
    assert (told.count(f"row-{EACH - 1}"), told.count(f"row-{EACH}")) == (2, 0)
    assert "và 7 dòng khác" in told and "and 7 rows more" in told


def test_the_log_tells_every_cell_of_every_revision() -> None:
    new = RowChange("more", "birds", "", "published", (), 2)
    row = RowChange(
        "more", "birds", "crane", "changed", (CellChange("seen", "1", 'a "b",\nc'), CellChange("n", "", "2"))
    )
    told = History(
        True, (Revision("b" * 40, MOMENT, HOSTILE, (row,)), Revision("a" * 40, MOMENT, "birds", (new,)))
    )
    head, *read = csv.reader(io.StringIO(change_log(told), newline=""))
    assert tuple(head) == LOG_COLUMNS
    first = ["b" * 40, "2026-03-01T09:00:00Z", HOSTILE, "more", "birds", "crane", "changed"]
    assert read == [
        [*first, "seen", "1", 'a "b",\nc', ""],
        [*first, "n", "", "2", ""],
        ["a" * 40, first[1], "birds", "more", "birds", "", "published", "", "", "", "2"],
    ]


def test_the_sites_own_feeds_are_valid_and_their_links_lead_to_files(built_site: Path) -> None:
    files = [*built_site.glob("changes/feed.xml"), *built_site.glob("data/*/feed.xml")]
    assert len(files) == 5
    for file in files:
        path = file.relative_to(built_site).as_posix()
        for href in hrefs(valid(file.read_bytes())):
            there = urlsplit(urljoin(f"{HERE}{path}", href)).path.removeprefix("/so/")
            assert (built_site / (there + "index.html" * there.endswith("/"))).is_file(), (path, href)


# What a build finds of the history


@pytest.fixture
def kept(small: Path) -> Path:
    """The small project in a repository: the beginning, a figure's note, a table that moved."""
    ask(small, "init", "-q", "-b", "main")
    (small / ".gitignore").write_text("build\nsite\n", "utf-8")
    ask(small, "add", "-A")
    ask(small, "commit", "-q", "-m", "the beginning")
    cell("results", "trees-planted-2025", "note_en", "Counted twice.")(small / "datasets")
    ask(small, "commit", "-q", "-a", "-m", HOSTILE)
    return small


def shallow(kept: Path) -> Path:
    clone = kept.parent / "clone"
    ask(kept.parent, "clone", "-q", "--depth", "1", kept.as_uri(), "clone")
    return clone


def detached(kept: Path) -> Path:
    ask(kept, "checkout", "-q", "--detach", "HEAD")
    return kept


def bare_of_git(kept: Path) -> Path:
    shutil.rmtree(kept / ".git")
    return kept


def unborn(kept: Path) -> Path:
    shutil.rmtree(kept / ".git")
    ask(kept, "init", "-q")
    return kept


PLACES: dict[str, tuple[Callable[[Path], Path], str, int]] = {  # → what the page says, how many revisions
    "whole": (lambda kept: kept, "", 2),
    "detached": (detached, "", 2),
    "shallow": (shallow, "changes.unavailable", 0),
    "copied without git": (bare_of_git, "changes.unavailable", 0),
    "nothing committed": (unborn, "changes.none", 0),
}


@pytest.mark.parametrize("name", PLACES)
def test_it_builds_whatever_is_known_of_the_history_and_says_so(name: str, kept: Path) -> None:
    place, says, count = PLACES[name]
    root = place(kept)
    site = building.build(root, TODAY, steps=LEAN, draft=True).site  # no version says what the history adds
    for code, page in zip(LANGUAGES, ("changes", "en/changes"), strict=True):
        text = (site / page / "index.html").read_text("utf-8")
        assert [
            key for key in ("changes.unavailable", "changes.none") if Translator(code).text(key) in text
        ] == [says] * bool(says)
        assert text.count('<p class="note">') == count
        assert "<script>alert" not in text
    for file in (*site.glob("changes/feed.xml"), *site.glob("data/*/feed.xml")):
        valid(file.read_bytes())
    assert len(valid((site / "changes" / "feed.xml").read_bytes()).findall("a:entry", ATOM)) == count


def test_it_builds_where_there_is_no_git_at_all(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shutil.which("git", path=os.environ["PATH"]) is None
    site = building.build(kept, TODAY, steps=LEAN).site
    for code, page in zip(LANGUAGES, ("changes", "en/changes"), strict=True):
        assert Translator(code).text("changes.unavailable") in (site / page / "index.html").read_text("utf-8")
    valid((site / "changes" / "feed.xml").read_bytes())
