"""The pages that a browser looks at: one of every template and of every case that has a look of its own.

Which rows stand for a case is read from the data, so that no edit of them breaks a test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from scripts.publish.config import configuration
from tests.ledgers import computed_from

SECTIONS = ("", "targets/", "amendments/", "results/", "indicators/", "tasks/", "statements/", "duties/")
SECTIONS += ("documents/", "data/", "data/targets/targets/", "data/amendments/wording/")  # the last is wide
SECTIONS += ("quality/", "changes/", "about/", "contribute/")
HOMES = {"vi": "", "en": "en/"}  # language → the path of its pages
KINDS = ("ledger", "rank", "series", "structure", "tasks")  # of charts


def headline(root: Path) -> str:
    """The id of the indicator that the site leads with."""
    return configuration(root).sites[LANGUAGES[0]].headline


def most(ids: Iterator[str]) -> list[str]:
    """The id that stands there most often, as a list; empty where there is none."""
    return [id for id, _ in Counter(filter(None, ids)).most_common(1)]


def templates(root: Path, loaded: Loaded) -> tuple[str, ...]:
    """The paths of one page of every template and case, as they are in the first language."""
    ledger = loaded.ledger
    derived = [one.indicator.id for one in computed_from(ledger).derived][:1]
    indicators = [headline(root), *derived, *most(i.whole for i in ledger.indicators)]
    tasks = most(a.task for a in ledger.amendments)
    documents = [*most(a.document for a in ledger.amendments), *most(r.source for r in ledger.results)]
    pages = [f"indicators/{id}/" for id in indicators]
    pages += [f"tasks/{id}/" for id in tasks] + [f"documents/{id}/" for id in documents]
    return (*SECTIONS, *dict.fromkeys(pages))


@pytest.fixture(scope="session")
def paths(root: Path, real: Loaded) -> tuple[str, ...]:
    """templates() of the real data."""
    return templates(root, real)


@pytest.fixture(scope="session")
def lead(root: Path) -> str:
    """The path of the page of the indicator that the site leads with."""
    return f"indicators/{headline(root)}/"


@pytest.fixture(scope="session")
def charted(built_site: Path) -> dict[str, str]:
    """kind of chart → the path of the first page that has one of it: "indicators/x/"."""
    found: dict[str, str] = {}
    for file in sorted(built_site.rglob("index.html")):
        path = f"{file.parent.relative_to(built_site).as_posix()}/".removeprefix("./")
        if not path.startswith(HOMES["en"]):
            for id in html.parse(file).xpath("//figure[@class='chart']/@id"):
                found.setdefault(id.rpartition("-")[2], path)
    return found
