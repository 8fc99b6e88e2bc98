"""Rules of quoted figures: what a row states is what the words of its quote, and those beside it, state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.analysis.context import RuleContext
from scripts.analysis.proofs import language_of
from scripts.analysis.quotes import Printed, printed_figures, readings
from scripts.analysis.reading.beside import Beside, beside
from scripts.analysis.reading.dating import Dates, dates
from scripts.analysis.reading.mentions import Mention
from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.statuses import SaidStatus, aim, is_average, said_status, withdrawal
from scripts.analysis.reading.tokens import Token, tokens_of
from scripts.analysis.reading.units import RowUnit, begins_with
from scripts.analysis.rules.english_figures import english_figure
from scripts.analysis.rules.figures import figure_rows, unit_of
from scripts.model.period import Frequency
from scripts.model.problem import Problem
from scripts.model.reference import Unit
from scripts.model.rows import Figure, Result, Target

CALENDAR = {"năm", "tháng", "quý", "ngày", "đầu", "cuối"}
LEADING_IN = {"trong", "của", "vào", "cho", "đến", "hết", "ngày"}
LEADING_ON = {"so", "và", "theo"}


@dataclass(frozen=True)
class Reading:
    """One printed figure of a text, with all that the words around it say of it."""

    text: str
    nth: int

    @property
    def printed(self) -> Printed:
        """The figure itself."""
        return printed_figures(self.text)[self.nth]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The text's tokens."""
        return tokens_of(self.text)

    @cached_property
    def status(self) -> SaidStatus:
        """How final the words say that it is."""
        return said_status(self.tokens, printed_figures(self.text), self.nth)

    @cached_property
    def dates(self) -> Dates:
        """The periods that the words give it."""
        return dates(self.tokens, printed_figures(self.text), self.nth, mentions(self.tokens))

    @property
    def aim(self) -> str:
        """The word by which it is an aim."""
        return aim(self.tokens, printed_figures(self.text), self.nth)

    @property
    def withdrawal(self) -> str:
        """The words by which it is withdrawn."""
        return withdrawal(self.tokens, self.printed)

    @property
    def is_average(self) -> bool:
        """True where it is said to be an average over the years."""
        return is_average(self.tokens, printed_figures(self.text), self.nth)

    def words(self) -> str:
        """The figure with its hedge, and an old one with the new one, as people see it in the quote."""
        printed = self.printed
        more = 4 if printed.former else 0
        start = self.tokens[max(printed.first - 4, 0)].start
        end = self.tokens[min(printed.last + more, len(self.tokens)) - 1].end
        return self.text[start:end]


@dataclass(frozen=True)
class Claim:
    """A row with a figure, and a printed one that may be its own: in the quote, and with the words beside."""

    row: Figure
    unit: Unit | None
    own: Reading
    whole: Reading  # the same figure in the quote with the words beside it
    span: Beside

    @property
    def row_unit(self) -> RowUnit:
        """The unit of the row's indicator."""
        return RowUnit(self.unit.symbol_vi, self.unit.kind) if self.unit else RowUnit()

    def is_inside(self, mention: Mention) -> bool:
        """True for a period that the quote itself names, were it only in part: a lone “năm” names none."""
        named = self.whole.tokens[mention.start : mention.end]
        inside = [t for t in named if t.start < self.span.end and t.end > self.span.start]
        return any(token.text not in CALENDAR for token in inside)

    def is_certain(self, mention: Mention) -> bool:
        """True for a period named beside the quote, in its own sentence for all that a fingerprint tells.

        Full stops leave no trace in it: “… 1.200 cây. Năm 2026, …” and “… 17% năm 2026” look alike.
        """
        tokens = self.whole.tokens
        if tokens[mention.start].start < self.span.start:
            return True
        led = tokens[mention.start - 1].text in LEADING_IN
        behind = tokens[mention.end].text if mention.end < len(tokens) else ""
        return led or behind in LEADING_ON or (not behind and self.span.is_last)


