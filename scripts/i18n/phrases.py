"""A ledger's rows in one language's words: what they are called, and their figures with unit and hedge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from scripts.analysis import quotes
from scripts.analysis.derived import Change, Derived, Term
from scripts.i18n.names import Names
from scripts.i18n.translator import NBSP
from scripts.model.figure import Bound
from scripts.model.kinds import Status
from scripts.model.reference import Document, Indicator, Unit
from scripts.model.row import Row
from scripts.model.rows import Figure, Fulfilment, Result, Target, Withdrawal

FALLS: dict[str, str] = {  # bound of the signed value → how the size of the fall is hedged
    Bound.LT: "hedge.fall_more",
    Bound.LE: "hedge.fall_least",
    Bound.GT: "hedge.fall_less",
    Bound.GE: "hedge.fall_most",
    Bound.APPROX: "hedge.fall_approx",
    Bound.NEAR: "hedge.fall_near",
    Bound.RANGE: "hedge.fall_range",
}
SAID: dict[str, str] = {Status.ESTIMATE: "hedge.estimate", Status.FORECAST: "hedge.forecast"}
# A unit whose symbol has an ISO 4217 code: million VND per person. English puts the code before the number.
CURRENCY = re.compile(r"(?P<scale>(?:\w+ )?)(?P<code>[A-Z]{3})(?: (?P<rest>.+))?")
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
class Phrasebook(Names):
    """Names and figures of one ledger's rows in one language."""

    def row(self, row: Row) -> str:
        """What people call any row: what it measures and when, else its name or its first words."""
        if isinstance(row, Document):
            return self.document(row)
        if isinstance(row, (Figure, Withdrawal)):
            return f"{self.indicator(row.indicator)}, {self.when(row)}"
        if isinstance(row, Fulfilment):
            return self.row(self.ledger.by_id["duties" if row.duty else "gaps"][row.duty or row.gap])
        columns = ("name", "title", "duty", "text", "summary", "after", "before")
        texts = (self.t.column(row, column) for column in columns if hasattr(row, f"{column}_{self.t.code}"))
        return next(filter(None, texts), row.id)

    def when(self, row: Figure | Withdrawal) -> str:
        """A row's period, with its area where that is not the site's own, and whether it is an average."""
        period = self.t.period(row.period)
        if isinstance(row, Figure) and row.average:
            period = self.t.text("indicator.average", period=period)
        if row.area != self.ledger.area:
            period = self.t.text("indicator.elsewhere", period=period, area=self.area(row.area))
        return period

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
        low, high = row.value, row.value_upper if row.bound == Bound.RANGE else None
        printed = quotes.matching(row.quote, row.value, self.printed_unit(indicator))
        is_fall = bool(printed and printed.falls and row.bound != Bound.EQ and (high or low) < 0)
        if is_fall:
            low, high = (abs(low), None) if high is None else (abs(high), abs(low))
        beside = printed.hedge if printed else ""
        status = self._status(row)
        if is_fall:
            hedge = self._fall(row.bound, beside, status)
        else:
            hedge = f"{status} {self._hedge(row.bound, beside)}".strip()
        number = self.t.amount(low)
        if high is not None:
            number = f"{number}–{self.t.amount(high)}"
        after = ""
        if isinstance(row, Result) and row.out_of:
            after = self.t.template("formats.out_of").format(n=row.out_of)
        return FigurePhrase(hedge, *self._measured(number, self._symbol(indicator.unit)), after)

    def _status(self, row: Target | Result) -> str:
        """The word for a result that is an estimate or a forecast; empty of any other figure."""
        if isinstance(row, Result) and row.status in SAID:
            return self.t.text(SAID[row.status])
        return ""

    def _fall(self, bound: str, printed: str, status: str) -> str:
        """The words before the size of a fall, after its status: the source's own in Vietnamese."""
        stated = status or self.t.text("hedge.stated")
        if self.t.code == "vi" and printed in quotes.HEDGES:
            return f"{self.t.text('hedge.fall_range', status=stated)} {printed}".strip()
        if bound == Bound.RANGE and quotes.HEDGES.get(printed) == Bound.APPROX:
            bound = Bound.APPROX  # giảm khoảng 2 - 3 điểm
        return self.t.text(FALLS[bound], status=stated).strip()

    def _measured(self, number: str, symbol: str) -> tuple[str, str]:
        """A number and what follows it; of money in English its currency comes first: VND 60, million."""
        currency = CURRENCY.fullmatch(symbol) if self.t.code == "en" else None
        if currency is None:
            return number, symbol
        follows = f"{currency['scale']}{currency['rest'] or ''}".strip()
        return f"{currency['code']}{NBSP}{number}", follows

    def _symbol(self, unit: str) -> str:
        return self.t.column(self.ledger.by_id["units"][unit], "symbol") if unit else ""

    def printed_unit(self, indicator: Indicator) -> str:
        """The unit as the Vietnamese sources print it, by which a figure is found in its quote."""
        return str(self.ledger.by_id["units"][indicator.unit].symbol_vi) if indicator.unit else ""

    def _hedge(self, bound: str, printed: str = "") -> str:
        """The word before a figure: the source's own in Vietnamese, unless it prints it after the figure."""
        if bound == Bound.RANGE:
            bound = quotes.HEDGES.get(printed, Bound.EQ)  # khoảng 10 - 12%
        if bound == Bound.EQ:
            return ""
        own = self.t.code == "vi" and printed in quotes.HEDGES
        return printed if own else self.t.text(f"hedge.{bound}")

    def computed(self, derived: Derived) -> FigurePhrase:
        """A computed value, at the indicator's number of decimals, with the hedge it inherits."""
        value = self.t.number(derived.value, derived.indicator.decimals)
        measured = self._measured(value, self._symbol(derived.indicator.unit))
        return FigurePhrase(self._hedge(derived.bound), *measured)

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
        amount = self.t.amount(abs(change.difference).normalize())
        point = self._point(indicator)
        symbol = self.t.column(point, "symbol") if point else self._symbol(indicator.unit)
        return FigurePhrase("", *self._measured(amount, symbol))

    def difference_in_full(self, change: Change[Figure]) -> str:
        """The same with the unit's name spelt out: 0,5 điểm phần trăm."""
        indicator = self.ledger.indicator(change.after.indicator)
        point = self._point(indicator)
        amount = abs(change.difference).normalize()
        if point:
            return self.t.count("points", amount)
        if self.ledger.unit_kind(indicator) == "money":
            return self.difference(change).text
        return f"{self.t.amount(amount)}{NBSP}{self.unit(indicator.unit)}"

    def _point(self, indicator: Indicator) -> Unit | None:
        """The unit of a difference between two percentages; None where the figures' own unit serves."""
        if self.ledger.unit_kind(indicator) != "percent":
            return None
        points: list[Unit] = self.ledger.where("units", "kind", "point")
        return points[0] if points else None

    def relative(self, change: Change[Figure]) -> str:
        """The change in per cent of the earlier figure, without its direction; empty from zero."""
        return "" if change.relative is None else f"{self.t.number(abs(change.relative), 2)}%"
