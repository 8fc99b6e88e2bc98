"""Charts over time, each of one frequency: results at their targets, and the path of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scripts.analysis import observations, years
from scripts.analysis.derived import Derivation, Derived
from scripts.analysis.paths import YearPath, year_paths
from scripts.charts.chart_spec import ChartSpec, Datum, Role, Trend
from scripts.i18n.phrases import Phrasebook
from scripts.model.figure import Bound
from scripts.model.kinds import ComputedKind
from scripts.model.ledger import Ledger
from scripts.model.period import Frequency, Period
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target

RANK = "rank"  # a value of units.kind
LEVEL = (Role.RESULT, Role.DERIVED)  # roles of what was reached; others were planned


@dataclass(frozen=True)
class Point:
    """One figure of a series."""

    period: Period
    value: Decimal
    upper: Decimal | None  # the end of a range
    bound: str
    text: str
    short: str  # beside the point: without a unit in words
    role: Role
    document: str  # its id; empty of a computed one

    def datum(self, label: str) -> Datum:
        """The point as a chart has it."""
        upper = None if self.upper is None else float(self.upper)
        return Datum(label, float(self.value), self.short, self.role, upper=upper, bound=self.bound)


def series_specs(
    ledger: Ledger, d: Derivation, book: Phrasebook, indicator: Indicator
) -> Iterator[ChartSpec]:
    """An indicator's level over the periods that are stated or follow from it, with their targets.

    None for less than two periods of one frequency.
    """
    results = observations.results_of(ledger, indicator.id)
    levels = [point(book, row, Role.RESULT, row.source) for row in results]
    levels += [
        Point(c.period, c.value, None, c.bound, *computed_texts(book, c), Role.DERIVED, "")
        for c in d.computed(indicator.id)
        if c.kind == ComputedKind.PRIOR
    ]
    levels = one_frequency(levels)
    if len(levels) < 2:
        return
    periods = {each.period for each in levels}
    standings = years.leading_of_periods(d.standing(indicator.id))
    aims = [h.in_force for h in standings if h.in_force and h.period in periods]
    marks = [point(book, target, Role.IN_FORCE, target.document) for target in aims]
    name, last = book.t.column(indicator, "name"), levels[-1]
    is_rank = ledger.unit_kind(indicator) == RANK
    yield ChartSpec(
        name=f"{indicator.id}-series",
        kind="series",
        documents=documents(ledger, book, [*levels, *marks]),
        heading=name,
        title=book.t.text(
            f"chart.series_{trend(ledger, indicator, levels[0], last)}",
            name=name,
            before=end_text(book, levels[0]),
            after=end_text(book, last),
            period=book.t.period(last.period),
        ),
        caption=caption(book, indicator, levels, bool(marks)),
        data=tuple(each.datum(book.t.short_period(each.period)) for each in sorted_points([*levels, *marks])),
        head=tuple(book.t.text(key) for key in ("indicator.period", "indicator.value", "chart.how")),
        rows=tuple(
            (book.t.period(each.period), each.text, book.t.text(f"chart.how_{each.role}"))
            for each in sorted_points([*levels, *marks])
        ),
        inverted=is_rank,
    )


def end_text(book: Phrasebook, end: Point) -> str:
    """The figure at an end of a series, as its title has it; of a computed one, that it is computed."""
    return book.t.text("chart.computed_end", figure=end.text) if end.role == Role.DERIVED else end.text


def path_specs(ledger: Ledger, d: Derivation, book: Phrasebook) -> Iterator[ChartSpec]:
    """The paths of every year: planned and reached, by the parts that most was planned for."""
    for year in years.target_years(d):
        for path in year_paths(ledger, d, year):
            yield from path_spec(ledger, book, path)


def path_spec(ledger: Ledger, book: Phrasebook, path: YearPath) -> Iterator[ChartSpec]:
    """The path of an indicator through a year; none where less than two parts of it were planned."""
    planned = [point(book, row, Role.SCENARIO, row.document) for s in path.steps for row in s.planned]
    reached = [point(book, row, Role.RESULT, row.source) for s in path.steps for row in s.reached]
    planned = one_frequency([each for each in planned if each.period != path.year])
    if len(planned) < 2:
        return
    frequency = planned[0].period.frequency
    reached = one_frequency([each for each in reached if each.period.frequency == frequency])
    name, every = book.t.column(path.indicator, "name"), sorted_points([*planned, *reached])
    is_rank = ledger.unit_kind(path.indicator) == RANK
    periods = dict.fromkeys(each.period for each in every)
    yield ChartSpec(
        name=f"{path.indicator.id}-path-{path.year}",
        kind="series",
        documents=documents(ledger, book, every),
        heading=name,
        title=book.t.text("path.title", name=name, year=path.year),
        caption=f"{book.t.text('chart.path_caption')} {unit_said(book, path.indicator)}".rstrip(),
        data=tuple(each.datum(book.t.short_period(each.period)) for each in every),
        head=tuple(book.t.text(key) for key in ("indicator.period", "path.planned", "path.reached_head")),
        rows=tuple(
            (book.t.period(period), told(planned, period), told(reached, period)) for period in periods
        ),
        inverted=is_rank,
    )


def computed_texts(book: Phrasebook, derived: Derived) -> tuple[str, str]:
    """A computed figure in words, with its unit and without one that is a word."""
    phrase = book.computed(derived)
    return phrase.text, (replace(phrase, unit="") if phrase.is_parted else phrase).text


def told(points: Iterable[Point], period: Period) -> str:
    """What a series says of a period; a dash where it says nothing."""
    return next((each.text for each in points if each.period == period), "–")


def point(book: Phrasebook, row: Target | Result, role: Role, document: str) -> Point:
    """A row's figure as a point of a series."""
    phrase = book.figure(row)
    short = replace(phrase, unit="") if phrase.is_parted else phrase
    return Point(row.period, row.value, row.value_upper, row.bound, phrase.text, short.text, role, document)


