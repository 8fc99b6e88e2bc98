"""Results in; how figures were revised out: what was said when, by whom, how far each revision went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.analysis import observations
from scripts.analysis.derived import Change
from scripts.model.ledger import Ledger
from scripts.model.rows import Result


@dataclass(frozen=True)
class RevisionHistory:
    """The figures of one indicator, area and period that revised each other, the earliest first."""

    chain: tuple[Result, ...]  # two or more; the last is current

    @property
    def current(self) -> Result:
        """The figure that nothing revises."""
        return self.chain[-1]

    @property
    def changes(self) -> tuple[Change[Result], ...]:
        """Each revision, the earliest first."""
        return tuple(Change(a, b) for a, b in zip(self.chain, self.chain[1:], strict=False))


def revision_histories(ledger: Ledger, indicator: str) -> Iterator[RevisionHistory]:
    """The figures of an indicator that were revised, in the order of its results."""
    by_id = {row.id: row for row in ledger.results_of.get(indicator, [])}
    for row in observations.all_results_of(ledger, indicator):
        if row.id in ledger.superseded or row.replaces not in by_id:
            continue
        chain = [row]
        while chain[0].replaces in by_id and by_id[chain[0].replaces] not in chain:
            chain.insert(0, by_id[chain[0].replaces])
        yield RevisionHistory(tuple(chain))
