"""This room shows the site while it is being edited: a saved file is in the browser within seconds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scripts.pages import OWNED
from scripts.words import LANGUAGES, Words


def serve(root: Path, port: int, build: Callable[[], int], words: Words) -> int:
    """Build, serve `site/`, and build again whenever a source changes; a broken edit keeps the old site."""
    from mkdocs.livereload import LiveReloadServer

    build()
    server = LiveReloadServer(lambda: build() and None, "127.0.0.1", port, str(root / "site"), mount_path="/")
    written = [root / name for name in ("datasets", "overrides", "mkdocs.yml", "mkdocs.en.yml")]
    for code in LANGUAGES:
        written += [p for p in sorted((root / "docs" / code).iterdir()) if p.name not in OWNED]
    for place in written:
        server.watch(str(place))
    print(words.say("progress.serve", url=server.url), flush=True)
    try:
        server.serve(open_in_browser=False)
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
    return 0
