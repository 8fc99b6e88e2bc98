"""A ledger's rows in one language's words: what they are called, and their figures with unit and hedge."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from scripts.analysis import quotes
from scripts.analysis.derived import PRESS, Change, Derived, Term, difference_unit
from scripts.i18n.translator import NBSP, Translator
from scripts.model.ledger import Document, Figure, Indicator, Ledger, Result, Target
from scripts.model.row import Row

LONG = 8  # characters of a number that fit where figures are shown large


@dataclass(frozen=True)
class FigurePhrase:
    """A figure in words, in the parts that a page may set apart."""

    hedge: str
    number: str
    unit: str
    after: str = ""  # what follows the number at once: /34

    @property
    def is_parted(self) -> bool:
        """True where a space that never breaks parts number and unit: a per cent sign follows at once."""
        return self.unit not in ("", "%")

    @property
    def is_long(self) -> bool:
        """True for a number of more than eight characters, which large type must make smaller."""
        return len(self.number) > LONG

    @property
    def text(self) -> str:
        """The parts as one text, joined as the language writes them."""
        joint = NBSP if self.is_parted else ""
        return f"{self.hedge}{' ' if self.hedge else ''}{self.number}{self.after}{joint}{self.unit}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Phrasebook:
    """Names and figures of one ledger's rows in one language."""

    t: Translator
    ledger: Ledger = field(repr=False)

    # Names

    def document(self, document: Document) -> str:
        """A document's short name; one whose number nobody states is named by what it amends."""
        if document.number:
            return self.t.text(f"document.{document.kind}", number=document.number)
        if document.kind == PRESS:
            return self.t.text("document.report", date=self.t.date(document.issued))
        amended = next((a.amends for a in self.ledger.where("amendments", "document", document.id)), "")
        if amended:
            return self.t.text("document.amending", number=self.ledger.document(amended).number)
        return self.t.column(document, "title")

    def dated_document(self, document: Document) -> str:
        """The short name with its date, or the word that the date is not stated."""
        if document.kind == PRESS:
            return self.document(document)
        return self.t.text("document.dated", name=self.document(document), date=self.t.date(document.issued))

    def row(self, row: Row) -> str:
        """What people call any row: what it measures and when, else its name or its first words."""
        if isinstance(row, Document):
            return self.document(row)
        if isinstance(row, Figure):
            return f"{self.indicator(row.indicator)}, {self.t.period(row.period)}"
        columns = ("name", "title", "duty", "text", "summary", "after", "before")
        texts = (self.t.column(row, column) for column in columns if hasattr(row, f"{column}_{self.t.code}"))
        return next(filter(None, texts), row.id)

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

    # Figures

    def figure(self, row: Target | Result) -> FigurePhrase:
        """A row's figure with its hedge as the source words it: the one place where figures are phrased."""
        if row not in self._figures:
            self._figures[row] = self._phrased(row)
        return self._figures[row]

    @cached_property
    def _figures(self) -> dict[Target | Result, FigurePhrase]:
        """The figures that have been phrased: pages show each of them many times."""
        return {}

    def _phrased(self, row: Target | Result) -> FigurePhrase:
        indicator = self.ledger.indicator(row.indicator)
        printed = quotes.matching(row.quote, row.value, self.printed_unit(indicator))
        hedge = self._hedge(row.bound, printed.hedge if printed else "")
        if getattr(row, "status", "") == "E":
            hedge = " ".join(filter(None, (self.t.text("hedge.estimate"), hedge)))
        number = self.t.amount(row.value)
        if row.bound == "range" and row.value_upper is not None:
            number = f"{number}–{self.t.amount(row.value_upper)}"
        after = ""
        if isinstance(row, Result) and row.out_of:
            after = self.t.template("formats.out_of").format(n=row.out_of)
        return FigurePhrase(hedge, number, self._symbol(indicator.unit), after)

    def _symbol(self, unit: str) -> str:
        return self.t.column(self.ledger.by_id["units"][unit], "symbol") if unit else ""

    def printed_unit(self, indicator: Indicator) -> str:
        """The unit as the Vietnamese sources print it, by which a figure is found in its quote."""
        return str(self.ledger.by_id["units"][indicator.unit].symbol_vi) if indicator.unit else ""

    def _hedge(self, bound: str, printed: str = "") -> str:
        """The word before a figure: the source's own in Vietnamese, unless it prints it after the figure."""
        if bound == "range":
            bound = quotes.HEDGES.get(printed, "eq")  # khoảng 10 - 12%
        if bound == "eq":
            return ""
        own = self.t.code == "vi" and printed in quotes.HEDGES
        return printed if own else self.t.text(f"hedge.{bound}")

    def computed(self, derived: Derived) -> FigurePhrase:
        """A computed value, at the indicator's number of decimals, with the hedge it inherits."""
        value = self.t.number(derived.value, derived.indicator.decimals)
        return FigurePhrase(self._hedge(derived.bound), value, self._symbol(derived.indicator.unit))

    def computation(self, derived: Derived) -> str:
        """100 − 13,75 − 23,04 − 59,3: a computed value's terms as one line."""
        return " ".join(self._term(term, first=i == 0) for i, term in enumerate(derived.terms))

    def _term(self, term: Term, first: bool = False) -> str:
        number = self.t.number(abs(term.value))
        if first:
            return ("−" if term.value < 0 else "") + number
        return ("− " if term.value < 0 else "+ ") + number

    def difference(self, change: Change[Figure]) -> FigurePhrase:
        """How far a change goes, without its direction: 0,5 điểm %."""
        indicator = self.ledger.indicator(change.after.indicator)
        symbol = self._symbol(difference_unit(indicator.unit))
        return FigurePhrase("", self.t.amount(abs(change.difference)), symbol)

    def difference_in_full(self, change: Change[Figure]) -> str:
        """The same with the unit's name spelt out: 0,5 điểm phần trăm."""
        indicator = self.ledger.indicator(change.after.indicator)
        unit = self.unit(difference_unit(indicator.unit))
        return f"{self.t.amount(abs(change.difference))}{NBSP}{unit}"

    def relative(self, change: Change[Figure]) -> str:
        """The change in per cent of the earlier figure, without its direction; empty from zero."""
        return "" if change.relative is None else f"{self.t.number(abs(change.relative), 2)}%"
