"""The real data with one thing wrong, thousands of times: every such mutant is caught.

Mutants of one row at a time are judged together, each under a row number of its own, by the rules that
look at one row alone; mutants that only their neighbours betray are judged one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Any

import pytest

from scripts.analysis import quotes as evidence
from scripts.analysis.fingerprints import WINDOW, places, words_of
from scripts.analysis.proofs import quoted_rows, source_of
from scripts.analysis.reading.beside import leading
from scripts.analysis.reading.mentions import Role
from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.tokens import tokens_of
from scripts.analysis.rules.registry import check_rules
from scripts.ingest.load import Loaded
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.row import Quoted
from scripts.model.rows import Figure

pytestmark = pytest.mark.xdist_group("mutants")
ROW_BY_ROW = {"quotes", "quoted-figures", "figures", "names", "periods"}
FIGURES = ("targets", "results")
QUOTED = ("targets", "results", "wording", "duties", "statements")
LATER = ("withdrawals", "fulfilments")  # that carry quotes too, and of which there may be none
BINDING = {"hơn", "khoảng", "trên", "ước", "giảm"}
BOUNDS = ("eq", "gt", "ge", "lt", "le", "approx", "near", "range")


def survivors(real: Loaded, table: str, mutants: Iterable[Quoted], today: date) -> list[Quoted]:
    """The mutants of one table that no rule about single rows has caught."""
    numbered = tuple(replace(m, id=f"{m.id}--{n}", row=n) for n, m in enumerate(mutants, 1000))
    print(f"{table}: {len(numbered)} mutants")
    checks = check_rules(replace(real, ledger=replace(real.ledger, **{table: numbered})), today)
    caught = {(p.file.rpartition("/")[2], p.row) for c in checks if c.rule in ROW_BY_ROW for p in c.problems}
    return [m for m in numbered if (f"{table}.csv", m.row) not in caught]


def is_caught(real: Loaded, table: str, row: Quoted, mutant: Quoted, today: date) -> bool:
    """True where any rule tells of targets and results in which one row has changed."""
    rows = tuple(mutant if one is row else one for one in getattr(real.ledger, table))
    ledger = replace(real.ledger, wording=(), duties=(), statements=(), **{table: rows})
    checks = check_rules(replace(real, ledger=ledger), today)
    return any(c.problems for c in checks)


def wrong_numbers(number: Decimal | int) -> Iterator[Decimal]:
    """A digit one up, a digit one down, the sign turned, ten times too much or too little."""
    text = str(number)
    for at, digit in enumerate(text):
        if digit.isdigit():
            for other in (int(digit) + 1, int(digit) - 1):
                yield Decimal(f"{text[:at]}{other % 10}{text[at + 1 :]}")
    yield from (-Decimal(number), Decimal(number) * 10, Decimal(number) / 10)


def wrong_cells(row: Figure) -> Iterator[dict[str, Any]]:
    """What one cell that a quote proves may wrongly say."""
    yield from ({"value": value} for value in wrong_numbers(row.value) if value != row.value)
    yield from ({"value_upper": value} for value in (row.value, row.value + 1, Decimal(0)))
    yield from ({"bound": bound} for bound in BOUNDS if bound != row.bound)
    yield from ({"occurrence": n} for n in (None, 0, 3, -1) if n != row.occurrence)
    year, written = row.period.last.year, str(row.period)
    for other in (year - 1, year + 1):
        yield {"period": Period.parse(written.replace(str(year), str(other)))}
    if hasattr(row, "out_of"):
        fields = wrong_numbers(row.out_of) if row.out_of else (34, 100)
        yield from ({"out_of": int(field)} for field in (*fields, 0) if int(field) != (row.out_of or 0))
        yield from (
            {"status": status} for status in "EPAF" if "E" in (status, row.status) and status != row.status
        )
        yield from [{"status": ""}] if row.status else []


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


def shortened(row: Figure) -> Iterator[Figure]:
    """The row with a quote cut at either end, saying no more than what is left of it says."""
    words = row.quote.split()
    for start in range(len(words)):
        cut = reversed(words_of(" ".join(words[:start])))
        if not BINDING & set(takewhile(leading().__contains__, (word.lower() for word in cut))):
            continue  # the words that bind the figure have not been cut off right before the quote
        for end in range(start + WINDOW, len(words) + 1):
            quote = " ".join(words[start:end])
            printed = next((p for p in evidence.printed_figures(quote) if p.scaled == abs(row.value)), None)
            if printed is None:
                continue
            fell = printed.falls
            told: dict[str, Any] = {"bound": printed.bound, "value": row.value if fell else abs(row.value)}
            if hasattr(row, "status"):
                told["status"] = "E" if evidence.is_estimate(quote) else ""
            yield replace(row, quote=quote, **told)


@pytest.mark.parametrize("table", FIGURES)
def test_every_wrong_cell_that_a_quote_proves_is_caught(real: Loaded, table, today):
    mutants = [replace(row, **told) for row in getattr(real.ledger, table) for told in wrong_cells(row)]
    assert len(mutants) >= 10 * len(getattr(real.ledger, table)) > 0
    assert survivors(real, table, mutants, today) == []


@pytest.mark.parametrize("table", QUOTED)
def test_every_wrong_quote_is_caught(real: Loaded, table, today):
    """But for those few whose words the text has as well: in the older wording that it cites, say."""
    mutants = [
        replace(row, quote=quote)
        for row in getattr(real.ledger, table)
        for quote in sorted(set(wrong_quotes(row.quote)))
        if words_of(quote) != words_of(row.quote)
    ]
    assert len(mutants) >= 10 * len(getattr(real.ledger, table)) > 0
    uncaught, known = survivors(real, table, mutants, today), real.ledger.places
    assert len(uncaught) <= len(mutants) / 500
    for survivor in uncaught:
        source = source_of(real.ledger, survivor)
        assert places(survivor.quote, source, known[source]), survivor.quote


def test_a_quote_cut_short_of_its_hedge_is_caught_even_where_the_row_agrees_with_it(real: Loaded, today):
    mutants = [m for row in real.ledger.results for m in shortened(row) if unlike(m, row)]
    assert mutants
    assert survivors(real, "results", mutants, today) == []


def unlike(one: Figure, other: Figure) -> bool:
    """True where two rows make different claims."""
    return any(getattr(one, c, "") != getattr(other, c, "") for c in ("bound", "value", "status"))


def is_unlike(real: Loaded, row: Figure, other: Indicator) -> bool:
    """True where something betrays that a row is not of another indicator: its unit, or the chain it is in.

    A row that no other replaces stands alone, and an id carries no meaning: only a
    “%” betrays it then.
    """
    own = real.ledger.indicator(row.indicator)
    replaced = {one.replaces for one in (*real.ledger.targets, *real.ledger.results)}
    alone = not row.replaces and row.id not in replaced
    percent = {"percent", "point"}  # both are printed as “%”
    mine, others = real.ledger.unit_kind(own), real.ledger.unit_kind(other)
    return own != other and (not alone or (mine in percent and others not in {*percent, ""}))


@pytest.mark.parametrize("table", FIGURES)
def test_a_row_that_takes_the_place_of_another_is_caught(real: Loaded, table, today):
    """Another indicator, another year to compare with, another of the places where the words stand."""
    for row in getattr(real.ledger, table):
        wrong = [{"indicator": i.id} for i in real.ledger.indicators if is_unlike(real, row, i)]
        wrong += [{"occurrence": n} for n in (1, 2) if n != row.occurrence]
        named = [str(m.year) for m in mentions(tokens_of(row.quote)) if m.role == Role.BASE]
        if row.base_period and str(row.base_period) in named:
            wrong += [{"base_period": Period.of_year(2023)}, {"base_period": None}]
        missed = [w for w in wrong if not is_caught(real, table, row, replace(row, **w), today)]
        assert not missed, (row.id, missed)


def test_a_target_set_or_read_elsewhere_or_replacing_another_is_caught(real: Loaded, today):
    held = [d for d in real.ledger.documents if d.held]
    for row in real.ledger.targets:
        claims = row.document == row.source  # the press may name an instrument that nobody here has read
        wrong = [{"document": d.id} for d in real.ledger.documents if d.id != row.document]
        wrong = [w for w in wrong if not claims or w["document"] in {d.id for d in held}]
        wrong += [{"source": d.id} for d in held if d.id != row.source]
        wrong += [{"replaces": t.id} for t in real.ledger.targets if t.id != row.replaces]
        wrong += [{"replaces": ""}] if row.replaces else []
        missed = [w for w in wrong if not is_caught(real, "targets", row, replace(row, **w), today)]
        assert not missed, (row.id, missed)


def test_a_quote_said_to_stand_in_the_other_text_is_caught_unless_it_does(real: Loaded, today):
    held = [d.id for d in real.ledger.documents if d.held]
    for table in ("results", "duties", "statements"):
        rows = getattr(real.ledger, table)
        mutants = [replace(r, source=other) for r in rows for other in held if other != r.source]
        assert len(mutants) == len(rows) * (len(held) - 1)
        known = real.ledger.places
        for survivor in survivors(real, table, mutants, today):
            assert places(survivor.quote, survivor.source, known[survivor.source])


def test_the_data_themselves_are_sound(real: Loaded, today):
    assert [p for c in check_rules(real, today) for p in c.problems] == []
    assert len(list(quoted_rows(real.ledger))) == sum(len(getattr(real.ledger, t)) for t in (*QUOTED, *LATER))
