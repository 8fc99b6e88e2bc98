"""The real data with one thing wrong, thousands of times: every such mutant is caught, or listed with why.

Cells are changed in turn by tests/mutants.py; what people mistake besides stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path
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
from scripts.ingest.load import Loaded, load
from scripts.model.ledger import KINDS as KINDS_OF_ROWS
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.row import Quoted, Row
from scripts.model.rows import Figure
from scripts.publish.config import configuration
from tests.conftest import ROOT, TODAY
from tests.mutants import FIGURES, QUOTED, Mutant, mutants, survivors
from tests.task_mutants import TaskMutant, task_mutants, uncaught_tasks

pytestmark = pytest.mark.xdist_group("mutants")
ROW_BY_ROW = {"quotes", "quoted-figures", "figures", "names", "periods"}
MUTATED = (*QUOTED, "amendments")
LATER = ("withdrawals", "fulfilments")  # that carry quotes too, and of which there may be none
BINDING = {"hơn", "khoảng", "trên", "ước", "giảm"}


def uncaught(real: Loaded, table: str, wrong: Iterable[Quoted], today: date) -> list[Quoted]:
    """The mutants of one table that no rule about single rows has caught."""
    changed = tuple(replace(m, id=f"{m.id}--{n}", row=n) for n, m in enumerate(wrong, 1000))
    checks = check_rules(replace(real, ledger=replace(real.ledger, **{table: changed})), today)
    caught = {(p.file.rpartition("/")[2], p.row) for c in checks if c.rule in ROW_BY_ROW for p in c.problems}
    return [m for m in changed if (f"{table}.csv", m.row) not in caught]


def missed(real: Loaded, table: str, row: Row, wrong: Iterable[dict[str, Any]], today: date) -> list[Mutant]:
    """What one cell of a row may wrongly say, as {column: value}, and no rule catches."""
    made = [Mutant(table, *cell, row, replace(row, **cell)) for cell in wrong]  # type: ignore[arg-type]
    return survivors(real, table, made, today)


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


@dataclass(frozen=True)
class Passing:
    """Cells in which a mutant passes every rule, and why."""

    why: str
    table: str
    column: str
    ids: tuple[str, ...]


# The whole list for the data as they stand here. Each reason is looked up again in the fingerprints.
PASSING = (
    Passing(
        "the source names no period beside the figure: that it is the year's, only its reader knows",
        "results",
        "period",
        (
            *("grdp-growth-rank-2025", "houses-replaced-2025", "officials-seconded-2025"),
            *("poor-household-rate-2025", "poor-household-rate-change-2025", "visitors-2025"),
        ),
    ),
    Passing("as of results", "targets", "period", ("grdp-growth-2026-press",)),
    Passing(
        "the same figure stands there in these words as well, in the first task",
        "targets",
        "quote",
        ("grdp-growth-2026-amended", "grdp-growth-2026-original"),
    ),
    Passing(
        "the article says it twice, once in fewer words", "statements", "quote", ("achievement-defence",)
    ),
    Passing(
        "as of defence",
        "statements",
        "occurrence",
        ("agreement-sun-group-memorandum", "event-memorandum-witnessed"),
    ),
)


@cache
def passing(project: Path, table: str) -> tuple[tuple[Mutant, ...], tuple[Mutant, ...]]:
    """All mutants of a table of a project's data, and those of them that no rule catches."""
    loaded = load(project / "datasets", configuration(project).area)
    made = mutants(loaded, table)
    return tuple(made), tuple(survivors(loaded, table, made, TODAY))


@pytest.mark.parametrize("table", MUTATED)
def test_every_mutant_that_means_something_else_is_caught(table: str, real: Loaded, root: Path) -> None:
    made, passed = passing(root, table)
    cells = Counter(mutant.cell for mutant in made)
    assert all(number >= 3 for number in cells.values())
    print(f"{table}: {len(made)} mutants of {len(cells)} cells, {len(passed)} pass")
    assert [m for m in passed if not is_harmless(real, m)] == []
    if root == ROOT:
        listed = {(p.table, id, p.column) for p in PASSING for id in p.ids if p.table == table}
        assert {mutant.cell for mutant in passed} == listed


