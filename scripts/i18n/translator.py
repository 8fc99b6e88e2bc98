"""This room phrases: numbers, dates, figures, names and Problems in one language, each by one function.

The sentences themselves stand in `language/<code>.toml`; the province's own words come from the data.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal
from markupsafe import Markup

from scripts.analysis import derive
from scripts.analysis import quotes as evidence
from scripts.i18n.escape import escaped, unbroken
from scripts.model.fix import Fix
from scripts.model.history import RowChange
from scripts.model.ledger import Document, Figure, Indicator, Ledger, Result, Target
from scripts.model.problem import Problem, visible
from scripts.model.row import Row

LANGUAGES = ("vi", "en")
SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6))  # those that have a word in both languages
NBSP = "\u00a0"
MOST_DECIMALS = 10  # that are ever shown


@dataclass(frozen=True)
class Phrase:
    """A figure in words, in the parts that a page may set apart."""

    hedge: str
    number: str
    unit: str
    after: str = ""  # e.g. /34

    @property
    def text(self) -> str:
        joint = "" if self.unit in ("", "%") else NBSP
        return f"{self.hedge}{' ' if self.hedge else ''}{self.number}{self.after}{joint}{self.unit}"

    def __str__(self) -> str:
        return self.text


@cache
def sentences(code: str) -> dict[str, Any]:
    """A language's labels and sentences."""
    return tomllib.loads((Path(__file__).parent / "language" / f"{code}.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Words:
    """One language's voice about one ledger."""

    code: str
    ledger: Ledger = field(repr=False)

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.code)

    def t(self, key: str, /, **facts: object) -> Markup:
        """The sentence of a dotted key, its facts filled in and escaped for Markdown and HTML."""
        return Markup(self.plain(key).format(**{k: escaped(v) for k, v in facts.items()}))

    def say(self, key: str, /, **facts: object) -> str:
        """The same as plain text, for titles, captions and terminals."""
        return re.sub(r"</?[a-z][^>]*>", "", self.plain(key)).format(**facts)

    def plain(self, key: str) -> str:
        found: Any = sentences(self.code)
        for step in key.split("."):
            found = found[step]
        return str(found)

    def many(self, key: str, n: int, /, **facts: object) -> str:
        """A counted phrase in the plural form that the language asks for."""
        forms = sentences(self.code)["counts"][key]
        text = forms.get(self.locale.plural_form(n), forms["other"])
        return str(text).format(n=self.number(Decimal(n)), **facts)

    def of(self, row: Any, name: str) -> str:
        """A row's text in this language: of(indicator, "name") reads name_vi or name_en."""
        return str(getattr(row, f"{name}_{self.code}"))

    def prose(self, row: Any, name: str) -> Markup:
        """The same as it runs in a paragraph: no line ends inside a document's number."""
        return unbroken(self.of(row, name))

    def label(self, table: str, column: str, value: str) -> str:
        """An allowed value as people read it."""
        return self.say(f"values.{column}.{value}") if value else self.say("values.unknown")

    # Numbers, dates, places in documents

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number the reader's way: as many decimals as it has, or rounded half up to `decimals`."""
        if decimals is not None:
            value = value.quantize(Decimal(1).scaleb(-min(decimals, MOST_DECIMALS)), ROUND_HALF_UP)
        value = value.normalize() if value == value.to_integral() else value
        text: str = format_decimal(value, "#,##0.##########", self.locale, decimal_quantization=False)
        return text.replace("-", "−")

    def amount(self, value: Decimal, decimals: int | None = None) -> str:
        """A number, in millions, billions … where that loses nothing."""
        scale = next((s for s in SCALES if abs(value) >= s), None)
        if scale and value % (scale / 100) == 0:
            text = format_compact_decimal(
                float(value), format_type="long", locale=self.locale, fraction_digits=2
            )
            return str(text).replace(" ", NBSP).replace("-", "−")
        return self.number(value, decimals)

    def whole(self, value: int | None) -> str:
        """A count."""
        return self.number(Decimal(value or 0))

    def bytes(self, size: int) -> str:
        """A file's size: 812 B, 4,3 kB, 1,2 MB."""
        power, unit = next(((p, u) for p, u in ((6, "MB"), (3, "kB")) if size >= 10**p), (0, "B"))
        return f"{self.number(Decimal(size).scaleb(-power), 1 if power else 0)}{NBSP}{unit}"

    def date(self, day: date | None) -> str:
        """05/12/2025 in Vietnamese, 5 December 2025 in English; an unknown day says so."""
        if day is None:
            return self.say("unknown.date")
        return format_date(day, self.plain("formats.date"), self.locale)

    def period(self, period: str) -> str:
        """An SDMX period as people say it."""
        year, _, part = period.partition("-")
        if not part:
            return self.say("formats.year", year=year)
        if part[0] in "QS":
            return self.say(f"formats.{part}", year=year)
        day = date(int(year), int(part), 1)
        return format_date(day, self.plain("formats.month"), self.locale)

    def capital(self, text: str) -> str:
        """A sentence's beginning."""
        return text[:1].upper() + text[1:]

    def provision(self, provision: str) -> str:
        """A provision's place: I.2.(1) is Mục I, khoản 2, chỉ tiêu (1)."""
        steps = provision.split(".") if provision else []
        named = [
            self.say(
                "provision.item"
                if s[0] == "("
                else "provision.clause"
                if s.isdigit()
                else "provision.section",
                n=s,
            )
            for s in steps
        ]
        return ", ".join(named)

    # Names

    def document(self, document: Document) -> str:
        """A document's short name; one whose number nobody states is named by what it amends."""
        if document.number:
            return self.say(f"document.{document.kind}", number=document.number)
        if document.kind == derive.PRESS:
            return self.say("document.report", date=self.date(document.issued))
        amended = next((a.amends for a in self.ledger.where("amendments", "document", document.id)), "")
        if amended:
            return self.say("document.amending", number=self.ledger.document(amended).number)
        return self.of(document, "title")

    def dated(self, document: Document) -> str:
        """The short name with its date, or the word that the date is not stated."""
        if document.kind == derive.PRESS:
            return self.document(document)
        return self.say("document.dated", name=self.document(document), date=self.date(document.issued))

    def called(self, row: Row) -> str:
        """Any row, as people call it: what it measures and when, else its name or its first words."""
        if isinstance(row, Document):
            return self.document(row)
        if isinstance(row, Figure):
            return f"{self.of(self.ledger.indicator(row.indicator), 'name')}, {self.period(row.period)}"
        columns = ("name", "title", "duty", "text", "summary", "after", "before")
        texts = (self.of(row, column) for column in columns if hasattr(row, f"{column}_{self.code}"))
        return next(filter(None, texts), row.id)

    def organisation(self, id: str) -> str:
        return self.of(self.ledger.by_id["organisations"][id], "name") if id else self.say("unknown.who")

    # Figures

    def symbol(self, unit: str) -> str:
        return self.of(self.ledger.by_id["units"][unit], "symbol") if unit else ""

    def unit_name(self, unit: str) -> str:
        return self.of(self.ledger.by_id["units"][unit], "name") if unit else self.say("unknown.unit")

    @cached_property
    def phrased(self) -> dict[Target | Result, Phrase]:
        """The figures that have been phrased: pages show each of them many times."""
        return {}

    def figure(self, row: Target | Result) -> Phrase:
        """A row's figure, with its hedge as the source words it: the one place where figures are phrased."""
        if row not in self.phrased:
            self.phrased[row] = self.phrase(row)
        return self.phrased[row]

    def phrase(self, row: Target | Result) -> Phrase:
        indicator = self.ledger.indicator(row.indicator)
        printed = evidence.matching(row.quote, row.value, self.ledger_symbol_vi(indicator))
        hedge = self.hedge(row.bound, printed.hedge if printed else "")
        if getattr(row, "status", "") == "E":
            hedge = " ".join(filter(None, (self.say("hedge.estimate"), hedge)))
        number = self.amount(row.value)
        if row.bound == "range" and row.value_upper is not None:
            number = f"{number}–{self.amount(row.value_upper)}"
        after = ""
        if isinstance(row, Result) and row.out_of:
            after = self.plain("formats.out_of").format(n=row.out_of)
        return Phrase(hedge, number, self.symbol(indicator.unit), after)

    def ledger_symbol_vi(self, indicator: Indicator) -> str:
        """The unit as the Vietnamese sources print it, by which a figure is found in its quote."""
        return str(self.ledger.by_id["units"][indicator.unit].symbol_vi) if indicator.unit else ""

    def hedge(self, bound: str, printed: str = "") -> str:
        """The word before a figure: the source's own in Vietnamese, unless it prints it after the figure."""
        if bound == "range":
            bound = evidence.HEDGES.get(printed, "eq")  # khoảng 10 - 12%
        if bound == "eq":
            return ""
        own = self.code == "vi" and printed in evidence.HEDGES
        return printed if own else self.say(f"hedge.{bound}")

    def computed(self, derived: derive.Derived) -> Phrase:
        """A computed value, at the indicator's number of decimals, with the hedge it inherits."""
        value = self.number(derived.value, derived.indicator.decimals)
        return Phrase(self.hedge(derived.bound), value, self.symbol(derived.indicator.unit))

    def computation(self, derived: derive.Derived) -> str:
        """100 − 13,75 − 23,04 − 59,3: a computed value's terms as one line."""
        return " ".join(self.term(term, first=i == 0) for i, term in enumerate(derived.terms))

    def term(self, term: derive.Term, first: bool = False) -> str:
        number = self.number(abs(term.value))
        if first:
            return ("−" if term.value < 0 else "") + number
        return ("− " if term.value < 0 else "+ ") + number

    def difference(self, change: derive.Change[Figure]) -> Phrase:
        """How far a change goes, without its direction: 0,5 điểm %."""
        indicator = self.ledger.indicator(change.after.indicator)
        symbol = self.symbol(derive.difference_unit(indicator.unit))
        return Phrase("", self.amount(abs(change.difference)), symbol)

    def difference_in_full(self, change: derive.Change[Figure]) -> str:
        """The same with the unit's name spelt out: 0,5 điểm phần trăm."""
        indicator = self.ledger.indicator(change.after.indicator)
        unit = self.unit_name(derive.difference_unit(indicator.unit))
        return f"{self.amount(abs(change.difference))}{NBSP}{unit}"

    def relative(self, change: derive.Change[Figure]) -> str:
        """The change in per cent of the earlier figure; empty from zero."""
        return "" if change.relative is None else f"{self.number(abs(change.relative), 2)}%"

    def change(self, row: RowChange) -> str:
        """What happened to a row, or to a whole table, in one line."""
        if row.kind in ("published", "withdrawn"):
            return self.say(f"changes.{row.kind}", table=row.table, rows=self.many("rows", row.count))
        if row.kind == "moved":
            (path,) = row.cells
            return self.say("changes.moved", table=row.table, before=path.before, after=path.after)
        cells = "; ".join(f"{c.column}: {c.before or '∅'} → {c.after or '∅'}" for c in row.cells)
        told = self.say(f"changes.{row.kind}")
        return f"{told} {row.table}/{row.name}" + (f": {cells}" if row.kind == "changed" else "")

    # Problems

    def problem(self, problem: Problem) -> str:
        """`file, row, column: what is wrong. What to write instead.`"""
        return f"{self.place(problem.file, problem.row, problem.column)}: {self.told(problem)}"

    def told(self, problem: Problem) -> str:
        """What is wrong and what to write instead, without its place."""
        return self.plain(f"problems.{problem.code}").format(**dict(problem.facts))

    def mending(self, file: str, one: Fix) -> str:
        """`file, row, column: what was put right, before → after.`"""
        told = self.say(f"fix.{one.code}", before=visible(one.before), after=visible(one.after))
        if one.column:
            told = self.say("fix.cell", what=told, before=visible(one.before), after=visible(one.after))
        return f"{self.place(file, one.row, one.column)}: {told}"

    def place(self, file: str, row: int | None, column: str | None) -> str:
        """Where something stands."""
        place = [file]
        if row is not None:
            place.append(self.say("problem.row", n=row))
        if column:
            place.append(self.say("problem.column", name=column))
        return ", ".join(place)
