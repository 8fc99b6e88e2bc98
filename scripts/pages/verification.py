"""How anyone proves a document's quotes and figures again, as /data/ and /quality/ offer it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.exports import snippets
from scripts.pages.context import PageContext


@dataclass(frozen=True)
class Verification:
    """What is proven, of which documents, and the two lines that a command line needs."""

    text: Markup
    documents: tuple[str, ...]  # their ids
    lines: tuple[str, str]


def verification(context: PageContext) -> Verification | None:
    """The offer to verify; None where the text of no document was read."""
    held = tuple(document.id for document in context.ledger.documents if document.held)
    if not held:
        return None
    return Verification(context.t.html("verify.text"), held, snippets.verify(context.site.root_url))
