"""This room runs the flow: load → validate → derive → charts, pages, downloads → publish."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.analysis import versions
from scripts.analysis.derive import Derivation, derive
from scripts.analysis.rules import Check, validate
from scripts.charts import specs as drawings
from scripts.charts import svg as pictures
from scripts.exports.api import api, sample
from scripts.exports.downloads import Download, Kept, downloads
from scripts.exports.feeds import feeds
from scripts.exports.metadata import Stored
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import git
from scripts.ingest.history import remember
from scripts.ingest.load import Loaded, load
from scripts.model.problem import Problem, Unpublishable
from scripts.model.site import Site
from scripts.pages import corrections as doors
from scripts.pages import images
from scripts.pages.context import PageContext
from scripts.pages.page import Page, PageMeta
from scripts.pages.render import pages
from scripts.publish.site import alone, build_site, restore, write_docs

CONFIGS = {"vi": "mkdocs.yml", "en": "mkdocs.en.yml"}
Step = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True)
class Built:
    """What a build has made."""

    pages: int  # a language
    charts: int  # a language
    files: int
    site: Path


def check(root: Path, today: date) -> tuple[Loaded, tuple[Check, ...], list[Problem]]:
    """Everything wrong with the data: their form, their meaning, what their versions promised."""
    loaded = load(root / "datasets")
    checks = validate(loaded, today)
    found = {*loaded.problems, *(p for c in checks for p in c.problems)}
    found |= {*versions.refused(root, loaded.packages)}
    return loaded, checks, sorted(found, key=lambda p: (p.place, p.facts))


def build(root: Path, today: date, step: Step | None = None, site: Path | None = None) -> Built:
    """The whole way from `datasets/` to `site/`; if the data are wrong, Unpublishable and nothing touched."""
    step, site = step or quiet, site or root / "site"
    restore(site, root / "build")
    with step("load"):
        loaded, checks, problems = check(root, today)
        problems += doors.wrong(**settings(root))
    if problems:
        raise Unpublishable(problems)
    with alone(root / "build", step):
        return published(root, loaded, checks, step, site)


def published(root: Path, loaded: Loaded, checks: tuple[Check, ...], step: Step, site: Path) -> Built:
    """Data that are right, as a site."""
    derived = derive(loaded.ledger)
    with step("charts"):
        drawn = {code: draw(root, loaded, derived, code) for code in LANGUAGES}
    with step("pages"):
        contexts, taken = contexts_of(root, loaded, derived, checks, drawn)
        count = {
            code: written(root, context, taken if code == LANGUAGES[0] else [])
            for code, context in contexts.items()
        }
    with step("publish"):
        files = build_site(root, CONFIGS, site, root / "build", environment(root))
    by_hand = len(list((root / "docs" / LANGUAGES[0]).glob("*.md")))
    return Built(count[LANGUAGES[0]] + by_hand, len(drawn[LANGUAGES[0]]), files, site)


def written(root: Path, context: PageContext, taken: list[Download]) -> int:
    """One language's pages, charts and cards, each written once it is made; returns the number of pages.

    None is kept: what a page says of itself is all that its card needs, and cards come after the pages.
    """
    metas: list[PageMeta] = []

    def noted() -> Iterator[Page]:
        for page in pages(context):
            if page.meta:
                metas.append(page.meta)
            yield page

    code = context.t.code
    files = chain(images_of(root, context, metas), taken)
    write_docs(noted(), files, root / "docs" / code, root / "build" / "parts" / code)
    return len(metas)


def draw(root: Path, loaded: Loaded, derived: Derivation, code: str) -> dict[str, pictures.Drawn]:
    """One language's charts, those drawn before taken from the cache."""
    wanted = drawings.drawings(loaded.ledger, derived, Phrasebook(Translator(code), loaded.ledger))
    drawn = pictures.draw(wanted, root / "build" / "charts")
    return {
        d.name: pictures.Drawn(d.heading, d.title, d.caption, d.head, d.rows, drawn[d.name]) for d in wanted
    }


