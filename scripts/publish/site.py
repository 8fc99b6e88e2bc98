"""Pages, styles and configurations in; the site in the former one's place out.

The site is built beside the old one, so that a build that fails or is stopped at any moment leaves the
former site whole.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.publish import build_cache
from scripts.publish.finish import ALL, Steps, finish
from scripts.publish.mkdocs import build_languages, settings_read
from scripts.publish.swap import swap
from scripts.publish.write import write

RECORD = "published"  # in the working folder: what the site was built from
FRESH = "site-fresh-"  # what a site in the making is called; each has a name of its own


def build_site(
    root: Path,
    configs: Mapping[str, str],
    site: Path,
    work: Path,
    environment: Mapping[str, str],
    assets: Mapping[str, bytes],
    steps: Steps = ALL,
) -> int:
    """Build all languages and put them in the old site's place; return the number of files.

    `configs` is language → its MkDocs configuration, `assets` are files by their paths in the site that no
    page folder holds. A site that stands as it was built from the same sources stays as it is.
    """
    work.mkdir(parents=True, exist_ok=True)
    places = [root / name for name in ("docs", "overrides", *configs.values())]
    settings = {**settings_read(root, configs), **environment, "steps": repr(steps)}
    settings |= {f"asset {path}": hashlib.sha256(content).hexdigest() for path, content in assets.items()}
    sources = build_cache.source_key(root, [*places, work / "parts"], settings)
    if not build_cache.is_current(work / RECORD, sources, site):
        for stale in work.glob(f"{FRESH}*"):
            shutil.rmtree(stale, ignore_errors=True)
        # A folder of its own: MkDocs may still be writing for a build that was killed.
        fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=work))
        whole = build_languages(root, configs, fresh, environment)
        for path, content in assets.items():
            write(whole / path, content)
        finish(whole, steps)
        swap(whole, site, work)
        shutil.rmtree(fresh, ignore_errors=True)
        build_cache.remember(work / RECORD, sources, site)
    return len(build_cache.files_below(site))
