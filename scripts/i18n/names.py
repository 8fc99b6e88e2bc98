"""What a ledger's rows are called in one language: documents, indicators, bodies, areas, allowed values."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.i18n.translator import Translator, capitalised
from scripts.model.ledger import Ledger
from scripts.model.reference import Document

PRESS = "press"  # documents of this kind have no number, and are called by their day


@dataclass(frozen=True)
class Names:
    """Names of one ledger's rows in one language."""

    t: Translator
    ledger: Ledger = field(repr=False)

    def document(self, document: Document) -> str:
        """A document's short name; one whose number nobody states is named by what it amends."""
        kind = capitalised(self.label("documents", "kind", document.kind))
        if document.number:
            return self.t.text("document.numbered", kind=kind, number=document.number)
        if document.kind == PRESS:
            return self.t.text("document.report", date=self.t.date(document.issued))
        amended = (
            self.ledger.document(a.amends) for a in self.ledger.where("amendments", "document", document.id)
        )
        first = next((other for other in amended if other.number), None)
        if first:
            return self.t.text("document.amending", kind=kind, amended=self.document(first))
        return self.t.column(document, "title")

    def dated_document(self, document: Document) -> str:
        """The short name with its date, or the word that the date is not stated."""
        if document.kind == PRESS:
            return self.document(document)
        return self.t.text("document.dated", name=self.document(document), date=self.t.date(document.issued))

    def indicator(self, id: str) -> str:
        """An indicator's name by its id."""
        return self.t.column(self.ledger.indicator(id), "name")

    def theme(self, id: str) -> str:
        """A theme's name by its id."""
        return self.t.column(self.ledger.by_id["themes"][id], "name")

    def task(self, id: str) -> str:
        """A task's title by its id."""
        return self.t.column(self.ledger.by_id["tasks"][id], "title")

    def organisation(self, id: str) -> str:
        """An organisation's name by its id; the word for "not stated" where that is empty."""
        return (
            self.t.column(self.ledger.by_id["organisations"][id], "name")
            if id
            else self.t.text("unknown.who")
        )

    def unit(self, id: str) -> str:
        """A unit's full name by its id; the word for "not known" where that is empty."""
        return self.t.column(self.ledger.by_id["units"][id], "name") if id else self.t.text("unknown.unit")

    def area(self, id: str) -> str:
        """An area's name by its id."""
        return self.t.column(self.ledger.by_id["areas"][id], "name")

    def label(self, table: str, column: str, value: str) -> str:
        """An allowed value of a column as its table's description calls it; of none the word for that."""
        if not value:
            return self.t.text("values.unknown")
        return self.ledger.labels.get((table, column), {}).get(value, {}).get(self.t.code) or value