def contexts_of(
    root: Path,
    loaded: Loaded,
    derived: Derivation,
    checks: tuple[Check, ...],
    drawn: dict[str, dict[str, pictures.Drawn]],
) -> tuple[dict[str, PageContext], list[Download]]:
    """What each language's pages are made from, and the files that both languages' pages offer."""
    editions = {code: edition_of(root, loaded, code) for code in LANGUAGES}
    history = remember(root, loaded.packages)
    taken = [
        *downloads(loaded.packages, editions.values(), history.modified),
        *feeds(history, loaded.packages, list(editions.values())),
    ]
    taken += api(loaded.ledger, derived, list(editions.values()))
    stored = {file.path: Stored.of(file.content) for file in taken}
    contexts = {
        code: PageContext(
            edition=edition,
            ledger=loaded.ledger,
            derivation=derived,
            packages=loaded.packages,
            checks=checks,
            charts=drawn[code],
            stored=stored,
            history=history,
            corrections=doors_of(root),
            sample=sample(taken),
        )
        for code, edition in editions.items()
    }
    return contexts, taken


def edition_of(root: Path, loaded: Loaded, code: str) -> Edition:
    """The site's settings and the ledger's phrases in one language."""
    return Edition(Phrasebook(Translator(code), loaded.ledger), site_of(root, code))


def images_of(root: Path, context: PageContext, metas: Iterable[PageMeta]) -> Iterator[Download | Kept]:
    """One language's charts to take away, and its pages' share cards."""
    kept = root / "build" / "images"
    return images.rendered(pictures_of(root, context, metas, kept), kept)


def pictures_of(
    root: Path, context: PageContext, metas: Iterable[PageMeta], kept: Path
) -> Iterator[Download | images.Picture]:
    """The same before they are rendered."""
    site = context.site
    colours = images.palette(root / "docs" / LANGUAGES[0] / "assets" / "look.css")
    for drawing in drawings.drawings(context.ledger, context.derivation, context.book):
        source = context.t.text("chart.source", documents="; ".join(drawing.documents), site=site.name)
        drawn = context.charts[drawing.name]
        yield from images.chart_files(drawing, drawn, source, site.url, colours, kept)
    yield from images.card_files(metas, context.edition, colours)


def site_of(root: Path, code: str) -> Site:
    """What the site's configuration says in one language."""
    config = configuration(root / CONFIGS[code])
    extra = config.get("extra", {})
    home = str(configuration(root / CONFIGS[LANGUAGES[0]]).get("site_url") or "").rstrip("/")
    within = "/" if code == LANGUAGES[0] else f"/{code}/"
    return Site(
        name=str(config["site_name"]),
        url=home and home + within,
        place=str(extra.get("place", "")),
        headline=str(extra.get("headline", "")),
        root_url=home and f"{home}/",
        to_root=str(extra.get("root", "")),
    )


def doors_of(root: Path) -> doors.Doors:
    """Where readers of this project can correct a row."""
    return doors.doors(remote=git.origin(root), **settings(root))


def settings(root: Path) -> dict[str, str]:
    """What somebody has set about the repository and the letters, as it is written."""
    config = configuration(root / CONFIGS[LANGUAGES[0]])
    extra = config.get("extra", {})
    told = {name: extra.get(name) for name in ("forge", "branch", "contact")}
    return {name: str(value or "") for name, value in {"told": config.get("repo_url"), **told}.items()}


def configuration(file: Path) -> dict[str, Any]:
    """A mkdocs.yml with what it inherits, as MkDocs itself reads it."""
    from mkdocs.utils.yaml import yaml_load

    with file.open("rb") as stream:
        found: dict[str, Any] = yaml_load(stream)
    return found


def environment(root: Path) -> dict[str, str]:
    """What MkDocs is told beside its configuration: the day of the last commit, so that builds are alike."""
    told = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or last_commit(root)}
    for code in LANGUAGES[1:]:
        address = site_of(root, code).url
        if address:
            told[f"SITE_URL_{code.upper()}"] = address
    return told


def last_commit(root: Path) -> str:
    """The last commit's time in seconds; outside a repository the beginning of 2026."""
    return git.asked(root, "log", "-1", "--format=%ct").strip() or "1767225600"


@contextmanager
def quiet(_: str) -> Iterator[None]:
    """A step that tells nobody."""
    yield
