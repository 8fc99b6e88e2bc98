"""Pages offer to verify the documents that were read, and nothing where none was."""

from __future__ import annotations

from dataclasses import replace

from scripts.exports import snippets
from scripts.pages.verification import verification
from tests.ledgers import AMENDED, page_context

ADDRESS = "https://ledger.example/open/"


def at(address, context):
    """The context of a site that is built for an address."""
    site = replace(context.site, root_url=address)
    return replace(context, edition=replace(context.edition, site=site))


def test_the_documents_that_were_read_are_named_with_the_two_lines(mini):
    offer = verification(at(ADDRESS, mini))
    assert offer is not None
    held = {document.id for document in mini.ledger.documents if document.held}
    assert {*offer.documents} == held and "plan" not in held
    assert (offer.fetches, offer.runs) == snippets.verify(ADDRESS)


def test_without_an_address_only_the_line_that_runs_is_offered(mini):
    offer = verification(at("", mini))
    assert offer is not None
    assert (offer.fetches, offer.runs) == ("", snippets.verify(ADDRESS)[1])


def test_where_no_text_was_read_nothing_is_offered(mini):
    unread = tuple(replace(document, held=False) for document in mini.ledger.documents)
    edition = replace(mini, ledger=replace(mini.ledger, documents=unread))
    assert verification(edition) is None
    assert verification(page_context(*AMENDED)) is None
