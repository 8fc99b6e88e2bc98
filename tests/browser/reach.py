"""What the tests of reach share: a host with compression and a page for the lost, a page that tells all it does."""

from __future__ import annotations

import gzip
import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

# Before anything of the page runs: what its policy forbids is written down.
VIOLATIONS = """window.forbidden = [];
addEventListener("securitypolicyviolation", (event) => forbidden.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


class Host(SimpleHTTPRequestHandler):
    """A host of static sites as they are: files compressed and kept by the browser, /404.html for the lost."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return

    def send_head(self) -> io.BytesIO:
        self.server.asked.append(self.path)
        asked = Path(self.translate_path(self.path))
        file = asked / "index.html" if asked.is_dir() else asked
        found = file.is_file()
        body = (file if found else Path(self.directory) / "404.html").read_bytes()
        kind = self.guess_type(str(file) if found else "404.html")
        if kind.endswith("javascript"):
            time.sleep(self.server.late)
        packed = kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml"))
        body = gzip.compress(body, 9, mtime=0) if packed else body
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.server.sent[self.path] = len(body)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=0" if kind == "text/html" else "max-age=86400")
        self.end_headers()
        return io.BytesIO(body)


class Hosting(ThreadingHTTPServer):
    """Such a host, that remembers what it was asked and how many bytes it answered with."""

    def __init__(self, folder: Path, late: float = 0) -> None:
        self.late = late  # seconds by which scripts come later, as on a slow line
        super().__init__(("127.0.0.1", 0), partial(Host, directory=str(folder)))
        self.asked: list[str] = []
        self.sent: dict[str, int] = {}  # by path
        self.address = f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def hosted(folder: Path, late: float = 0) -> Iterator[Hosting]:
    """A folder on such a host, whose scripts come so many seconds late."""
    host = Hosting(folder, late)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()


@dataclass
class Watch:
    """What a page asks for and complains of, from now on."""

    page: Page
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.told.append(message.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.add_init_script(VIOLATIONS)

    @property
    def forbidden(self) -> list[str]:
        return self.page.evaluate("() => window.forbidden")

    @property
    def hosts(self) -> set[str]:
        return {urlsplit(address).netloc for address in self.asked}
