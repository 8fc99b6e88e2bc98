"""Rules of keys: columns that are unique together, and ids that name what their row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.figures import figure_rows
from scripts.model.problem import Problem, problem
from scripts.model.rows import Figure

YEAR = re.compile(r"(?<![^-])(?:19|20)\d\d(?![^-])")  # a whole step of an id


def unique_keys(context: RuleContext) -> Iterator[Problem]:
    """No two rows of a table are alike in columns that its descriptor calls unique together."""
    for file, table in context.tables.values():
        names = [f.name for f in table.fields]
        for key in table.unique_keys:
            seen: dict[tuple[str, ...], int] = {}
            rows: set[str] = set()
            for line in table.lines:
                cells = tuple(line.cells[names.index(k)] for k in key)
                if not any(cells) or table.key(line) in rows:
                    continue  # nothing to compare, or a row told as a whole
                rows.add(table.key(line))
                if cells in seen:
                    yield problem(
                        file, "not-unique", line.number, key[-1], cells=", ".join(cells), other=seen[cells]
                    )
                seen.setdefault(cells, line.number)


def names(context: RuleContext) -> Iterator[Problem]:
    """A new id that names an indicator names its row's; of the years in it one lies in the row's periods.

    This finds slips, nothing more: an id need name nothing, and since it never changes, a published one may
    speak of what was corrected.
    """
    indicators = context.ledger.by_id["indicators"]
    for table, row in figure_rows(context.ledger):
        if row.id in context.published.get(table, {}):
            continue
        steps = row.id.split("-")
        heads = ("-".join(steps[:count]) for count in range(len(steps), 0, -1))
        named = next((head for head in heads if head in indicators), "")
        years = YEAR.findall(row.id[len(named) :]) if named else []
        if named and named != row.indicator and not row.indicator.startswith(f"{named}-"):
            yield context.problem_in(
                row, "id-unlike-row", "indicator", id=row.id, named=named, told=row.indicator
            )
        elif years and not any(is_covered(row, int(year)) for year in years):
            yield context.problem_in(
                row, "id-unlike-row", "period", id=row.id, named=", ".join(years), told=row.period
            )


def is_covered(row: Figure, year: int) -> bool:
    """True where a year is one of those in which a row's period or base period lies."""
    periods = (period for period in (row.period, row.base_period) if period)
    return any(period.first.year <= year <= period.last.year for period in periods)
