"""This room announces: what changed in the data, as Atom for the site and each package, and as a log."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from scripts.exports.files import PublishedFile
from scripts.i18n import messages
from scripts.i18n.edition import Edition
from scripts.ingest.canonical import text_of
from scripts.ingest.history import EACH, CellChange, History, Revision, RowChange
from scripts.model.package import Package

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which nothing has happened yet, nobody knows when
LOG = ("revision", "moment", "reason", "package", "table", "row", "kind", "column", "before", "after", "rows")
MOST = 100  # revisions that a feed holds: whoever follows it has seen the others, and the page tells them all
UNTELLABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feeds(history: History, packages: Iterable[Package], editions: list[Edition]) -> Iterator[PublishedFile]:
    """The log, `/changes/feed.xml` and one feed a package; an entry speaks both languages."""
    packages, first = list(packages), editions[0]
    yield PublishedFile("changes/changes.csv", log(history).encode())
    yield PublishedFile("changes/feed.xml", atom("changes", first.site.name, history, packages, editions))
    for package in packages:
        title = f"{first.site.name}: {package.title[first.t.code]}"
        content = atom(f"data/{package.name}", title, history, [package], editions)
        yield PublishedFile(f"data/{package.name}/feed.xml", content)


def log(history: History) -> str:
    """Every cell that every revision changed, as CSV, the latest first; of a whole table, how many rows."""
    rows = [list(LOG)]
    for revision in history.revisions:
        when = f"{revision.moment:%Y-%m-%dT%H:%M:%SZ}"
        for row in revision.rows:
            told = [revision.id, when, revision.reason, row.package, row.table, row.key, row.kind]
            for cell in row.cells or [CellChange("", "", "")]:
                count = str(row.count) if row.kind in ("published", "withdrawn") else ""
                rows.append([*told, cell.column, cell.before, cell.after, count])
    return text_of(rows)


def atom(place: str, title: str, history: History, packages: list[Package], editions: list[Edition]) -> bytes:
    """One feed, of the revisions that touched the packages; links are absolute where an address is set."""
    from feedgen.feed import FeedGenerator

    first = editions[0]
    root = first.site.url or "../" * len(place.split("/"))
    pages = {e.t.code: root + ("" if e is first else f"{e.t.code}/") + "changes/" for e in editions}
    known = first.t.text("changes.lead" if history.whole else "changes.unavailable")
    on_page = {revision.id for revision in history.recent}
    told = [(r, rows) for r in history.revisions if (rows := kept(r, packages, place))]
    feed = FeedGenerator()
    feed.id(identity(f"{first.site.name}/{place}"))
    feed.title(tellable(title))
    feed.subtitle(tellable(known))
    feed.language(first.t.code)
    feed.author({"name": tellable(first.site.name)})
    feed.link([{"href": href, "rel": "alternate", "hreflang": code} for code, href in pages.items()])
    feed.link(href=f"{root}{place}/feed.xml", rel="self", type="application/atom+xml")
    feed.updated(max((r.moment for r, _ in told), default=beginning(packages)))
    for revision, rows in told[:MOST]:
        entry = feed.add_entry(order="append")
        entry.id(identity(f"{first.site.name}/{place}/{revision.id}"))
        entry.title(tellable(revision.reason).strip() or first.t.text("changes.no_reason"))
        entry.updated(revision.moment)
        anchor = f"#{revision.id[:12]}" if revision.id in on_page else ""
        entry.link(href=pages[first.t.code] + anchor)  # feedgen drops its other properties
        entry.content(Markup("\n").join(summary(rows, e) for e in editions), type="html")
        if revision.reason.strip():
            entry.register_extension("foreign", OwnLanguage, rss=False)
    content: bytes = feed.atom_str(pretty=True)
    return content


class OwnLanguage:
    """A committer's words claim no language; feedgen knows one for a whole feed."""

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, entry: Any) -> None:
        entry.find("title").set(LANGUAGE, "")


def kept(revision: Revision, packages: list[Package], place: str) -> list[RowChange]:
    """The rows of a revision that belong in a feed: the site's own tells of packages that are gone, too."""
    names = {package.name for package in packages}
    return [row for row in revision.rows if place == "changes" or row.package in names]


def summary(rows: list[RowChange], edition: Edition) -> Markup:
    """What changed, one line a row; a table that is new is told in one."""
    lines = [
        Markup("<li>{}</li>").format(tellable(messages.row_change(edition.t, row))) for row in rows[:EACH]
    ]
    if rows[EACH:]:
        more = edition.t.text("changes.more", rows=edition.t.count("rows", len(rows) - EACH))
        lines.append(Markup("<li>{}</li>").format(more))
    return Markup('<ul lang="{}">{}</ul>').format(edition.t.code, Markup("").join(lines))


def tellable(text: str) -> str:
    """A text without what XML cannot hold."""
    return UNTELLABLE.sub("\ufffd", text)


def beginning(packages: list[Package]) -> datetime:
    """When the latest of some packages was made, as their descriptors say."""
    moments = []
    for package in packages:
        try:
            moment = datetime.fromisoformat(package.created)
        except ValueError:
            continue
        moments.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return max(moments, default=BEGINNING)


def identity(name: str) -> str:
    """An id that stays the same wherever the site stands."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
