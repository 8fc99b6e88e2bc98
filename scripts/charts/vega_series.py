"""A series' spec as an Altair chart: levels joined by a line, targets as marks across, ranges as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.charts.chart_spec import ChartSpec, Role
from scripts.charts.look import GRID, INK, INNER, ROLES, TEXT, frame, points, roles

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

LEVEL = (Role.RESULT, Role.DERIVED)  # roles that a line joins; others are marks at their period
MOST_WORDS = 6  # points that each have their figure beside them; of more, the ends have
LETTERS = 44  # of all figures beside points that fit on the chart's width
SIDES = {"left": -14, "center": 0, "right": 14}  # how a figure stands to its point: alignment → px
UP, DOWN = ("gt", "ge"), ("lt", "le")  # bounds that are open upwards, downwards


def series(spec: ChartSpec) -> alt.LayerChart:
    """A level over time: stated figures filled, computed ones hollow, targets as strokes across."""
    import altair as alt

    data = with_words(spec)
    base = alt.Chart(data)
    x = alt.X("label:O").sort(list(dict.fromkeys(m.label for m in spec.data))).scale(padding=0.45)
    x = x.axis(title=None, labelAngle=0, labelPadding=8, labelColor=INK, labelOverlap="greedy")
    y = alt.Y("value:Q").scale(domain=domain(spec), reverse=spec.inverted, nice=False).axis(None)
    levels = base.transform_filter(alt.FieldOneOfPredicate(field="role", oneOf=[str(r) for r in LEVEL]))
    layers = [] if spec.inverted else [*from_zero(levels, x, y)]
    layers.append(
        levels.mark_line(color="var(--result)", strokeWidth=2.5, strokeDash=[6, 4]).encode(x=x, y=y)
    )
    layers.append(
        base.transform_filter("datum.upper != null")
        .mark_rule(strokeWidth=9, opacity=0.45, color="var(--result)")
        .encode(x=x, y=y, y2="upper:Q")
    )
    for role in roles(spec):
        layers += [points(base, role, x, y)] if role in LEVEL else [across(base, role, x, y)]
    layers.append(
        base.transform_filter("datum.open != ''")
        .mark_text(dx=15, baseline="middle", fontSize=TEXT, fontWeight=700, fill=INK)
        .encode(x=x, y=y, text="open:N")
    )
    top = alt.Y("top:Q").scale(domain=domain(spec), reverse=spec.inverted, nice=False).axis(None)
    for align, dx in SIDES.items():
        words = levels.transform_filter(alt.datum.align == align).mark_text(
            align=align, dx=dx, dy=-18, fontSize=TEXT + 2, fontWeight=600, fill=INK
        )
        layers.append(words.encode(x=x, y=top, text="words:N"))
    return alt.layer(*layers).properties(width=INNER, height=220)


def from_zero(levels: alt.Chart, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The line of zero, and a stem from it to each level: a length that tells a quantity."""
    import altair as alt

    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=GRID, strokeWidth=1)
    stems = levels.mark_rule(color=GRID, strokeWidth=1).encode(x=x, y=y, y2=alt.datum(0))
    return [zero.encode(y=alt.Y("zero:Q").axis(None)), stems]


def across(base: alt.Chart, role: Role, x: alt.X, y: alt.Y) -> alt.Chart:
    """The strokes of one role: a target at its period."""
    import altair as alt

    chosen = base.transform_filter(alt.datum.role == str(role))
    return chosen.mark_tick(thickness=4, size=30, color=ROLES[role][0], opacity=1).encode(x=x, y=y)


def domain(spec: ChartSpec) -> list[float]:
    """The axis: from zero, with room for the figures beside points; of ranks from 1 to the last."""
    values = [end for m in spec.data for end in (m.value, m.upper) if end is not None]
    if spec.inverted:
        room = max((max(values) - 1) * 0.25, 1)
        return [1 - room, max(values) + room * 0.3]
    values = [value * 1.18 for value in values]
    return [min(0, *values), max(0, *values) or 1]


def with_words(spec: ChartSpec) -> pd.DataFrame:
    """A series' data with what stands beside each point: its figure where there is room, else at the ends."""
    data = frame(spec)
    levels = [n for n, m in enumerate(spec.data) if m.role in LEVEL]
    fits = len(levels) <= MOST_WORDS and sum(len(spec.data[n].text) for n in levels) <= LETTERS
    shown = {*levels} if fits else {*levels[:1], *levels[-1:]}
    wide = len(levels) > MOST_WORDS // 2
    sides = {levels[0]: "left", levels[-1]: "right"} if levels and wide else {}
    data["align"] = [sides.get(n, "center") for n in range(len(spec.data))]
    data["top"] = [m.value if m.upper is None else m.upper for m in spec.data]
    data["words"] = [m.text if n in shown else "" for n, m in enumerate(spec.data)]
    data["open"] = ["↑" if m.bound in UP else "↓" if m.bound in DOWN else "" for m in spec.data]
    return data
