"""This room runs the flow: load → validate → derive → charts, pages, downloads → publish."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.analysis import versions
from scripts.analysis.derive import Derivation, derive
from scripts.analysis.rules import Check, validate
from scripts.charts.engine import engine
from scripts.charts.specs import chart_specs
from scripts.charts.svg import Chart, charts
from scripts.exports.api import api, sample
from scripts.exports.downloads import downloads
from scripts.exports.feeds import feeds
from scripts.exports.files import CachedFile, FileInfo, PublishedFile
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import git
from scripts.ingest.history import read_history
from scripts.ingest.load import Loaded, load
from scripts.ingest.states import earlier_states
from scripts.model.problem import Problem, Unpublishable
from scripts.model.site import Site
from scripts.pages import corrections
from scripts.pages.cards import card_files
from scripts.pages.chart_files import chart_files
from scripts.pages.page import PageMeta
from scripts.pages.png_files import PngFile, palette, png_files
from scripts.pages.render import Page, pages
from scripts.pages.story import Story
from scripts.publish.file_cache import FileCache
from scripts.publish.site import alone, build_site, is_generated, restore, write_docs

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
    earlier = earlier_states(root, loaded.packages, versions.needs_rows)
    found |= {*versions.problems(loaded, earlier)}
    return loaded, checks, sorted(found, key=lambda p: (p.place, p.facts))


def build(root: Path, today: date, step: Step | None = None, site: Path | None = None) -> Built:
    """The whole way from `datasets/` to `site/`; if the data are wrong, Unpublishable and nothing touched."""
    step, site = step or quiet, site or root / "site"
    restore(site, root / "build")
    with step("load"):
        loaded, checks, problems = check(root, today)
        problems += corrections.setting_problems(**settings(root))
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
        stories, taken = stories_of(root, loaded, derived, checks, drawn)
        count = {
            code: written(root, story, taken if code == LANGUAGES[0] else [])
            for code, story in stories.items()
        }
    with step("publish"):
        script = engine(FileCache(root / "build" / "engine"))
        files = build_site(root, CONFIGS, site, root / "build", environment(root), script)
    docs = root / "docs" / LANGUAGES[0]
    by_hand = sum(not is_generated(page, docs) for page in docs.rglob("*.md"))
    return Built(count[LANGUAGES[0]] + by_hand, len(drawn[LANGUAGES[0]]), files, site)


def written(root: Path, story: Story, taken: list[PublishedFile]) -> int:
    """One language's pages, charts and cards, each written once it is made; returns the number of pages.

    None is kept: what a page says of itself is all that its card needs, and cards come after the pages.
    """
    metas: list[PageMeta] = []

    def made() -> Iterator[Page]:
        for page in pages(story):
            if not page.part:
                metas.append(page_meta(page))
            yield page

    code = story.book.t.code
    files = chain(image_files(root, story, metas), taken)
    write_docs(made(), files, root / "docs" / code, root / "build" / "parts" / code)
    return len(metas)


def page_meta(page: Page) -> PageMeta:
    """What a page says of itself. TODO: to go once `Page.meta` is there; nothing else reads front matter."""
    head = page.text.removeprefix("---\n").split("\n---\n", 1)[0] if page.text.startswith("---\n") else ""
    lines = (line.partition(": ") for line in head.splitlines())
    values = {name: json.loads(value) if value.startswith('"') else value for name, _, value in lines}
    names = ("title", "description", "card", "figure", "context")
    return PageMeta(**{"title": "", "description": ""} | {n: values[n] for n in names if n in values})


def draw(root: Path, loaded: Loaded, derived: Derivation, code: str) -> dict[str, Chart]:
    """One language's charts by name, those drawn before taken from the cache."""
    specs = chart_specs(loaded.ledger, derived, Phrasebook(Translator(code), loaded.ledger))
    return charts(specs, FileCache(root / "build" / "charts"))


def stories_of(
    root: Path,
    loaded: Loaded,
    derived: Derivation,
    checks: tuple[Check, ...],
    drawn: dict[str, dict[str, Chart]],
) -> tuple[dict[str, Story], list[PublishedFile]]:
    """What each language's pages are told from, and the files that both languages' pages offer."""
    stories = {code: story_of(root, loaded, derived, checks, drawn[code], code) for code in LANGUAGES}
    editions = [Edition(s.book, s.site) for s in stories.values()]
    history = read_history(root, loaded.packages)
    taken = [
        *downloads(loaded.packages, editions, history.modified),
        *feeds(history, loaded.packages, editions),
    ]
    taken += api(loaded.ledger, derived, editions)
    stored = {file.path: FileInfo.of(file.content) for file in taken}
    shown = sample(taken)
    told = {
        code: replace(story, history=history, stored=stored, sample=shown) for code, story in stories.items()
    }
    return told, taken


def story_of(
    root: Path,
    loaded: Loaded,
    derived: Derivation,
    checks: tuple[Check, ...],
    drawn: dict[str, Chart],
    code: str,
) -> Story:
    """What one language's pages are told from."""
    return Story(
        book=Phrasebook(Translator(code), loaded.ledger),
        site=site_of(root, code),
        doors=doors_of(root),
        ledger=loaded.ledger,
        d=derived,
        packages=loaded.packages,
        checks=checks,
        charts=drawn,
    )


def image_files(root: Path, story: Story, metas: Iterable[PageMeta]) -> Iterator[PublishedFile | CachedFile]:
    """One language's charts to take away, and its pages' share cards."""
    work = root / "build"
    return png_files(before_png(root, story, metas), FileCache(work / "images"), FileCache(work / "fonts"))


def before_png(
    root: Path, story: Story, metas: Iterable[PageMeta]
) -> Iterator[PublishedFile | CachedFile | PngFile]:
    """The same before their PNGs are rendered."""
    colours = palette(root / "docs" / LANGUAGES[0] / "assets" / "look.css")
    edition = Edition(story.book, story.site)
    for chart in story.charts.values():
        yield from chart_files(chart, edition, colours)
    yield from card_files(metas, edition, colours)


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


def doors_of(root: Path) -> corrections.CorrectionLinks:
    """Where readers of this project can correct a row."""
    return corrections.correction_links(remote=git.origin(root), **settings(root))


def settings(root: Path) -> dict[str, str]:
    """What somebody has set about the repository and the letters, as it is written."""
    config = configuration(root / CONFIGS[LANGUAGES[0]])
    extra = config.get("extra", {})
    told = {name: extra.get(name) for name in ("forge", "branch", "contact")}
    return {name: str(value or "") for name, value in {"repository": config.get("repo_url"), **told}.items()}


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
    return git.run_git(root, "log", "-1", "--format=%ct").strip() or "1767225600"


@contextmanager
def quiet(_: str) -> Iterator[None]:
    """A step that tells nobody."""
    yield
