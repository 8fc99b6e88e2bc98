"""Saved sources in; the site built anew and shown in the browser, within seconds, out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from scripts.i18n.translator import LANGUAGES, Translator
from scripts.pages.page import OWNED

SOURCES = (
    *("datasets", "overrides", "mkdocs.yml", "mkdocs.en.yml", "docs/glossary.md"),
    *(f"docs/{code}" for code in LANGUAGES),
)
AWAKE = 200  # milliseconds between two looks at whether somebody wants to stop
# What a served page gains, the site itself not: it asks once a second whether there is a newer build.
RELOAD = """const shown = document.currentScript.dataset.build;
setInterval(async () => {
  const answer = await fetch("/.build", { cache: "no-store" }).catch(() => null); // not while it restarts
  if (answer?.ok && (await answer.text()) !== shown) location.reload();
}, 1000);
"""


class Server(ThreadingHTTPServer):
    """`site/` on this machine, and how often it has been built."""

    daemon_threads = True
    builds = 0


class Handler(SimpleHTTPRequestHandler):
    """Files of the site as they are; its pages notice that they have been built anew."""

    server: Server

    def send_head(self) -> BytesIO | None:
        """A page with the script that reloads it, the number of builds, or a file as it is."""
        path = self.path.partition("?")[0]
        if path == "/.build":
            return self.answer(str(self.server.builds), "text/plain")
        if path == "/.reload.js":
            return self.answer(RELOAD, "text/javascript")
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if path.endswith("/") else file
        if file.suffix != ".html" or not file.is_file():
            return super().send_head()  # type: ignore[return-value]
        script = f'<script src="/.reload.js" data-build="{self.server.builds}"></script></body>'
        return self.answer(file.read_text("utf-8").replace("</body>", script), "text/html")

    def answer(self, text: str, kind: str) -> BytesIO:
        """Send the head of an answer that nobody keeps, and return its body."""
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Print nothing for each request: the terminal is for Problems."""


def serve(root: Path, port: int, build: Callable[[], int], t: Translator) -> int:
    """Build, serve `site/` on a port of this machine, and build again whenever a source changes.

    A broken edit keeps the old site. The exit status.
    """
    edits = edited(root)
    next(edits)  # the watch is on: what is saved while the first build runs is not missed
    build()
    server = Server(("127.0.0.1", port), partial(Handler, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(t.text("progress.serve", url=f"http://127.0.0.1:{server.server_port}/"), flush=True)
    try:
        for _ in edits:
            build()
            server.builds += 1
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
        server.server_close()
    return 0


def edited(root: Path) -> Iterator[list[str]]:
    """An empty list when the watch has begun; then, whenever somebody has saved sources, their paths."""
    from watchfiles import DefaultFilter, watch

    plain = DefaultFilter()
    generated = [root.resolve() / "docs" / code / section for code in LANGUAGES for section in OWNED]
    places = [root.resolve() / name for name in SOURCES if (root / name).exists()]
    changes_seen = watch(
        *places,
        watch_filter=lambda change, path: (
            plain(change, path) and not any(Path(path).is_relative_to(m) for m in generated)
        ),
        rust_timeout=AWAKE,
        yield_on_timeout=True,
    )
    for nth, changes in enumerate(changes_seen):
        if changes or not nth:
            yield sorted(path for _, path in changes)
