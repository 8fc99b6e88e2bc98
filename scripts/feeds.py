"""This room announces: what changed in the data, as Atom, for the whole site and for each package."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from scripts.downloads import Download, Voice
from scripts.history import History, Revision, RowChange
from scripts.package import Package

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which nothing has happened yet


def feeds(history: History, packages: Iterable[Package], voices: list[Voice]) -> Iterator[Download]:
    """`/changes/feed.xml` and one feed a package; each entry speaks both languages, the first one first."""
    yield Download("changes/feed.xml", atom("changes", voices[0].site, history, None, voices))
    for package in packages:
        title = f"{voices[0].site}: {package.title[voices[0].words.code]}"
        content = atom(f"data/{package.name}", title, history, package.name, voices)
        yield Download(f"data/{package.name}/feed.xml", content)


def atom(place: str, title: str, history: History, package: str | None, voices: list[Voice]) -> bytes:
    """One feed; `package` keeps to the revisions that touched it."""
    from feedgen.feed import FeedGenerator

    home = voices[0].address
    feed = FeedGenerator()
    feed.id(identity(place))
    feed.title(title)
    feed.language(voices[0].words.code)
    feed.author({"name": voices[0].site})
    feed.link(href=f"{home}changes/", rel="alternate")
    feed.link(href=f"{home}{place}/feed.xml", rel="self")
    told = [(r, kept(r, package)) for r in history.revisions]
    told = [(r, rows) for r, rows in told if rows]
    feed.updated(told[0][0].moment if told else BEGINNING)
    for revision, rows in told:
        entry = feed.add_entry(order="append")
        entry.id(identity(f"{place}/{revision.id}"))
        entry.title(revision.reason)
        entry.updated(revision.moment)
        entry.link(href=f"{home}changes/#{revision.id[:12]}")
        entry.content("\n\n".join(summary(rows, v) for v in voices), type="text")
    content: bytes = feed.atom_str(pretty=True)
    return content


def kept(revision: Revision, package: str | None) -> list[RowChange]:
    return [row for row in revision.rows if package in (None, row.package)]


def summary(rows: list[RowChange], voice: Voice) -> str:
    """What changed, one line a row; a table that is new is told in one."""
    return "\n".join(voice.words.change(row) for row in rows)


def identity(name: str) -> str:
    """An id that stays the same wherever the site stands."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
