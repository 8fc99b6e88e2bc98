"""What changed in the data, as Atom for the site and for each package (RFC 4287), and as a CSV log."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from scripts.exports.files import PublishedFile
from scripts.i18n import messages
from scripts.i18n.edition import Edition
from scripts.ingest.canonical import text_of
from scripts.model.history import EACH, CellChange, History, Revision, RowChange, evidence_in
from scripts.model.package import Package

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "xml:lang"
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which nothing has happened yet, nobody knows when
LOG_COLUMNS = (
    *("revision", "moment", "reason", "package", "table", "row", "kind"),
    *("column", "before", "after", "rows"),
)
MAX_ENTRIES = 100  # whoever follows a feed has seen the older revisions, and the page of changes has them all
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def feeds(history: History, packages: Iterable[Package], editions: list[Edition]) -> Iterator[PublishedFile]:
    """The log, `/changes/feed.xml` and one feed a package; an entry speaks both languages."""
    packages, first = list(packages), editions[0]
    yield PublishedFile("changes/changes.csv", change_log(history).encode())
    yield PublishedFile("changes/feed.xml", atom("changes", first.site.name, history, packages, editions))
    for package in packages:
        title = f"{first.site.name}: {package.title[first.t.code]}"
        content = atom(f"data/{package.name}", title, history, [package], editions)
        yield PublishedFile(f"data/{package.name}/feed.xml", content)


def change_log(history: History) -> str:
    """Every cell that every revision changed, as CSV, the latest first; of a whole table, how many rows."""
    rows = [list(LOG_COLUMNS)]
    for revision in history.revisions:
        when = f"{revision.moment:%Y-%m-%dT%H:%M:%SZ}"
        for row in revision.rows:
            about = [revision.id, when, revision.reason, row.package, row.table, row.key, row.kind]
            for cell in row.cells or [CellChange("", "", "")]:
                count = str(row.count) if row.kind in ("published", "withdrawn") else ""
                rows.append([*about, cell.column, cell.before, cell.after, count])
    return text_of(rows)


def atom(place: str, title: str, history: History, packages: list[Package], editions: list[Edition]) -> bytes:
    """One feed, of the revisions that touched the packages, for the folder `place` of the site.

    Links are absolute where the site's address is set, else relative to the feed.
    """
    first = editions[0]
    site, root = first.site.name, first.site.root_url or "../" * len(place.split("/"))
    pages = {e.t.code: root + ("" if e is first else f"{e.t.code}/") + "changes/" for e in editions}
    changes = [(r, rows) for r in history.revisions if (rows := rows_about(r, packages, place))]
    updated = max((revision.moment for revision, _ in changes), default=created(packages))

    feed = Element("feed", {"xmlns": ATOM, XML_LANG: first.t.code})
    add(feed, "id", urn(f"{site}/{place}"))
    add(feed, "title", title)
    add(feed, "updated", updated.isoformat())
    add(SubElement(feed, "author"), "name", site)
    for code, href in pages.items():
        add(feed, "link", href=href, rel="alternate", hreflang=code)
    add(feed, "link", href=f"{root}{place}/feed.xml", rel="self", type="application/atom+xml")
    add(feed, "subtitle", first.t.text("changes.lead" if history.whole else "changes.unavailable"))
    on_page = {revision.id for revision in history.recent}
    for revision, rows in changes[:MAX_ENTRIES]:
        anchor = f"#{revision.id[:12]}" if revision.id in on_page else ""
        entry_id = urn(f"{site}/{place}/{revision.id}")
        add_entry(feed, entry_id, pages[first.t.code] + anchor, revision, rows, editions)
    indent(feed)
    content: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def add_entry(
    feed: Element, id: str, href: str, revision: Revision, rows: list[RowChange], editions: list[Edition]
) -> None:
    """One revision: its reason as the title, its changed rows in each language as the content."""
    entry, reason = SubElement(feed, "entry"), xml_text(revision.reason).strip()
    add(entry, "id", id)
    title = add(entry, "title", reason or editions[0].t.text("changes.no_reason"))
    if reason:
        title.set(XML_LANG, "")  # a committer's words claim no language
    add(entry, "updated", revision.moment.isoformat())
    add(entry, "content", Markup("\n").join(summary(rows, e) for e in editions), type="html")
    add(entry, "link", href=href)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new last child of an element, with a text and attributes; what XML cannot hold is replaced."""
    child = SubElement(parent, name, {key: xml_text(value) for key, value in attributes.items()})
    child.text = xml_text(str(text)) or None
    return child


def rows_about(revision: Revision, packages: list[Package], place: str) -> list[RowChange]:
    """The rows of a revision that belong in a feed: the site's has those of packages that are gone, too."""
    names = {package.name for package in packages}
    return [row for row in revision.rows if place == "changes" or row.package in names]


def summary(rows: list[RowChange], edition: Edition) -> Markup:
    """What changed as an HTML list, one item a row; a table that is new is one item."""
    told = [messages.row_change(edition.t, row) for row in rows[:EACH]]
    if documents := evidence_in(rows):
        names = ", ".join(documents[:EACH]) + (" …" if documents[EACH:] else "")
        told = [edition.t.text("changes.evidence", documents=names), *told]
    items = [Markup("<li>{}</li>").format(xml_text(text)) for text in told]
    if rows[EACH:]:
        more = edition.t.text("changes.more", rows=edition.t.count("rows", len(rows) - EACH))
        items.append(Markup("<li>{}</li>").format(more))
    return Markup('<ul lang="{}">{}</ul>').format(edition.t.code, Markup("").join(items))


def xml_text(text: str) -> str:
    """A text as XML 1.0 can hold it; its line ends are those that a reader of XML would make of them."""
    return NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def created(packages: list[Package]) -> datetime:
    """When the latest of some packages was made, as their descriptors say; else BEGINNING."""
    moments = []
    for package in packages:
        try:
            moment = datetime.fromisoformat(package.created)
        except ValueError:
            continue
        moments.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return max(moments, default=BEGINNING)


def urn(name: str) -> str:
    """An id of a feed or an entry that stays the same wherever the site stands."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
