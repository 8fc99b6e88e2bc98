"""The page of documents in time, those without a date last."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.reference import Document
from scripts.pages.context import PageContext
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import Correction, Link, correction, document_link

PATH = "documents/"


@dataclass(frozen=True)
class DocumentItem:
    """A document, when and by whom it was issued, whether its words are held."""

    id: str
    document: Link
    issued: str
    title: Markup
    issuer: str
    held: Markup
    correction: Correction


@dataclass(frozen=True)
class DocumentsPage:
    """Every document, in time."""

    meta: PageMeta
    title: Markup
    lead: Markup
    documents: tuple[DocumentItem, ...]


def view(context: PageContext) -> DocumentsPage:
    """The page of documents."""
    t, ledger = context.t, context.ledger
    numbers = queries.counts(ledger, context.derivation)
    title = t.html("documents.title")
    lead = t.html("documents.lead", n=len(ledger.documents), held=numbers.held)
    return DocumentsPage(
        meta=page_meta(PATH, title, lead, "data/"),
        title=title,
        lead=lead,
        documents=tuple(document_item(context, document) for document in queries.timeline(ledger)),
    )


def document_item(context: PageContext, document: Document) -> DocumentItem:
    """A document as the list shows it."""
    t = context.t
    return DocumentItem(
        id=document.id,
        document=document_link(context, document.id),
        issued=t.date(document.issued),
        title=t.prose(document, "title"),
        issuer=context.book.organisation(document.issuer),
        held=t.html("documents.is_held" if document.held else "documents.not_held"),
        correction=correction("documents", document),
    )
