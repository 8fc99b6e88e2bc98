"""Rules of keys: columns that are unique together, and ids that name what their row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.analysis.context import RuleContext
from scripts.analysis.rules.figures import figure_rows
from scripts.model.problem import Problem, problem

YEAR = re.compile(r"(19|20)\d\d")


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
    """An id that names an indicator and a year names the row's own: ids never change, so they can tell."""
    for _, row in figure_rows(context.ledger):
        steps = row.id.split("-")
        heads = ["-".join(steps[:n]) for n in range(len(steps), 0, -1)]
        named = next((head for head in heads if head in context.ledger.by_id["indicators"]), None)
        if named is None:
            continue
        year = row.id[len(named) + 1 :][:4]
        if named != row.indicator:
            yield context.problem_in(
                row, "id-unlike-row", "indicator", id=row.id, told=row.indicator, named=named
            )
        elif YEAR.fullmatch(year) and year != row.period[:4]:
            yield context.problem_in(row, "id-unlike-row", "period", id=row.id, told=row.period, named=year)