def sorted_points(points: Iterable[Point]) -> list[Point]:
    """Points by period, what is planned before what was reached."""
    return sorted(points, key=lambda each: (each.period, each.role in LEVEL))


def documents(ledger: Ledger, book: Phrasebook, points: Iterable[Point]) -> tuple[str, ...]:
    """The names of the documents that state points, each once."""
    named = dict.fromkeys(each.document for each in points if each.document)
    return tuple(book.document(ledger.document(id)) for id in named)


def one_frequency(points: Iterable[Point]) -> list[Point]:
    """The points of the longest series of one frequency in their order; of equal ones that of longer periods.

    None where two sources disagree about a period: a line would choose between them.
    """
    series: dict[Frequency, list[Point]] = defaultdict(list)
    for each in sorted(points, key=lambda each: (each.period, each.value)):
        series[each.period.frequency].append(each)
    longest = max(series.values(), key=lambda s: (len(s), s[-1].period.months), default=[])
    return longest if len({each.period for each in longest}) == len(longest) else []


def trend(ledger: Ledger, indicator: Indicator, first: Point, last: Point) -> Trend:
    """How the last figure compares with the first; of ranks and changes whether it is better."""
    if Bound.RANGE in (first.bound, last.bound):
        return Trend.SPANS
    if first.value == last.value:
        return Trend.SAME
    rose = last.value > first.value
    if ledger.unit_kind(indicator) == RANK or indicator.change_of:
        if indicator.direction == "none":
            return Trend.SPANS
        return Trend.BETTER if rose == (indicator.direction == "up") else Trend.WORSE
    return Trend.ROSE if rose else Trend.FELL


def unit_said(book: Phrasebook, indicator: Indicator) -> str:
    """That the figures beside points are in a unit that is a word; empty of per cent, ranks and no unit."""
    if not indicator.unit or book.ledger.unit_kind(indicator) in (RANK, "percent"):
        return ""
    return book.t.text("chart.unit", unit=book.unit(indicator.unit))


def caption(book: Phrasebook, indicator: Indicator, levels: Sequence[Point], has_marks: bool) -> str:
    """How to read a series: its marks, its unit, and where its axis begins."""
    is_rank = book.ledger.unit_kind(indicator) == RANK
    derived = any(each.role == Role.DERIVED for each in levels)
    said = [book.t.text("chart.series_caption_derived" if derived else "chart.series_caption")]
    said += [book.t.text("chart.series_targets")] if has_marks else []
    said += [book.t.text("chart.series_ranges")] if any(each.upper is not None for each in levels) else []
    said += [book.t.text("chart.axis_rank" if is_rank else "chart.axis_zero"), unit_said(book, indicator)]
    return " ".join(filter(None, said))
