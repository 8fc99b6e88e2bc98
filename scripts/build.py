"""The flow, from `datasets/` to `site/`: read, check, derive, draw, write pages and files, publish.

Nothing is decided here: every step hands what it makes to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from scripts.analysis import check as checking
from scripts.analysis import versions
from scripts.analysis.check import Checked
from scripts.analysis.derived import Derivation
from scripts.charts.engine import engine
from scripts.charts.specs import chart_specs
from scripts.charts.svg import Chart
from scripts.charts.svg import charts as drawn_charts
from scripts.exports.api import api, sample
from scripts.exports.calendar import calendar
from scripts.exports.downloads import downloads
from scripts.exports.feeds import feeds
from scripts.exports.files import CachedFile, FileInfo, PublishedFile
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import git
from scripts.ingest.history import read_history
from scripts.ingest.load import load
from scripts.ingest.states import earlier_states, published_rows
from scripts.model.history import History
from scripts.model.problem import Problem, Unpublishable
from scripts.model.site import CorrectionSettings
from scripts.pages import corrections
from scripts.pages.card_files import card_files, palette
from scripts.pages.cards import cards
from scripts.pages.chart_files import chart_files, chart_png
from scripts.pages.context import PageContext
from scripts.pages.page import OWNED, Page, PageMeta
from scripts.pages.png_files import png_files
from scripts.pages.render import pages
from scripts.publish import stamps
from scripts.publish.config import CONFIGS, Configuration
from scripts.publish.config import configuration as configuration
from scripts.publish.file_cache import FileCache
from scripts.publish.finish import ALL, Steps
from scripts.publish.lock import locked
from scripts.publish.mkdocs import BuildFailed as BuildFailed
from scripts.publish.mkdocs import environment, settings_read
from scripts.publish.site import build_site
from scripts.publish.swap import restore
from scripts.publish.write import hand_written, write_docs
from scripts.publish.write import write as write

FIRST = LANGUAGES[0]
Step = Callable[[str], AbstractContextManager[None]]  # the key of what is being done → its progress, shown
Charts = Mapping[str, Mapping[str, Chart]]  # language → name → chart


@dataclass(frozen=True)
class Built:
    """What a build has made."""

    pages: int  # a language
    charts: int  # a language
    files: int
    site: Path
    owed: tuple[Problem, ...] = ()  # of a draft: the version bumps that are still to be made


@dataclass(frozen=True)
class Computed:
    """All that pages and files are made from, computed once for every language."""

    checked: Checked
    derivation: Derivation
    history: History
    editions: Mapping[str, Edition]  # by language
    corrections: corrections.CorrectionLinks


def build(
    root: Path,
    today: date,
    step: Step | None = None,
    site: Path | None = None,
    steps: Steps = ALL,
    draft: bool = False,
) -> Built:
    """Make the site of a project; if its data or settings are wrong, Unpublishable and nothing touched.

    `steps` leaves out what takes long and not every caller looks at. A `draft` is built although a package's
    version owes a bump: whoever is still editing has published nothing yet.
    """
    site, work = site or root / "site", root / "build"
    restore(site, work)
    written = [root / "docs" / code / section for code in LANGUAGES for section in OWNED]
    written += [work / "parts", site]
    read = state(root, today, written, steps=repr(steps), draft=repr(draft))
    if told := stamps.remembered(work, read, written):
        return Built(told["pages"], told["charts"], told["files"], site)
    built = made(root, today, step or quiet, site, steps, draft)
    if not built.owed:
        told = {"pages": built.pages, "charts": built.charts, "files": built.files}
        stamps.remember(work, read, written, told)
    return built


def state(root: Path, today: date, written: Iterable[Path], **given: str) -> str:
    """A name for all that a build of a project would read; `written` is what builds write themselves."""
    places = [root / name for name in ("datasets", "docs", "overrides", *CONFIGS.values())]
    settings = {**given, **settings_read(root, CONFIGS), "today": today.isoformat(), "git": git.state(root)}
    return stamps.inputs(places, written, settings)


def made(root: Path, today: date, step: Step, site: Path, steps: Steps, draft: bool) -> Built:
    """build(), whatever stands there already."""
    work = root / "build"
    with step("load"):
        checked = check(root, today)
        config = configuration(root)
        problems = [*checked.problems, *setting_problems(config.corrections)]
        owed = tuple(problem for problem in problems if draft and problem.code in versions.OWED)
    if len(problems) > len(owed):
        raise Unpublishable(problems)
    with locked(work, step):
        stamps.forget(work)
        with step("charts"):
            computed = compute(root, checked, config)
            charts = {code: draw(root, computed, code) for code in LANGUAGES}
        with step("pages"):
            files = shared_files(computed)
            contexts = page_contexts(computed, charts, files)
            count = {
                code: write_language(root, context, files if code == FIRST else [])
                for code, context in contexts.items()
            }
        with step("publish"):
            assets = {"assets/vega.js": engine(FileCache(work / "engine"))}
            settings = environment(config.sites, git.last_commit(root))
            total = build_site(root, CONFIGS, site, work, settings, assets, steps)
    pages_made = count[FIRST] + hand_written(root / "docs" / FIRST)
    return Built(pages_made, len(charts[FIRST]), total, site, owed)


def quiet(_: str) -> AbstractContextManager[None]:
    """A step that shows no progress."""
    return nullcontext()


def check(root: Path, today: date, project: Path | None = None) -> Checked:
    """Read `datasets/` and what git knows of it; tell all that is wrong.

    `project` is the folder with the settings where `root` holds nothing but data.
    """
    alone = project is not None and not (root / CONFIGS[FIRST]).is_file()
    config = configuration(project if project and alone else root)
    loaded = load(root / "datasets", config.area)
    earlier = earlier_states(root, loaded.packages, versions.needs_rows)
    published = published_rows(root, loaded.packages)
    return checking.check(loaded, today, earlier, published, config.issuers)


def setting_problems(settings: CorrectionSettings) -> Iterator[Problem]:
    """Settings of the repository and the letters that say nothing that could be used."""
    return corrections.setting_problems(
        settings.repository, settings.forge, settings.branch, settings.contact
    )


def compute(root: Path, checked: Checked, config: Configuration) -> Computed:
    """Everything that languages share, and each one's words and settings."""
    ledger, settings = checked.loaded.ledger, config.corrections
    return Computed(
        checked,
        checked.derivation,
        read_history(root, checked.loaded.packages),
        {code: Edition(Phrasebook(Translator(code), ledger), site) for code, site in config.sites.items()},
        corrections.correction_links(
            settings.repository, git.origin(root), settings.forge, settings.branch, settings.contact
        ),
    )


