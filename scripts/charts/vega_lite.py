"""A chart spec as a Vega-Lite specification, made with Altair: one small function a kind of chart.

Charts are drawn for a column of about 400 px, so that no text falls under 12 px on a phone, and take
their colours from the page's custom properties, so that one SVG serves light and dark.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from scripts.charts.chart_spec import ChartSpec, ElementChange, Role
from scripts.charts.look import (
    FIGURE,
    GRID,
    INK,
    INNER,
    LINE,
    ROLES,
    ROW,
    SMALL,
    SOFT,
    TEXT,
    Drawing,
    frame,
    of_table,
    points,
    roles,
    width_of,
)
from scripts.charts.vega_series import series

if TYPE_CHECKING:
    import pandas as pd

TITLE = 43  # letters of a task's title that fit on the chart's width in the widest of fonts
PARTS = tuple(f"var(--part-{n})" for n in range(1, 6))
# A change's sign, the colour of its bar, and the colour of the text on it.
CHANGES = {
    ElementChange.KEPT: ("=", "var(--line)", INK),
    ElementChange.REWORDED: ("~", "var(--amended)", "var(--paper)"),
    ElementChange.ADDED: ("+", "var(--result)", "var(--paper)"),
    ElementChange.REMOVED: ("−", "var(--paper)", INK),
}

# The look that all charts share.
CONFIG = {
    "background": "transparent",
    "font": "inherit",
    "padding": 4,
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "labelColor": SOFT,
        "labelFontSize": SMALL,
        "labelFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "gridColor": GRID,
    },
}


def vega_lite(spec: ChartSpec, *, validated: bool = False) -> str:
    """The Vega-Lite specification of a chart as JSON text; equal specs give equal text.

    Held to Vega-Lite's schema only where `validated`: that takes most of the time, and tests do it.
    """
    import altair as alt
    from altair.utils.schemapi import debug_mode

    kinds = {"dots": dots, "structure": structure, "series": series, "rank": rank, "tally": tally}
    with debug_mode(False):
        drawing = kinds[spec.kind](spec)
        whole = alt.TopLevelLayerSpec(layer=[*drawing.layers], config=CONFIG, **drawing.size)
        content = whole.to_dict(validate=False, context={"top_level": False})
    content |= {"$schema": alt.SCHEMA_URL}
    content |= {"datasets": {name: records(table) for name, table in drawing.tables.items()}}
    if validated:
        alt.Chart.from_dict(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """A table's rows as JSON writes them: null where there is nothing."""
    return [
        {str(name): None if value != value else value for name, value in row.items()}
        for row in table.to_dict("records")
    ]


def text_width(text: str) -> float:
    """About how many px a figure in words takes beside its dot, the dot's distance included."""
    return 24 + 10.2 * len(text)


