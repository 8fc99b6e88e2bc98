"""How anyone proves a document's quotes and figures again, as /data/ and /quality/ offer it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.exports import snippets
from scripts.pages.context import PageContext


@dataclass(frozen=True)
class Verification:
    """What is proven, of which documents, and the lines that a command line needs."""

    text: Markup
    documents: tuple[str, ...]  # their ids
    fetches: str  # gets the data and the verifier; empty where the site has no address to get them from
    runs: str


def verification(context: PageContext) -> Verification | None:
    """The offer to verify; None where the text of no document was read."""
    held = tuple(document.id for document in context.ledger.documents if document.held)
    if not held:
        return None
    address = context.site.root_url
    fetches, runs = snippets.verify(address)
    return Verification(context.t.html("verify.text"), held, fetches if address else "", runs)