def draw(root: Path, computed: Computed, code: str) -> dict[str, Chart]:
    """One language's charts by name, those drawn before taken from the cache."""
    book = computed.editions[code].book
    specs = chart_specs(computed.checked.loaded.ledger, computed.derivation, book)
    return drawn_charts(specs, FileCache(root / "build" / "charts"))


def shared_files(computed: Computed) -> list[PublishedFile]:
    """Downloads, feeds and files for programs: once for all languages."""
    loaded, history, editions = computed.checked.loaded, computed.history, [*computed.editions.values()]
    return [
        *downloads(loaded.packages, editions, history.modified, loaded.ledger.fingerprints),
        *feeds(history, loaded.packages, editions),
        *api(loaded.ledger, computed.derivation, editions),
    ]


def page_contexts(
    computed: Computed, charts: Charts, files: Iterable[PublishedFile]
) -> dict[str, PageContext]:
    """What each language's pages are made from; `files` are those that they offer."""
    files, checked = [*files], computed.checked
    stored = {file.path: FileInfo.of(file.content) for file in files}
    return {
        code: PageContext(
            edition=edition,
            ledger=checked.loaded.ledger,
            derivation=computed.derivation,
            packages=checked.loaded.packages,
            checks=checked.outcomes,
            charts=charts[code],
            stored=stored,
            history=computed.history,
            corrections=computed.corrections,
            sample=sample(files),
        )
        for code, edition in computed.editions.items()
    }


def write_language(root: Path, context: PageContext, files: Iterable[PublishedFile]) -> int:
    """Write one language's pages, then its images, then `files`; return the number of pages.

    None is kept: what a page says of itself is all that its share card needs, and cards come after the pages.
    """
    metas: list[PageMeta] = []

    def noted() -> Iterator[Page]:
        for page in pages(context):
            if page.meta:
                metas.append(page.meta)
            yield page

    work, code = root / "build", context.t.code
    images = image_files(root, context, metas, FileCache(work / "images"), FileCache(work / "fonts"))
    own = [calendar(context.edition, context.derivation.occurrences)]
    write_docs(noted(), chain(images, own, files), root / "docs" / code, work / "parts" / code)
    return len(metas)


def image_files(
    root: Path, context: PageContext, metas: Iterable[PageMeta], cache: FileCache, fonts: FileCache
) -> Iterator[PublishedFile | CachedFile]:
    """One language's charts to take away and its pages' share cards; those drawn before stand in `cache`."""
    colours = palette(root / "docs" / FIRST / "assets" / "look.css")
    edition, charts = context.edition, context.charts.values()
    for chart in charts:
        yield from chart_files(chart, edition, colours)
    if edition.site.chart_png:
        yield from png_files((chart_png(chart, edition, colours) for chart in charts), cache, fonts)
    yield from card_files(cards(metas, edition), colours, cache)
