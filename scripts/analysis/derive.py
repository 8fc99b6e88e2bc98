"""A ledger in; everything that pages, charts and rules compute with out, once.

Targets in force, changes, remainders, earlier levels, verdicts, conflicts, duties, proofs: exact, each with
the rows that it came from, so that a page can show the computation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from scripts.analysis.derived import HUNDRED, Conflict, Derivation, Derived, Proof, TargetHistory, Term
from scripts.analysis.duties import duty_occurrences
from scripts.analysis.histories import target_histories
from scripts.analysis.proofs import proofs
from scripts.analysis.verdicts import verdicts
from scripts.model.figure import Bound
from scripts.model.kinds import ComputedKind, Status, TargetKind, TargetVersion
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target

SUMMABLE = (Bound.EQ, Bound.APPROX, Bound.NEAR)  # of which a sum can be told: one value, exact or hedged
PERCENT, POINT = "percent", "point"  # values of units.kind


def derive(
    ledger: Ledger,
    today: date,
    issuers: Sequence[str] = (),
    proven: Mapping[tuple[str, str], Proof] | None = None,
) -> Derivation:
    """All that is computed from a ledger as of a day.

    `issuers` are the bodies that lead where several set a target; `proven` are the ledger's proofs, where
    they are known already.
    """
    histories = tuple(target_histories(ledger, issuers))
    return Derivation(
        today=today,
        area=ledger.area,
        year=current_year(histories, ledger.area, today),
        histories=histories,
        derived=(*remainders(ledger, histories), *earlier_levels(ledger)),
        verdicts=tuple(verdicts(ledger, histories, today)),
        conflicts=tuple(conflicts(ledger, histories)),
        occurrences=tuple(duty_occurrences(ledger, today)),
        proofs=proofs(ledger) if proven is None else proven,
    )


def current_year(histories: Iterable[TargetHistory], area: str, today: date) -> Period | None:
    """The latest whole year, begun by `today`, for which an instrument has a target; None without one."""
    years = (
        history.period
        for history in histories
        if history.chain and history.kind == TargetKind.TARGET and history.area == area
    )
    return max((year for year in years if year.is_year and year.has_begun(today)), default=None)


def remainders(ledger: Ledger, histories: Iterable[TargetHistory]) -> Iterator[Derived]:
    """What the stated shares of a whole leave over in per cent, for the one share that nobody states.

    Each share's leading body counts. Nothing follows from a range or from a figure without an end, nor where
    a share was taken back.
    """
    chains: dict[tuple[str, Period], dict[str, tuple[Target, ...]]] = defaultdict(dict)
    for history in histories:
        if history.chain and history.kind == TargetKind.TARGET:
            chain = () if history.withdrawal else history.chain
            chains[history.area, history.period].setdefault(history.indicator.id, chain)
    for whole in ledger.indicators:
        shares = ledger.parts_of.get(whole.id, [])
        for (area, period), chain_of in sorted(chains.items()):
            stated = [chain_of[share.id] for share in shares if share.id in chain_of]
            unstated = [share for share in shares if share.id not in chain_of]
            if (
                len(unstated) != 1
                or not stated
                or not all(stated)
                or ledger.unit_kind(unstated[0]) != PERCENT
            ):
                continue
            for version, nth in ((TargetVersion.ORIGINAL, 0), (TargetVersion.IN_FORCE, -1)):
                rows = [chain[nth] for chain in stated]
                if all(row.bound in SUMMABLE for row in rows):
                    terms = (Term(HUNDRED, None), *(Term(-row.value, row) for row in rows))
                    elsewhere = area != ledger.area
                    kind = ComputedKind.REMAINDER
                    yield Derived(kind, unstated[0], area, period, version, terms, elsewhere)


def earlier_levels(ledger: Ledger) -> Iterator[Derived]:
    """The earlier level that a level and its change imply, where no source states it.

    A level of which current sources disagree implies none, nor does a relative change.
    """
    levels: dict[tuple[str, str, Period], list[Result]] = defaultdict(list)
    for row in ledger.results:
        if row.id not in ledger.superseded and row.status != Status.FORECAST:
            levels[row.measured].append(row)
    indicators: Mapping[str, Indicator] = ledger.by_id["indicators"]
    for (id, area, period), rows in levels.items():
        change, measure = agreed(rows), indicators.get(id)
        measured = indicators.get(measure.change_of) if measure else None
        if change is None or change.base_period is None or measure is None or measured is None:
            continue
        level = agreed(levels.get((measured.id, area, period), []))
        if level is None or (measured.id, area, change.base_period) in levels:
            continue
        if measures_difference(ledger, measure, measured):
            terms = (Term(level.value, level), Term(-change.value, change))
            base, elsewhere = change.base_period, area != ledger.area
            yield Derived(ComputedKind.PRIOR, measured, area, base, "", terms, elsewhere)


def agreed(rows: Sequence[Result]) -> Result | None:
    """The one of which a sum can be told, where all rows state the same figure; else None."""
    return rows[0] if rows and rows[0].bound in SUMMABLE and len({row.stated for row in rows}) == 1 else None


def measures_difference(ledger: Ledger, change: Indicator, level: Indicator) -> bool:
    """True where a change is counted in its level's own unit, or in points between percentages."""
    kinds = ledger.unit_kind(change), ledger.unit_kind(level)
    return kinds == (POINT, PERCENT) or (kinds[1] != PERCENT and change.unit == level.unit)


def conflicts(ledger: Ledger, histories: Iterable[TargetHistory]) -> Iterator[Conflict]:
    """Figures in force of several bodies and claims that are unlike the first; current results that differ.

    A figure that another one revises is no party to a conflict, and a forecast is none to what was achieved.
    """
    grouped: dict[tuple[str, str, Period, str], list[TargetHistory]] = defaultdict(list)
    for history in histories:
        grouped[history.indicator.id, history.area, history.period, history.kind].append(history)
    for (_, area, period, _), group in grouped.items():
        in_force = (history.in_force for history in group)
        targets = (*filter(None, in_force), *(claim for history in group for claim in history.claims))
        yield from disagreeing(group[0].indicator, area, period, targets)
    by_measure: dict[tuple[object, ...], list[Result]] = defaultdict(list)
    for row in ledger.results:
        if row.id not in ledger.superseded and row.indicator in ledger.by_id["indicators"]:
            is_forecast = row.status == Status.FORECAST
            by_measure[*row.measured, row.base_period, row.average, is_forecast].append(row)
    for rows in by_measure.values():
        yield from disagreeing(ledger.indicator(rows[0].indicator), rows[0].area, rows[0].period, rows)


def disagreeing(
    indicator: Indicator, area: str, period: Period, rows: Sequence[Target | Result]
) -> Iterator[Conflict]:
    """A conflict of the first row with those that state another figure; of results with all of them."""
    unlike = [row for row in rows[1:] if row.stated != rows[0].stated]
    if unlike:
        kept = [row for row in rows[1:] if row in unlike or isinstance(row, Result)]
        yield Conflict(indicator, area, period, (rows[0], *kept))
