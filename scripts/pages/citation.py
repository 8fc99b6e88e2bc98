"""How a page is cited: site, title, version, up to when the figures go, last change of the data, address."""

from __future__ import annotations

from scripts.analysis import queries
from scripts.exports.citations import last_changed, updated_phrase
from scripts.model.package import Package
from scripts.pages import links
from scripts.pages.context import PageContext


def citation(context: PageContext, title: str, path: str, package: Package | None = None) -> str:
    """How to cite the page at `path`, of one of our packages or of all, as plain text."""
    packages = [package] if package else [one for one in context.packages if links.is_ours(one)]
    days = (last_changed(one, context.history.modified) for one in packages)
    site, t = context.site, context.t
    latest = queries.latest_document(context.ledger, context.derivation.today)
    reach = t.text("cite.reach", date=t.date(latest.issued)) if latest else ""
    return t.text(
        "cite.text",
        site=site.name,
        title=title,
        version=max((one.version for one in packages), default=""),
        reach=reach,
        updated=updated_phrase(t, max(filter(None, days), default=None)),
        address=f" {site.url}{path}" if site.url else "",
    )
