"""Fixtures that every test may use: the repository's data, copies of it to break, one built site for all."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from syrupy.assertion import SnapshotAssertion

from scripts.build import build
from scripts.i18n.translator import LANGUAGES
from scripts.ingest import descriptor
from scripts.ingest import load as loading
from scripts.ingest.load import Loaded, load
from scripts.pages.page import OWNED
from scripts.publish.config import configuration
from scripts.publish.finish import ALL, Steps
from tests import golden
from tests.accepted import PlainFile
from tests.reuse import package_reader, shapes, table_reader

ROOT = Path(__file__).resolve().parents[1]
# The project whose data are tested: this one, or a copy that test_honest_edits.py has edited.
PROJECT = Path(os.environ.get("PROJECT_ROOT") or ROOT)
TODAY = date(2026, 11, 22)
CACHES = ("charts", "images", "engine", "fonts")  # below build/, by content: no build changes what is there
LEAN = Steps(search=False, offline=False)  # a site whose index and offline copy no test looks at
SHARED: list[Path] = []  # the folder that all workers of a run share, once it is known
PUBLIC_URL = "https://ledger.example/open/"  # the address that the site of `public` is built for
SOURCES = ("datasets", "docs", "overrides", "mkdocs.yml", "mkdocs.en.yml")  # all that a build reads


# How many examples of a property are enough: `make test` takes the first, `make long` the second. A test that
# needs more or fewer says so as a multiple of `settings.default.max_examples`.
settings.register_profile("short", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=1_000, deadline=None, database=None, print_blob=True)
settings.load_profile("short")


# Groups of tests that share what takes long to make, and the longest tests that stand alone: one worker has
# the whole of a group. They are begun in this order, the slowest first, so that no worker is idle at the end.
SWEEP_PARTS = 3  # of the pages that a browser looks at in each language (browser/sweep.py)
GROUPS = (
    *(f"sweep-{language}-{part}" for part in range(SWEEP_PARTS) for language in LANGUAGES),
    "doors",
    "hostile",
    "limits",
    "foreign",
    "reach-1",
    "killed",
    "honest",
    "alike",
    "broken",
)
GROUPS += ("serve", "year", "ledgers", "browser", "mutants")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow groups first, in their order; all else after them. Of another project, what looks at its data."""

    def rank(item: pytest.Item) -> int:
        group = item.get_closest_marker("xdist_group")
        return GROUPS.index(group.args[0]) if group and group.args[0] in GROUPS else len(GROUPS)

    items.sort(key=rank)
    if PROJECT != ROOT:
        items[:] = [item for item in items if {"real", "built_site"} & set(getattr(item, "fixturenames", ()))]


@pytest.fixture(scope="session", autouse=True)
def reused() -> Iterator[None]:
    """Sound packages and tables are read once a run (reuse.py)."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loading, "read_package", package_reader())
        patched.setattr(loading, "read", table_reader())
        patched.setattr(descriptor, "shape_problems", shapes())
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The project whose data are tested. Nothing may be written into it."""
    return PROJECT


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def real() -> Loaded:
    """The repository's own datasets, read once."""
    return load(PROJECT / "datasets", configuration(PROJECT).area)


@pytest.fixture
def accepted(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """accepted(name="output/x.md") == text: what stands in that file below tests/ was accepted."""
    return snapshot.with_defaults(extension_class=PlainFile)


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the project's sources to change and to build: `project()`, `project("another-name")`."""
    return lambda name="project": copied(ROOT, tmp_path / name)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The project of an invented land (tests/input/mini) in our own look: builds in two seconds."""
    return invented(tmp_path / "small")


@pytest.fixture(scope="session", autouse=True)
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    place = tmp_path_factory.getbasetemp()
    place = place.parent if "PYTEST_XDIST_WORKER" in os.environ else place
    SHARED.append(place)
    return place


@pytest.fixture(scope="session")
def built_project(shared: Path) -> Path:
    """A copy of the project with its site built, one for all workers. Look, do not touch."""
    steps = ALL if PROJECT == ROOT else Steps(search=False)
    return once(shared / "built-project", lambda place: with_caches(PROJECT, copied(PROJECT, place)), steps)


def once(place: Path, assemble: Callable[[Path], object], steps: Steps = ALL) -> Path:
    """A project that is assembled and built by the first worker that asks for it."""
    done = place.with_suffix(".done")
    with locked(place.with_suffix(".lock")):
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            assemble(place)
            build(place, TODAY, steps=steps)
            done.touch()
    return place


@pytest.fixture(scope="session")
def built_site(built_project: Path) -> Path:
    """The real data's site: index.html at its root, the English one under en/."""
    return built_project / "site"


@pytest.fixture(scope="session")
def public(shared: Path) -> Path:
    """The invented land's site, built for an address, one for all workers. Look, do not touch."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SITE_URL", PUBLIC_URL)
        return once(shared / "public-project", invented) / "site"


def invented(place: Path) -> Path:
    """The invented land's project, its images made already where a run of tests has made them once."""
    assembled(place)
    for folder in SHARED[:1]:
        with_caches(once(folder / "invented-land", assembled, LEAN), place)
    return place


def with_caches(source: Path, to: Path) -> Path:
    """The project `to`, with what builds of `source` keep by content: its build makes only what differs."""
    for name in CACHES if source != ROOT else ():
        if (source / "build" / name).is_dir():  # fonts only where charts are PNG files
            shutil.copytree(source / "build" / name, to / "build" / name)
    return to


def assembled(place: Path) -> Path:
    """The invented land's data and pages in our own look and configuration, with its own names."""
    golden.assembled("mini", place)
    for look in ("overrides", "docs/vi/assets"):
        shutil.copytree(ROOT / look, place / look)
    for config, land in (("mkdocs.yml", "Đất Mẫu"), ("mkdocs.en.yml", "Sample Land")):
        ours = (ROOT / config).read_text("utf-8")
        theirs = ours.replace("Điện Biên", land).replace("headline: grdp-growth", "headline: forest-cover")
        theirs = theirs.replace("area: dien-bien", "area: sample-land")
        theirs = theirs.replace("chart_png: true", "chart_png: false")
        (place / config).write_text(theirs, "utf-8")
    return place


def copied(source: Path, to: Path) -> Path:
    """What a build of `source` reads, copied; generated folders stay behind."""
    for name in SOURCES:
        if (source / name).is_dir():
            shutil.copytree(source / name, to / name, ignore=generated(source / "docs"))
        elif (source / name).exists():
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, to / name)
    return to


def generated(docs: Path) -> Callable[[str, list[str]], set[str]]:
    """For copytree: the folders under docs/vi and docs/en that a build makes."""
    return lambda folder, names: set(OWNED) & set(names) if Path(folder).parent == docs else set()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """One process at a time, however many workers there are."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
