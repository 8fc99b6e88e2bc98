"""One browser, and the built site served under a sub-path as a plain static server would serve it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import HOMES, charted, lead, paths
from tests.browser.reach import hosted
from tests.browser.sweep import Sweep, swept
from tests.conftest import SWEEP_PARTS

__all__ = ["charted", "lead", "paths"]  # fixtures

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
QUIET += ("--disable-component-update", "--disable-sync")
# A Chromium with a whole window's parts starts two processes a window for suggestions below its address bar, which
# costs more than most pages do. This list takes the place of Playwright's own, so what that holds of weight is here.
UNUSED = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "PaintHolding", "HttpsUpgrades", "MediaRouter")
UNUSED += ("OptimizationHints", "PreconnectToSearch", "LensOverlay", "DestroyProfileOnBrowserClose")
QUIET += (f"--disable-features={','.join(UNUSED)}",)
QUIET += ("--num-raster-threads=1",)  # cores are few, and each has a worker already


class Handler(SimpleHTTPRequestHandler):
    """A static server that keeps its log to itself."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served from a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real data's site in a folder of a server: …/so/."""
    above = tmp_path_factory.mktemp("served")
    (above / "so").symlink_to(built_site, target_is_directory=True)
    with served(above) as address:
        yield f"{address}so/"


@pytest.fixture(scope="session")
def at_root(built_site: Path) -> Iterator[str]:
    """The same site at a server's root: where its page for lost readers is at home."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, else the one that Playwright brought."""
    own = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=own, args=list(QUIET))
        yield started
        started.close()


# One part of the sweep of each language: a worker has few of them, so that all workers end at the same time.
PARTS = [
    pytest.param(
        (language, part), id=f"{language}-{part}", marks=pytest.mark.xdist_group(f"sweep-{language}-{part}")
    )
    for part in range(SWEEP_PARTS)
    for language in HOMES
]


@pytest.fixture(scope="session", params=PARTS)
def sweep(
    request: pytest.FixtureRequest,
    browser: Browser,
    built_site: Path,
    paths: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Sweep:
    """Every so-manieth page of pages.templates() in one language, measured once for all tests."""
    language, part = request.param
    above = tmp_path_factory.mktemp("swept")
    (above / "so").symlink_to(built_site, target_is_directory=True)
    with hosted(above, late=0.1) as host:
        pages = [HOMES[language] + path for path in paths[part::SWEEP_PARTS]]
        return swept(browser, host, f"{host.address}so/", language, pages)


@pytest.fixture
def opened(browser: Browser) -> Iterator[object]:
    """opened(width=…, …): a page of a fresh context, closed after the test."""
    contexts = []

    def open_page(width: int = 1280, height: int = 900, **told: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **told))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