def dots(spec: ChartSpec) -> Drawing:
    """One row a figure: its label, a dot at its value, the value in words."""
    import altair as alt

    values = [m.value if m.upper is None else m.upper for m in spec.data]
    least = min(m.value for m in spec.data)
    spread = (max(values) - least) or 1
    low = least - spread * 0.25
    lines = [wrapped(m.text, FIGURE) for m in spec.data]
    widths = [text_width(max(texts, key=len)) for texts in lines]
    high = low + max((v - low) * INNER / (INNER - width) for v, width in zip(values, widths, strict=True))
    data = frame(spec).assign(order=range(len(values)), low=low, high=high)
    data["lines"], data["end"] = lines, values
    base = of_table("figures")
    y = alt.Y("order:O", axis=None)
    x = alt.X("value:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=None)
    end = alt.X("end:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=None)
    start = alt.X("low:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=None)
    above = {"align": "left", "baseline": "bottom", "dy": -15}
    layers = [
        base.mark_rule(strokeWidth=2, color=SOFT, opacity=0.3).encode(y=y, x=start, x2=alt.X2("high:Q")),
        base.transform_filter("datum.upper != null")
        .mark_rule(strokeWidth=9, opacity=0.45, color=SOFT)
        .encode(y=y, x=x, x2=alt.X2("upper:Q")),
        base.mark_text(**above, fontSize=SMALL, fill=SOFT).encode(y=y, x=start, text=alt.Text("label:N")),
        *(points(base, role, x, y) for role in roles(spec)),
    ]
    for role in roles(spec):
        weight = 700 if role == Role.IN_FORCE else 600
        words = base.transform_filter(alt.datum.role == str(role)).mark_text(
            align="left", dx=14, fontSize=TEXT + 3, lineHeight=22, fontWeight=weight, fill=ROLES[role][0]
        )
        layers.append(words.encode(x=end, y=y, text=alt.Text("lines:N")))
    row = ROW + 22 * (max(map(len, lines)) - 1)
    return Drawing(layers, {"figures": data}, {"width": INNER, "height": row * len(values) + 4})


def structure(spec: ChartSpec) -> Drawing:
    """Two columns of shares side by side, named at their right; what is left over is dashed."""
    import altair as alt

    groups = list(dict.fromkeys(m.group for m in spec.data))
    x = alt.X(
        "group:N",
        sort=groups,
        scale=alt.Scale(paddingInner=0.16, paddingOuter=0),
        axis=alt.Axis(orient="top", title=None, labelAngle=0, labelColor=INK, labelPadding=6),
    )
    y = alt.Y("middle:Q", scale=alt.Scale(domain=[0, 100]), axis=None)
    top = alt.Y("top:Q", scale=alt.Scale(domain=[0, 100]), axis=None)
    base = of_table("shares")
    last = base.transform_filter(alt.datum.group == groups[-1])
    stated, left_over = alt.datum.role == str(Role.PART), alt.datum.role == str(Role.DERIVED)
    beside = {"align": "left", "fontSize": SMALL, "lineHeight": LINE, "dx": 54, "fill": INK}
    layers = [
        base.transform_filter(stated)
        .mark_bar(stroke="var(--paper)", strokeWidth=2)
        .encode(x=x, y=top, y2=alt.Y2("bottom:Q"), fill=alt.Fill("colour:N", scale=None, legend=None)),
        base.transform_filter(left_over)
        .mark_bar(fill="var(--paper)", stroke=SOFT, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(x=x, y=top, y2=alt.Y2("bottom:Q")),
        base.transform_filter(stated)
        .mark_text(fontSize=TEXT, fontWeight=600, fill="var(--on-part)")
        .encode(x=x, y=y, text=alt.Text("text:N")),
        last.transform_filter(stated)
        .mark_text(baseline="middle", **beside)
        .encode(x=x, y=y, text=alt.Text("lines:N")),
        last.transform_filter(left_over)
        .mark_text(baseline="top", **beside)
        .encode(x=x, y=top, text=alt.Text("lines:N")),
    ]
    return Drawing(layers, {"shares": shares(spec)}, {"width": {"step": 112}, "height": 330})


def shares(spec: ChartSpec) -> pd.DataFrame:
    """A structure's data, stacked in each group: each share's ends and middle in %, its colour, its label."""
    data = frame(spec)
    names = list(dict.fromkeys(m.label for m in spec.data))
    left_over = " → ".join(dict.fromkeys(m.text for m in spec.data if m.role == Role.DERIVED))
    data["top"] = data.groupby("group")["value"].cumsum()
    data["middle"] = data["top"] - data["value"] / 2
    data["bottom"] = data["top"] - data["value"]
    data["colour"] = data["label"].map({n: PARTS[i % len(PARTS)] for i, n in enumerate(names)})
    data["lines"] = [wrapped(m.label) + [left_over] * (m.role == Role.DERIVED) for m in spec.data]
    return data


def rank(spec: ChartSpec) -> Drawing:
    """Every place of a field as a tick, the one meant filled and numbered."""
    import altair as alt
    import pandas as pd

    place = spec.data[0]
    edge = 10  # px beside the ends, so that the mark of the first or the last place stays inside
    scale = alt.Scale(domain=[0.5, spec.extent + 0.5], range=[edge, INNER - edge], nice=False)
    x = alt.X("place:Q", scale=scale, axis=None)
    tables = {
        "field": pd.DataFrame({"place": range(1, spec.extent + 1)}),
        "place": pd.DataFrame({"place": [place.value], "text": [place.label]}),
        **{
            name: pd.DataFrame({"place": [n], "text": [str(n)]})
            for name, n in (("first", 1), ("last", spec.extent))
        },
    }
    field, one, first, last = map(of_table, tables)
    at = edge + (place.value - 0.5) / spec.extent * (INNER - 2 * edge)
    width = width_of(place.label, TEXT + 3)
    shift = min(max(at - width / 2, 0), INNER - width) - at  # so that the label stays inside the chart
    low = {"fontSize": SMALL, "fill": SOFT}
    ends = [
        first.mark_text(**low, align="left", dx=-4).encode(x=x, y=alt.YValue(82), text=alt.Text("text:N"))
    ]
    if spec.extent > 1:
        ends.append(
            last.mark_text(**low, align="right", dx=4).encode(x=x, y=alt.YValue(82), text=alt.Text("text:N"))
        )
    layers = [
        field.mark_tick(thickness=2, size=22, color=SOFT, opacity=0.5).encode(x=x, y=alt.YValue(52)),
        one.mark_point(shape="square", size=260, filled=True, fill="var(--result)", opacity=1).encode(
            x=x, y=alt.YValue(52)
        ),
        one.mark_text(
            align="left", dx=round(shift, 1), fontSize=TEXT + 3, fontWeight=700, fill="var(--result)"
        ).encode(x=x, y=alt.YValue(22), text=alt.Text("text:N")),
        *ends,
    ]
    return Drawing(layers, tables, {"width": INNER, "height": 96})


def tally(spec: ChartSpec) -> Drawing:
    """A bar a task, its elements in order: kept, reworded, added, removed, each with its sign and number."""
    import altair as alt

    data = counts(spec)
    tasks = list(dict.fromkeys(m.label for m in spec.data))
    y = alt.Y("label:N", sort=tasks, axis=None)
    x = alt.X("start:Q", scale=alt.Scale(domain=[0, float(data["end"].max())], nice=False), axis=None)
    base = of_table("counts")
    titles = data.drop_duplicates("label").assign(zero=0)
    titles["lines"] = titles["label"].map(lambda text: wrapped(text, TITLE))
    heights = titles["lines"].map(len)
    titled = {n: titles[heights == n] for n in sorted(set(heights))}
    above = {"align": "left", "baseline": "bottom"}
    layers = [
        of_table(f"titles of {n}")
        .mark_text(**above, dy=-15 - LINE * (n - 1), fontSize=SMALL, lineHeight=LINE, fill=INK)
        .encode(y=y, x=alt.X("zero:Q", axis=None), text=alt.Text("lines:N"))
        for n in titled
    ]
    for change, (_, fill, ink) in CHANGES.items():
        changed = base.transform_filter(alt.datum.role == str(change))
        dash = [4, 3] if change == ElementChange.REMOVED else [1, 0]
        layers += [
            changed.mark_bar(height=24, fill=fill, stroke=SOFT, strokeWidth=1, strokeDash=dash).encode(
                y=y, x=x, x2=alt.X2("end:Q")
            ),
            changed.mark_text(fontSize=SMALL, fontWeight=600, fill=ink).encode(
                y=y, x=alt.X("middle:Q", axis=None), text=alt.Text("sign:N")
            ),
        ]
    height = 62 + LINE * (int(heights.max()) - 1)
    return Drawing(
        layers,
        {"counts": data, **{f"titles of {n}": table for n, table in titled.items()}},
        {"width": INNER, "height": height * len(tasks)},
    )


def counts(spec: ChartSpec) -> pd.DataFrame:
    """A tally's data, one after another in each task: where each count begins and ends, and its sign."""
    data = frame(spec)
    data["end"] = data.groupby("label")["value"].cumsum()
    data["start"] = data["end"] - data["value"]
    data["middle"] = (data["end"] + data["start"]) / 2
    data["sign"] = [f"{CHANGES[ElementChange(m.role)][0]}{m.text}" for m in spec.data]
    return data


def wrapped(text: str, width: int = 20) -> list[str]:
    """A label in lines that fit beside a column; `width` is in letters."""
    return textwrap.wrap(text, width)