def quoted_figures(context: RuleContext) -> Iterator[Problem]:
    """A row's figure stands in its quote, read the Vietnamese way; bound, unit, period and status agree."""
    for table, row in figure_rows(context.ledger):
        unit = unit_of(context.ledger, row)
        if language_of(context.ledger, row) == "en":
            yield from english_figure(context, row, unit)
            continue
        wanted = RowUnit(unit.symbol_vi, unit.kind) if unit else RowUnit()
        found = readings(row.quote, row.value, wanted)
        if not found:
            yield context.problem_in(
                row, "figure-not-in-quote", "value", value=row.value, printed=all_printed(row.quote, wanted)
            )
            continue
        span = words_beside(context, table, row)
        claims = [claim_of(row, unit, printed, span) for printed in found]
        yield from min((list(claim_problems(context, claim)) for claim in claims), key=len)


def all_printed(quote: str, unit: RowUnit) -> str:
    """Every figure of a quote and what it is in the row's unit."""
    return ", ".join(f"“{p.text}” = {p.ends(unit)[0]:f}" for p in printed_figures(quote)) or "–"


def words_beside(context: RuleContext, table: str, row: Figure) -> Beside:
    """A row's quote with the words that its document is known to have beside it."""
    proof = context.proofs[table, row.id]
    prints = context.ledger.fingerprints.get(proof.source, ())
    if proof.place is None or not prints:
        return Beside(row.quote, 0, len(row.quote))
    indicator = context.ledger.by_id["indicators"].get(row.indicator)
    names = indicator.name_vi if indicator else ""
    return beside(row.quote, proof.source, prints, proof.place, names, row.period.year)


def claim_of(row: Figure, unit: Unit | None, printed: Printed, span: Beside) -> Claim:
    """A row with one of the figures that its quote prints."""
    own = printed_figures(row.quote).index(printed)
    wider = printed_figures(span.text)
    start, end = printed.start + span.start, printed.end + span.start
    nth = next((n for n, f in enumerate(wider) if f.start < end and start < f.end), None)
    whole = Reading(row.quote, own) if nth is None else Reading(span.text, nth)
    return Claim(row, unit, Reading(row.quote, own), whole, span)


