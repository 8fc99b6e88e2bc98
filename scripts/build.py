"""This room runs the flow: load → validate → derive → charts, pages, downloads → publish."""

from __future__ import annotations

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
from scripts.charts import specs as drawings
from scripts.charts import svg as pictures
from scripts.exports.api import api, sample
from scripts.exports.downloads import Download, Kept, Voice, downloads
from scripts.exports.feeds import feeds
from scripts.exports.metadata import Stored
from scripts.i18n.translator import LANGUAGES, Words
from scripts.ingest import git
from scripts.ingest.history import remember
from scripts.ingest.load import Loaded, load
from scripts.model.problem import Problem, Unpublishable
from scripts.pages import corrections as doors
from scripts.pages import images
from scripts.pages.desk import Site
from scripts.pages.render import Page, pages
from scripts.pages.story import Story
from scripts.publish.finish import ALL, Steps
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


def build(
    root: Path, today: date, step: Step | None = None, site: Path | None = None, steps: Steps = ALL
) -> Built:
    """The whole way from `datasets/` to `site/`; if the data are wrong, Unpublishable and nothing touched.

    `steps` leaves out what takes long and not every caller looks at.
    """
    step, site = step or quiet, site or root / "site"
    restore(site, root / "build")
    with step("load"):
        loaded, checks, problems = check(root, today)
        problems += doors.wrong(**settings(root))
    if problems:
        raise Unpublishable(problems)
    with alone(root / "build", step):
        return published(root, loaded, checks, step, site, steps)


def published(
    root: Path, loaded: Loaded, checks: tuple[Check, ...], step: Step, site: Path, steps: Steps
) -> Built:
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
        files = build_site(root, CONFIGS, site, root / "build", environment(root), steps)
    by_hand = len(list((root / "docs" / LANGUAGES[0]).glob("*.md")))
    return Built(count[LANGUAGES[0]] + by_hand, len(drawn[LANGUAGES[0]]), files, site)


def written(root: Path, story: Story, taken: list[Download]) -> int:
    """One language's pages, charts and cards, each written once it is made; returns the number of pages.

    None is kept: what a page says of itself is all that its card needs, and cards come after the pages.
    """
    heads: list[dict[str, str]] = []

    def told() -> Iterator[Page]:
        for page in pages(story):
            if not page.part:
                heads.append(images.front_matter(page.text))
            yield page

    code = story.w.code
    files = chain(images_of(root, story, heads), taken)
    write_docs(told(), files, root / "docs" / code, root / "build" / "parts" / code)
    return len(heads)


def draw(root: Path, loaded: Loaded, derived: Derivation, code: str) -> dict[str, pictures.Drawn]:
    """One language's charts, those drawn before taken from the cache."""
    wanted = drawings.drawings(loaded.ledger, derived, Words(code, loaded.ledger))
    drawn = pictures.draw(wanted, root / "build" / "charts")
    return {
        d.name: pictures.Drawn(d.heading, d.title, d.caption, d.head, d.rows, drawn[d.name]) for d in wanted
    }


def stories_of(
    root: Path,
    loaded: Loaded,
    derived: Derivation,
    checks: tuple[Check, ...],
    drawn: dict[str, dict[str, pictures.Drawn]],
) -> tuple[dict[str, Story], list[Download]]:
    """What each language's pages are told from, and the files that both languages' pages offer."""
    stories = {code: story_of(root, loaded, derived, checks, drawn[code], code) for code in LANGUAGES}
    voices = [Voice(s.w, s.site.name, s.site.url) for s in stories.values()]
    history = remember(root, loaded.packages)
    taken = [
        *downloads(loaded.packages, voices, history.modified),
        *feeds(history, loaded.packages, voices),
    ]
    taken += api(loaded.ledger, derived, voices)
    stored = {file.path: Stored.of(file.content) for file in taken}
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
    drawn: dict[str, pictures.Drawn],
    code: str,
) -> Story:
    """What one language's pages are told from."""
    return Story(
        w=Words(code, loaded.ledger),
        site=site_of(root, code),
        ledger=loaded.ledger,
        d=derived,
        packages=loaded.packages,
        checks=checks,
        charts=drawn,
    )


def images_of(root: Path, story: Story, heads: Iterable[dict[str, str]]) -> Iterator[Download | Kept]:
    """One language's charts to take away, and its pages' share cards."""
    kept = root / "build" / "images"
    return images.rendered(pictures_of(root, story, heads, kept), kept)


def pictures_of(
    root: Path, story: Story, heads: Iterable[dict[str, str]], kept: Path
) -> Iterator[Download | images.Picture]:
    """The same before they are rendered."""
    colours = images.palette(root / "docs" / LANGUAGES[0] / "assets" / "look.css")
    for drawing in drawings.drawings(story.ledger, story.d, story.w):
        source = story.w.say("chart.source", documents="; ".join(drawing.documents), site=story.site.name)
        drawn = story.charts[drawing.name]
        yield from images.chart_files(drawing, drawn, source, story.site.url, colours, kept)
    yield from images.card_files(heads, story, colours)


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
        hop=str(extra.get("root", "")),
        doors=doors.doors(remote=git.origin(root), **settings(root)),
    )


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
