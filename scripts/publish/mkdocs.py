"""Pages in docs/ in; a site for each language out: MkDocs, strict, in processes of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.model.site import Site
from scripts.publish import mkdocs_process

GENERATOR = Path(__file__).resolve().parents[2]  # the folder that holds the package
ENVIRONMENT = re.compile(r"(?<=!ENV)\s+\[?\s*(\w+)")
THEME_LEFTOVERS = ("javascripts", "stylesheets", "images")  # of the theme's own look, which no page loads


class BuildFailed(Exception):
    """MkDocs has refused the pages; carries what it printed."""


def build_languages(
    root: Path, configs: Mapping[str, str], fresh: Path, environment: Mapping[str, str]
) -> Path:
    """Build each language below `fresh`, merge them, and return the folder of the whole site.

    `configs` is language → its configuration; the first one's site is the root of all. BuildFailed where
    MkDocs warns of anything.
    """
    homes = {code: fresh / code for code in configs}
    runs = {code: start(root, config, homes[code], environment) for code, config in configs.items()}
    failures = []
    for code, run in runs.items():
        output, _ = run.communicate()
        if run.returncode:
            lines = (line for line in output.splitlines() if line and not line.startswith("INFO"))
            failures.append("\n".join([f"{configs[code]}:", *lines]))
    if failures:
        raise BuildFailed("\n".join(failures))
    for home in homes.values():
        for leftover in THEME_LEFTOVERS:
            shutil.rmtree(home / "assets" / leftover, ignore_errors=True)
    first, *others = homes
    for code in others:
        homes[code].rename(homes[first] / code)
        (homes[first] / code / "404.html").unlink(missing_ok=True)
    return homes[first]


def start(root: Path, config: str, site: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start MkDocs on one configuration, strict, in a process of its own: the two languages use both cores.

    The code is this generator's, whatever stands in the project's own folder of that name.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-m", mkdocs_process.__name__, config, str(site)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(GENERATOR), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def environment(sites: Mapping[str, Site], committed: str) -> dict[str, str]:
    """What MkDocs is given beside its configuration: addresses, and the time of `committed`, in seconds.

    The time is the last commit's, so that builds are alike; outside a repository the beginning of 2026.
    """
    given = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or committed or "1767225600"}
    for code, site in sites.items():
        if site.url and site.url != site.root_url:
            given[f"SITE_URL_{code.upper()}"] = site.url
    return given


def settings_read(root: Path, configs: Mapping[str, str]) -> dict[str, str]:
    """The variables of the environment that the configurations read, with their values as they are now."""
    names = [name for config in configs.values() for name in variables(root / config)]
    return {name: os.environ.get(name, "") for name in names}


def variables(config: Path) -> list[str]:
    """The names in the environment that a configuration takes values from: `!ENV [NAME, default]`."""
    return ENVIRONMENT.findall(config.read_text("utf-8"))
