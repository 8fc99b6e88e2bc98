"""How a page is cited: site, title, version and last change of the data, address, as far as known."""

from __future__ import annotations

from scripts.exports.citations import last_changed, updated_phrase
from scripts.model.package import Package
from scripts.pages import links
from scripts.pages.context import PageContext


def citation(context: PageContext, title: str, path: str, package: Package | None = None) -> str:
    """How to cite the page at `path`, of one of our packages or of all, as plain text."""
    packages = [package] if package else [one for one in context.packages if links.is_ours(one)]
    days = (last_changed(one, context.history.modified) for one in packages)
    site, t = context.site, context.t
    return t.text(
        "cite.text",
        site=site.name,
        title=title,
        version=max((one.version for one in packages), default=""),
        updated=updated_phrase(t, max(filter(None, days), default=None)),
        address=f" {site.url}{path}" if site.url else "",
    )
