"""The pages that a browser looks at: one of every template, each in both languages."""

from __future__ import annotations

TEMPLATES = (
    "",
    "targets/",
    "amendments/",
    "results/",
    "indicators/",
    "indicators/grdp-growth/",
    "indicators/share-product-taxes/",  # derived
    "indicators/grdp/",  # a whole
    "tasks/",
    "tasks/tourism/",
    "statements/",
    "duties/",
    "documents/",
    "documents/nq-amending-04-tu/",
    "documents/press-2026-01-31/",
    "data/",
    "data/targets/targets/",
    "data/amendments/wording/",  # wide
    "quality/",
    "changes/",
    "about/",
    "contribute/",
)
PAGES = tuple(language + path for path in TEMPLATES for language in ("", "en/"))