def claim_problems(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """Everything in which a row and a figure that it may rest on do not agree."""
    yield from bound_problems(context, claim)
    yield from cut_off(context, claim)
    yield from unit_problems(context, claim)
    yield from period_problems(context, claim)
    yield from standing_problems(context, claim)
    if isinstance(claim.row, Result):
        yield from result_problems(context, claim, claim.row)


def bound_problems(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """Bound, sign and both ends are those of the words; the old figure of a change is no row's new one."""
    row, printed = claim.row, claim.own.printed
    low, high = printed.ends(claim.row_unit)
    words = claim.own.words()
    if printed.former and not is_replaced(context, row):
        yield context.problem_in(row, "figure-is-former", "value", value=row.value, printed=words)
        return
    if (row.value < 0) != (low < 0) and abs(row.value) in (abs(low), abs(high or low)):
        yield context.problem_in(row, "sign-unlike-quote", "value", value=row.value, printed=words)
        return
    if row.bound != printed.bound and not printed.former:
        yield context.problem_in(
            row, "hedge-unlike-bound", "bound", bound=row.bound, printed=words, right=printed.bound
        )
    if row.value_upper != high:
        yield context.problem_in(
            row, "upper-not-in-quote", "value_upper", value=row.value_upper or "–", printed=words
        )


def is_replaced(context: RuleContext, row: Figure) -> bool:
    """True for a target that another row takes the place of: its source may tell it as the old one."""
    return isinstance(row, Target) and any(target.replaces == row.id for target in context.ledger.targets)


def cut_off(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """A quote begins and ends outside its figure's number, range, hedge, unit and denominator."""
    own, whole = claim.own, claim.whole
    if not claim.span.is_wider:
        return
    unit = claim.row_unit
    before, after = ((r.printed, r.printed.ends(unit), r.status.own) for r in (own, whole))
    same = all(
        getattr(before[0], name) == getattr(after[0], name)
        for name in ("bound", "hedge", "falls", "former", "rank", "of", "per", "factor")
    )
    unit_added = after[0].unit != before[0].unit and not unit.has(after[0].unit)
    if (
        not same
        or before[1] != after[1]
        or unit_added
        or (isinstance(claim.row, Result) and before[2] != after[2])
    ):
        yield context.problem_in(claim.row, "hedge-cut-off", "quote", whole=claim.span.text)


def unit_problems(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """Where the quote prints a unit, it is the indicator's: “%” counts no people, a month is no year."""
    row, unit, printed = claim.row, claim.unit, claim.own.printed
    if unit is None or (not unit.kind and not unit.symbol_vi):
        return
    own = claim.row_unit
    extra = printed.per - own.measure.per
    wrong = not own.has(printed.unit) or bool(extra - ({"năm"} if own.is_rate else set()))
    if not wrong and not printed.unit and not printed.rank:
        after = printed.after
        endings = (after, after.removeprefix(printed.scale).strip())  # triệu đồng; lượt khách
        behind = [u for u in context.ledger.units if any(begins_with(t, u.symbol_vi) for t in endings)]
        wrong = bool(behind) and unit not in behind
    if wrong:
        yield context.problem_in(
            row, "unit-unlike-quote", "indicator", unit=unit.name_vi or unit.id, printed=claim.own.words()
        )


def period_problems(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """The period that the quote names is the row's; that with which it compares is its base period."""
    row, named = claim.row, claim.whole.dates
    inside = [m for m in named.own if claim.is_inside(m)]
    own = inside or [m for m in named.own if claim.is_certain(m)]
    if not own and not any(mention.fits(row.period) for mention in named.own):
        # What follows the quote may date another figure: then it is the quote alone that dates its own.
        own = inside = list(claim.own.dates.own)
    fitting = any(mention.fits(row.period) for mention in own)
    if own and not fitting and (inside or not is_stock_within(context, row, own)):
        code = "year-unlike-quote" if inside else "period-beside-quote"
        said = ", ".join(mention.text for mention in own)
        yield context.problem_in(row, code, "period", period=row.period, years=said)
    base = [m for m in named.base if claim.is_inside(m)]
    if row.base_period is None and base:
        said = ", ".join(mention.text for mention in base)
        yield context.problem_in(row, "base-unlike-quote", "base_period", base="–", said=said)
    elif row.base_period is not None:
        known = base or list(named.base)
        if not any(m.is_base_of(row.base_period, row.period) for m in known):
            said = ", ".join(mention.text for mention in known) or "–"
            yield context.problem_in(row, "base-unlike-quote", "base_period", base=row.base_period, said=said)
    if row.period.frequency == Frequency.YEARS:
        average = claim.own.is_average or ("năm" in claim.own.printed.per - claim.row_unit.measure.per)
        if average != row.average:
            yield context.problem_in(row, "average-unlike-quote", "average", printed=claim.own.words())


def is_stock_within(context: RuleContext, row: Figure, named: Sequence[Mention]) -> bool:
    """True for a stock, counted on a day of the year that the words beside its quote name."""
    indicator = context.ledger.by_id["indicators"].get(row.indicator)
    stock = indicator is not None and indicator.nature == "stock"
    return stock and any(m.months is not None and m.year == row.period.year for m in named)


def standing_problems(context: RuleContext, claim: Claim) -> Iterator[Problem]:
    """A withdrawal sets nothing, and words that set an aim tell no result."""
    if words := claim.whole.withdrawal:
        yield context.problem_in(claim.row, "withdrawal-said", "quote", words=words)
    elif isinstance(claim.row, Result) and (words := claim.whole.aim):
        yield context.problem_in(claim.row, "aim-said", "quote", words=words)


def result_problems(context: RuleContext, claim: Claim, row: Result) -> Iterator[Problem]:
    """A rank's field stands in the quote, and the words beside the figure give its status."""
    printed = claim.own.printed
    field = printed.of if claim.row_unit.is_rank or not claim.unit else None
    if row.out_of != field:
        yield context.problem_in(
            row, "field-not-in-quote", "out_of", value=row.out_of or "–", printed=claim.own.words()
        )
    status = claim.own.status
    allowed = status.own or status.carried | {""}
    if row.status not in allowed:
        yield context.problem_in(
            row, "status-unlike-quote", "status", status=row.status or "–", said=status.words or "–"
        )
