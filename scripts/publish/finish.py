"""A built site in; the same with what can only be made from the whole of it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.publish.offline import OFFLINE as OFFLINE
from scripts.publish.offline import write_offline_copy
from scripts.publish.search import index
from scripts.publish.sitemap import write_sitemaps


@dataclass(frozen=True)
class Steps:
    """What a build makes from the whole site beside its pages; without a step its files are missing."""

    search: bool = True  # pagefind/
    offline: bool = True  # offline.zip


ALL = Steps()


def finish(site: Path, steps: Steps = ALL) -> None:
    """Add to a built site what is made from the whole of it; the offline copy comes last, of all the rest."""
    if steps.search:
        index(site)
    write_sitemaps(site)
    if steps.offline:
        write_offline_copy(site)
