"""Every generated page of one language: its view through its template into Markdown, one Page a path.

A template sees its page's view, the translator for fixed labels, the page's path, helpers that make links
relative to it, and the shared pieces; everything that it prints is escaped for Markdown and HTML at once,
and an undefined name is an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.analysis import years
from scripts.i18n.escape import escaped
from scripts.model.site import relative
from scripts.pages import (
    amendments,
    changes,
    correction_slip,
    data,
    document,
    documents,
    duties,
    home,
    indicator,
    indicators,
    links,
    quality,
    results,
    statements,
    table,
    targets,
    task,
    tasks,
)
from scripts.pages.context import PREVIEW, PageContext
from scripts.pages.page import OWNED, SECTIONS, Page, PageMeta
from scripts.pages.year_links import year_path

__all__ = ["OWNED", "PREVIEW", "SECTIONS", "Page", "PageMeta", "page", "pages", "part", "templates"]


class View(Protocol):
    """What the view of a page of its own has; that of a part has no meta."""

    @property
    def meta(self) -> PageMeta:
        """What the page says of itself."""


# The view of every page that lists a kind of thing, by the folder and the template that it names.
LISTS: dict[str, Callable[[PageContext], View]] = {
    "targets": targets.view,
    "amendments": amendments.view,
    "results": results.view,
    "indicators": indicators.view,
    "tasks": tasks.view,
    "statements": statements.view,
    "duties": duties.view,
    "documents": documents.view,
    "data": data.view,
    "quality": quality.view,
    "changes": changes.view,
}


@cache
def templates() -> Environment:
    """The templates, with one rule of escaping for all of them and no name that nobody hands over."""
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
    environment.globals.clear()
    return environment


def pages(context: PageContext) -> Iterator[Page]:
    """Every generated page of one language, each made when it is asked for."""
    ledger = context.ledger
    yield part(context, "home", "", home.view(context))
    yield part(context, "contribute", correction_slip.PATH, correction_slip.view(context))
    for name in SECTIONS:
        yield page(context, name, f"{name}/", LISTS[name](context))
    for year in years.target_years(context.derivation):
        path = year_path(targets.PATH, year)
        yield page(context, "targets", path, targets.year_view(context, year, path))
    for year in years.result_years(ledger):
        path = year_path(results.PATH, year)
        yield page(context, "results", path, results.year_view(context, year, path))
    for row in ledger.indicators:
        yield page(context, "indicator", links.indicator(row.id), indicator.view(context, row))
    for row_task in ledger.tasks:
        yield page(context, "task", links.task(row_task.id), task.view(context, row_task))
    for row_document in ledger.documents:
        view = document.view(context, row_document)
        yield page(context, "document", links.document(row_document.id), view)
    for package in context.packages:
        for each in package.tables:
            path = links.table(package.name, each.name)
            yield page(context, "table", path, table.view(context, package, each))


def page(context: PageContext, template: str, path: str, view: View) -> Page:
    """A page of its own: its front matter, then what its template makes of its view."""
    text = f"{front_matter(path, view.meta)}\n\n{filled(context, template, path, view)}"
    return Page(path, text, meta=view.meta)


def part(context: PageContext, template: str, path: str, view: object) -> Page:
    """What a hand-written page includes: no front matter, that page has its own."""
    return Page(path, filled(context, template, path, view), part=True)


def filled(context: PageContext, template: str, path: str, view: object) -> str:
    """What a template makes of the view of the page at `path`: Markdown with one line end at its end."""
    text = (
        templates()
        .get_template(f"{template}.md.j2")
        .render(
            view=view,
            t=context.t,
            to=lambda there: relative(path, there),
            here=path,
            root=lambda there: relative(path, context.site.to_root + there),
        )
    )
    return text.strip() + "\n"


def front_matter(path: str, meta: PageMeta) -> str:
    """A page's front matter as YAML, every text quoted as JSON quotes it; what is empty is left out."""
    texts = {"title": meta.title, "description": meta.description, "alt_path": path}
    lines = [f"{name}: {quoted(text)}" for name, text in texts.items()]
    lines += [f"section: {quoted(meta.section)}"] if meta.section else []
    lines += ["wide: true"] if meta.wide else []
    lines += [f"kind: {meta.kind}"]
    lines += [f"figure: {quoted(meta.figure)}"] if meta.figure else []
    lines += [f"context: {quoted(meta.context)}"] if meta.context else []
    lines += ["others: true"] if meta.others else []
    lines += [f"card: {quoted(meta.card)}"] if meta.card else []
    return "\n".join(["---", *lines, "---"])


def quoted(text: str) -> str:
    """A text as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