def test_thousands_of_mutants_are_made_of_every_such_column(root: Path) -> None:
    made = [mutant for table in MUTATED for mutant in passing(root, table)[0]]
    assert len(made) >= 2_000
    numeric = {
        (table, field.name)
        for table in MUTATED
        for field in fields(KINDS_OF_ROWS[table])
        if field.name != "row" and any(kind in str(field.type) for kind in ("int", "Decimal"))
    }
    told = {"quote", "bound", "status", "period", "base_period", "change", "kind", "replaces"}
    assert numeric <= {(mutant.table, mutant.column) for mutant in made}
    assert told <= {mutant.column for mutant in made}


def is_harmless(real: Loaded, mutant: Mutant) -> bool:
    """True where the source itself has what a mutant says, or does not say what the mutant denies."""
    if mutant.column in ("quote", "occurrence") and isinstance(mutant.changed, Quoted):
        source = source_of(real.ledger, mutant.changed)
        return bool(places(mutant.changed.quote, source, real.ledger.places[source]))
    if mutant.column == "period" and isinstance(mutant.row, Quoted):
        return not [m for m in mentions(tokens_of(mutant.row.quote)) if m.role != Role.BASE]
    if mutant.column == "replaces" and mutant.table == "results":
        return not mutant.says  # nothing says in whose place it stands: pages then tell that both are said
    return mutant.column == "kind" and not is_revised(real, mutant.row)


def is_revised(real: Loaded, amendment: Row) -> bool:
    """True where a target of the amending document takes the place of another: the kind then is known."""
    document = getattr(amendment, "document", "")
    return any(row.replaces for row in real.ledger.targets if row.document == document)


def test_every_mutant_of_a_whole_task_is_caught(real: Loaded, today):
    """What passes moves words between two elements of which none is kept, nor held by a quote."""
    made = list(task_mutants(real.ledger))
    placed = [row for row in real.ledger.wording if row.after_from or row.before_from]
    assert len(made) >= 5 * len(placed)
    passed = uncaught_tasks(real, made, today)
    print(f"{len(made)} mutants of tasks: {dict(Counter(one.what for one in made))}; {len(passed)} pass")
    assert [(one.what, [row.id for row in one.of]) for one in passed if not is_matter_of_reading(one)] == []


def is_matter_of_reading(one: TaskMutant) -> bool:
    """True where the text itself does not say with which of two elements a word or a passage belongs."""
    changes = {row.change for row in one.of}
    return one.what.startswith(("before:", "after:")) and "kept" not in changes


def test_a_quote_cut_short_of_its_hedge_is_caught_even_where_the_row_agrees_with_it(real: Loaded, today):
    wrong = [m for row in real.ledger.results for m in shortened(row) if unlike(m, row)]
    assert wrong
    assert uncaught(real, "results", wrong, today) == []


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
        assert missed(real, table, row, wrong, today) == []


def test_a_target_set_or_read_elsewhere_or_replacing_another_is_caught(real: Loaded, today):
    held = [d for d in real.ledger.documents if d.held]
    for row in real.ledger.targets:
        claims = row.document == row.source  # the press may name an instrument that nobody here has read
        wrong = [{"document": d.id} for d in real.ledger.documents if d.id != row.document]
        wrong = [w for w in wrong if not claims or w["document"] in {d.id for d in held}]
        wrong += [{"source": d.id} for d in held if d.id != row.source]
        wrong += [{"replaces": t.id} for t in real.ledger.targets if t.id != row.replaces]
        wrong += [{"replaces": ""}] if row.replaces else []
        assert missed(real, "targets", row, wrong, today) == []


def test_a_quote_said_to_stand_in_the_other_text_is_caught_unless_it_does(real: Loaded, today):
    held = [d.id for d in real.ledger.documents if d.held]
    for table in ("results", "duties", "statements"):
        rows = getattr(real.ledger, table)
        wrong = [replace(r, source=other) for r in rows for other in held if other != r.source]
        assert len(wrong) == len(rows) * (len(held) - 1)
        known = real.ledger.places
        for survivor in uncaught(real, table, wrong, today):
            assert places(survivor.quote, survivor.source, known[survivor.source])


def test_the_data_themselves_are_sound(real: Loaded, today):
    assert [p for c in check_rules(real, today) for p in c.problems] == []
    assert len(list(quoted_rows(real.ledger))) == sum(len(getattr(real.ledger, t)) for t in (*QUOTED, *LATER))
