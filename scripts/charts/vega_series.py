"""A series' spec as an Altair chart: levels joined by a line, targets as marks across, ranges as bars.

What is written is placed here, in px and by a generous width per letter, so that no text overlaps another
or leaves the chart, whatever font a reader has.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from scripts.charts.chart_spec import ChartSpec, Datum, Role
from scripts.charts.look import (
    GRID,
    INK,
    INNER,
    LETTER,
    LINE,
    ROLES,
    TEXT,
    WIDTH,
    Drawing,
    frame,
    of_table,
    points,
    roles,
    width_of,
)

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

LEVEL = (Role.RESULT, Role.DERIVED)  # roles that a line joins; others are marks at their period
MOST_WORDS = 6  # points that each have their figure beside them; of more, the ends have
HEIGHT = 220  # px from the top to the axis
FIGURE_SIZE = TEXT + 2  # px of the figures beside points
GAP = 6  # px between two texts
MARGIN = (WIDTH - INNER) // 2  # px around the chart
UNDER = 26  # px that the periods take under the axis
RAISED = 18  # px from a point up to the figure above it
MOST_LINES = 3  # of a figure beside a point
UP, DOWN = ("gt", "ge"), ("lt", "le")  # bounds that are open upwards, downwards
ARROWS = {"up": "M0,1V-1M-.7,-.3L0,-1L.7,-.3", "down": "M0,-1V1M-.7,.3L0,1L.7,.3"}


@dataclass(frozen=True)
class Words:
    """A figure beside a point: its lines, and where they begin, in px from the chart's left."""

    lines: tuple[str, ...]
    left: float

    @property
    def width(self) -> float:
        """How wide the longest line may be, in px."""
        return width_of(max(self.lines, key=len), FIGURE_SIZE)


def series(spec: ChartSpec) -> Drawing:
    """A level over time: stated figures filled, computed ones hollow, targets as strokes across."""
    import altair as alt

    labels = list(dict.fromkeys(m.label for m in spec.data))
    data = with_words(spec, labels)
    base = of_table("figures")
    x = alt.X(
        "label:O",
        sort=labels,
        scale=alt.Scale(type="point", padding=0, range=list(ends(labels))),
        axis=alt.Axis(
            title=None, labelAngle=0, labelPadding=8, labelColor=INK, labelOverlap=False, values=shown(labels)
        ),
    )
    extent = domain(spec, data)
    axis = alt.Scale(domain=extent, reverse=spec.inverted, nice=False)
    y = alt.Y("value:Q", scale=axis, axis=None)
    levels = base.transform_filter(alt.FieldOneOfPredicate(field="role", oneOf=[str(r) for r in LEVEL]))
    layers = [] if spec.inverted else [*from_zero(levels, x, y)]
    layers.append(
        levels.mark_line(color="var(--result)", strokeWidth=2.5, strokeDash=[6, 4]).encode(x=x, y=y)
    )
    layers.append(
        base.transform_filter("datum.upper != null")
        .mark_rule(strokeWidth=9, opacity=0.45, color="var(--result)")
        .encode(x=x, y=y, y2=alt.Y2("upper:Q"))
    )
    for role in roles(spec):
        layers += [points(base, role, x, y)] if role in LEVEL else [across(base, role, x, y)]
    layers += [arrows(base, way, x, y) for way in ARROWS if way in set(data["open"])]
    top = alt.Y("top:Q", scale=axis, axis=None)
    beside = {"align": "left", "fontSize": FIGURE_SIZE, "lineHeight": LINE, "fontWeight": 600, "fill": INK}
    for shift, height in sorted({*zip(data["shift"], data["height"], strict=True)}):
        if height:
            placed = (alt.datum.shift == shift) & (alt.datum.height == height)
            words = base.transform_filter(placed).mark_text(
                **beside, dx=shift, dy=-RAISED - LINE * (height - 1)
            )
            layers.append(words.encode(x=x, y=top, text=alt.Text("words:N")))
    # The drawing's own measure of a text follows its own font, so it must not move the chart.
    above = raised(extent, data, inverted=spec.inverted)
    margins = {"left": MARGIN, "right": MARGIN, "top": MARGIN + above, "bottom": MARGIN + UNDER}
    size = {"width": INNER, "height": HEIGHT, "autosize": "none", "padding": margins}
    return Drawing(layers, {"figures": data}, size)


