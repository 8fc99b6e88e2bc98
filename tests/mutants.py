"""Mutants of the real data: a row with one cell changed, cell by cell; and which of them no rule catches.

Rules that look at one row alone judge all mutants of a table in one go, each under a number of its own. What
passes these is put in its row's place, one after the other, before the rules that compare rows; proofs are
reused there, since they have been judged already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from scripts.analysis.context import RuleContext, own_tables
from scripts.analysis.fingerprints import words_of
from scripts.analysis.proofs import proofs
from scripts.analysis.rules.registry import RULES
from scripts.ingest.load import Loaded
from scripts.model.period import Frequency, Period
from scripts.model.problem import Problem
from scripts.model.row import Quoted, Row

FIGURES = ("targets", "results")
QUOTED = (*FIGURES, "wording", "duties", "statements")
ALONE = ("quotes", "quoted-figures", "figures", "names", "periods")  # rules that look at one row
UNTOUCHED = ("prose", "unique-keys", "nobody-overwrites")  # that see no such cell
BOUNDS = ("eq", "gt", "ge", "lt", "le", "approx", "near", "range")
CHANGES = ("kept", "reworded", "added", "removed")
KINDS = ("target", "target-withdrawn", "task", "task-added", "task-withdrawn")
SPANS = ("before_from", "before_to", "after_from", "after_to")


@dataclass(frozen=True)
class Mutant:
    """A row with one cell changed."""

    table: str
    column: str
    row: Row  # as it stands
    changed: Row

    @property
    def cell(self) -> tuple[str, str, str]:
        """Table, id and column."""
        return self.table, self.row.id, self.column

    @property
    def says(self) -> str:
        """What the cell says wrongly."""
        value = getattr(self.changed, self.column)
        return "" if value is None else str(value)


def wrong_numbers(number: Decimal | int) -> Iterator[Decimal]:
    """A digit one up, a digit one down, the sign turned, ten times too much or too little."""
    text = str(number)
    for at, digit in enumerate(text):
        if digit.isdigit():
            for other in (int(digit) + 1, int(digit) - 1):
                yield Decimal(f"{text[:at]}{other % 10}{text[at + 1 :]}")
    yield from (-Decimal(number), Decimal(number) * 10, Decimal(number) / 10)


def wrong_counts(count: int | None) -> Iterator[int | None]:
    """Another whole number, or none; a number where there is none."""
    return iter((1, 2, 999) if count is None else (None, count - 1, count + 1, count + 10))


def wrong_places(nth: int | None) -> Iterator[int | None]:
    """Another of the places where words stand, one that there is not, or none named."""
    return iter((None, 0, -1, 1, 2, 3, 99))


def wrong_periods(period: Period) -> Iterator[Period]:
    """The years around it, a part of it, the years that it begins."""
    year, written = period.last.year, str(period)
    yield from (Period.parse(written.replace(str(year), str(other))) for other in (year - 1, year + 1))
    other = f"{year}-Q3" if period.frequency == Frequency.YEAR else str(year)
    yield from (Period.parse(text) for text in (other, f"{year}-12", f"{year}/{year + 4}"))


def wrong_bases(period: Period | None) -> Iterator[Period | None]:
    """Another year to compare with, or none."""
    return iter((None, *(Period.of_year(year) for year in (2010, 2019, 2023, 2026))))


def wrong_quotes(quote: str) -> Iterator[str]:
    """A quote with a word dropped from within, doubled, misspelt or replaced, or with two exchanged."""
    words = quote.split()
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if before and after:
            yield " ".join([*before, *after])
        yield " ".join([*before, word, word, *after])
        yield " ".join([*before, f"{word[:-1]}x" if word[-1:].isalnum() else f"x{word}", *after])
        yield " ".join([*before, "khác", *after])
    for at, (one, next_one) in enumerate(pairwise(words)):
        yield " ".join([*words[:at], next_one, one, *words[at + 2 :]])
    yield " ".join([words[-1], *words[1:-1], words[0]])


def wrong_uppers(row: Any) -> Iterator[Decimal | None]:
    """Another end of a range, or none; an end where there is none."""
    if row.value_upper is not None:
        yield from (None, *wrong_numbers(row.value_upper))
    yield from (row.value, row.value + 1, Decimal(0))


def wrong_cells(real: Loaded, table: str, row: Any) -> Iterator[tuple[str, Any]]:
    """(column, what it wrongly says) of every cell of a row that is changed in turn."""
    choices: dict[str, Callable[[], Iterable[Any]]] = {
        "value": lambda: wrong_numbers(row.value),
        "value_upper": lambda: wrong_uppers(row),
        "out_of": lambda: map(int, wrong_numbers(row.out_of)) if row.out_of else (34, 100, 1),
        "occurrence": lambda: wrong_places(row.occurrence),
        "bound": lambda: BOUNDS,
        "status": lambda: ("", "E", "P", "A", "F"),
        "period": lambda: wrong_periods(row.period),
        "base_period": lambda: wrong_bases(row.base_period),
        "replaces": lambda: ("", *(other.id for other in getattr(real.ledger, table))),
        "quote": lambda: wrong_quotes(row.quote),
        "position": lambda: (row.position - 1, row.position + 1, row.position + 100),
        "change": lambda: CHANGES,
        **{span: (lambda s=span: wrong_counts(getattr(row, s))) for span in SPANS},  # type: ignore[misc]
    }
    if table == "amendments":
        choices["kind"] = lambda: KINDS
    for column, wrong in choices.items():
        if hasattr(row, column):
            yield from ((column, value) for value in wrong())


def mutants(real: Loaded, table: str) -> list[Mutant]:
    """Every row of a table with every such cell changed in turn; what says the same is none."""
    made: dict[tuple[str, str, str], Mutant] = {}
    for row in getattr(real.ledger, table):
        for column, value in wrong_cells(real, table, row):
            same = value == getattr(row, column)
            same = same or (column == "quote" and words_of(value) == words_of(row.quote))
            if not same:
                mutant = Mutant(table, column, row, replace(row, **{column: value}))
                made.setdefault((row.id, column, mutant.says), mutant)
    return list(made.values())


def survivors(real: Loaded, table: str, made: list[Mutant], today: date) -> list[Mutant]:
    """The mutants of one table that no rule catches."""
    passed = alone(real, table, made, today)
    context = RuleContext(real.ledger, own_tables(real), real.known_ids, today, proofs(real.ledger))
    known = {p for rule in RULES if rule not in (*ALONE, *UNTOUCHED) for p in RULES[rule][0](context)}
    return [mutant for mutant in passed if not known ^ {*together(context, mutant)}]


def alone(real: Loaded, table: str, made: list[Mutant], today: date) -> list[Mutant]:
    """The mutants that no rule about single rows catches."""
    numbered = tuple(replace(m.changed, id=f"{m.row.id}--{n}", row=n) for n, m in enumerate(made, 1000))
    ledger = replace(real.ledger, **{table: numbered})
    context = RuleContext(ledger, own_tables(real), real.known_ids, today, proofs(ledger))
    problems = [p for rule in ALONE for p in RULES[rule][0](context)]
    caught = {p.row for p in problems if p.file == context.file(table)}
    return [m for n, m in enumerate(made, 1000) if n not in caught]


def together(context: RuleContext, mutant: Mutant) -> Iterator[Problem]:
    """What the rules that compare rows find where a mutant stands in its row's place."""
    table = mutant.table
    rows = tuple(mutant.changed if one is mutant.row else one for one in getattr(context.ledger, table))
    ledger = replace(context.ledger, **{table: rows})
    known = dict(context.proofs)
    if isinstance(mutant.changed, Quoted) and mutant.column in ("quote", "occurrence", "source"):
        own = proofs(replace(ledger, **only(table, mutant)))
        known |= own
    changed = replace(context, ledger=ledger, proofs=known)
    for rule in RULES:
        if rule not in (*ALONE, *UNTOUCHED):
            yield from RULES[rule][0](changed)


def only(table: str, mutant: Mutant) -> dict[str, Any]:
    """Tables in which the mutant alone carries a quote."""
    empty = dict.fromkeys((*QUOTED, "withdrawals", "fulfilments"), ())
    return {**empty, table: (mutant.changed,)}
