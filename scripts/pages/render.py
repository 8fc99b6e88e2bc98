"""This room arranges: derived values and words into pages of Markdown, one Page a path, nothing computed.

Everything that a template prints is escaped for Markdown and HTML at once; what `words` and `desk`
hand over as Markup already is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scripts.exports import schema_org
from scripts.exports import snippets as loading
from scripts.exports.citations import bibtex, last_changed, table_citation
from scripts.exports.formats import files_of
from scripts.i18n.edition import Edition
from scripts.i18n.escape import escaped
from scripts.i18n.messages import row_change
from scripts.i18n.translator import capitalised
from scripts.model.ledger import TABLES
from scripts.model.package import Package, Table
from scripts.model.site import relative
from scripts.pages import cells
from scripts.pages import column_profile as columns
from scripts.pages import corrections as doors
from scripts.pages.story import Story

# The pages that list a kind of thing; each is a folder that holds generated pages and nothing else.
SECTIONS: tuple[str, ...] = ("targets", "amendments", "results", "indicators", "tasks")
SECTIONS += ("statements", "duties", "documents", "data", "quality", "changes")
OWNED = (*SECTIONS, "charts", "cards", "api")  # every folder that a build makes and may empty
PREVIEW = 500  # rows of a table that its page shows
RESULTS, DRAWN = 200, 12  # that their page shows, each with its quote; of its charts
FIRST = 24  # results that the home page shows
PARTS = ("home", "contribute")  # templates of what hand-written pages include
TOLD = {("targets", "targets"): "api/targets.json", ("results", "results"): "api/results.json"}  # in words


@dataclass(frozen=True)
class Page:
    """A page to be: its path on the site (ending in a slash, the home page's is empty) and its Markdown."""

    path: str
    text: str
    part: bool = False  # a piece that a hand-written page includes

    @property
    def file(self) -> str:
        """Where its Markdown stands: a page's folder of its own, a part's one file."""
        return f"{self.path.strip('/') or 'home'}.md" if self.part else f"{self.path}index.md"

    @property
    def content(self) -> bytes:
        return self.text.encode()


@cache
def templates() -> Environment:
    """The templates, with one rule of escaping for all of them."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        finalize=escaped,
        comment_start_string="<#",  # {#id} is how Markdown names a heading
        comment_end_string="#>",
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["front"] = front
    return environment


def front(value: object) -> Markup:
    """A value of a page's front matter: plain text, quoted as YAML reads JSON."""
    return Markup(json.dumps(Markup(str(value)).striptags(), ensure_ascii=False))


def page(story: Story, template: str, path: str, **things: Any) -> Page:
    """One page from its template."""
    text = (
        templates()
        .get_template(f"{template}.md.j2")
        .render(
            desk=story,
            book=story.book,
            t=story.book.t,
            row_change=row_change,
            capitalised=capitalised,
            cells=cells,
            doors=doors,
            columns=columns,
            loading=loading,
            here=path,
            to=lambda there: relative(path, there),
            root=lambda there: relative(path, story.site.to_root + there),
            **things,
        )
    )
    return Page(path, text.strip() + "\n", part=template in PARTS)


def pages(story: Story) -> Iterator[Page]:
    """Every generated page of one language, each made when it is asked for."""
    ledger = story.ledger
    yield page(story, "home", "", shown=FIRST)
    yield page(story, "contribute", "contribute/", at=story.doors, told=TOLD)
    anchors = cells.Anchors(story.packages, PREVIEW)
    for name in SECTIONS:
        yield section(story, name, anchors)
    for indicator in ledger.indicators:
        yield page(story, "indicator", f"indicators/{indicator.id}/", it=indicator)
    for task in ledger.tasks:
        yield page(story, "task", f"tasks/{task.id}/", it=task)
    for document in ledger.documents:
        yield page(story, "document", f"documents/{document.id}/", it=document)
    for package in story.packages:
        for table in package.tables:
            yield table_page(story, package, table, anchors)


def section(story: Story, name: str, anchors: cells.Anchors) -> Page:
    """A page that lists a kind of thing; the one of the tables says so to machines too."""
    if name != "data":
        return page(story, name, f"{name}/", anchors=anchors, shown=RESULTS, drawn=DRAWN)
    rows = story.book.t.integer(story.row_count)
    lead = story.book.t.text("data.lead", packages=len(story.packages), tables=story.table_count, rows=rows)
    jsonld = schema_org.data_catalog(story.packages, Edition(story.book, story.site), lead)
    return page(story, name, f"{name}/", jsonld=Markup(jsonld))


def table_page(story: Story, package: Package, table: Table, anchors: cells.Anchors) -> Page:
    """A table's page: its rows, its dictionary, its files, how to load and cite it, what machines read."""
    stem = f"data/{package.name}/{table.name}"
    edition, modified = Edition(story.book, story.site), story.history.modified
    day = last_changed(package, modified)
    return page(
        story,
        "table",
        f"{stem}/",
        it=table,
        package=package,
        anchors=anchors,
        lines=list(zip(table.lines[:PREVIEW], anchors.of(table), strict=True)),
        stem=stem,
        name=loading.name_of(table),
        sha=hashlib.sha256(table.raw).hexdigest(),
        shown=PREVIEW,
        address=story.site.root_url,
        files=[(path, export.use) for path, export in files_of(package, table).items()],
        cited=table_citation(package, table, edition, day)
        if package.name not in TABLES
        else story.citation(table.title[story.book.t.code], f"{stem}/", package),
        bibtex=bibtex(package, edition, day),
        jsonld=Markup(schema_org.dataset(package, table, edition, story.stored, modified)),
    )