def from_zero(levels: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The line of zero, and a stem from it to each level: a length that tells a quantity."""
    import altair as alt

    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=GRID, strokeWidth=1)
    stems = levels.mark_rule(color=GRID, strokeWidth=1).encode(x=x, y=y, y2=alt.Y2Datum(0))
    return [zero.encode(y=alt.Y("zero:Q", axis=None)), stems]


def across(base: alt.Chart, role: Role, x: alt.X, y: alt.Y) -> alt.Chart:
    """The strokes of one role: a target at its period."""
    import altair as alt

    chosen = base.transform_filter(alt.datum.role == str(role))
    return chosen.mark_tick(thickness=4, size=30, color=ROLES[role][0], opacity=1).encode(x=x, y=y)


def arrows(base: alt.Chart, way: str, x: alt.X, y: alt.Y) -> alt.Chart:
    """An arrow in each mark whose figure is open upwards, or downwards."""
    import altair as alt

    filled = alt.datum.role == str(Role.RESULT)
    return (
        base.transform_filter(alt.datum.open == way)
        .mark_point(shape=ARROWS[way], size=100, filled=False, strokeWidth=2, opacity=1)
        .encode(x=x, y=y, stroke=alt.when(filled).then(alt.value("var(--paper)")).otherwise(alt.value(INK)))
    )


def domain(spec: ChartSpec, data: pd.DataFrame) -> list[float]:
    """The axis: from zero, with room for the figures beside points; of ranks from 1 to the last."""
    values = [end for m in spec.data for end in (m.value, m.upper) if end is not None]
    if spec.inverted:
        room = max((max(values) - 1) * 0.25, 1)
        return [1 - room, max(values) + room * 0.3]
    above = RAISED + LINE * max(1, *data["height"])
    values = [value * HEIGHT / (HEIGHT - above) for value in values]
    return [min(0, *values), max(0, *values) or 1]


def raised(extent: Sequence[float], data: pd.DataFrame, *, inverted: bool) -> int:
    """How many px the figures beside points rise above the chart."""
    low, high = extent
    shares = [(value - low if inverted else high - value) / (high - low) for value in data["top"]]
    over = [
        RAISED + LINE * height - share * HEIGHT
        for share, height in zip(shares, data["height"], strict=True)
        if height
    ]
    return max(0, ceil(max(over, default=0)))


def ends(labels: Sequence[str]) -> tuple[float, float]:
    """Where the first and the last period stand, in px: as far apart as their names leave room."""
    widest = max(width_of(label, TEXT) for label in labels)
    edge = min(max(widest / 2, INNER / (2 * len(labels)), 20), INNER / 2)
    return edge, INNER - edge


def positions(labels: Sequence[str]) -> list[float]:
    """Where each period stands, in px from the chart's left."""
    first, last = ends(labels)
    if len(labels) == 1:
        return [INNER / 2]
    return [first + (last - first) * n / (len(labels) - 1) for n in range(len(labels))]


def shown(labels: Sequence[str]) -> list[str]:
    """The names of periods that stand on the axis: the ends, and between them those that have room."""
    widest, places = max(width_of(label, TEXT) for label in labels) + GAP, positions(labels)
    kept = [0]
    for n in range(1, len(labels)):
        is_last = n == len(labels) - 1
        if places[n] - places[kept[-1]] >= widest and (is_last or places[-1] - places[n] >= widest):
            kept.append(n)
    return [labels[n] for n in kept]


def with_words(spec: ChartSpec, labels: Sequence[str]) -> pd.DataFrame:
    """A series' data with what stands above each point: its lines, how many, how far from the point."""
    data = frame(spec)
    at = dict(zip(labels, positions(labels), strict=True))
    levels = {n: at[m.label] for n, m in enumerate(spec.data) if m.role in LEVEL}
    words = placed_words(spec.data, levels)
    data["words"] = [list(words[n].lines) if n in words else [""] for n in range(len(spec.data))]
    data["height"] = [len(words[n].lines) if n in words else 0 for n in range(len(spec.data))]
    data["shift"] = [round(words[n].left - levels[n]) if n in words else 0 for n in range(len(spec.data))]
    data["top"] = [m.value if m.upper is None else m.upper for m in spec.data]
    data["open"] = ["up" if m.bound in UP else "down" if m.bound in DOWN else "" for m in spec.data]
    return data


def placed_words(data: Sequence[Datum], levels: dict[int, float]) -> dict[int, Words]:
    """The figures that stand beside points: of all where they fit, else of the ends, else of the last.

    `levels` has the number of each level in `data`, and where it stands.
    """
    numbers = [*levels]
    everywhere = numbers if len(numbers) <= MOST_WORDS else []
    step = INNER / max(len(numbers), 1)
    ways = [(everywhere, INNER), (everywhere, step), ([*numbers[:1], *numbers[-1:]], INNER / 2)]
    for chosen, room in [*ways, (numbers[-1:], INNER)]:
        words = {n: beside(data[n].text, levels[n], room - GAP) for n in chosen}
        fit = all(each.width <= INNER and len(each.lines) <= MOST_LINES for each in words.values())
        if words and fit and all(a.left + a.width + GAP <= b.left for a, b in pairwise(words.values())):
            return words
    return {}


def beside(text: str, place: float, room: float) -> Words:
    """A figure in lines of at most `room` px where it can be parted, as near above its point as may be."""
    letters = max(1, int(room / (LETTER * FIGURE_SIZE)))
    lines = tuple(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False))
    words = Words(lines or ("",), 0)
    return replace(words, left=max(0.0, min(place - words.width / 2, INNER - words.width)))
