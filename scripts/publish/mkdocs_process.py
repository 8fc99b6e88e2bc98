"""MkDocs on one configuration, strict, in a process of its own: `python -m scripts.publish.mkdocs_process`.

It does what `mkdocs build --strict` does, and makes the same pages; RawHtml spares it most of the time.
"""

from __future__ import annotations

import logging
import sys

from scripts.publish.raw_html import RawHtml


def main(config_file: str, site: str) -> int:
    """Build a site from a configuration; warnings and errors go to stderr, and make the exit status 1."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    logging.basicConfig(format="%(levelname)s - %(message)s", level=logging.WARNING)
    try:
        config = load_config(config_file, strict=True, site_dir=site)
        config.markdown_extensions.append(RawHtml())
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
